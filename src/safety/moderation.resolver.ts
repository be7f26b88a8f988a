import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import type { SanctionRow } from '../accounts/sanctions/sanction.rows.ts';
import { RoleEnum, SanctionType } from '../accounts/sanctions/sanction.types.ts';
import { userById } from '../accounts/user.loaders.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import type { Connection } from '../data/page.ts';
import { ForwardArgs } from '../graphql/arguments.ts';
import { AtMost, Counts } from '../graphql/types.ts';
import type { ImageRow } from '../media/image.rows.ts';
import { ImageType } from '../media/media.types.ts';
import { findNode } from '../node/find-node.ts';
import type { Context, Role } from '../shared/context.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import type { ReportStatus } from './case.entity.ts';
import {
  actionsOfCase,
  evidenceOfCase,
  imagesOfEvidence,
  priorUpheldOfCase,
  reportsOfCase,
  standingOfCase,
} from './case.loaders.ts';
import type { ActionRow, CaseRow, EvidenceRow, ReportRow } from './case.rows.ts';
import { liftSanction, resolveAppeal, resolveCase, restoreContent } from './decide.service.ts';
import { findCase, listActions, listCases, listOpenAppeals } from './lists.ts';
import {
  CaseReportType,
  EvidenceType,
  ModerationActionConnectionType,
  ModerationActionType,
  ModerationCaseConnectionType,
  ModerationCaseType,
  ReportableUnion,
  ReportStatusEnum,
  ResolveCaseInput,
  SanctionConnectionType,
} from './safety.types.ts';
import { setRole } from './set-role.ts';

const NOTE = 'Why, for other moderators; 1 to 2,000 characters.';

@Resolver(() => ModerationCaseType)
export class ModerationCaseResolver {
  @Authorized('MODERATOR')
  @Query(() => ModerationCaseConnectionType, { description: 'Cases for moderators, oldest first.' })
  moderationCases(
    @Ctx() ctx: Context,
    @Arg('status', () => ReportStatusEnum, {
      nullable: true,
      defaultValue: 'OPEN',
      description: 'Of which status; null is OPEN.',
    })
    status: ReportStatus | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<CaseRow>> {
    return listCases(ctx, status ?? 'OPEN', page);
  }

  @Authorized('MODERATOR')
  @Query(() => ModerationCaseType, {
    nullable: true,
    description: 'One case, for moderators; null when there is none.',
  })
  moderationCase(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<CaseRow | null> {
    return findCase(ctx, id);
  }

  @Authorized('MODERATOR')
  @Query(() => ModerationActionConnectionType, { description: 'What moderators did, newest first.' })
  moderationLog(
    @Ctx() ctx: Context,
    @Arg('targetId', () => ID, { nullable: true, description: 'Only what concerned this person.' }) targetId:
      | string
      | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<ActionRow>> {
    return listActions(ctx, targetId ?? null, page);
  }

  @Authorized('MODERATOR')
  @Query(() => SanctionConnectionType, {
    description: 'Sanctions whose appeal waits for an answer, for moderators; the oldest appeal first.',
  })
  openAppeals(@Ctx() ctx: Context, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<SanctionRow>> {
    return listOpenAppeals(ctx, page);
  }

  @Authorized('MODERATOR')
  @Mutation(() => ModerationCaseType, {
    description:
      'Decides an open case. Dismissed, what was hidden until then is shown again. Reporters and the accused are told. Nobody decides about a case of their own (OWN_CASE); the first of two moderators decides (CASE_RESOLVED).',
  })
  resolveCase(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Id of the case.' }) id: string,
    @Arg('input', () => ResolveCaseInput, { description: 'How it ends.' }) input: ResolveCaseInput,
  ): Promise<CaseRow> {
    const { sanction } = input;
    return resolveCase(ctx, id, {
      ...input,
      sanction: sanction ? { kind: sanction.kind, days: sanction.days ?? null } : null,
    });
  }

  @Authorized('MODERATOR')
  @Mutation(() => ModerationCaseType, { description: 'Shows what a case has hidden again (else NOT_HIDDEN).' })
  restoreContent(
    @Ctx() ctx: Context,
    @Arg('caseId', () => ID, { description: 'Id of the case.' }) caseId: string,
    @Arg('note', () => String, { description: NOTE }) note: string,
  ): Promise<CaseRow> {
    return restoreContent(ctx, caseId, note);
  }

  @FieldResolver(() => ReportableUnion, {
    nullable: true,
    description: 'Null when it is gone, or hidden; the evidence stays.',
  })
  subject(@Root() { subjectId }: CaseRow, @Ctx() ctx: Context): Promise<object | null> {
    return findNode(ctx, subjectId);
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Whose content or account it is; null when the account is gone.',
  })
  accused(@Root() { accusedId }: CaseRow, @Ctx() ctx: Context): Promise<UserRow | null> | null {
    return accusedId === null ? null : userById(ctx).load(accusedId);
  }

  @AtMost(LIST_SIZES.evidenceOfCase)
  @FieldResolver(() => [EvidenceType], {
    description:
      'Text, pictures and, for a message, the ten around it, as they were when first reported; oldest first.',
  })
  evidence(@Root() { id }: CaseRow, @Ctx() ctx: Context): Promise<EvidenceRow[]> {
    return evidenceOfCase(ctx).load(id);
  }

  @AtMost(LIST_SIZES.reportsOfCase)
  @FieldResolver(() => [CaseReportType], { description: 'Who reported it, and why; the first one first.' })
  reports(@Root() { id }: CaseRow, @Ctx() ctx: Context): Promise<ReportRow[]> {
    return reportsOfCase(ctx).load(id);
  }

  @AtMost(LIST_SIZES.actionsOfCase)
  @FieldResolver(() => [ModerationActionType], { description: 'What moderators did about it, in order.' })
  actions(@Root() { id }: CaseRow, @Ctx() ctx: Context): Promise<ActionRow[]> {
    return actionsOfCase(ctx).load(id);
  }

  @AtMost(LIST_SIZES.sanctionsOfCase)
  @FieldResolver(() => [SanctionType], {
    description: 'What stands on the account whose it is, for whatever reason; the newest first, at most 20.',
  })
  sanctions(@Root() { id }: CaseRow, @Ctx() ctx: Context): Promise<SanctionRow[]> {
    return standingOfCase(ctx).load(id);
  }

  @Counts()
  @FieldResolver(() => Int, { description: 'Earlier upheld cases against the same account.' })
  priorUpheldCount(@Root() { id }: CaseRow, @Ctx() ctx: Context): Promise<number> {
    return priorUpheldOfCase(ctx).load(id);
  }
}

@Resolver(() => CaseReportType)
export class CaseReportResolver {
  @FieldResolver(() => UserType, { nullable: true, description: 'Who reported; null when the account is gone.' })
  reporter(@Root() { reporterId }: ReportRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(reporterId);
  }
}

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @AtMost(LIST_SIZES.imagesOfMessage)
  @FieldResolver(() => [ImageType], { description: 'Its pictures, in order.' })
  images(@Root() { id }: EvidenceRow, @Ctx() ctx: Context): Promise<ImageRow[]> {
    return imagesOfEvidence(ctx).load(id);
  }
}

@Resolver(() => ModerationActionType)
export class ModerationActionResolver {
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Who did it; null for the operator at a terminal, and when the account is gone.',
  })
  moderator(@Root() { moderatorId }: ActionRow, @Ctx() ctx: Context): Promise<UserRow | null> | null {
    return moderatorId === null ? null : userById(ctx).load(moderatorId);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Whom it concerned; null when the account is gone.' })
  target(@Root() { targetId }: ActionRow, @Ctx() ctx: Context): Promise<UserRow | null> | null {
    return targetId === null ? null : userById(ctx).load(targetId);
  }
}

@Resolver()
export class SanctionDecisionsResolver {
  @Authorized('MODERATOR')
  @Mutation(() => SanctionType, { description: 'Ends a sanction before its time (else SANCTION_ENDED).' })
  liftSanction(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Id of the sanction.' }) id: string,
    @Arg('note', () => String, { description: NOTE }) note: string,
  ): Promise<SanctionRow> {
    return liftSanction(ctx, id, note);
  }

  @Authorized('MODERATOR')
  @Mutation(() => SanctionType, {
    description: 'Answers the open appeal against a sanction (else NO_OPEN_APPEAL); granting it ends the sanction.',
  })
  resolveAppeal(
    @Ctx() ctx: Context,
    @Arg('sanctionId', () => ID, { description: 'Id of the sanction.' }) sanctionId: string,
    @Arg('isGranted', () => Boolean, { description: 'Whether the account is right.' }) isGranted: boolean,
    @Arg('note', () => String, { description: NOTE }) note: string,
  ): Promise<SanctionRow> {
    return resolveAppeal(ctx, sanctionId, isGranted, note);
  }

  @Authorized('ADMIN')
  @Mutation(() => UserType, {
    description: 'Gives somebody a role, or takes it (MEMBER). Nobody changes their own (OWN_ROLE).',
  })
  setRole(
    @Ctx() ctx: Context,
    @Arg('userId', () => ID, { description: 'Whose.' }) userId: string,
    @Arg('role', () => RoleEnum, { description: 'The role from now on.' }) role: Role,
  ): Promise<UserRow> {
    return setRole(ctx, userId, role);
  }
}
