import type { Viewer } from '../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../shared/permission.ts';
import type { MessageRow } from './message.rows.ts';

const EDITABLE_MS = 24 * 60 * 60 * 1000;

type Written = Pick<MessageRow, 'authorId' | 'isDeleted' | 'createdAt'>;

/** May this person change the words of a message that they can read? The author, within 24 hours, while it stands. */
export function canEditMessage(viewer: Viewer | null, message: Written, now: Date): Permission {
  const permission = canDeleteMessage(viewer, message);
  if (!permission.allowed) return permission;
  if (message.isDeleted) return denied('CONFLICT', 'MESSAGE_DELETED');
  if (now.getTime() - Date.parse(message.createdAt) > EDITABLE_MS) return denied('CONFLICT', 'EDIT_TOO_LATE');
  return ALLOWED;
}

/** May this person delete a message that they can read? The author, at any time. */
export function canDeleteMessage(viewer: Viewer | null, message: Pick<Written, 'authorId'>): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  return message.authorId === viewer!.userId ? ALLOWED : denied('FORBIDDEN', 'NOT_MESSAGE_AUTHOR');
}
