import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/accounts/password.ts';
import { openRoom, SEND, say } from '../chat/kit.ts';
import { COMMENT, makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { countStatements } from '../kit/statements.ts';
import { until } from '../kit/until.ts';
import { ACCEPT, APPLY, apply, join, makePost } from '../parties/kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

const BLOCK =
  'mutation ($userId: ID!, $blocked: Boolean!) { setBlock(userId: $userId, blocked: $blocked) { id viewerHasBlocked viewerCan { message { allowed reason } block { allowed reason } } } }';
const block = (person: Person, userId: string, blocked = true) => person.ask(BLOCK, { userId, blocked });
const USER = 'query ($id: ID!) { user(id: $id) { id viewerHasBlocked } node(id: $id) { id } }';
const blocksOf = (id: string) =>
  server.sql('select blocker_id, blocked_id from blocks where blocker_id = $1 or blocked_id = $1', [id]);
const pair = () => Promise.all([makePerson(server), makePerson(server)]);

describe('setBlock', () => {
  it('is refused to who is signed out or not verified, for oneself and for nobody, and nothing changes', async () => {
    const [ann, bob] = await pair();
    const refused = async (client: TestClient, userId: string) => {
      const { extensions } = await client.refused(BLOCK, { userId, blocked: true });
      return `${extensions.code} ${extensions.reason}`;
    };
    expect(await refused(new TestClient(server.url), bob.id)).toBe('UNAUTHENTICATED SIGN_IN_REQUIRED');
    const unverified = await makePerson(server, { verified: false });
    expect(await refused(unverified, bob.id)).toBe('EMAIL_NOT_VERIFIED EMAIL_NOT_VERIFIED');
    expect(await refused(ann, ann.id)).toBe('FORBIDDEN BLOCK_SELF');
    for (const unknown of [randomUUID(), 'nobody'])
      expect(await refused(ann, unknown)).toBe('NOT_FOUND USER_NOT_FOUND');
    for (const { id } of [ann, bob, unverified]) expect(await blocksOf(id)).toEqual([]);
  });

  it('takes both out of each other’s sight; only who blocked can say so, and take it back', async () => {
    const [ann, bob] = await pair();
    const { setBlock } = await block(ann, bob.id);
    expect(setBlock).toEqual({
      id: bob.id,
      viewerHasBlocked: true,
      viewerCan: { message: { allowed: false, reason: 'USER_NOT_FOUND' }, block: { allowed: true, reason: null } },
    });
    await block(ann, bob.id);
    expect(await blocksOf(ann.id)).toHaveLength(1);
    for (const [one, other] of [
      [ann, bob],
      [bob, ann],
    ] as const)
      expect(await one.ask(USER, { id: other.id })).toEqual({ user: null, node: null });
    const LIST = '{ viewer { blockedUsers(first: 5) { totalCount nodes { id nickname viewerHasBlocked } } } }';
    expect((await ann.ask(LIST)).viewer.blockedUsers).toEqual({
      totalCount: 1,
      nodes: [{ id: bob.id, nickname: bob.nickname, viewerHasBlocked: true }],
    });
    expect((await bob.ask(LIST)).viewer.blockedUsers).toEqual({ totalCount: 0, nodes: [] });

    // Who was blocked meets nobody there, and cannot find out by blocking.
    expect((await bob.refused(BLOCK, { userId: ann.id, blocked: true })).extensions.reason).toBe('USER_NOT_FOUND');
    expect((await bob.refused(BLOCK, { userId: ann.id, blocked: false })).extensions.reason).toBe('USER_NOT_FOUND');

    await block(ann, bob.id, false);
    expect((await ann.ask(USER, { id: bob.id })).user).toEqual({ id: bob.id, viewerHasBlocked: false });
    expect((await bob.ask(USER, { id: ann.id })).user).toEqual({ id: ann.id, viewerHasBlocked: false });
    expect(await server.sql('select id from users where id = any($1) and has_blocks', [[ann.id, bob.id]])).toEqual([]);
  });

  it('twice at once, and both ways at once, is one block each', async () => {
    const [ann, bob] = await pair();
    await Promise.all([block(ann, bob.id), block(ann, bob.id), bob.send(BLOCK, { userId: ann.id, blocked: true })]);
    const blocks = await blocksOf(ann.id);
    expect(blocks.length).toBeLessThanOrEqual(2);
    expect(blocks).toContainEqual({ blocker_id: ann.id, blocked_id: bob.id });
  });
});

describe('a block', () => {
  it('closes the direct room as if the account were gone; its messages stay', async () => {
    const [ann, bob] = await pair();
    const roomId = await openRoom(ann, bob);
    await say(bob, roomId, '안녕하세요');
    await block(ann, bob.id);
    const ROOM =
      'query ($id: ID!) { room(id: $id) { counterpart { id } members { user { id } } viewerCan { send { allowed reason } } lastMessage { text author { id } } messages(last: 5) { nodes { text isMine author { id } } } } }';
    for (const [person, other] of [
      [ann, bob],
      [bob, ann],
    ] as const) {
      const refusal = await person.refused(SEND, { input: { roomId, clientMessageId: randomUUID(), text: '저기요' } });
      expect(refusal.extensions).toMatchObject({ code: 'CONFLICT', reason: 'COUNTERPART_GONE' });
      const { room } = await person.ask(ROOM, { id: roomId });
      expect(room).toMatchObject({
        counterpart: null,
        viewerCan: { send: { allowed: false, reason: 'COUNTERPART_GONE' } },
      });
      expect(room.messages.nodes).toMatchObject([{ text: '안녕하세요', isMine: person === bob }]);
      expect(JSON.stringify(room)).not.toContain(other.id);
    }
    // Opening it again says what it says of an unknown person.
    const OPEN = 'mutation ($userId: ID!) { openDirectRoom(userId: $userId) { id } }';
    const [known, unknown] = await Promise.all([
      bob.refused(OPEN, { userId: ann.id }),
      bob.refused(OPEN, { userId: randomUUID() }),
    ]);
    expect({ ...known.extensions, requestId: null }).toEqual({ ...unknown.extensions, requestId: null });
    await block(ann, bob.id, false);
    expect((await say(bob, roomId, '다시 안녕하세요')).seq).toBe(2);
  });

  it('ends applying, commenting and replying between the two, with the answers of somebody who is not there', async () => {
    const { author, id } = await makePost(server);
    const [guest, friend] = await pair();
    const commentId = await makeComment(guest, id, '궁금해요');
    await block(author, guest.id);
    const notThere = { code: 'NOT_FOUND', reason: 'COMPANION_NOT_FOUND' };
    expect((await guest.refused(APPLY, { id, message: '같이 가요' })).extensions).toMatchObject(notThere);
    expect((await guest.refused(COMMENT, { companionId: id, text: '네' })).extensions).toMatchObject(notThere);
    expect((await guest.ask('query ($id: ID!) { companion(id: $id) { id } }', { id })).companion).toBeNull();
    // Under somebody else's post the two do not answer each other.
    const other = await makePost(server);
    const said = await makeComment(author, other.id, '저도요');
    const reply = { companionId: other.id, parentId: said, text: '네?' };
    expect((await guest.refused(COMMENT, reply)).extensions).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'COMMENT_NOT_FOUND',
    });
    const THREADS =
      'query ($id: ID!) { companion(id: $id) { comments(first: 9) { nodes { id text author { id } } } } }';
    expect((await author.ask(THREADS, { id })).companion.comments.nodes).toEqual([]);
    expect((await friend.ask(THREADS, { id })).companion.comments.nodes).toMatchObject([
      { id: commentId, text: '궁금해요' },
    ]);
    expect(await server.sql('select id from applications where companion_id = $1', [id])).toEqual([]);
  });

  it('takes back nothing of a party that they share', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    await block(member, author.id);
    const PARTY = 'query ($id: ID!) { companion(id: $id) { id memberCount room { id } } }';
    const { companion } = await member.ask(PARTY, { id });
    expect(companion).toMatchObject({ id, memberCount: 2 });
    const message = await say(author, companion.room.id, '내일 봐요');
    const { room } = await member.ask(
      'query ($id: ID!) { room(id: $id) { messages(last: 1) { nodes { id text } } } }',
      {
        id: companion.room.id,
      },
    );
    expect(room.messages.nodes).toEqual([{ id: message.id, text: '내일 봐요' }]);
  });

  it('keeps an application that waits from being accepted', async () => {
    const { author, id } = await makePost(server);
    const guest = await makePerson(server);
    const applicationId = await apply(guest, id);
    await block(guest, author.id);
    expect((await author.refused(ACCEPT, { id: applicationId })).extensions.reason).toBe('APPLICATION_NOT_FOUND');
    expect(await server.sql('select user_id from companion_members where companion_id = $1', [id])).toEqual([
      { user_id: author.id },
    ]);
  });

  it('stops what is on its way: 8 blocks and sends at once, and nothing arrives after the commit', async () => {
    for (let round = 0; round < 8; round++) {
      const [ann, bob] = await pair();
      const roomId = await openRoom(ann, bob);
      await say(bob, roomId, '하나');
      const socket = new TestSocket(ann);
      opened.push(socket);
      const following = socket.subscribe(
        'subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { __typename ... on MessageSent { seq } ... on MemberTyping { userId } } }',
        { roomId },
      );
      await following.atLeast(1);
      const sends = Array.from({ length: 8 }, (_, i) =>
        bob.send(SEND, { input: { roomId, clientMessageId: randomUUID(), text: `${i}` } }),
      );
      await Promise.all([...sends, block(ann, bob.id)]);
      const [{ last }] = (await server.sql('select last_seq as last from rooms where id = $1', [roomId])) as [
        { last: number },
      ];
      await bob.send(SEND, { input: { roomId, clientMessageId: randomUUID(), text: '늦었네' } });
      await bob.send('mutation ($roomId: ID!) { setTyping(roomId: $roomId) }', { roomId });
      const [{ after }] = (await server.sql('select last_seq as after from rooms where id = $1', [roomId])) as [
        { after: number },
      ];
      expect(after).toBe(last);
      // Whatever was acknowledged before the block arrives, and no more.
      await following.atLeast(last);
      expect(following.events.filter((event) => event.__typename === 'MessageSent').length).toBeLessThanOrEqual(
        last - 1,
      );
      expect(following.events.some((event) => event.__typename === 'MemberTyping')).toBe(false);
    }
  }, 60_000);

  it('goes with a deleted account', async () => {
    const [ann, bob] = await pair();
    await block(ann, bob.id);
    const passwordHash = await hashPassword('goodbye everybody');
    await server.sql('update users set password_hash = $2 where id = $1', [ann.id, passwordHash]);
    await ann.ask('mutation { deleteAccount(password: "goodbye everybody") }');
    await until(async () => (await blocksOf(bob.id)).length === 0);
  });
});

describe('people without blocks', () => {
  it('pay no statement for those who have some', async () => {
    const [ann, bob] = await pair();
    const free = await makePerson(server);
    const { id } = await makePost(server);
    await makeComment(bob, id);
    await block(ann, bob.id);
    const HOT =
      '{ companions(first: 10) { nodes { id author { nickname } comments(first: 3) { nodes { text author { nickname } } } } } rooms(first: 5) { nodes { id counterpart { id } } } }';
    await free.ask(HOT);
    const { statements } = await countStatements(() => free.ask(HOT));
    expect(statements.filter((text) => /\bblocks\b/.test(text))).toEqual([]);
    const [before, after] = [await makePerson(server), await makePerson(server)];
    await before.ask(HOT);
    const plain = (await countStatements(() => before.ask(HOT))).statements.length;
    await after.ask(HOT);
    expect((await countStatements(() => after.ask(HOT))).statements.length).toBe(plain);
  });
});
