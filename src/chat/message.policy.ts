import { ALLOWED, denied, type Permission } from '../shared/permission.ts';
import type { MessageRow } from './message.rows.ts';

const EDITABLE_MS = 24 * 60 * 60 * 1000;

type Written = Pick<MessageRow, 'authorId' | 'isDeleted' | 'createdAt'>;

/** May this person change the words of a message that they can read? The author, within 24 hours, while it stands. */
export function canEditMessage(userId: string, message: Written, now: Date): Permission {
  if (message.authorId !== userId) return denied('FORBIDDEN', 'NOT_MESSAGE_AUTHOR');
  if (message.isDeleted) return denied('CONFLICT', 'MESSAGE_DELETED');
  if (now.getTime() - Date.parse(message.createdAt) > EDITABLE_MS) return denied('CONFLICT', 'EDIT_TOO_LATE');
  return ALLOWED;
}

/** May this person delete a message that they can read? The author, at any time. */
export function canDeleteMessage(userId: string, message: Pick<Written, 'authorId'>): Permission {
  return message.authorId === userId ? ALLOWED : denied('FORBIDDEN', 'NOT_MESSAGE_AUTHOR');
}
