import { describe, expect, it } from 'vitest';
import { renewTokens } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { kindsOf, told } from '../notifications/kit.ts';
import { ACCEPT, APPLY, apply, CANCEL, inDays, join, LEAVE, makePost, seats } from './kit.ts';

let turned = 0;
const server = await startTestApp({
  clock: () => new Date(Date.now() + turned),
  config: { rateLimitFactor: 1000, queryTimeoutMs: 60_000 },
});
const DAY = 86_400_000;
const nobody = new TestClient(server.url);
const POST = `query ($id: ID!) { companion(id: $id) { status cancelledAt cancelReason memberCount members { id }
  viewerCan { apply { reason } cancel { reason } leave { allowed } } } }`;
const SEND = `mutation ($id: ID!, $key: ID!, $text: String!) {
  sendMessage(input: { roomId: $id, clientMessageId: $key, text: $text }) { seq } }`;
const post = async (id: string, person: TestClient = nobody) => (await person.ask(POST, { id })).companion;
const cancel = (author: Person, id: string, reason = '태풍이 온대요') => author.send(CANCEL, { id, reason });
const statusOf = async (person: Person, application: string) =>
  (
    await person.ask('query ($id: ID!) { node(id: $id) { ... on Application { status respondedAt } } }', {
      id: application,
    })
  ).node;

describe('a trip that its author calls off', () => {
  it('is CANCELLED for ever, with the reason for everybody to read, and its members stay', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const { data } = await cancel(author, id, '  태풍이 온대요\n다음에 만나요 ');
    expect(data.cancelCompanion).toEqual({ status: 'CANCELLED', cancelReason: '태풍이 온대요\n다음에 만나요' });
    expect(await post(id, member)).toEqual({
      status: 'CANCELLED',
      cancelledAt: expect.stringMatching(/Z$/),
      cancelReason: '태풍이 온대요\n다음에 만나요',
      memberCount: 2,
      members: [{ id: author.id }, { id: member.id }],
      viewerCan: { apply: { reason: 'ALREADY_MEMBER' }, cancel: { reason: 'NOT_AUTHOR' }, leave: { allowed: true } },
    });
    turned = 60 * DAY;
    expect((await post(id)).status).toBe('CANCELLED');
    turned = 0;
  });

  it('tells members and applicants, with the reason, and lets nobody wait; not who was rejected or has left', async () => {
    const { author, id } = await makePost(server, { capacity: 6 });
    const member = await join(server, author, id);
    const [waiting, rejected, leaver] = (await Promise.all([1, 2, 3].map(() => makePerson(server)))) as [
      Person,
      Person,
      Person,
    ];
    const application = await apply(waiting, id);
    await author.ask('mutation ($id: ID!) { rejectApplication(id: $id) { id } }', { id: await apply(rejected, id) });
    await author.ask(ACCEPT, { id: await apply(leaver, id) });
    await leaver.ask(LEAVE, { id });
    await cancel(author, id);
    const query = '{ notifications { nodes { kind actor { id } companion { id cancelReason } } } }';
    for (const person of [member, waiting]) {
      expect((await person.ask(query)).notifications.nodes[0]).toEqual({
        kind: 'COMPANION_CANCELLED',
        actor: { id: author.id },
        companion: { id, cancelReason: '태풍이 온대요' },
      });
    }
    expect(await kindsOf(rejected)).toEqual(['APPLICATION_REJECTED']);
    expect(await kindsOf(leaver)).not.toContain('COMPANION_CANCELLED');
    // Nobody waits any more for the author's answer.
    expect((await told(author)).map(({ kind }: { kind: string }) => kind)).not.toContain('APPLICATION_RECEIVED');
    expect(await statusOf(waiting, application)).toEqual({ status: 'EXPIRED', respondedAt: null });
    expect((await author.refused(ACCEPT, { id: application })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'COMPANION_CANCELLED',
    });
  });

  it('takes nobody in, and is called off once, by its author, before it begins, for a reason', async () => {
    const { author, id } = await makePost(server);
    const [stranger, unverified] = [await makePerson(server), await makePerson(server, { verified: false })];
    for (const [person, code] of [
      [nobody, 'UNAUTHENTICATED'],
      [unverified, 'EMAIL_NOT_VERIFIED'],
      [stranger, 'FORBIDDEN'],
    ] as const) {
      expect((await person.refused(CANCEL, { id, reason: '그냥' })).extensions.code).toBe(code);
    }
    for (const reason of ['', ' \u2800 ', 'x'.repeat(501)]) {
      expect((await cancel(author, id, reason)).errors[0]!.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: [{ path: 'reason' }],
      });
    }
    expect(await post(id)).toMatchObject({ status: 'RECRUITING', cancelledAt: null, cancelReason: null });
    await cancel(author, id);
    expect((await cancel(author, id)).errors[0]!.extensions.reason).toBe('COMPANION_CANCELLED');
    expect((await stranger.refused(APPLY, { id, message: '저요' })).extensions.reason).toBe('COMPANION_CANCELLED');
    const other = await makePost(server, { startDate: inDays(2), endDate: inDays(4) });
    turned = 3 * DAY;
    renewTokens(server, other.author);
    expect((await cancel(other.author, other.id)).errors[0]!.extensions.reason).toBe('COMPANION_DEPARTED');
    turned = 9 * DAY;
    renewTokens(server, other.author);
    expect((await cancel(other.author, other.id)).errors[0]!.extensions.reason).toBe('COMPANION_COMPLETED');
    turned = 0;
  });

  it('keeps the room of its party readable, and open for a week', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const { room } = (await member.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id })).companion;
    const say = (text: string) => member.send(SEND, { id: room.id, key: crypto.randomUUID(), text });
    const CAN =
      'query ($id: ID!) { room(id: $id) { viewerCan { send { allowed reason } } messages { nodes { text } } } }';
    const can = async () => (await member.ask(CAN, { id: room.id })).room;
    await cancel(author, id);
    expect((await say('아쉽네요')).errors).toEqual([]);
    turned = 7 * DAY - 60_000;
    renewTokens(server, member);
    expect((await say('다음에 봐요')).errors).toEqual([]);
    expect((await can()).viewerCan.send.allowed).toBe(true);
    turned = 7 * DAY + 1000;
    expect((await say('늦었네요')).errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', reason: 'ROOM_READ_ONLY' });
    expect(await can()).toEqual({
      viewerCan: { send: { allowed: false, reason: 'ROOM_READ_ONLY' } },
      messages: { nodes: [{ text: '아쉽네요' }, { text: '다음에 봐요' }] },
    });
    turned = 0;
  });

  it('asks nobody for a gender any more, and may be left at any time', async () => {
    const author = await makePerson(server, { gender: 'FEMALE' });
    const input = {
      title: 't',
      content: 'c',
      areaId: 'kr-jeju',
      startDate: inDays(5),
      endDate: inDays(6),
      capacity: 3,
      gender: 'FEMALE',
    };
    const { createCompanion } = await author.ask(
      'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }',
      { input },
    );
    const member = await makePerson(server, { gender: 'FEMALE' });
    await author.ask(ACCEPT, { id: await apply(member, createCompanion.id) });
    await cancel(author, createCompanion.id);
    const change = 'mutation { updateProfile(input: { gender: UNDISCLOSED }) { user { gender } } }';
    expect((await member.send(change)).errors).toEqual([]);
    turned = 20 * DAY;
    renewTokens(server, member);
    expect((await member.send(LEAVE, { id: createCompanion.id })).errors).toEqual([]);
    turned = 0;
  });
});

describe('lists with trips that were called off', () => {
  it('find them by status, show them in no list of what departs soon or is popular, and as past trips', async () => {
    const word = 'cancelled list';
    const { author, id } = await makePost(server, { title: word });
    const other = await makePost(server, { title: word, startDate: inDays(3), endDate: inDays(4) });
    await join(server, author, id);
    await cancel(author, id);
    const LIST = `query ($status: [CompanionStatus!], $sort: CompanionSort!) {
      companions(filter: { query: "${word}", status: $status }, sort: $sort) { totalCount nodes { id status } } }`;
    const list = async (sort: string, status: string[] | null = null) => {
      const { companions } = await nobody.ask(LIST, { sort, status });
      expect(companions.totalCount).toBe(companions.nodes.length);
      return companions.nodes.map((node: { id: string }) => node.id);
    };
    expect(await list('NEWEST')).toEqual([other.id, id]);
    expect(await list('NEWEST', ['CANCELLED'])).toEqual([id]);
    for (const status of ['RECRUITING', 'CLOSED', 'COMPLETED'])
      expect(await list('NEWEST', [status])).not.toContain(id);
    expect(await list('POPULAR')).toEqual([other.id]);
    expect(await list('POPULAR', ['CANCELLED', 'RECRUITING'])).toHaveLength(2);
    expect(await list('DEPARTING_SOON')).toEqual([other.id]);
    const stranger = await makePerson(server);
    const open = `{ companions(filter: { query: "${word}", openToViewer: true }) { nodes { id } } }`;
    expect((await stranger.ask(open)).companions.nodes).toEqual([{ id: other.id }]);
    const found = await nobody.ask(
      `{ search(query: "${word}", types: [COMPANION]) { nodes { ... on Companion { id status } } } }`,
    );
    expect(found.search.nodes).toContainEqual({ id, status: 'CANCELLED' });

    const input = {
      title: 't',
      content: 'c',
      areaId: 'kr-jeju',
      startDate: inDays(30),
      endDate: inDays(31),
      capacity: 3,
    };
    const CREATE = 'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }';
    const later = (await author.ask(CREATE, { input })).createCompanion.id;
    const { viewer } = await author.ask('{ viewer { trips { nodes { id } } } }');
    expect(viewer.trips.nodes).toEqual([{ id: later }, { id }]);
  });

  it('do not count them among popular areas', async () => {
    const counted = async () =>
      (await nobody.ask('{ popularAreas(limit: 50) { id } }')).popularAreas.some(
        (area: { id: string }) => area.id === 'kr-ulleung',
      );
    const { author, id } = await makePost(server, { areaId: 'kr-ulleung' });
    expect(await counted()).toBe(true);
    await cancel(author, id);
    expect(await counted()).toBe(false);
  });
});

describe('calling off', () => {
  it('against accepting, applying and leaving leaves one truth, and tells all who are in or waited', async () => {
    for (let round = 0; round < 6; round++) {
      const { author, id } = await makePost(server, { capacity: 6 });
      const leaver = await join(server, author, id);
      const [waiting, late] = [await makePerson(server), await makePerson(server)];
      const application = await apply(waiting, id);
      const [cancelled, accepted, applied, left] = await Promise.all([
        cancel(author, id),
        author.send(ACCEPT, { id: application }),
        late.send(APPLY, { id, message: '저요' }),
        leaver.send(LEAVE, { id }),
      ]);
      expect([cancelled.errors, left.errors]).toEqual([[], []]);
      const reasons = [...accepted.errors, ...applied.errors].map(({ extensions }) => extensions.reason);
      expect(new Set([...reasons, 'COMPANION_CANCELLED'])).toEqual(new Set(['COMPANION_CANCELLED']));
      const isIn = accepted.errors.length === 0;
      const members = isIn ? 2 : 1;
      expect(await seats(server, id)).toEqual({
        memberCount: members,
        members,
        accepted: isIn ? 1 : 0,
        inRoom: members,
      });
      const [{ open }] = (await server.sql<{ open: number }>(
        `select count(*)::int as open from applications where companion_id = $1 and status = 'PENDING'`,
        [id],
      )) as [{ open: number }];
      expect(open).toBe(0);
      expect(await kindsOf(waiting)).toContain('COMPANION_CANCELLED');
      if (applied.errors.length === 0) expect(await kindsOf(late)).toEqual(['COMPANION_CANCELLED']);
    }
  });

  it('twice at once is done once', async () => {
    const { author, id } = await makePost(server);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => cancel(author, id, `이유 ${n}`)));
    const done = answers.filter(({ errors }) => errors.length === 0);
    expect(done).toHaveLength(1);
    expect((await post(id)).cancelReason).toBe(done[0]!.data.cancelCompanion.cancelReason);
  });
});
