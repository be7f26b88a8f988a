import { cpSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { digests } from '../demo/world.ts';
import { hasOwnPostgres, startOwnPostgres } from '../kit/own-postgres.ts';
import { databaseOf, newFolder } from '../postgres/kit.ts';
import { startProduct } from './kit.ts';

const SIGN_IN = `mutation { signIn(input: { email: "minji@demo.local", password: "travel-together-minji", delivery: BEARER }) {
  accessToken viewer { user { id avatar { url } } } } }`;
const HOME = `{ viewer { user { nickname avatar { url } } }
  rooms(first: 3) { nodes { id unreadCount lastMessage { seq text } } } companions(first: 3) { totalCount nodes { title } } }`;
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { seq } }`;

async function ask(url: string, query: string, token: string | null, variables: object = {}) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: whatever was asked for
  return data as any;
}

async function digestsOf(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await digests(client);
  } finally {
    await client.end();
  }
}

/** What one sees of a product: asked with a session from before, so that its secret has come along, and a picture, so that the store has. */
async function sight(url: string, token: string) {
  const home = await ask(url, HOME, token);
  const picture = await fetch(new URL(new URL(home.viewer.user.avatar.url).pathname, url));
  const bytes = (await picture.arrayBuffer()).byteLength;
  home.viewer.user.avatar.url = new URL(home.viewer.user.avatar.url).pathname;
  return { home, picture: [picture.status, bytes] };
}

/** Writing goes on where it was: the next position of the room's log. */
async function expectGoesOn(url: string, token: string, roomId: string, lastSeq: number) {
  const input = { roomId, clientMessageId: crypto.randomUUID(), text: '다시 시작' };
  const { sendMessage } = await ask(url, SEND, token, { input });
  expect(sendMessage.seq).toBeGreaterThan(lastSeq);
}

describe('a backup, as docs/operations.md says', { timeout: 120_000 }, () => {
  it('the whole data folder, copied while the product is stopped, starts elsewhere with everything', async () => {
    const [here, there] = [await newFolder(), await newFolder()];
    const before = startProduct({ env: { DATA_DIR: here, DEMO_DATA: 'true' } });
    const url = await before.url();
    const { signIn } = await ask(url, SIGN_IN, null);
    const seen = await sight(url, signIn.accessToken);
    expect(seen.picture[0]).toBe(200);
    const rows = await digestsOf(databaseOf(here));
    before.process.kill('SIGTERM');
    expect(await before.ended).toBe(0);

    cpSync(here, there, { recursive: true, preserveTimestamps: true });
    const after = startProduct({ env: { DATA_DIR: there, DEMO_DATA: 'true' } });
    const restored = await after.url();
    expect(await digestsOf(databaseOf(there))).toEqual(rows);
    expect(await sight(restored, signIn.accessToken)).toEqual(seen);
    const [room] = seen.home.rooms.nodes;
    await expectGoesOn(restored, signIn.accessToken, room.id, room.lastMessage.seq);
    after.process.kill('SIGTERM');
    await after.ended;
  });

  it.runIf(hasOwnPostgres)('pg_dump while it runs, and the pictures, restore into an empty server', async () => {
    const [here, there] = [await newFolder(), await newFolder()];
    const postgres = await startOwnPostgres();
    onTestFinished(() => postgres.stop());
    for (const name of ['here', 'there'])
      postgres.run('createdb', [`--maintenance-db=${postgres.url('postgres')}`, name]);
    const before = startProduct({ env: { DATA_DIR: here, DATABASE_URL: postgres.url('here'), DEMO_DATA: 'true' } });
    const url = await before.url();
    const { signIn } = await ask(url, SIGN_IN, null);
    const seen = await sight(url, signIn.accessToken);
    const rows = await digestsOf(postgres.url('here'));
    const dump = join(postgres.folder, 'travel.dump');
    postgres.run('pg_dump', ['--format=custom', `--file=${dump}`, postgres.url('here')]);
    cpSync(join(here, 'pictures'), join(there, 'pictures'), { recursive: true });
    cpSync(join(here, 'auth-secret'), join(there, 'auth-secret'));
    before.process.kill('SIGKILL');
    await before.ended;

    postgres.run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${postgres.url('there')}`, dump]);
    expect(await digestsOf(postgres.url('there'))).toEqual(rows);
    const after = startProduct({ env: { DATA_DIR: there, DATABASE_URL: postgres.url('there'), DEMO_DATA: 'true' } });
    const restored = await after.url();
    expect(await sight(restored, signIn.accessToken)).toEqual(seen);
    const [room] = seen.home.rooms.nodes;
    await expectGoesOn(restored, signIn.accessToken, room.id, room.lastMessage.seq);
    after.process.kill('SIGTERM');
    await after.ended;
  });
});
