import { afterEach, describe, expect, it } from 'vitest';
import { MAX_SESSIONS } from '../../src/accounts/session.service.ts';
import { sweepAccounts } from '../../src/accounts/sweep.ts';
import { sweepMailbox } from '../../src/mail/sweep.ts';
import { createFairQueue } from '../../src/shared/fair-queue.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import type { Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { makePersonWithPassword, PASSWORD, REFRESH, SIGN_IN } from './kit.ts';

let turned = 0;
afterEach(() => {
  turned = 0;
});
const DAY = 86_400_000;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const inputOf = (person: Person) => ({
  input: { email: `${person.id}@people.test`, password: PASSWORD, delivery: 'BEARER' },
});
const codesOf = (answers: { errors: { extensions: { code: string } }[] }[]) =>
  answers.map(({ errors }) => errors[0]?.extensions.code ?? 'OK');

describe('a crowd that signs in', () => {
  it('with one account, 230 at once and all with the right password, keeps nobody else waiting out', async () => {
    const [crowded, neighbour, other] = await Promise.all([
      makePersonWithPassword(server),
      makePersonWithPassword(server),
      makePersonWithPassword(server),
    ]);
    const here = new TestClient(server.url);
    const crowd = Promise.all(Array.from({ length: 230 }, () => here.send(SIGN_IN, inputOf(crowded))));
    const others = await Promise.all([
      here.send(SIGN_IN, inputOf(neighbour)),
      new TestClient(server.url).send(SIGN_IN, inputOf(other)),
    ]);
    expect(codesOf(others)).toEqual(['OK', 'OK']);
    const codes = codesOf(await crowd);
    // Right passwords count, too: 20 a minute, and as many more as were being checked at that moment.
    const letIn = codes.filter((code) => code === 'OK').length;
    expect(letIn).toBeGreaterThanOrEqual(20);
    expect(letIn).toBeLessThanOrEqual(21);
    expect(new Set(codes)).toEqual(new Set(['OK', 'RATE_LIMITED']));
  });

  it('from one address with an account each is let in', async () => {
    const people = await Promise.all(Array.from({ length: 40 }, () => makePersonWithPassword(server)));
    const school = new TestClient(server.url);
    const answers = await Promise.all(people.map((person) => school.send(SIGN_IN, inputOf(person))));
    expect(new Set(codesOf(answers))).toEqual(new Set(['OK']));
  });
});

describe('the queue of heavy work', () => {
  const busy = new Error('busy');
  /** A queue of one at once, whose first piece of work holds it until `open` is called; `done` tells who was served, in order. */
  async function heldQueue(maxWaiting: number) {
    const inTurn = createFairQueue({ atOnce: 1, maxWaiting, turnAway: () => busy });
    const done: string[] = [];
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const first = inTurn({ address: 'gate', account: 'gate' }, () => gate);
    await new Promise((resolve) => setImmediate(resolve));
    const enter = (address: string, account: string) =>
      inTurn({ address, account }, async () => void done.push(`${address} ${account}`)).catch((error) => error);
    return { enter, done, open: () => open(), first };
  }

  it('serves in turn whoever was served longest ago, by address and by account', async () => {
    const { enter, done, open, first } = await heldQueue(20);
    const all = [
      ...['1', '2', '3'].map((account) => enter('A', account)),
      ...['B', 'C', 'D'].map((address) => enter(address, 'victim')),
      enter('E', '5'),
    ];
    open();
    await Promise.all([first, ...all]);
    expect(done).toEqual(['A 1', 'B victim', 'E 5', 'A 2', 'C victim', 'A 3', 'D victim']);
  });

  it('when it is full, takes the newest from whoever has most in it', async () => {
    const { enter, done, open, first } = await heldQueue(3);
    const crowd = ['1', '2', '3'].map((account) => enter('A', account));
    const late = enter('A', '4');
    const other = enter('B', '5');
    open();
    await first;
    expect(await Promise.all([...crowd, late, other])).toEqual([undefined, undefined, busy, busy, undefined]);
    expect(done).toEqual(['A 1', 'B 5', 'A 2']);
  });

  it('goes on after work that fails', async () => {
    const inTurn = createFairQueue({ atOnce: 1, maxWaiting: 5, turnAway: () => busy });
    const asker = { address: 'A', account: '1' };
    await expect(inTurn(asker, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inTurn(asker, async () => 7)).toBe(7);
  });
});

describe('sessions of one account', () => {
  const signIn = async (person: Person) => (await new TestClient(server.url).ask(SIGN_IN, inputOf(person))).signIn;

  it('are fifty; one more ends the one that was not used for the longest time, its sockets too', async () => {
    const person = await makePersonWithPassword(server);
    const socket = new TestSocket(person);
    socket.subscribe('subscription { inbox { __typename } }');
    await until(() => socket.socket?.readyState === 1);
    // Fifty in all, of which the person's own was used least lately.
    await server.sql(`update sessions set last_used_at = now() - interval '9 days' where user_id = $1`, [person.id]);
    await server.sql(
      `insert into sessions (id, user_id, created_at, last_used_at, expires_at)
       select gen_random_uuid(), $1, now(), now() - interval '1 day', now() + interval '80 days' from generate_series(2, $2)`,
      [person.id, MAX_SESSIONS],
    );
    const { accessToken } = await signIn(person);
    const client = new TestClient(server.url, { token: accessToken });
    expect((await client.ask('{ viewer { sessions { id } } }')).viewer.sessions).toHaveLength(MAX_SESSIONS);
    await until(() => socket.closed?.code === 4403);
    expect((await person.send('{ viewer { id } }')).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('and tokens of mails are swept thirty days after their end, with what hangs on them', async () => {
    const [old, living] = [await makePersonWithPassword(server), await makePersonWithPassword(server)];
    const { refreshToken } = await signIn(old);
    await new TestClient(server.url).ask(REFRESH, { token: refreshToken });
    await server.sql(`update sessions set last_used_at = now() - interval '61 days' where user_id = $1`, [old.id]);
    await signIn(living);
    await server.sql(
      `insert into mail_tokens (id, user_id, purpose, token_hash, created_at, expires_at)
       select gen_random_uuid(), $1, 'VERIFY_EMAIL', decode(md5(random()::text), 'hex'), now() - make_interval(days => age), now() from unnest(array[29, 31]) age`,
      [living.id],
    );
    await server.sql(
      `insert into dev_mails (id, recipient, subject, text, html, raw, created_at)
       select gen_random_uuid(), 'old@people.test', '', '', '', '', now() - make_interval(days => age) from unnest(array[29, 31]) age`,
    );
    // What begins a sign-in and is never answered: one that is over, one that waits.
    await server.sql(
      `insert into passkey_challenges (id, challenge_hash, expires_at)
       select gen_random_uuid(), decode(md5(random()::text), 'hex'), now() + make_interval(secs => s) from unnest(array[-1, 60]) s`,
    );
    expect(await sweepAccounts(server.app)).toEqual({ sessions: 2, mailTokens: 1, challenges: 1 });
    expect(await server.sql('select expires_at > now() as waits from passkey_challenges')).toEqual([{ waits: true }]);
    expect(await sweepMailbox(server.app)).toBe(1);
    const left = await server.sql(
      `select (select count(*) from sessions where user_id = $1)::int as old, (select count(*) from sessions where user_id = $2)::int as living,
              (select count(*) from refresh_tokens r where not exists (select from sessions s where s.id = r.session_id))::int as orphans`,
      [old.id, living.id],
    );
    expect(left).toEqual([{ old: 0, living: 2, orphans: 0 }]);
    expect(await sweepAccounts(server.app)).toEqual({ sessions: 0, mailTokens: 0, challenges: 0 });
  });

  it('keep tokens that were replaced for thirty days', async () => {
    const person = await makePersonWithPassword(server);
    let { refreshToken: token } = await signIn(person);
    const client = new TestClient(server.url);
    for (const day of [1, 20, 40]) {
      turned = day * DAY;
      token = (await client.ask(REFRESH, { token })).refreshSession.refreshToken;
    }
    // Of four tokens the first was replaced 39 days ago.
    const [{ kept } = { kept: 0 }] = await server.sql<{ kept: number }>(
      `select count(*)::int as kept from refresh_tokens r join sessions s on s.id = r.session_id where s.user_id = $1`,
      [person.id],
    );
    expect(kept).toBe(3);
  });

  it('take 240 new tokens an hour', async () => {
    const person = await makePersonWithPassword(server);
    let { refreshToken: token } = await signIn(person);
    const client = new TestClient(server.url);
    for (let i = 0; i < 240; i++) token = (await client.ask(REFRESH, { token })).refreshSession.refreshToken;
    expect((await client.refused(REFRESH, { token })).extensions).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
  });
});
