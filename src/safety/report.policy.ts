import type { About, Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';
import type { CaseRow } from './case.rows.ts';

/** Reporting something that the viewer sees: not one's own (FORBIDDEN, REPORT_OWN), and once while it is open (CONFLICT, ALREADY_REPORTED). */
export function canReport(viewer: Viewer | null, about: About, isReported: boolean): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (about.ownerId === viewer!.userId) return denied('FORBIDDEN', 'REPORT_OWN');
  return isReported ? denied('CONFLICT', 'ALREADY_REPORTED') : ALLOWED;
}

/** Who is a party of a case decides nothing about it (FORBIDDEN, OWN_CASE); about moderators only admins do (NOT_ADMIN). */
export function canDecide(
  viewer: Viewer,
  { accusedId }: Pick<CaseRow, 'accusedId'>,
  party: { isReporter: boolean; accusedRole: Viewer['role'] },
): Permission {
  if (accusedId === viewer.userId || party.isReporter) return denied('FORBIDDEN', 'OWN_CASE');
  return party.accusedRole !== 'MEMBER' && viewer.role !== 'ADMIN' ? denied('FORBIDDEN', 'NOT_ADMIN') : ALLOWED;
}
