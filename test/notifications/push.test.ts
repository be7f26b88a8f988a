import { afterAll, describe, expect, it } from 'vitest';
import { endOfQuiet } from '../../src/notifications/reach/quiet.ts';
import { mailsTo } from '../accounts/kit.ts';
import { openRoom, READ, say } from '../chat/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { apply } from '../parties/kit.ts';
import { PushService } from './push-kit.ts';

const service = new PushService();
await service.start();
let turned = 0;
const server = await startTestApp({
  clock: () => new Date(Date.now() + turned),
  config: { push: { privateKey: null, origins: [service.origin] }, rateLimitFactor: 100 },
});
afterAll(() => service.stop());
const REGISTER = 'mutation ($input: PushSubscriptionInput!) { registerPush(input: $input) { id userAgent createdAt } }';
const UPDATE = 'mutation ($input: UpdateSettingsInput!) { updateSettings(input: $input) { settings { language } } }';
const POST =
  'mutation { createCompanion(input: { title: "제주", content: "가요", areaId: "kr-jeju", startDate: "2099-01-01", endDate: "2099-01-02" }) { id } }';
const BROWSERS = '{ viewer { pushSubscriptions { id userAgent } } }';

/** Half a minute later. */
const later = () => {
  turned += 31_000;
};
const settled = async () => {
  await until(async () => {
    const [left] = await server.sql(
      `select (select count(*)::int from due_notices where due_at <= $1) as due,
        (select count(*)::int from pgboss.job where name = 'push' and state in ('created', 'active')) as jobs`,
      [new Date(Date.now() + turned)],
    );
    return left!.due === 0 && left!.jobs === 0;
  });
};

describe('a browser', () => {
  it('is registered, renewed, listed and taken back, by its owner alone', async () => {
    const [person, stranger] = await Promise.all([makePerson(server), makePerson(server)]);
    const { input } = service.subscription();
    const { registerPush } = await person.ask(REGISTER, { input });
    expect((await person.ask(REGISTER, { input })).registerPush.id).toBe(registerPush.id);
    expect((await person.ask(BROWSERS)).viewer.pushSubscriptions).toHaveLength(1);
    const REMOVE = 'mutation ($id: ID!) { removePush(id: $id) }';
    expect((await stranger.refused(REMOVE, { id: registerPush.id })).extensions.reason).toBe(
      'PUSH_SUBSCRIPTION_NOT_FOUND',
    );
    expect((await person.ask(BROWSERS)).viewer.pushSubscriptions).toHaveLength(1);
    expect(await person.ask(REMOVE, { id: registerPush.id })).toEqual({ removePush: true });
    expect((await person.ask(BROWSERS)).viewer.pushSubscriptions).toEqual([]);
    expect((await new TestClient(server.url).refused(REGISTER, { input })).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('belongs to whoever registered it last, and a person has 20', async () => {
    const [first, second] = await Promise.all([makePerson(server), makePerson(server)]);
    const { input } = service.subscription();
    await first.ask(REGISTER, { input });
    await second.ask(REGISTER, { input });
    expect((await first.ask(BROWSERS)).viewer.pushSubscriptions).toEqual([]);
    for (let i = 0; i < 22; i++) await second.ask(REGISTER, { input: service.subscription().input });
    expect((await second.ask(BROWSERS)).viewer.pushSubscriptions).toHaveLength(20);
  });

  it.each([
    'http://push.example.com/x',
    'https://127.0.0.1/x',
    'https://10.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'https://user:word@push.example.com/x',
    'https://push.example.com:8443/x',
    'ftp://push.example.com/x',
    'nonsense',
    `https://push.example.com/${'x'.repeat(1_000)}`,
  ])('at %s is refused', async (endpoint) => {
    const person = await makePerson(server);
    const { extensions } = await person.refused(REGISTER, { input: { endpoint, p256dh: 'x', auth: 'y' } });
    expect(extensions.fields?.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'input.endpoint INVALID_URL',
      'input.p256dh INVALID_VALUE',
      'input.auth INVALID_VALUE',
    ]);
  });

  it('is told our public key', async () => {
    const { pushPublicKey } = await new TestClient(server.url).ask('{ pushPublicKey }');
    expect(Buffer.from(pushPublicKey, 'base64url')).toHaveLength(65);
  });
});

describe('a message', () => {
  it('is pushed after half a minute, once for the room, without its words, in the chosen language', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    const path = await service.browserOf(b);
    await b.ask(UPDATE, { input: { language: 'EN' } });
    const roomId = await openRoom(a, b);
    for (const text of ['비밀 하나', '비밀 둘', '비밀 셋']) await say(a, roomId, text);
    later();
    await until(() => service.to(path).length === 1);
    await settled();
    const [push, ...more] = service.to(path);
    expect(more).toEqual([]);
    expect(push!.payload).toMatchObject({
      kind: 'MESSAGE_RECEIVED',
      body: '3 new messages',
      roomId,
      url: `http://web.test/chat/${roomId}`,
    });
    expect(JSON.stringify(push!.payload)).not.toContain('비밀');
    expect(push!.headers).toMatchObject({ ttl: '86400', urgency: 'high', 'content-encoding': 'aes128gcm' });
    expect(push!.headers.authorization).toMatch(/^vapid t=/);
  });

  it('is not pushed that was read meanwhile, or while the person has a live socket', async () => {
    const [a, b, c] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
    const [read, live] = [await service.browserOf(b), await service.browserOf(c)];
    const rooms = [await openRoom(a, b), await openRoom(a, c)];
    const { seq } = await say(a, rooms[0]!, '안녕');
    await say(a, rooms[1]!, '안녕');
    await b.ask(READ, { roomId: rooms[0], seq });
    const socket = new TestSocket(c);
    await socket.send('{ viewer { id } }');
    later();
    await settled();
    expect([...service.to(read), ...service.to(live)]).toEqual([]);
    await socket.dispose();
  });

  it('goes to no browser whose session has ended, or that its service does not know any more', async () => {
    const [a, b, c] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
    const ended = await service.browserOf(b);
    const [gone, unknown] = [await service.browserOf(c, 410), await service.browserOf(c, 404)];
    await server.sql('update sessions set revoked_at = now() where user_id = $1', [b.id]);
    for (const person of [b, c]) {
      const roomId = await openRoom(a, person);
      await say(a, roomId, '안녕');
    }
    later();
    await settled();
    expect([ended, gone, unknown].flatMap((path) => service.to(path))).toEqual([]);
    expect((await c.ask(BROWSERS)).viewer.pushSubscriptions).toEqual([]);
  });

  it('comes when the service answers again: 429, 500, a cut line', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    const paths = [await service.browserOf(b, 429), await service.browserOf(b, 500), await service.browserOf(b, 0)];
    await say(a, await openRoom(a, b), '안녕');
    later();
    await until(() => paths.every((path) => service.to(path).length === 1), undefined, 20_000);
  }, 30_000);

  it('waits for the end of quiet hours', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    const path = await service.browserOf(b);
    const minute = (offset: number) => new Date(Date.now() + turned + offset * 60_000).toISOString().slice(11, 16);
    const end = minute(60);
    await b.ask(UPDATE, { input: { quietHours: { start: minute(-10), end, timeZone: 'UTC' } } });
    await say(a, await openRoom(a, b), '안녕');
    later();
    await settled();
    expect(service.to(path)).toEqual([]);
    const [waiting] = await server.sql('select due_at from due_notices where user_id = $1', [b.id]);
    expect(new Date(waiting!.due_at as string).toISOString().slice(11, 16)).toBe(end);
    turned += 61 * 60_000;
    await until(() => service.to(path).length === 1);
  });

  it('is pushed of a kind that somebody does not keep in the app, and not of one that was switched off meanwhile', async () => {
    const [host, applicant] = await Promise.all([makePerson(server), makePerson(server)]);
    const path = await service.browserOf(host);
    const set = (channels: object) =>
      host.ask(UPDATE, { input: { notifications: [{ kind: 'APPLICATION_RECEIVED', ...channels }] } });
    const applyAnew = async () => {
      const { createCompanion: post } = await host.ask(POST);
      await apply(applicant, post.id);
    };
    await set({ inApp: false, push: true });
    await applyAnew();
    later();
    await until(() => service.to(path).length === 1);
    expect((await host.ask('{ notifications(first: 5) { nodes { kind } } }')).notifications.nodes).toEqual([]);
    await applyAnew();
    await set({ push: false });
    later();
    await settled();
    expect(service.to(path)).toHaveLength(1);
  });

  it('reaches many at once, some of them quiet, some live, each by itself', async () => {
    const host = await makePerson(server);
    const people = await Promise.all(Array.from({ length: 120 }, () => makePerson(server)));
    const paths = await Promise.all(people.map((person) => service.browserOf(person)));
    const minute = (offset: number) => new Date(Date.now() + turned + offset * 60_000).toISOString().slice(11, 16);
    const quietHours = { start: minute(-10), end: minute(60), timeZone: 'UTC' };
    for (const quiet of people.slice(0, 10)) await quiet.ask(UPDATE, { input: { quietHours } });
    const sockets = people.slice(10, 20).map((person) => new TestSocket(person));
    await Promise.all(sockets.map((socket) => socket.send('{ viewer { id } }')));
    for (const person of people) await say(host, await openRoom(host, person), '안녕');
    later();
    await settled();
    expect(paths.map((path) => service.to(path).length)).toEqual([...Array(20).fill(0), ...Array(100).fill(1)]);
    await Promise.all(sockets.map((socket) => socket.dispose()));
  });

  it('costs nothing where nobody listens outside the app', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    await say(a, await openRoom(a, b), '안녕');
    expect(await server.sql('select topic from due_notices where user_id = any($1)', [[a.id, b.id]])).toEqual([]);
  });
});

describe('a mail', () => {
  it('tells of what counts, and one click ends it', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    await b.ask(UPDATE, { input: { language: 'EN', notifications: [{ kind: 'MESSAGE_RECEIVED', email: true }] } });
    await say(a, await openRoom(a, b), '비밀');
    later();
    const [{ email }] = (await server.sql('select email from users where id = $1', [b.id])) as [{ email: string }];
    const raw = async () =>
      (await server.sql('select raw from dev_mails where recipient = $1', [email])).map((mail) => String(mail.raw));
    await until(async () => (await raw()).length === 1);
    const [mail] = await raw();
    const link = /List-Unsubscribe: <([^>]+)>/.exec(mail!.replaceAll(/\r\n\s+/g, ' '))![1]!.replaceAll(/\s/g, '');
    expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const { subject, text } = (await mailsTo(server, email))[0]!;
    expect(subject).toBe('[Infinity Travel] There is news for you');
    expect(text).not.toContain('비밀');
    const here = link.replace('http://api.test', server.url);
    const isMailed = async () =>
      (await b.ask('{ viewer { settings { notifications { kind email } } } }')).viewer.settings.notifications.find(
        ({ kind }: { kind: string }) => kind === 'MESSAGE_RECEIVED',
      ).email;
    expect((await fetch(here)).status).toBe(200);
    expect(await isMailed()).toBe(true);
    expect(
      (
        await fetch(
          here.replace(/sign=(.)/, (_all, first) => `sign=${first === 'A' ? 'B' : 'A'}`),
          { method: 'POST' },
        )
      ).status,
    ).toBe(404);
    const clicked = await fetch(here, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect([clicked.status, await isMailed()]).toEqual([200, false]);
  });
});

describe('quiet hours', () => {
  const end = (start: string, stop: string, timeZone: string, at: string) =>
    endOfQuiet({ start, end: stop, timeZone }, new Date(at))?.toISOString() ?? null;

  it('end over midnight, in their own zone', () => {
    expect(end('22:00', '07:00', 'Asia/Seoul', '2026-05-01T12:59:59Z')).toBeNull();
    expect(end('22:00', '07:00', 'Asia/Seoul', '2026-05-01T13:00:00Z')).toBe('2026-05-01T22:00:00.000Z');
    expect(end('22:00', '07:00', 'Asia/Seoul', '2026-05-01T21:59:00Z')).toBe('2026-05-01T22:00:00.000Z');
    expect(end('22:00', '07:00', 'Asia/Seoul', '2026-05-01T22:00:00Z')).toBeNull();
    expect(end('12:30', '13:00', 'Asia/Kathmandu', '2026-05-01T06:50:00Z')).toBe('2026-05-01T07:15:00.000Z');
  });

  it('and where the clocks change in between', () => {
    expect(end('22:00', '07:00', 'Europe/Berlin', '2026-03-28T22:00:00Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(end('22:00', '07:00', 'Europe/Berlin', '2026-10-24T22:00:00Z')).toBe('2026-10-25T06:00:00.000Z');
    expect(end('00:00', '02:30', 'Europe/Berlin', '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });
});
