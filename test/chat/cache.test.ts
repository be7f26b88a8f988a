import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { ACCEPT, apply, join, LEAVE, makePost } from '../parties/kit.ts';
import { DELETE, EDIT, makePair, READ, say } from './kit.ts';

// What a client needs that keeps objects by their ids: ids of their own, and whole objects in events.

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
const connect = (...args: ConstructorParameters<typeof TestSocket>) => {
  const socket = new TestSocket(...args);
  opened.push(socket);
  return socket;
};
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MEMBERS = 'query ($id: ID!) { room(id: $id) { id members { id lastReadSeq user { id } } } }';

describe('ids', () => {
  it('of a viewer are their own, the same each time, and find nothing', async () => {
    const [person, other] = await Promise.all([makePerson(server), makePerson(server)]);
    const asked = () => person.ask('{ viewer { id user { id } } }');
    const { viewer } = await asked();
    expect(viewer).toEqual({ id: expect.stringMatching(UUID_7), user: { id: person.id } });
    expect(viewer.id).not.toBe(person.id);
    expect((await asked()).viewer.id).toBe(viewer.id);
    expect((await other.ask('{ viewer { id } }')).viewer.id).not.toBe(viewer.id);
    expect(await person.ask('query ($id: ID!) { node(id: $id) { id } user(id: $id) { id } }', viewer)).toEqual({
      node: null,
      user: null,
    });
    const { updateProfile } = await person.ask('mutation { updateProfile(input: { introduction: "안녕" }) { id } }');
    expect(updateProfile.id).toBe(viewer.id);
  });

  it('of members differ by person and by room, and stay when somebody leaves and comes back', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [first, second] = [await join(server, author, id), await join(server, author, id)];
    const other = await makePair(server);
    const { companion } = await author.ask(
      'query ($id: ID!) { companion(id: $id) { room { id members { id user { id } } } } }',
      { id },
    );
    const { room } = await other.a.ask(MEMBERS, { id: other.roomId });
    const all = [...companion.room.members, ...room.members];
    expect(all).toHaveLength(5);
    for (const member of all) expect(member.id).toMatch(UUID_7);
    const ids = [...all, ...all.map(({ user }) => user), companion.room, room].map((object) => object.id);
    expect(new Set(ids).size).toBe(ids.length);

    await first.ask(LEAVE, { id });
    await author.ask(ACCEPT, { id: await apply(first, id) });
    const again = (await second.ask(MEMBERS, { id: companion.room.id })).room.members;
    const idOf = (members: { id: string; user: { id: string } }[]) =>
      members.find(({ user }) => user.id === first.id)?.id;
    expect(idOf(again)).toBe(idOf(companion.room.members));
  });

  it('of a member stay when the account goes', async () => {
    const { a, b, roomId } = await makePair(server);
    const before = (await a.ask(MEMBERS, { id: roomId })).room.members;
    await server.sql(
      `update users set email = null, password_hash = null, birth_date = null, gender = null, deleted_at = now() where id = $1`,
      [b.id],
    );
    const after = (await a.ask(MEMBERS, { id: roomId })).room.members;
    expect(after.map(({ id }: { id: string }) => id)).toEqual(before.map(({ id }: { id: string }) => id));
    expect(after.filter(({ user }: { user: unknown }) => user === null)).toHaveLength(1);
  });
});

/** What each durable event carries; often enough asked for the compiled path, too. */
const LOG = `subscription ($roomId: ID!, $afterSeq: Int) { roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
  __typename
  ... on RoomLogEntry { seq }
  ... on MessageSent { message { id text } }
  ... on MessageEdited { message { id text } }
  ... on MessageDeleted { messageId message { id seq text isDeleted isMine images { url } author { id } } }
  ... on MemberJoined { user { id } member { id joinedAt lastReadSeq user { id nickname } } }
  ... on MemberLeft { userId }
  ... on ReadMarkerMoved { userId lastReadSeq member { id lastReadSeq user { id } } }
} }`;

describe('events of a room', () => {
  it('tell a deleted message whole, as its place is now', async () => {
    const { a, b, roomId } = await makePair(server);
    const following = connect(b).subscribe(LOG, { roomId });
    await following.atLeast(1);
    const message = await say(a, roomId, '지울 말');
    await a.ask(EDIT, { id: message.id, text: '고친 말' });
    await a.ask(DELETE, { id: message.id });
    const place = {
      id: message.id,
      seq: 1,
      text: null,
      isDeleted: true,
      isMine: false,
      images: [],
      author: { id: a.id },
    };
    const deleted = { __typename: 'MessageDeleted', seq: 3, messageId: message.id, message: place };
    expect((await following.atLeast(4))[3]).toEqual(deleted);
    const replayed = await connect(a).subscribe(LOG, { roomId, afterSeq: 0 }).atLeast(4);
    expect(replayed.map(({ seq }) => seq)).toEqual([undefined, 1, 2, 3]);
    expect(replayed[3]).toEqual({ ...deleted, message: { ...place, isMine: true } });
  });

  it('tell who has joined and who has read as the member that the room shows', async () => {
    const { author, id } = await makePost(server, { capacity: 6 });
    const first = await join(server, author, id);
    const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id lastSeq } } }', { id });
    const { id: roomId, lastSeq } = companion.room;
    const followings = [author, first, first].map((person) => connect(person).subscribe(LOG, { roomId }));
    // A member is told as it is when the event is delivered: before the next thing happens to it.
    const heard = (count: number) => Promise.all(followings.map((following) => following.atLeast(count)));
    await heard(1);
    const second = await join(server, author, id);
    await heard(2);
    await say(author, roomId, '어서 와요');
    await second.ask(READ, { roomId, seq: lastSeq + 2 });
    await heard(4);
    await second.ask(LEAVE, { id });
    await author.ask(ACCEPT, { id: await apply(second, id) });

    const [mine, ...others] = await heard(6);
    for (const events of others) expect(events).toEqual(mine);
    const { room } = await author.ask(
      'query ($id: ID!) { room(id: $id) { members { id joinedAt lastReadSeq user { id nickname } } } }',
      { id: roomId },
    );
    const member = room.members.find(({ user }: { user: { id: string } }) => user.id === second.id);
    expect(mine!.map(({ __typename, seq }) => [__typename, seq])).toEqual([
      ['RoomReady', undefined],
      ['MemberJoined', lastSeq + 1],
      ['MessageSent', lastSeq + 2],
      ['ReadMarkerMoved', undefined],
      ['MemberLeft', lastSeq + 3],
      ['MemberJoined', lastSeq + 4],
    ]);
    expect(mine![1].member).toMatchObject({ id: member.id, user: { id: second.id, nickname: second.nickname } });
    expect(mine![3]).toMatchObject({
      userId: second.id,
      lastReadSeq: lastSeq + 2,
      member: { id: member.id, lastReadSeq: lastSeq + 2, user: { id: second.id } },
    });
    expect(mine![5].member).toEqual(member);
  });

  it('tell a member whose account has gone since, without a person', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
    await server.sql(
      `update users set email = null, password_hash = null, birth_date = null, gender = null, deleted_at = now() where id = $1`,
      [member.id],
    );
    const events = await connect(author).subscribe(LOG, { roomId: companion.room.id, afterSeq: 0 }).atLeast(3);
    expect(events.slice(1).map((event) => [event.user.id, event.member.user?.id])).toEqual([
      [author.id, author.id],
      [member.id, undefined],
    ]);
    const asked = await connect(author)
      .subscribe(
        `subscription ($roomId: ID!) { roomEvents(roomId: $roomId, afterSeq: 0) { ... on MemberJoined { user { viewerCan { message { reason } } } } } }`,
        { roomId: companion.room.id },
      )
      .atLeast(3);
    // To oneself nobody writes, and nobody to who is gone.
    expect(asked.slice(1).map(({ user }) => user.viewerCan.message.reason)).toEqual([
      'ROOM_WITH_SELF',
      'USER_NOT_FOUND',
    ]);
  });

  it('are found by the interface of numbered ones, in fragments of every form, also when compiled', async () => {
    const { a, b, roomId } = await makePair(server);
    for (const selection of [
      '... on RoomLogEntry { seq }',
      '...Numbered',
      '... on RoomLogEntry { ...Numbered ... on MessageSent { message { text } } }',
      '... { ... on RoomLogEntry { __typename seq } }',
    ]) {
      const fragment = selection.includes('...Numbered') ? 'fragment Numbered on RoomLogEntry { seq }' : '';
      const query = `subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { ${selection} } } ${fragment}`;
      const following = connect(b).subscribe(query, { roomId });
      expect(await following.atLeast(1)).toEqual([{}]);
      const sent = [];
      for (const text of ['하나', '둘', '셋', '넷', '다섯']) sent.push(await say(a, roomId, text));
      const events = await following.atLeast(6);
      expect(events.slice(1).map(({ seq }) => seq)).toEqual(sent.map(({ seq }) => seq));
    }
    const { __type } = await a.ask('{ __type(name: "RoomLogEntry") { possibleTypes { name } } }');
    const names = __type.possibleTypes.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['MemberJoined', 'MemberLeft', 'MessageDeleted', 'MessageEdited', 'MessageSent']);
  });
});
