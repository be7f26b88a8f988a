import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import type { SanctionKind } from '../accounts/sanctions/sanction.entity.ts';
import { SanctionKindEnum, SanctionType } from '../accounts/sanctions/sanction.types.ts';
import { MessageType } from '../chat/chat.types.ts';
import { CommentType } from '../companions/comments/comment.types.ts';
import { CompanionType } from '../companions/posts/companion.types.ts';
import { connectionTypes, enumOf, NodeType } from '../graphql/types.ts';
import { PlaceType } from '../places/place.types.ts';
import { ReviewType } from '../places/review.types.ts';
import { PlannerType } from '../planners/planner.types.ts';
import {
  MODERATION_ACTION_KINDS,
  type ModerationActionKind,
  REPORT_REASONS,
  REPORT_STATUSES,
  type ReportReason,
  type ReportStatus,
} from './case.entity.ts';
import type { ActionRow, CaseRow, EvidenceRow, ReportRow } from './case.rows.ts';

const ReportReasonEnum = enumOf(REPORT_REASONS);
registerEnumType(ReportReasonEnum, {
  name: 'ReportReason',
  description: 'Why something is reported.',
  valuesConfig: {
    SPAM: { description: 'Advertising, or the same again and again.' },
    SCAM: { description: 'Asks for money, or lies to get some.' },
    HARASSMENT: { description: 'Insults, threatens, does not stop.' },
    SEXUAL: { description: 'Sexual words or pictures, or such advances.' },
    HATE: { description: 'Against people for what they are.' },
    VIOLENCE: { description: 'Violence, or a call for it.' },
    MINOR_SAFETY: { description: 'Puts a minor at risk.' },
    IMPERSONATION: { description: 'Pretends to be somebody else.' },
    PRIVACY: { description: "Shows somebody's private data." },
    OTHER: { description: 'Something else; `text` says what.' },
  },
});
export const ReportStatusEnum = enumOf(REPORT_STATUSES);
registerEnumType(ReportStatusEnum, {
  name: 'ReportStatus',
  description: 'What became of a report, or of a case.',
  valuesConfig: {
    OPEN: { description: 'Nobody has decided yet.' },
    UPHELD: { description: 'It was against the rules.' },
    DISMISSED: { description: 'It was not.' },
  },
});
const ModerationActionKindEnum = enumOf(MODERATION_ACTION_KINDS);
registerEnumType(ModerationActionKindEnum, {
  name: 'ModerationActionKind',
  description: 'What a moderator or admin did.',
  valuesConfig: {
    DISMISS: { description: 'Found a case to be nothing.' },
    UPHOLD: { description: 'Found a case to be right.' },
    HIDE_CONTENT: { description: 'Hid what was reported.' },
    RESTORE_CONTENT: { description: 'Showed it again.' },
    WARN: { description: 'Warned the account.' },
    SUSPEND: { description: 'Suspended it.' },
    BAN: { description: 'Banned it.' },
    LIFT_SANCTION: { description: 'Ended a sanction before its time.' },
    GRANT_APPEAL: { description: 'Followed an appeal.' },
    REJECT_APPEAL: { description: 'Did not follow it.' },
    GRANT_ROLE: { description: 'Gave a role.' },
    REVOKE_ROLE: { description: 'Took it.' },
  },
});

export const ReportableUnion = createUnionType({
  name: 'Reportable',
  description: 'What can be reported.',
  types: () => [UserType, CompanionType, CommentType, MessageType, PlaceType, ReviewType, PlannerType] as const,
});

@ObjectType('Report', { implements: NodeType, description: 'What the viewer reported, and what became of it.' })
export class ReportType extends NodeType {
  @Field(() => ReportReasonEnum, { description: 'Why.' })
  reason!: ReportReason;
  @Field(() => String, { description: 'In the own words of who reported; may be empty.' })
  text!: ReportRow['text'];
  @Field(() => ReportStatusEnum, { description: 'What a moderator has decided.' })
  status!: ReportStatus;
  @Field(() => Date, { description: 'When it was reported.' })
  createdAt!: ReportRow['createdAt'];
  @Field(() => Date, { nullable: true, description: 'When it was decided; null while open.' })
  resolvedAt!: ReportRow['resolvedAt'];
}

@InputType({ description: 'A report.' })
export class ReportInput {
  @Field(() => ID, {
    description: 'Id of what is reported: a person, post, comment, message, place, review or planner.',
  })
  subjectId!: string;
  @Field(() => ReportReasonEnum, { description: 'Why.' })
  reason!: ReportReason;
  @Field(() => String, { defaultValue: '', description: 'What happened; at most 2,000 characters.' })
  text!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Also blocks whose it is (`setBlock`).' })
  alsoBlock!: boolean;
}

@ObjectType('Evidence', { description: 'A copy of what was reported, as it was then.' })
export class EvidenceType {
  /** Not fields of the schema. */
  id!: string;
  @Field(() => ID, { nullable: true, description: 'Id of the person who wrote it.' })
  authorId!: EvidenceRow['authorId'];
  @Field(() => String, { nullable: true, description: 'Its words; null where there were none any more.' })
  text!: EvidenceRow['text'];
  @Field(() => Date, { description: 'When it was written.' })
  writtenAt!: EvidenceRow['writtenAt'];
  @Field(() => Date, { description: 'When it was copied: at the first report.' })
  takenAt!: EvidenceRow['takenAt'];
}

@ObjectType('CaseReport', { description: 'A report in a case, for moderators.' })
export class CaseReportType {
  @Field(() => ReportReasonEnum, { description: 'Why.' })
  reason!: ReportReason;
  @Field(() => String, { description: 'In the own words of who reported; may be empty.' })
  text!: ReportRow['text'];
  @Field(() => Date, { description: 'When it was reported.' })
  createdAt!: ReportRow['createdAt'];
}

@ObjectType('ModerationAction', {
  implements: NodeType,
  description: 'A line of the log. Never edited, never deleted: the database refuses it.',
})
export class ModerationActionType extends NodeType {
  @Field(() => ModerationActionKindEnum, { description: 'What was done.' })
  kind!: ModerationActionKind;
  @Field(() => String, { description: 'Why, for other moderators.' })
  note!: ActionRow['note'];
  @Field(() => Date, { description: 'When.' })
  createdAt!: ActionRow['createdAt'];
}

@ObjectType('ModerationCase', { implements: NodeType, description: 'All reports about one object, for moderators.' })
export class ModerationCaseType extends NodeType {
  @Field(() => ReportStatusEnum, { description: 'Whether it was decided, and how.' })
  status!: ReportStatus;
  @Field(() => Date, { description: 'When it was reported first.' })
  openedAt!: CaseRow['openedAt'];
}

@InputType({ description: 'A sanction to put on the accused.' })
export class SanctionInput {
  @Field(() => SanctionKindEnum, { description: 'How heavy.' })
  kind!: SanctionKind;
  @Field(() => Int, { nullable: true, description: 'Only for SUSPENSION, 1 to 365.' })
  days?: number | null;
}

@InputType({ description: 'How a case ends.' })
export class ResolveCaseInput {
  @Field(() => Boolean, { description: 'Whether it was against the rules.' })
  uphold!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: 'Hides what was reported from everybody but its author.' })
  hideContent!: boolean;
  @Field(() => SanctionInput, { nullable: true, description: 'What the accused gets, if anything.' })
  sanction?: SanctionInput | null;
  @Field(() => String, { description: 'Why, for other moderators; 1 to 2,000 characters.' })
  note!: string;
  @Field(() => String, {
    defaultValue: '',
    description: 'Told to the accused; 1 to 2,000 characters where something is hidden or a sanction given.',
  })
  reasonForAccused!: string;
}

export const SanctionConnectionType = connectionTypes('Sanction', () => SanctionType);
export const ReportConnectionType = connectionTypes('Report', () => ReportType);
export const ModerationCaseConnectionType = connectionTypes('ModerationCase', () => ModerationCaseType);
export const ModerationActionConnectionType = connectionTypes('ModerationAction', () => ModerationActionType);
