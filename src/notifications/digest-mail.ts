import { type RawBuilder, sql } from 'kysely';
import { localeOfPerson } from '../accounts/settings/account-settings.ts';
import { IS_UNREAD } from '../chat/room-parts.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { layOut, type Words } from '../mail/layout.ts';
import type { MailComposer } from '../mail/mail.ts';
import type { Locale } from '../shared/context.ts';
import { noticeLine } from './notice-words.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification.entity.ts';
import { VISIBLE } from './notification.rows.ts';
import { unsubscribeLink } from './reach/unsubscribe.ts';

/** The kind of the mail's job; `userId`, and `since` and `until` as instants. */
export const DIGEST = 'NOTIFICATION_DIGEST';

/** Messages of others that a person has not read in the rooms of theirs, written in a span: what follows `select`. */
export const unreadMessages = (userId: RawBuilder<string>, since: RawBuilder<string>, until: RawBuilder<string>) => sql`
  from room_members me join rooms r on r.id = me.room_id
    join messages x on x.room_id = r.id and ${IS_UNREAD}
  where me.user_id = ${userId} and me.left_at is null and not r.is_cut and r.last_message_seq > me.last_read_seq
    and x.created_at >= ${since} and x.created_at < ${until}`;

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
  group by u.email, n.kind
  union all
  select u.email, 'MESSAGE_RECEIVED', count(*)::int from users u, lateral (select ${unreadMessages(sql`u.id`, p.since, p.until)}) m
  where u.id = ${p.userId} and u.mail_digest and u.email_verified_at is not null and u.deleted_at is null
  group by u.email`,
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
  const mail = layOut(email, locale, words, `${ctx.app.config.webUrl}/notifications`);
  return { ...mail, unsubscribe: unsubscribeLink(ctx.app, userId, 'DIGEST') };
};

/** The mails of notifications, by kind. */
export const notificationMailComposers: Record<typeof DIGEST, MailComposer> = { [DIGEST]: compose };

function wordsIn(locale: Locale, counts: ReadonlyMap<NotificationKind, number>): Words {
  const lines = NOTIFICATION_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [noticeLine(locale, kind, count)];
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
