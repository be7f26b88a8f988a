import type { Locale } from '../shared/context.ts';
import type { NotificationKind } from './notification.entity.ts';

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);

const LINES: Record<Locale, Record<NotificationKind, (count: number) => string>> = {
  ko: {
    APPLICATION_RECEIVED: (n) => `새 동행 신청 ${n}건`,
    APPLICATION_ACCEPTED: (n) => `수락된 동행 신청 ${n}건`,
    APPLICATION_REJECTED: (n) => `거절된 동행 신청 ${n}건`,
    MEMBER_LEFT: (n) => `동행 인원 변경 ${n}건`,
    COMMENT_RECEIVED: (n) => `새 댓글 ${n}개`,
    REPLY_RECEIVED: (n) => `새 답글 ${n}개`,
    COMPANION_CHANGED: (n) => `내용이 바뀐 동행 소식 ${n}건`,
    APPLICATION_EXPIRED: (n) => `기한이 지난 동행 신청 ${n}건`,
    INVITATION_RECEIVED: (n) => `새 동행 초대 ${n}건`,
    INVITATION_ACCEPTED: (n) => `수락된 동행 초대 ${n}건`,
    COMPANION_CANCELLED: (n) => `취소된 동행 ${n}건`,
    HOST_LEFT: (n) => `작성자가 떠난 동행 ${n}건`,
    HOST_CHANGED: (n) => `작성자가 바뀐 동행 ${n}건`,
    REFERENCE_RECEIVED: (n) => `새 동행 후기 ${n}건`,
    REFERENCE_DUE: (n) => `작성할 수 있는 동행 후기 ${n}건`,
    MESSAGE_RECEIVED: (n) => `새 메시지 ${n}개`,
    MODERATION_DECISION: (n) => `운영팀의 결정 ${n}건`,
    SECURITY: (n) => `보안 알림 ${n}건`,
  },
  en: {
    APPLICATION_RECEIVED: (n) => plural(n, 'Somebody has applied to your post', 'people have applied to your posts'),
    APPLICATION_ACCEPTED: (n) => plural(n, 'Your application was accepted', 'of your applications were accepted'),
    APPLICATION_REJECTED: (n) => plural(n, 'Your application was declined', 'of your applications were declined'),
    MEMBER_LEFT: (n) => plural(n, 'Somebody has left a party', 'changes of who travels along'),
    COMMENT_RECEIVED: (n) => plural(n, 'A new comment on your post', 'new comments on your posts'),
    REPLY_RECEIVED: (n) => plural(n, 'A new reply to your comment', 'new replies to your comments'),
    COMPANION_CHANGED: (n) => plural(n, 'A trip of yours has changed', 'changes to trips of yours'),
    APPLICATION_EXPIRED: (n) => plural(n, 'An application of yours has expired', 'of your applications have expired'),
    INVITATION_RECEIVED: (n) => plural(n, 'You are invited to a trip', 'invitations to trips'),
    INVITATION_ACCEPTED: (n) => plural(n, 'Your invitation was accepted', 'of your invitations were accepted'),
    COMPANION_CANCELLED: (n) => plural(n, 'A trip was called off', 'trips were called off'),
    HOST_LEFT: (n) => plural(n, 'The author of a trip has left', 'authors of trips have left'),
    HOST_CHANGED: (n) => plural(n, 'A trip of yours has a new author', 'trips of yours have new authors'),
    REFERENCE_RECEIVED: (n) => plural(n, 'Somebody wrote a reference about you', 'new references about you'),
    REFERENCE_DUE: (n) =>
      plural(n, 'You can write a reference about a travel companion', 'references that you can write'),
    MESSAGE_RECEIVED: (n) => plural(n, 'A new message', 'new messages'),
    MODERATION_DECISION: (n) => plural(n, 'A decision of our moderators', 'decisions of our moderators'),
    SECURITY: (n) => plural(n, 'A security notice', 'security notices'),
  },
};

/** How many of a kind wait, in words that name nobody and quote nothing. */
export const noticeLine = (locale: Locale, kind: NotificationKind, count: number): string => LINES[locale][kind](count);

/** Where the web app shows it. */
export function noticePath({ roomId, companionId }: { roomId: string | null; companionId: string | null }): string {
  if (roomId) return `/chat/${roomId}`;
  return companionId ? `/companions/${companionId}` : '/notifications';
}
