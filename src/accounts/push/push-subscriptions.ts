import { type RawBuilder, sql } from 'kysely';
import { aliased, list, type RowOf } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import { now } from '../../shared/clock.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import { Faults, isUuid } from '../../shared/faults.ts';
import { newId } from '../../shared/ids.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { lockViewerAccount } from '../account.rows.ts';
import { isPushAddress } from './push-address.ts';

const s = aliased<{ s: 'push_subscriptions' }>();

/** A browser that takes pushes, as its owner sees it: columns of `push_subscriptions s`. */
const PUSH_SUBSCRIPTION = {
  id: s.ref('s.id'),
  userAgent: s.ref('s.user_agent'),
  createdAt: s.ref('s.created_at'),
};
export type PushSubscriptionRow = RowOf<typeof PUSH_SUBSCRIPTION>;

const ofPerson = query((p: Params<{ userId: string }>) =>
  db
    .selectFrom('push_subscriptions as s')
    .select(list(PUSH_SUBSCRIPTION))
    .where('s.user_id', '=', p.userId)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(LIST_SIZES.pushSubscriptions),
);

/** A person's browsers, newest first. */
export const listPushSubscriptions = (ctx: Context, userId: string): Promise<PushSubscriptionRow[]> =>
  rows(ctx, ofPerson, { userId });

/** What a browser gives out with `PushManager.subscribe`. */
export interface PushSubscriptionGiven {
  endpoint: string;
  p256dh: string;
  auth: string;
}

type New = PushSubscriptionGiven & {
  id: string;
  userId: string;
  sessionId: string;
  userAgent: string | null;
  now: Date;
};

// A browser belongs to whoever registered it last.
const register = query(
  (p: Params<New>) => sql<PushSubscriptionRow>`
  insert into push_subscriptions as s (id, user_id, session_id, endpoint, p256dh, auth, user_agent, created_at)
  values (${p.id}, ${p.userId}, ${p.sessionId}, ${p.endpoint}, ${p.p256dh}, ${p.auth}, ${p.userAgent}, ${p.now})
  on conflict (endpoint) do update set id = case when s.user_id = excluded.user_id then s.id else excluded.id end,
    user_id = excluded.user_id, session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth,
    user_agent = excluded.user_agent, created_at = excluded.created_at
  returning s.id, s.user_agent as "userAgent", s.created_at as "createdAt"`,
);
const removeOldest = query(
  (p: Params<{ userId: string }>) => sql`
  delete from push_subscriptions where id in (select id from push_subscriptions where user_id = ${p.userId}
    order by created_at desc, id desc offset ${sql.lit(LIST_SIZES.pushSubscriptions)})`,
);

/**
 * Registers a browser of the viewer, or renews it; it takes pushes while this session lives. The oldest of more than 20 goes.
 * @throws AppError CONFLICT (PUSH_OFF) when push is not configured; BAD_USER_INPUT with all faults.
 */
export async function registerPush(ctx: Context, given: PushSubscriptionGiven): Promise<PushSubscriptionRow> {
  if (!ctx.app.config.push) throw new AppError('CONFLICT', 'PUSH_OFF');
  const { endpoint, p256dh, auth } = given;
  const faults = new Faults();
  if (!isPushAddress(endpoint, ctx.app.config.push.origins)) faults.add('input.endpoint', 'INVALID_URL');
  if (!isKey(p256dh, 65)) faults.add('input.p256dh', 'INVALID_VALUE');
  if (!isKey(auth, 16)) faults.add('input.auth', 'INVALID_VALUE');
  faults.check();
  const { userId, sessionId } = ctx.viewer!;
  const fresh = { id: newId(), userId, sessionId, userAgent: ctx.door.userAgent, now: now(ctx) };
  return transaction(ctx, async (tx) => {
    await lockViewerAccount(tx);
    const made = await row(tx, register, { endpoint, p256dh, auth, ...fresh });
    await rows(tx, removeOldest, { userId });
    await listenToMessages(tx, userId);
    return made!;
  });
}

/** Whether a text is base64url of so many bytes. */
const isKey = (text: string, bytes: number): boolean =>
  /^[A-Za-z0-9_-]+={0,2}$/.test(text) && text.length < 200 && Buffer.from(text, 'base64url').length === bytes;

const removeOne = query(
  (p: Params<{ userId: string; id: string }>) => sql<{ id: string }>`
  delete from push_subscriptions where id = ${p.id} and user_id = ${p.userId} returning id`,
);

/** Takes back a browser of the viewer. @throws AppError NOT_FOUND (PUSH_SUBSCRIPTION_NOT_FOUND), also for somebody else's. */
export async function removePush(ctx: Context, id: string): Promise<void> {
  const { userId } = ctx.viewer!;
  const removed = isUuid(id) ? await row(ctx, removeOne, { userId, id }) : null;
  if (!removed) throw notFound('PUSH_SUBSCRIPTION_NOT_FOUND');
}

const listen = query(
  (p: Params<{ userId: string }>) => sql`
  insert into message_listeners (user_id) values (${p.userId}) on conflict do nothing`,
);

/** From now on sending writes down that this person is to be told of messages outside the app. */
export async function listenToMessages(tx: Tx, userId: string): Promise<void> {
  await rows(tx, listen, { userId });
}

/** Where to push to, and with which keys. */
export interface PushTarget extends PushSubscriptionGiven {
  id: string;
}

/** Ids of a person's browsers whose sessions live, as an array. A browser whose session has ended may be somebody else's by now. */
export const livingBrowsers = (userId: RawBuilder<unknown>, now: RawBuilder<unknown>) => sql<string[]>`array(
  select s.id from push_subscriptions s join sessions t on t.id = s.session_id
  where s.user_id = ${userId} and t.revoked_at is null and t.expires_at > ${now} order by s.id)`;
const livingById = query(
  (p: Params<{ id: string; userId: string; now: Date }>) => sql<PushTarget>`
  select s.id, s.endpoint, s.p256dh, s.auth from push_subscriptions s join sessions t on t.id = s.session_id
  where s.id = ${p.id} and s.user_id = ${p.userId} and t.revoked_at is null and t.expires_at > ${p.now}`,
);
const removeDead = query((p: Params<{ id: string }>) => db.deleteFrom('push_subscriptions').where('id', '=', p.id));
const removeAll = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('push_subscriptions').where('user_id', '=', p.userId),
);
const removeDue = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('due_notices').where('user_id', '=', p.userId),
);
const stopListening = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('message_listeners').where('user_id', '=', p.userId),
);

/** A browser that is still this person's and whose session lives, or null. */
export const findPushTarget = (ctx: Context, userId: string, id: string): Promise<PushTarget | null> =>
  row(ctx, livingById, { id, userId, now: now(ctx) });

/** Removes a browser of which its push service says that it is gone. */
export async function removeDeadPush(ctx: Context, id: string): Promise<void> {
  await rows(ctx, removeDead, { id });
}

/** Removes all that would reach a person who leaves for good. */
export async function forgetPush(tx: Tx, userId: string): Promise<void> {
  for (const statement of [removeAll, removeDue, stopListening]) await rows(tx, statement, { userId });
}
