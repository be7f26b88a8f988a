import { sql } from 'kysely';
import { db } from '../data/db.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { knownDeviceName } from './device-name.ts';
import { hmac } from './keys.ts';

/** Devices that are remembered of one account. */
const KEPT = 30;
/** A stranger who knows the password does not fill the mailbox with it. */
const TOLD_AN_HOUR = 5;

// Both look at the table as it was before the device is written.
const recognise = query(
  (p: Params<{ userId: string; hash: Buffer; now: Date }>) => sql<{ isKnown: boolean; isToTell: boolean }>`
  with before as (
    select coalesce(bool_or(device_hash = ${p.hash}), false) as is_known, count(*) = 0 as is_first,
      count(*) filter (where first_seen_at > ${p.now}::timestamptz - interval '1 hour') as recent
    from known_devices where user_id = ${p.userId}
  ), written as (
    insert into known_devices (user_id, device_hash, first_seen_at, last_seen_at)
    values (${p.userId}, ${p.hash}, ${p.now}, ${p.now})
    on conflict (user_id, device_hash) do update set last_seen_at = excluded.last_seen_at
  )
  select b.is_known as "isKnown",
    not b.is_known and b.recent < ${sql.lit(TOLD_AN_HOUR)} and u.email_verified_at is not null
      and not (b.is_first and u.created_at > ${p.now}::timestamptz - interval '1 day') as "isToTell"
  from before b join users u on u.id = ${p.userId}`,
);
const forgetOldest = query(
  (p: Params<{ userId: string }>) => sql`
  delete from known_devices where user_id = ${p.userId} and device_hash in (
    select device_hash from known_devices where user_id = ${p.userId}
    order by last_seen_at desc, device_hash offset ${sql.lit(KEPT)})`,
);
const forget = query((p: Params<{ userId: string }>) => db.deleteFrom('known_devices').where('user_id', '=', p.userId));

/**
 * Remembers the device that signs in, and returns whether its owner is to be told: one that is new to a verified account, but
 * not the first of an account of today. A device is what it calls itself, without versions, in the network that it comes from;
 * only a digest is kept. The account's row is locked by the caller.
 */
export async function isNewDevice(tx: Tx, userId: string): Promise<boolean> {
  const { userAgent, ip } = tx.door;
  const hash = hmac(tx.app, 'known-device', `${knownDeviceName(userAgent) ?? userAgent ?? ''}|${ip}`);
  const found = await row(tx, recognise, { userId, hash, now: now(tx) });
  if (!found || found.isKnown) return false;
  await rows(tx, forgetOldest, { userId });
  return found.isToTell;
}

/** Forgets all devices of an account. */
export async function forgetDevices(tx: Tx, userId: string): Promise<void> {
  await rows(tx, forget, { userId });
}
