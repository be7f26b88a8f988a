import { defineEntity, p } from '@mikro-orm/postgresql';
import { HIDEABLE_KINDS } from '../accounts/hidden/hidden-content.entity.ts';
import { User } from '../accounts/user.entity.ts';
import type { TableOf } from '../data/tables.ts';
import { Image } from '../media/image.entity.ts';

export const REPORT_REASONS = [
  'SPAM',
  'SCAM',
  'HARASSMENT',
  'SEXUAL',
  'HATE',
  'VIOLENCE',
  'MINOR_SAFETY',
  'IMPERSONATION',
  'PRIVACY',
  'OTHER',
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
export const REPORT_STATUSES = ['OPEN', 'UPHELD', 'DISMISSED'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];
export const MODERATION_ACTION_KINDS = [
  'DISMISS',
  'UPHOLD',
  'HIDE_CONTENT',
  'RESTORE_CONTENT',
  'WARN',
  'SUSPEND',
  'BAN',
  'LIFT_SANCTION',
  'GRANT_APPEAL',
  'REJECT_APPEAL',
  'GRANT_ROLE',
  'REVOKE_ROLE',
] as const;
export type ModerationActionKind = (typeof MODERATION_ACTION_KINDS)[number];

/** All reports about one object while it is open. */
const moderationCaseSchema = defineEntity({
  name: 'ModerationCase',
  tableName: 'moderation_cases',
  properties: {
    id: p.uuid().primary(),
    /** Of any reportable object; ids are unique over all tables. */
    subjectId: p.uuid(),
    subjectKind: p.enum(HIDEABLE_KINDS),
    /** Whose it is. */
    accusedId: () => p.manyToOne(User).mapToPk().name('accused_id').nullable(),
    status: p.enum(REPORT_STATUSES),
    openedAt: p.datetime(3),
    resolvedAt: p.datetime(3).nullable(),
  },
});
export class ModerationCase extends moderationCaseSchema.class {}
moderationCaseSchema.setClass(ModerationCase);

/** What one person says of an object. */
const reportSchema = defineEntity({
  name: 'Report',
  tableName: 'reports',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(ModerationCase).mapToPk().name('case_id'),
    reporterId: () => p.manyToOne(User).mapToPk().name('reporter_id'),
    reason: p.enum(REPORT_REASONS),
    text: p.text(),
    createdAt: p.datetime(3),
  },
});
export class Report extends reportSchema.class {}
reportSchema.setClass(Report);

/** A copy of what was reported, taken with the first report. */
const evidenceSchema = defineEntity({
  name: 'Evidence',
  tableName: 'evidence',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(ModerationCase).mapToPk().name('case_id'),
    position: p.integer(),
    authorId: p.uuid().nullable(),
    text: p.text().nullable(),
    writtenAt: p.datetime(3),
    takenAt: p.datetime(3),
  },
});
export class Evidence extends evidenceSchema.class {}
evidenceSchema.setClass(Evidence);

/** A picture of the evidence: it stays while the evidence does. */
const evidenceImageSchema = defineEntity({
  name: 'EvidenceImage',
  tableName: 'evidence_images',
  primaryKeys: ['evidenceId', 'position'],
  properties: {
    evidenceId: () => p.manyToOne(Evidence).mapToPk().name('evidence_id').primary(),
    position: p.integer().primary(),
    imageId: () => p.manyToOne(Image).mapToPk().name('image_id'),
  },
});
export class EvidenceImage extends evidenceImageSchema.class {}
evidenceImageSchema.setClass(EvidenceImage);

/** One line of the log. The database refuses to change or delete it. */
const moderationActionSchema = defineEntity({
  name: 'ModerationAction',
  tableName: 'moderation_actions',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(MODERATION_ACTION_KINDS),
    /** Null when the operator did it at a terminal. */
    moderatorId: p.uuid().nullable(),
    targetId: p.uuid().nullable(),
    caseId: () => p.manyToOne(ModerationCase).mapToPk().name('case_id').nullable(),
    note: p.text(),
    createdAt: p.datetime(3),
  },
});
export class ModerationAction extends moderationActionSchema.class {}
moderationActionSchema.setClass(ModerationAction);

declare module '../data/tables.ts' {
  interface Tables {
    moderation_cases: TableOf<typeof moderationCaseSchema>;
    reports: TableOf<typeof reportSchema>;
    evidence: TableOf<typeof evidenceSchema>;
    evidence_images: TableOf<typeof evidenceImageSchema>;
    moderation_actions: TableOf<typeof moderationActionSchema>;
  }
}
