import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { signAccessToken } from '../src/accounts/access-token.ts';
import type { App } from '../src/shared/context.ts';
import { newId } from '../src/shared/ids.ts';
import type { Scene } from './cases.ts';
import { benchConfig } from './settings.ts';

/** Rooms that M1 writes to by turns. */
const ROOMS = 32;
/** What signing a token needs of an app. */
const signer = { config: benchConfig(), clock: () => new Date() } as App;

/** Signs in the person with the most rooms, and the other one of that person's longest direct room. */
export async function chooseScene(databaseUrl: string): Promise<Scene> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const viewerId = await busiest(client);
    const { rows: rooms } = await client.query<{ id: string; otherId: string }>(
      `select r.id, o.id as "otherId" from room_members me
       join rooms r on r.id = me.room_id and r.kind = 'DIRECT'
       join users o on o.id = case when r.low_user_id = me.user_id then r.high_user_id else r.low_user_id end and o.deleted_at is null
       where me.user_id = $1 and r.last_message_seq >= 40 order by r.last_seq desc, r.id limit ${ROOMS}`,
      [viewerId],
    );
    const room = rooms[0]!;
    return {
      viewerId,
      token: await signIn(client, viewerId),
      otherToken: await signIn(client, room.otherId),
      roomId: room.id,
      roomIds: rooms.map(({ id }) => id),
    };
  } finally {
    await client.end();
  }
}

async function busiest(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `select user_id as id from room_members where left_at is null group by user_id order by count(*) desc, user_id limit 1`,
  );
  return rows[0]!.id;
}

async function signIn(client: pg.Client, userId: string): Promise<string> {
  const sessionId = newId();
  await client.query(
    `insert into sessions (id, user_id, user_agent, created_at, last_used_at, expires_at) values ($1, $2, $3, now(), now(), now() + interval '1 day')`,
    [sessionId, userId, `bench ${randomUUID()}`],
  );
  return signAccessToken(signer, { userId, sessionId }).token;
}
