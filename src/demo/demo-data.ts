import type { ClientBase } from 'pg';
import { hashPassword } from '../accounts/password.ts';
import type { App } from '../shared/context.ts';
import { copyLines } from './copy.ts';
import { addDemoScene } from './demo-scene.ts';
import { loadWorld } from './load.ts';
import { personId } from './people.ts';
import { addPictures } from './pictures.ts';
import { DEMO_PEOPLE } from './rooms.ts';
import { Lines } from './tables.ts';
import { createWorld, dateOf, type World } from './world.ts';

/** Two people of the demo data who can sign in; never in production, their passwords are known to everybody. */
export const DEMO_ACCOUNTS = [
  {
    email: 'minji@demo.local',
    password: 'travel-together-minji',
    nickname: '여행하는 민지',
    introduction: '필름 카메라 들고 골목 걷는 걸 좋아해요.',
    gender: 'FEMALE',
    birthDate: '1998-04-12',
  },
  {
    email: 'jun@demo.local',
    password: 'travel-together-jun',
    nickname: '느긋한 준호',
    introduction: '계획은 느슨하게, 밥은 든든하게.',
    gender: 'MALE',
    birthDate: '1995-09-30',
  },
] as const;

/** 100 people, 150 posts, 500 comments, 50 rooms, 1,500 messages, 50 places, 75 planners. */
const DEMO_SCALE = 0.05;

/**
 * Fills an empty database with a small made-up world, in which two people can sign in; takes about a second. Does nothing when there are
 * people already; two instances that start at once fill it once. The world ends today (UTC), trips lie before and after.
 */
export async function fillDemoData(app: App): Promise<void> {
  const client = await app.pool.connect();
  try {
    const { rowCount: people } = await client.query('select from users limit 1');
    if (people) return;
    const world = createWorld({ scale: DEMO_SCALE, date: dateOf(app.clock().getTime()) });
    const afterwards = async () => {
      await addDemoAccounts(client, world);
      await addPictures(client, app.store);
    };
    await loadWorld(client, world, { afterwards });
  } finally {
    client.release();
  }
}

/** Whether the demo accounts are in this database. */
export async function hasDemoAccounts(app: App): Promise<boolean> {
  const emails = DEMO_ACCOUNTS.map(({ email }) => email);
  const { rowCount } = await app.pool.query('select from users where email = any($1)', [emails]);
  return rowCount === DEMO_ACCOUNTS.length;
}

/**
 * Makes the first two people of a world into the demo accounts, and gives them a trip and a conversation of their own. In
 * the transaction that loads the world.
 */
export async function addDemoAccounts(client: ClientBase, world: World): Promise<void> {
  const hashes = await Promise.all(DEMO_ACCOUNTS.map(({ password }) => hashPassword(password)));
  for (const [i, account] of DEMO_ACCOUNTS.entries()) {
    await client.query(
      `update users set email = $2, password_hash = $3, nickname = $4, introduction = $5, gender = $6, birth_date = $7 where id = $1`,
      [
        personId(world, DEMO_PEOPLE[i]!),
        account.email,
        hashes[i],
        account.nickname,
        account.introduction,
        account.gender,
        account.birthDate,
      ],
    );
  }
  const lines = new Lines();
  addDemoScene(world, lines);
  await copyLines(client, lines, false);
}
