import { sql } from 'kysely';
import { aliased, type RowOf } from '../data/columns.ts';

const r = aliased<{ r: 'reports'; k: 'moderation_cases' }>();
const e = aliased<{ e: 'evidence' }>();
const a = aliased<{ a: 'moderation_actions' }>();

/** A case: columns of `moderation_cases k`. */
export const CASE = {
  id: r.ref('k.id'),
  subjectId: r.ref('k.subject_id'),
  subjectKind: r.ref('k.subject_kind'),
  accusedId: r.ref('k.accused_id'),
  status: r.ref('k.status'),
  openedAt: r.ref('k.opened_at'),
  resolvedAt: r.ref('k.resolved_at'),
};
/** The GraphQL source of `ModerationCase`. */
export type CaseRow = RowOf<typeof CASE>;

/** A report with what became of it: columns of `reports r` and its `moderation_cases k`. */
export const REPORT = {
  id: r.ref('r.id'),
  caseId: r.ref('r.case_id'),
  reporterId: r.ref('r.reporter_id'),
  reason: r.ref('r.reason'),
  text: r.ref('r.text'),
  createdAt: r.ref('r.created_at'),
  status: r.ref('k.status'),
  subjectId: r.ref('k.subject_id'),
  resolvedAt: r.ref('k.resolved_at'),
};
/** The GraphQL source of `Report` and `CaseReport`. */
export type ReportRow = RowOf<typeof REPORT>;

/** A piece of evidence: columns of `evidence e`. */
export const EVIDENCE = {
  id: e.ref('e.id'),
  caseId: e.ref('e.case_id'),
  authorId: e.ref('e.author_id'),
  text: e.ref('e.text'),
  writtenAt: e.ref('e.written_at'),
  takenAt: e.ref('e.taken_at'),
};
/** The GraphQL source of `Evidence`. */
export type EvidenceRow = RowOf<typeof EVIDENCE>;

/** A line of the log: columns of `moderation_actions a`. */
export const ACTION = {
  id: a.ref('a.id'),
  kind: a.ref('a.kind'),
  moderatorId: a.ref('a.moderator_id'),
  targetId: a.ref('a.target_id'),
  caseId: a.ref('a.case_id'),
  note: a.ref('a.note'),
  createdAt: a.ref('a.created_at'),
};
/** The GraphQL source of `ModerationAction`. */
export type ActionRow = RowOf<typeof ACTION>;

/** How many upheld cases there are against somebody, as a piece of SQL. */
export const upheldAgainst = sql<number>`(select count(*)::int from moderation_cases o
  where o.accused_id = k.accused_id and o.status = 'UPHELD' and o.id <> k.id)`;
