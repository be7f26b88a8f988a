import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { hmac } from '../../accounts/keys.ts';
import { type Params, query, rowsOn } from '../../data/statement.ts';
import type { App } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notification.entity.ts';
import { isFixed } from '../settings/channels.ts';

/** What can be unsubscribed: mails of one kind, or the mail of the day. */
export type MailList = NotificationKind | 'DIGEST';

/** Where the links lead. */
export const UNSUBSCRIBE_PATH = '/unsubscribe';
const signatureOf = (app: App, userId: string, list: string): Buffer =>
  hmac(app, 'unsubscribe', `${userId} ${list}`).subarray(0, 18);

/** A link that switches these mails off for a person, with one click (RFC 8058). It works for ever, and does nothing else. */
export function unsubscribeLink(app: App, userId: string, list: MailList): string {
  const query = new URLSearchParams({ of: userId, list, sign: signatureOf(app, userId, list).toString('base64url') });
  return `${app.config.publicUrl}${UNSUBSCRIBE_PATH}?${query}`;
}

const switchKindOff = query(
  (p: Params<{ userId: string; kind: string }>) => sql`
  insert into notification_settings as s (user_id, kind, email)
  select u.id, ${p.kind}, false from users u where u.id = ${p.userId} and u.deleted_at is null
  on conflict (user_id, kind) do update set email = false`,
);
const switchDigestOff = query(
  (p: Params<{ userId: string }>) => sql`update users set mail_digest = false where id = ${p.userId}`,
);

/** Whose mails of which kind a link is about. */
export interface Unsubscribing {
  userId: string;
  list: MailList;
}

/** What the query of a link says; null when it is not one of ours. */
export function readUnsubscribeLink(
  app: App,
  { of: userId = '', list = '', sign = '' }: Record<string, string | undefined>,
): Unsubscribing | null {
  const known = list === 'DIGEST' ? list : NOTIFICATION_KINDS.find((kind) => kind === list && !isFixed(kind, 'email'));
  if (!isUuid(userId) || !known) return null;
  const [given, right] = [Buffer.from(sign, 'base64url'), signatureOf(app, userId, list)];
  return given.length === right.length && timingSafeEqual(given, right) ? { userId, list: known } : null;
}

/** Switches these mails off. Again changes nothing. */
export async function unsubscribe({ pool }: App, { userId, list }: Unsubscribing): Promise<void> {
  if (list === 'DIGEST') await rowsOn(pool, switchDigestOff, { userId });
  else await rowsOn(pool, switchKindOff, { userId, kind: list });
}
