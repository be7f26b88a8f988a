import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { type Account, makeAccount, REFRESH, signInBearer, signInCookie, WHO } from './kit.ts';

let turned = 0;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const nobody = () => new TestClient(server.url);
const refresh = (token: string) => nobody().send(REFRESH, { token });
const account = await makeAccount(server);

/** Runs with the clock turned forward by so much more, and turns it back. */
async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const before = turned;
  turned += ms;
  try {
    return await work();
  } finally {
    turned = before;
  }
}

/** An open socket of a client. */
async function openSocket(client: TestClient): Promise<TestSocket> {
  const socket = new TestSocket(client);
  expect((await socket.send(WHO)).data.viewer).not.toBeNull();
  return socket;
}
const ended = (socket: TestSocket) =>
  until(
    () => socket.closed?.code === 4403,
    () => `4403, not ${JSON.stringify(socket.closed)}`,
  );

describe('an access token', () => {
  it('lives fifteen minutes', async () => {
    const { client } = await signInBearer(server, account);
    await later(14.9 * MINUTE, async () => expect((await client.ask(WHO)).viewer).not.toBeNull());
    await later(15.1 * MINUTE, async () =>
      expect((await client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED'),
    );
  });
});

describe('renewing a session', () => {
  it('gives new tokens for the newest refresh token, again and again', async () => {
    let { refreshToken } = await signInBearer(server, account);
    for (let i = 0; i < 3; i++) {
      const { data } = await refresh(refreshToken);
      expect(data.refreshSession.refreshToken).not.toBe(refreshToken);
      expect((await new TestClient(server.url, { token: data.refreshSession.accessToken }).ask(WHO)).viewer.email).toBe(
        account.email,
      );
      refreshToken = data.refreshSession.refreshToken;
    }
  });

  it('works with the cookie alone, and moves it on', async () => {
    const client = await signInCookie(server, account);
    const before = client.cookies.get('it_refresh')!.value;
    await later(16 * MINUTE, async () => {
      expect((await client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
      const { refreshSession } = await client.ask(REFRESH);
      expect(refreshSession).toMatchObject({ accessToken: null, refreshToken: null, viewer: { email: account.email } });
      expect(client.cookies.get('it_refresh')!.value).not.toBe(before);
      expect((await client.ask(WHO)).viewer).not.toBeNull();
    });
  });

  it('answers one successor to ten at once', async () => {
    const { refreshToken } = await signInBearer(server, account);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
    const successors = new Set(answers.map(({ data }) => data.refreshSession.refreshToken));
    expect(successors.size).toBe(1);
    expect((await refresh([...successors][0]!)).errors).toEqual([]);
  });

  it('answers the same successor for 30 seconds', async () => {
    const { refreshToken } = await signInBearer(server, account);
    const first = (await refresh(refreshToken)).data.refreshSession.refreshToken;
    await later(29_000, async () => expect((await refresh(refreshToken)).data.refreshSession.refreshToken).toBe(first));
    await later(29_000, async () => expect((await refresh(first)).errors).toEqual([]));
  });

  it('ends the whole session, with its sockets, when an old token is shown after 30 seconds', async () => {
    const { refreshToken, client } = await signInBearer(server, account);
    const other = await signInBearer(server, account);
    const socket = await openSocket(client);
    const newest = (await refresh(refreshToken)).data.refreshSession;
    await later(31_000, async () => {
      expect((await refresh(refreshToken)).errors[0]!.extensions).toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'SESSION_ENDED',
      });
      expect((await refresh(newest.refreshToken)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
    });
    await ended(socket);
    expect((await client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await other.client.ask(WHO)).viewer).not.toBeNull();
  });

  it('ends the session also when the reused token is from long ago', async () => {
    const { refreshToken } = await signInBearer(server, account);
    let newest = refreshToken;
    for (let i = 0; i < 3; i++) newest = (await refresh(newest)).data.refreshSession.refreshToken;
    await later(DAY, async () => {
      await refresh(refreshToken);
      expect((await refresh(newest)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
    });
  });

  it('is over after 30 idle days', async () => {
    const { refreshToken } = await signInBearer(server, account);
    await later(30 * DAY + MINUTE, async () => {
      expect((await refresh(refreshToken)).errors[0]!.extensions.reason).toBe('SESSION_ENDED');
    });
    await later(30 * DAY - MINUTE, async () => expect((await refresh(refreshToken)).errors).toEqual([]));
  });

  it('is over 90 days after signing in, however often it was renewed', async () => {
    let { refreshToken } = await signInBearer(server, account);
    for (const days of [29, 58, 87]) {
      await later(days * DAY, async () => {
        refreshToken = (await refresh(refreshToken)).data.refreshSession.refreshToken;
      });
    }
    await later(90 * DAY + MINUTE, async () => {
      expect((await refresh(refreshToken)).errors[0]!.extensions.reason).toBe('SESSION_ENDED');
    });
  });

  it.each(['', 'x', 'a'.repeat(3000)])('refuses the token %j', async (token) => {
    expect((await refresh(token)).errors[0]!.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'SESSION_ENDED',
    });
  });

  it('takes cookies away that are worth nothing', async () => {
    const client = await signInCookie(server, account);
    client.cookies.set('it_refresh', { value: 'worthless', path: '/graphql' });
    expect((await client.refused(REFRESH)).extensions.reason).toBe('SESSION_ENDED');
    expect([...client.cookies.keys()]).toEqual([]);
  });

  it('with cookies is refused over WebSocket, and the token is not used up', async () => {
    const client = await signInCookie(server, account);
    const socket = new TestSocket(client);
    expect((await socket.send(REFRESH)).errors[0].extensions.reason).toBe('COOKIES_NEED_HTTP');
    await socket.dispose();
    const rotated = await server.sql(
      'select 1 from refresh_tokens r join sessions s on s.id = r.session_id where rotated_at is not null and s.id = (select max(id::text)::uuid from sessions)',
    );
    expect(rotated).toEqual([]);
  });

  it('keeps no token in clear', async () => {
    const { refreshToken } = await signInBearer(server, account);
    const { data } = await refresh(refreshToken);
    const stored = JSON.stringify(
      await server.sql(
        `select encode(token_hash, 'escape') as a, encode(token_hash, 'base64') as b from refresh_tokens`,
      ),
    );
    expect(stored).not.toContain(refreshToken);
    expect(stored).not.toContain(data.refreshSession.refreshToken);
  });
});

describe('signing out', () => {
  it('ends the session, its sockets and its cookies', async () => {
    const client = await signInCookie(server, account);
    const copy = new TestClient(server.url);
    for (const [name, cookie] of client.cookies) copy.cookies.set(name, cookie);
    const socket = await openSocket(client);
    expect(await client.ask('mutation { signOut }')).toEqual({ signOut: true });
    expect([...client.cookies.keys()]).toEqual([]);
    await ended(socket);
    expect((await copy.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await copy.refused(REFRESH)).extensions.reason).toBe('SESSION_ENDED');
  });

  it('works with the refresh cookie when the access token has run out', async () => {
    const client = await signInCookie(server, account);
    const refreshCookie = client.cookies.get('it_refresh')!;
    await later(16 * MINUTE, async () => expect(await client.ask('mutation { signOut }')).toEqual({ signOut: true }));
    expect([...client.cookies.keys()]).toEqual([]);
    client.cookies.set('it_refresh', refreshCookie);
    expect((await client.refused(REFRESH)).extensions.reason).toBe('SESSION_ENDED');
  });

  it('leaves the other sessions alone, and works over a socket', async () => {
    const one = await signInBearer(server, account);
    const other = await signInBearer(server, account);
    const socket = await openSocket(one.client);
    await socket.send('mutation { signOut }');
    await ended(socket);
    expect((await other.client.ask(WHO)).viewer).not.toBeNull();
  });
});

describe('the list of sessions', () => {
  const LIST = '{ viewer { sessions { id isCurrent userAgent createdAt lastUsedAt } } }';
  const sessions = async (client: TestClient): Promise<{ id: string; isCurrent: boolean; lastUsedAt: string }[]> =>
    (await client.ask(LIST)).viewer.sessions;

  it('shows the living ones, newest first, and which is the current one', async () => {
    const person: Account = await makeAccount(server);
    const first = await signInBearer(server, person);
    const second = await signInBearer(server, person, { headers: { 'user-agent': 'Second' } });
    expect(await sessions(second.client)).toMatchObject([
      { isCurrent: true, userAgent: 'Second' },
      { isCurrent: false },
    ]);
    expect((await sessions(first.client)).map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    await second.client.ask('mutation { signOut }');
    expect(await sessions(first.client)).toHaveLength(1);
    await later(29 * DAY, () => refresh(first.refreshToken));
    const third = await signInBearer(server, person);
    await later(10 * MINUTE, async () => expect(await sessions(third.client)).toHaveLength(2));
  });

  it('moves lastUsedAt when a session is renewed', async () => {
    const person = await makeAccount(server);
    const { client, refreshToken } = await signInBearer(server, person);
    const [before] = await sessions(client);
    await later(5 * MINUTE, async () => {
      await refresh(refreshToken);
      expect(
        Date.parse((await sessions(client))[0]!.lastUsedAt) - Date.parse(before!.lastUsedAt),
      ).toBeGreaterThanOrEqual(5 * MINUTE);
    });
  });

  const REVOKE = 'mutation ($id: ID!) { revokeSession(id: $id) }';

  it('lets one be revoked: its token counts no more and its socket closes', async () => {
    const person = await makeAccount(server);
    const lost = await signInBearer(server, person);
    const here = await signInBearer(server, person);
    const socket = await openSocket(lost.client);
    const id = (await sessions(lost.client)).find(({ isCurrent }) => isCurrent)!.id;
    expect(await here.client.ask(REVOKE, { id })).toEqual({ revokeSession: true });
    await ended(socket);
    expect((await lost.client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await refresh(lost.refreshToken)).errors[0]!.extensions.reason).toBe('SESSION_ENDED');
    expect((await here.client.refused(REVOKE, { id })).extensions).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'SESSION_NOT_FOUND',
    });
  });

  it('takes the cookies away when the current one is revoked', async () => {
    const client = await signInCookie(server, await makeAccount(server));
    const [{ id } = { id: '' }] = await sessions(client);
    await client.ask(REVOKE, { id });
    expect([...client.cookies.keys()]).toEqual([]);
  });

  it.each(['x', '', '01a2098c-0000-7000-8000-000000000000'])('knows no session %j', async (id) => {
    const person = await makePerson(server);
    expect((await person.refused(REVOKE, { id })).extensions.code).toBe('NOT_FOUND');
  });

  it('does not let anybody revoke the session of another', async () => {
    const [owner, stranger] = [await makePerson(server), await makePerson(server)];
    expect((await stranger.refused(REVOKE, { id: owner.sessionId })).extensions.code).toBe('NOT_FOUND');
    expect((await owner.ask(WHO)).viewer).not.toBeNull();
  });
});

describe('ending all other sessions', () => {
  const END = 'mutation { revokeOtherSessions }';

  it('ends their tokens and sockets, keeps the one that asks, and says how many lived', async () => {
    const person = await makeAccount(server);
    const [here, there, old] = [
      await signInBearer(server, person),
      await signInBearer(server, person),
      await signInBearer(server, person),
    ];
    await server.sql(
      `update sessions set expires_at = now() - interval '1 second' where id = (select session_id from refresh_tokens where token_hash = sha256($1))`,
      [Buffer.from(old.refreshToken)],
    );
    const [mine, theirs] = [await openSocket(here.client), await openSocket(there.client)];
    expect(await here.client.ask(END)).toEqual({ revokeOtherSessions: 1 });
    await ended(theirs);
    expect((await there.client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect((await refresh(there.refreshToken)).errors[0]!.extensions.reason).toBe('SESSION_ENDED');
    expect((await mine.send(WHO)).data.viewer.email).toBe(person.email);
    expect(await here.client.ask(END)).toEqual({ revokeOtherSessions: 0 });
    expect((await nobody().refused(END)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('touches nobody else, and of two at once leaves at most one', async () => {
    const person = await makeAccount(server);
    const stranger = await signInBearer(server, await makeAccount(server));
    const [one, two] = [await signInBearer(server, person), await signInBearer(server, person)];
    const answers = await Promise.all([one.client.send(END), two.client.send(END)]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect((await stranger.client.ask(WHO)).viewer).not.toBeNull();
  });
});
