import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../kit/app.ts';
import { makePerson, type Person } from '../../kit/make.ts';
import { TestSocket } from '../../kit/socket.ts';
import { countStatements } from '../../kit/statements.ts';
import { inDays, join, makePost } from '../../parties/kit.ts';
import { DELETE, EDIT, makePair, openRoom, say } from '../kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

const ROOM_WARNINGS = 'query ($id: ID!) { room(id: $id) { messages(last: 50) { nodes { text warning } } } }';
const warningsSeenBy = async (person: Person, id: string): Promise<(string | null)[]> =>
  (await person.ask(ROOM_WARNINGS, { id })).room.messages.nodes.map(
    ({ warning }: { warning: string | null }) => warning,
  );

/** Lets the trip of a post have begun, behind the API. */
const depart = (id: string, startDate = inDays(-2)) =>
  server.sql('update companions set start_date = $2 where id = $1', [id, startDate]);

describe('the warning of a message', () => {
  it('is seen by who receives it, and never by who wrote it', async () => {
    const { a, b, roomId } = await makePair(server);
    await say(a, roomId, '숙소비는 국민은행 123456-78-901234로 먼저 송금해 주세요');
    await say(a, roomId, 'add me on telegram: @minji_travel');
    await say(a, roomId, '여기 보세요 https://bit.ly/3xYzAb');
    await say(a, roomId, '공항에서 9시에 만나요');
    await say(b, roomId, '제 카톡 아이디는 jun123이에요');
    expect(await warningsSeenBy(b, roomId)).toEqual(['PAYMENT', 'OFF_PLATFORM_CONTACT', 'LINK', null, null]);
    expect(await warningsSeenBy(a, roomId)).toEqual([null, null, null, null, 'OFF_PLATFORM_CONTACT']);
  });

  it('follows an edit, and goes with a deleted message', async () => {
    const { a, b, roomId } = await makePair(server);
    const message = await say(a, roomId, '내일 만나요');
    expect(await warningsSeenBy(b, roomId)).toEqual([null]);
    await a.ask(EDIT, { id: message.id, text: '010-1234-5678로 문자 주세요' });
    expect(await warningsSeenBy(b, roomId)).toEqual(['OFF_PLATFORM_CONTACT']);
    await a.ask(DELETE, { id: message.id });
    expect(await warningsSeenBy(b, roomId)).toEqual([null]);
  });

  it('ends once the two have travelled together, not before the trip begins, and only between the two', async () => {
    const { author, id } = await makePost(server, { capacity: 4 });
    const [member, other] = [await join(server, author, id), await makePerson(server)];
    const [together, apart] = [await openRoom(author, member), await openRoom(author, other)];
    for (const roomId of [together, apart]) await say(author, roomId, '텔레그램으로 옮겨서 얘기해요');
    expect(await warningsSeenBy(member, together)).toEqual(['OFF_PLATFORM_CONTACT']);
    await depart(id);
    expect(await warningsSeenBy(member, together)).toEqual([null]);
    expect(await warningsSeenBy(other, apart)).toEqual(['OFF_PLATFORM_CONTACT']);
  });

  it('comes with the events of a room, to each follower their own', async () => {
    const { a, b, roomId } = await makePair(server);
    const FOLLOW =
      'subscription ($roomId: ID!) { roomEvents(roomId: $roomId) { __typename ... on MessageSent { message { text warning } } ... on MessageEdited { message { text warning } } } }';
    const [ofAuthor, ofReceiver] = [a, b].map((person) => {
      const socket = new TestSocket(person);
      opened.push(socket);
      return socket.subscribe(FOLLOW, { roomId });
    });
    await Promise.all([ofAuthor!.atLeast(1), ofReceiver!.atLeast(1)]);
    const message = await say(a, roomId, '계좌번호 알려 드릴게요');
    await a.ask(EDIT, { id: message.id, text: '역 앞에서 봐요' });
    const [, sent, edited] = await ofReceiver!.atLeast(3);
    expect([sent.message.warning, edited.message.warning]).toEqual(['PAYMENT', null]);
    const [, own] = await ofAuthor!.atLeast(2);
    expect(own.message.warning).toBeNull();
  });

  it('costs a page one statement more, however many people wrote what is warned of', async () => {
    const { author, id } = await makePost(server, { capacity: 10 });
    const members: Person[] = [];
    for (let i = 0; i < 5; i++) members.push(await join(server, author, id));
    const { companion } = await author.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
    const roomId: string = companion.room.id;
    const countFor = async () => (await countStatements(() => warningsSeenBy(author, roomId))).statements.length;
    await say(members[0]!, roomId, '안녕하세요');
    const plain = await countFor();
    await say(members[0]!, roomId, '입금 부탁드려요');
    expect(await countFor()).toBe(plain + 1);
    for (const member of members) await say(member, roomId, '제 카톡 아이디 travel99 추가해 주세요');
    expect(await countFor()).toBe(plain + 1);
  });
});
