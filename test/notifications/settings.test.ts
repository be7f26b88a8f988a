import { describe, expect, it } from 'vitest';
import { mailsTo, makePersonWithPassword, newEmail, PASSWORD, signUpInput } from '../accounts/kit.ts';
import { openRoom, say } from '../chat/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { until } from '../kit/until.ts';

const server = await startTestApp();
const SETTINGS = `{ viewer { settings { language directMessages showsInSearch
  notifications { kind inApp push email } quietHours { start end timeZone } } } }`;
const UPDATE = `mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { settings {
  language directMessages showsInSearch notifications { kind inApp push email } quietHours { start end timeZone } } } }`;

interface Setting {
  kind: string;
  inApp: boolean;
  push: boolean;
  email: boolean;
}
const settingsOf = async (person: Person) => (await person.ask(SETTINGS)).viewer.settings;
const change = async (person: Person, input: object) => (await person.ask(UPDATE, { input })).updateSettings.settings;
const faultsOf = async (person: Person, input: object) => {
  const { extensions } = await person.refused(UPDATE, { input });
  return [extensions.code, extensions.fields?.map(({ path, reason }) => `${path} ${reason}`)];
};

describe('settings', () => {
  it('stand at their defaults', async () => {
    const settings = await settingsOf(await makePerson(server));
    expect(settings).toMatchObject({
      language: 'KO',
      directMessages: 'EVERYONE',
      showsInSearch: true,
      quietHours: null,
    });
    const on = (channel: 'inApp' | 'push' | 'email') =>
      settings.notifications.filter((setting: Setting) => setting[channel]).map(({ kind }: Setting) => kind);
    expect(on('inApp')).toHaveLength(18);
    expect(on('push').toSorted()).toEqual([
      'APPLICATION_ACCEPTED',
      'APPLICATION_RECEIVED',
      'INVITATION_ACCEPTED',
      'INVITATION_RECEIVED',
      'MESSAGE_RECEIVED',
    ]);
    expect(on('email').toSorted()).toEqual([
      'APPLICATION_ACCEPTED',
      'COMPANION_CANCELLED',
      'INVITATION_ACCEPTED',
      'REFERENCE_DUE',
      'SECURITY',
    ]);
  });

  it('change where something is given, and the rest stays', async () => {
    const person = await makePerson(server);
    const quietHours = { start: '22:00', end: '07:30', timeZone: 'Asia/Seoul' };
    await change(person, { language: 'EN', quietHours });
    await change(person, { directMessages: 'NOBODY', showsInSearch: false });
    await change(person, { notifications: [{ kind: 'COMMENT_RECEIVED', push: true }] });
    const settings = await change(person, { notifications: [{ kind: 'COMMENT_RECEIVED', inApp: false }] });
    expect(settings).toMatchObject({ language: 'EN', directMessages: 'NOBODY', showsInSearch: false, quietHours });
    const comments = ({ notifications }: { notifications: Setting[] }) =>
      notifications.find(({ kind }) => kind === 'COMMENT_RECEIVED');
    expect(comments(settings)).toEqual({ kind: 'COMMENT_RECEIVED', inApp: false, push: true, email: false });
    expect(await settingsOf(person)).toEqual(settings);
    const again = await change(person, {
      quietHours: null,
      notifications: [{ kind: 'COMMENT_RECEIVED', inApp: null }],
    });
    expect([again.quietHours, comments(again)]).toMatchObject([null, { inApp: true, push: true }]);
  });

  it('name all faults at once, and nothing is half-written', async () => {
    const person = await makePerson(server);
    const before = await settingsOf(person);
    const faults = await faultsOf(person, {
      language: null,
      showsInSearch: false,
      notifications: [
        { kind: 'SECURITY', email: false, inApp: false, push: false },
        { kind: 'HOST_LEFT', push: true },
      ],
      quietHours: { start: '24:00', end: '9:00', timeZone: 'Asia/Atlantis' },
    });
    expect(faults).toEqual([
      'BAD_USER_INPUT',
      [
        'input.language REQUIRED',
        'input.notifications.0.inApp SECURITY_STAYS_ON',
        'input.notifications.0.email SECURITY_STAYS_ON',
        'input.quietHours.start INVALID_TIME',
        'input.quietHours.end INVALID_TIME',
        'input.quietHours.timeZone INVALID_TIME_ZONE',
      ],
    ]);
    const twice = {
      notifications: [
        { kind: 'HOST_LEFT', push: true },
        { kind: 'HOST_LEFT', push: false },
      ],
    };
    expect(await faultsOf(person, twice)).toEqual(['BAD_USER_INPUT', ['input.notifications DUPLICATE']]);
    const noTime = { quietHours: { start: '08:00', end: '08:00', timeZone: 'UTC' } };
    expect(await faultsOf(person, noTime)).toEqual(['BAD_USER_INPUT', ['input.quietHours.end SAME_TIME']]);
    expect(await settingsOf(person)).toEqual(before);
  });

  it('are nobody else’s', async () => {
    const { extensions } = await new TestClient(server.url).refused(UPDATE, { input: { language: 'EN' } });
    expect(extensions.code).toBe('UNAUTHENTICATED');
  });

  it('of two at once about other things both stand', async () => {
    const person = await makePerson(server);
    const kinds = ['HOST_LEFT', 'HOST_CHANGED', 'MEMBER_LEFT', 'REPLY_RECEIVED'];
    await Promise.all(kinds.map((kind) => change(person, { notifications: [{ kind, push: true }] })));
    const { notifications } = await settingsOf(person);
    for (const kind of kinds) expect(notifications.find((one: Setting) => one.kind === kind).push).toBe(true);
  });

  it('go with the account', async () => {
    const person = await makePersonWithPassword(server);
    await change(person, { language: 'EN', notifications: [{ kind: 'HOST_LEFT', push: true }] });
    await change(person, { quietHours: { start: '22:00', end: '07:30', timeZone: 'Asia/Seoul' } });
    await person.ask('mutation ($p: String!) { deleteAccount(password: $p) }', { p: PASSWORD });
    const [left] = await server.sql(
      `select (select count(*)::int from notification_settings where user_id = $1) as settings,
        (select count(*)::int from quiet_hours where user_id = $1) as quiet, language from users where id = $1`,
      [person.id],
    );
    expect(left).toEqual({ settings: 0, quiet: 0, language: null });
  });
});

describe('what is chosen holds', () => {
  const OPEN =
    'mutation ($userId: ID!) { openDirectRoom(userId: $userId) { id viewerCan { send { allowed reason } } } }';
  const CAN = 'query ($id: ID!) { user(id: $id) { viewerCan { message { allowed reason } } } }';
  const canMessage = async (asker: Person, other: Person) =>
    (await asker.ask(CAN, { id: other.id })).user.viewerCan.message;
  const UNWANTED = { allowed: false, reason: 'MESSAGES_NOT_WANTED' };

  it('nobody begins a conversation with somebody who wants none', async () => {
    const [shy, other] = await Promise.all([makePerson(server), makePerson(server)]);
    await change(shy, { directMessages: 'NOBODY' });
    expect(await canMessage(other, shy)).toEqual(UNWANTED);
    const { extensions } = await other.refused(OPEN, { userId: shy.id });
    expect(extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'MESSAGES_NOT_WANTED' });
    expect(await server.sql('select id from rooms where $1 in (low_user_id, high_user_id)', [shy.id])).toEqual([]);
    // The other way round it is their own wish.
    const roomId = await openRoom(shy, other);
    await say(shy, roomId, '안녕하세요');
    expect(await canMessage(other, shy)).toEqual({ allowed: true, reason: null });
    await say(other, roomId, '반가워요');
  });

  it('also in a room that was opened before, and a conversation that has begun goes on', async () => {
    const [shy, early, friend] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
    const [unused, used] = [await openRoom(early, shy), await openRoom(friend, shy)];
    await say(friend, used, '안녕!');
    await change(shy, { directMessages: 'NOBODY' });
    const input = { roomId: unused, clientMessageId: crypto.randomUUID(), text: '안녕하세요' };
    const refused = await early.refused('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }', {
      input,
    });
    expect(refused.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'MESSAGES_NOT_WANTED' });
    const { room } = await early.ask(
      'query ($id: ID!) { room(id: $id) { viewerCan { send { allowed reason } } lastSeq } }',
      { id: unused },
    );
    expect(room).toEqual({ viewerCan: { send: UNWANTED }, lastSeq: 0 });
    await say(friend, used, '아직 있어?');
  });

  it('search does not show who does not want it, but to themselves', async () => {
    const nickname = `숨은 ${crypto.randomUUID().slice(0, 8)}`;
    const [hidden, other] = await Promise.all([makePerson(server, { nickname }), makePerson(server)]);
    const FIND = 'query ($q: String!) { search(query: $q, types: [USER]) { nodes { ... on User { id } } } }';
    const found = async (person: Person) => (await person.ask(FIND, { q: nickname })).search.nodes.length;
    expect(await found(other)).toBe(1);
    await change(hidden, { showsInSearch: false });
    expect([await found(other), await found(hidden)]).toEqual([0, 1]);
  });

  it('mails begin in the chosen language', async () => {
    const email = newEmail();
    const client = new TestClient(server.url, { headers: { 'accept-language': 'ko' } });
    await client.ask('mutation ($input: SignUpInput!) { signUp(input: $input) }', { input: signUpInput({ email }) });
    await server.sql(`update users set language = 'EN', email_verified_at = now() where email = $1`, [email]);
    await client.ask('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email });
    const subject = async () =>
      (await mailsTo(server, email)).map((mail) => mail.subject).find((s) => /password/i.test(s));
    await until(async () => (await subject()) !== undefined);
  });
});
