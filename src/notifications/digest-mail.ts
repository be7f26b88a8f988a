import { sql } from 'kysely';
import { localeOfPerson } from '../accounts/settings/account-settings.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { layOut, type Words } from '../mail/layout.ts';
import type { MailComposer } from '../mail/mail.ts';
import type { Locale } from '../shared/context.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification.entity.ts';
import { VISIBLE } from './notification.rows.ts';

/** The kind of the mail's job; `userId`, and `since` and `until` as instants. */
export const DIGEST = 'NOTIFICATION_DIGEST';

// What was read, taken back or deleted since the job was written is left out; so is whoever has switched it off.
const unread = query(
  (p: Params<{ userId: string; since: string; until: string }>) => sql<{
    email: string;
    kind: NotificationKind;
    count: number;
  }>`
  select u.email, n.kind, count(*)::int as count from users u join notifications n on n.user_id = u.id
  where u.id = ${p.userId} and u.mail_digest and u.email_verified_at is not null and u.deleted_at is null
    and n.read_at is null and n.created_at >= ${p.since} and n.created_at < ${p.until} and ${VISIBLE}
  group by u.email, n.kind`,
);

/**
 * Says how many of each kind wait, and nothing that a person has typed: names and titles of strangers do not reach anybody
 * by mail. No mail when nothing is unread any more.
 */
const compose: MailComposer = async (ctx, { userId = '', since, until }) => {
  const found = await rows(ctx, unread, { userId, since, until } as { userId: string; since: string; until: string });
  const email = found[0]?.email;
  if (!email) return null;
  const counts = new Map(found.map(({ kind, count }) => [kind, count]));
  const words = { ko: wordsIn('ko', counts), en: wordsIn('en', counts) };
  const locale = await localeOfPerson(ctx, userId, 'ko');
  return layOut(email, locale, words, `${ctx.app.config.webUrl}/notifications`);
};

/** The mails of notifications, by kind. */
export const notificationMailComposers: Record<typeof DIGEST, MailComposer> = { [DIGEST]: compose };

function wordsIn(locale: Locale, counts: ReadonlyMap<NotificationKind, number>): Words {
  const lines = NOTIFICATION_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [LINES[locale][kind](count)];
  });
  const { subject, before, after, button } = FRAME[locale];
  return { subject, paragraphs: [before, ...lines, after], button };
}

const FRAME = {
  ko: {
    subject: '[인피니티 트래블] 읽지 않은 알림이 있습니다',
    before: '아직 읽지 않은 알림을 모아 알려 드립니다.',
    after: '이 메일은 하루에 한 번까지만 보내 드립니다. 받지 않으려면 프로필에서 메일 알림을 꺼 주세요.',
    button: '알림 보기',
  },
  en: {
    subject: '[Infinity Travel] You have unread notifications',
    before: 'This is what you have not read yet.',
    after: 'This mail comes once a day at most. If you do not want it, switch it off in your profile.',
    button: 'See notifications',
  },
} as const;

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
