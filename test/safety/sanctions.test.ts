import { describe, expect, it } from 'vitest';
import { makePersonWithPassword, PASSWORD, SIGN_IN, SIGN_UP, signUpInput } from '../accounts/kit.ts';
import { makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { ME, makeModerator, sanction } from './kit.ts';

let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const emailOf = ({ id }: { id: string }) => `${id}@people.test`;
const COMMENT = 'mutation ($id: ID!) { addComment(companionId: $id, text: "안녕하세요") { id } }';
const APPEAL = 'mutation ($text: String!) { appeal(text: $text) { id appeal { text isGranted } } }';
const hours = (n: number) => n * 3_600_000;

describe('a suspension: signing in and reading, nothing else', () => {
  it('reads, and is refused every other thing with FORBIDDEN, SUSPENDED and until when, over HTTP and WebSocket', async () => {
    const host = await makePerson(server);
    const { id } = await makePost(server, host);
    const person = await makePersonWithPassword(server);
    await sanction(server, person.id, 'SUSPENSION');
    const { viewer } = await person.ask(ME);
    expect(viewer.sanction).toMatchObject({ kind: 'SUSPENSION', reason: '광고를 올렸습니다.', appeal: null });
    expect((await person.ask('query ($id: ID!) { companion(id: $id) { id } }', { id })).companion.id).toBe(id);

    const refused = await person.refused(COMMENT, { id });
    expect(refused.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'SUSPENDED', until: viewer.sanction.until });
    const socket = new TestSocket(person);
    const over = socket.subscribe(COMMENT, { id });
    await expect.poll(() => [...over.events, ...over.errors].length).toBeGreaterThan(0);
    await socket.dispose();
    expect(JSON.stringify([over.events, over.errors])).toContain('SUSPENDED');
    expect(await server.sql('select from comments where companion_id = $1', [id])).toHaveLength(0);

    const { companion } = await person.ask(
      'query ($id: ID!) { companion(id: $id) { viewerCan { comment { allowed code reason } apply { reason } } } }',
      { id },
    );
    expect(companion.viewerCan).toEqual({
      comment: { allowed: false, code: 'FORBIDDEN', reason: 'SUSPENDED' },
      apply: { reason: 'SUSPENDED' },
    });
  });

  it('signs in and out, changes the password, appeals and deletes the account all the same', async () => {
    const person = await makePersonWithPassword(server);
    await sanction(server, person.id, 'SUSPENSION');
    const input = { email: emailOf(person), password: PASSWORD, delivery: 'BEARER' };
    await new TestClient(server.url).ask(SIGN_IN, { input });
    await person.ask(APPEAL, { text: '오해입니다' });
    await person.ask('mutation ($password: String!) { deleteAccount(password: $password) }', { password: PASSWORD });
  });

  it('ends by itself', async () => {
    const host = await makePerson(server);
    const { id } = await makePost(server, host);
    const person = await makePerson(server);
    await sanction(server, person.id, 'SUSPENSION', 1);
    await person.refused(COMMENT, { id });
    turned = hours(25);
    try {
      const later = await makePerson(server);
      await server.sql('update sanctions set user_id = $2 where user_id = $1', [person.id, later.id]);
      await later.ask(COMMENT, { id });
      expect((await later.ask(ME)).viewer.sanction).toBeNull();
    } finally {
      turned = 0;
    }
  });

  it('refuses what a door let in that did not know of it yet', async () => {
    const host = await makePerson(server);
    const { id } = await makePost(server, host);
    const person = await makePerson(server);
    // Known now, and for some seconds.
    await person.ask(ME);
    await sanction(server, person.id, 'SUSPENSION');
    expect((await person.refused(COMMENT, { id })).extensions).toMatchObject({ reason: 'SUSPENDED' });
    expect(await server.sql('select from comments where companion_id = $1', [id])).toHaveLength(0);
  });
});

describe('a warning', () => {
  it('is shown to the account for 90 days, and hinders nothing', async () => {
    const host = await makePerson(server);
    const { id } = await makePost(server, host);
    const person = await makePerson(server);
    const warning = await sanction(server, person.id, 'WARNING');
    expect((await person.ask(ME)).viewer.sanction).toMatchObject({ id: warning, kind: 'WARNING', until: null });
    await person.ask(COMMENT, { id });
    await server.sql(`update sanctions set created_at = created_at - interval '91 days' where id = $1`, [warning]);
    expect((await person.ask(ME)).viewer.sanction).toBeNull();
  });

  it('gives way to what weighs more', async () => {
    const person = await makePerson(server);
    await sanction(server, person.id, 'SUSPENSION', 3);
    const long = await sanction(server, person.id, 'SUSPENSION', 9);
    await sanction(server, person.id, 'WARNING');
    expect((await person.ask(ME)).viewer.sanction.id).toBe(long);
  });
});

describe('a ban', () => {
  it('lets nobody sign in who knows the password, and tells nobody else', async () => {
    const person = await makePersonWithPassword(server);
    await sanction(server, person.id, 'BAN');
    const signIn = (password: string) =>
      new TestClient(server.url).refused(SIGN_IN, { input: { email: emailOf(person), password } });
    expect((await signIn(PASSWORD)).extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'BANNED' });
    expect((await signIn('wrong lantern 12 owl')).extensions).toMatchObject({ reason: 'SIGN_IN_FAILED' });
  });

  it('answers a new sign-up with the address like any other, and makes nothing of it', async () => {
    const { addressHash } = await import('../../src/accounts/sanctions/banned-address.ts');
    const person = await makePerson(server);
    const ban = await sanction(server, person.id, 'BAN');
    const input = signUpInput({ email: 'Never.Again@people.test' });
    await server.sql('insert into banned_addresses (email_hash, sanction_id) values ($1, $2)', [
      addressHash(server.app, 'never.again@people.test'),
      ban,
    ]);
    expect(await new TestClient(server.url).ask(SIGN_UP, { input })).toEqual({ signUp: true });
    expect(await server.sql('select from users where email = $1', ['never.again@people.test'])).toHaveLength(0);
  });
});

describe('an appeal', () => {
  it('is one a sanction, of two at once too', async () => {
    const person = await makePerson(server);
    expect((await person.refused(APPEAL, { text: '왜죠' })).extensions).toMatchObject({ reason: 'NO_SANCTION' });
    await sanction(server, person.id, 'WARNING');
    const answers = await Promise.all(['하나', '둘', '셋'].map((text) => person.send(APPEAL, { text })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors.map((e) => e.extensions.reason))).toEqual([
      'ALREADY_APPEALED',
      'ALREADY_APPEALED',
    ]);
  });

  it('has 1 to 2,000 characters, and is of whoever is signed in', async () => {
    const person = await makePerson(server);
    await sanction(server, person.id, 'WARNING');
    const faults = async (text: string) => (await person.refused(APPEAL, { text })).extensions.fields;
    expect(await faults(' ')).toMatchObject([{ path: 'text', reason: 'REQUIRED' }]);
    expect(await faults('가'.repeat(2_001))).toMatchObject([{ path: 'text', reason: 'TOO_LONG' }]);
    const nobody = await new TestClient(server.url).refused(APPEAL, { text: '왜죠' });
    expect(nobody.extensions.code).toBe('UNAUTHENTICATED');
  });
});

it('a role is told to its account, and goes with it', async () => {
  const admin = await makeModerator(server, 'ADMIN');
  expect((await admin.ask(ME)).viewer.role).toBe('ADMIN');
  expect((await (await makePerson(server)).ask(ME)).viewer.role).toBe('MEMBER');
});
