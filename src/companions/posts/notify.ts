import type { App } from '../../shared/context.ts';

/** What a person is told: by whom, about which post and comment. */
export interface Notice {
  kind:
    | 'APPLICATION_RECEIVED'
    | 'APPLICATION_ACCEPTED'
    | 'APPLICATION_REJECTED'
    | 'MEMBER_LEFT'
    | 'COMMENT_RECEIVED'
    | 'REPLY_RECEIVED'
    | 'COMPANION_CHANGED'
    | 'APPLICATION_EXPIRED'
    | 'INVITATION_RECEIVED'
    | 'INVITATION_ACCEPTED'
    | 'COMPANION_CANCELLED'
    | 'HOST_LEFT'
    | 'HOST_CHANGED'
    | 'REFERENCE_RECEIVED'
    | 'REFERENCE_DUE'
    | 'MESSAGE_RECEIVED'
    | 'MODERATION_DECISION'
    | 'SECURITY';
  /** Null when nobody did it (a date came), or nobody may know who. */
  actorId: string | null;
  /** Null when it is not about a post. */
  companionId: string | null;
  commentId?: string;
}

/**
 * What was taken back: comments, or something about posts, of every kind or one, by everybody or one person, told to everybody,
 * to one person or to everybody but one.
 */
export type TakenBack =
  | { commentIds: readonly string[] }
  | {
      companionIds: readonly string[];
      kind?: Notice['kind'];
      actorId?: string;
      userId?: string;
      exceptUserId?: string;
    };

/** Tells people of something that happens in this transaction; see `App.notify`. */
export const notify: App['notify'] = (tx, userIds, notice) => tx.app.notify(tx, userIds, notice);

/** Takes unread notifications back, of what is taken back in this transaction; see `App.takeBackNotices`. */
export const takeBackNotices: App['takeBackNotices'] = (tx, taken) => tx.app.takeBackNotices(tx, taken);
