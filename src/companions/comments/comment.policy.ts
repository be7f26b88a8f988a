import type { Viewer } from '../../shared/context.ts';
import { ALLOWED, denied, type Permission, refusalOfStrangers } from '../../shared/permission.ts';
import { canComment } from '../posts/companion.policy.ts';
import type { CommentRow } from './comment.rows.ts';

type Written = Pick<CommentRow, 'authorId' | 'isDeleted'>;

const TAKEN_BACK = denied('NOT_FOUND', 'COMMENT_NOT_FOUND');

/** Replying: whoever may comment, while the comment stands; of a deleted one only its place is left (NOT_FOUND). */
export function canReply(viewer: Viewer | null, comment: Pick<Written, 'isDeleted'>): Permission {
  const permission = canComment(viewer);
  return permission.allowed && comment.isDeleted ? TAKEN_BACK : permission;
}

/** Hiding a comment: who wrote the post that it stands under (FORBIDDEN, NOT_AUTHOR), while it stands (NOT_FOUND). */
export function canHideComment(
  viewer: Viewer | null,
  comment: Pick<Written, 'isDeleted'>,
  post: { authorId: string } | null,
): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (comment.isDeleted) return TAKEN_BACK;
  return viewer!.userId === post?.authorId ? ALLOWED : denied('FORBIDDEN', 'NOT_AUTHOR');
}

/** Editing or deleting a comment: who wrote it (FORBIDDEN, NOT_COMMENT_AUTHOR), while it stands (NOT_FOUND). */
export function canChangeComment(viewer: Viewer | null, comment: Written): Permission {
  const refusal = refusalOfStrangers(viewer);
  if (refusal) return refusal;
  if (comment.isDeleted) return TAKEN_BACK;
  return viewer!.userId === comment.authorId ? ALLOWED : denied('FORBIDDEN', 'NOT_COMMENT_AUTHOR');
}
