import { afterAll, describe, expect, it } from 'vitest';
import { FOLLOW, SEND, say } from '../chat/live-kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { ACCEPT, apply, join, LEAVE, makePost, REMOVE } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
const connect = (...args: ConstructorParameters<typeof TestSocket>) => {
  const socket = new TestSocket(...args);
  opened.push(socket);
  return socket;
};
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

const ROOM =
  'query ($id: ID!) { companion(id: $id) { room { id kind title members { user { id } } messages { nodes { text } } companion { id } } } }';

describe('the room of a party', () => {
  it('begins with the first acceptance, and shows each member what was said from the own joining on', async () => {
    const { author, id } = await makePost(server);
    expect((await author.ask(ROOM, { id })).companion.room).toBeNull();
    const first = await join(server, author, id);
    const { room } = (await author.ask(ROOM, { id })).companion;
    expect(room).toMatchObject({
      kind: 'PARTY',
      title: '제주도 한 바퀴',
      companion: { id },
      members: [{ user: { id: author.id } }, { user: { id: first.id } }],
    });
    await say(author, room.id, '셋째가 오기 전의 말');
    const second = await join(server, author, id);
    await say(first, room.id, '어서 오세요');
    const texts = async (person: typeof author) =>
      (await person.ask(ROOM, { id })).companion.room.messages.nodes.map((m: { text: string }) => m.text);
    expect(await texts(author)).toEqual(['셋째가 오기 전의 말', '어서 오세요']);
    expect(await texts(second)).toEqual(['어서 오세요']);
    const replay = connect(second).subscribe(FOLLOW, { roomId: room.id, afterSeq: 0 });
    const events = await replay.atLeast(3);
    expect(events.slice(1).map((e) => [e.__typename, e.user?.id ?? e.message?.text])).toEqual([
      ['MemberJoined', second.id],
      ['MessageSent', '어서 오세요'],
    ]);
    const { rooms } = await second.ask('{ rooms { nodes { id unreadCount lastMessage { text } } } }');
    expect(rooms.nodes).toEqual([{ id: room.id, unreadCount: 1, lastMessage: { text: '어서 오세요' } }]);
  });

  it('tells live who joins, and ends at once for who leaves or is removed, on all open sockets', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [leaver, removed] = [await join(server, author, id), await join(server, author, id)];
    const { room } = (await author.ask(ROOM, { id })).companion;
    const authors = connect(author).subscribe(FOLLOW, { roomId: room.id });
    const leavers = [connect(leaver), connect(leaver)].map((socket) => socket.subscribe(FOLLOW, { roomId: room.id }));
    const removeds = connect(removed).subscribe(FOLLOW, { roomId: room.id });
    await Promise.all([authors, ...leavers, removeds].map((f) => f.atLeast(1)));
    await leaver.ask(LEAVE, { id });
    for (const following of leavers) {
      await following.end();
      expect(following.events.at(-1)).toMatchObject({ __typename: 'MemberLeft', userId: leaver.id });
    }
    await author.ask(REMOVE, { id, userId: removed.id });
    await removeds.end();
    await say(author, room.id, '이제 우리뿐');
    const events = await authors.atLeast(4);
    expect(events.slice(1).map((e) => e.__typename)).toEqual(['MemberLeft', 'MemberLeft', 'MessageSent']);
    for (const outsider of [leaver, removed]) {
      expect((await outsider.ask('query ($id: ID!) { room(id: $id) { id } }', { id: room.id })).room).toBeNull();
      expect(
        (
          await outsider.refused(SEND, {
            input: { roomId: room.id, clientMessageId: crypto.randomUUID(), text: '아직 있어요' },
          })
        ).extensions.code,
      ).toBe('NOT_FOUND');
      expect((await outsider.ask('{ rooms(scope: ALL) { nodes { id } } }')).rooms.nodes).toEqual([]);
    }
    expect([...leavers, removeds].flatMap((f) => f.events).filter((e) => e.__typename === 'MessageSent')).toEqual([]);
  });

  it('can be joined again, and then shows what is said from then on', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const { room } = (await author.ask(ROOM, { id })).companion;
    await say(author, room.id, '처음');
    await member.ask(LEAVE, { id });
    await say(author, room.id, '없는 동안');
    await author.ask(ACCEPT, { id: await apply(member, id) });
    await say(author, room.id, '다시');
    expect((await member.ask(ROOM, { id })).companion.room.messages.nodes).toEqual([{ text: '다시' }]);
  });

  it('is nobody else’s', async () => {
    const { author, id } = await makePost(server);
    await join(server, author, id);
    const { room } = (await author.ask(ROOM, { id })).companion;
    const stranger = await makePerson(server);
    expect((await stranger.ask(ROOM, { id })).companion.room).toBeNull();
    const following = connect(stranger).subscribe(FOLLOW, { roomId: room.id });
    await following.end();
    expect(following.errors[0]!.extensions.code).toBe('NOT_FOUND');
  });
});
