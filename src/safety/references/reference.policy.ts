import type { Viewer } from '../../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../../shared/permission.ts';
import type { ReferenceRow } from './reference.rows.ts';

/** Writing about somebody: who has a trip with them to write about (CONFLICT, NOTHING_TO_WRITE). */
export function canWriteReference(viewer: Viewer | null, hasPending: boolean): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return hasPending ? ALLOWED : denied('CONFLICT', 'NOTHING_TO_WRITE');
}

/** Answering: whom it is about (FORBIDDEN, NOT_SUBJECT), once (CONFLICT, ALREADY_RESPONDED). */
export function canRespond(
  viewer: Viewer | null,
  { subjectId, response }: Pick<ReferenceRow, 'subjectId' | 'response'>,
): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (viewer!.userId !== subjectId) return denied('FORBIDDEN', 'NOT_SUBJECT');
  return response === null ? ALLOWED : denied('CONFLICT', 'ALREADY_RESPONDED');
}
