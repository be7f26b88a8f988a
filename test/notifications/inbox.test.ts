import { afterAll, describe, expect, it } from 'vitest';
import { viewerChanged } from '../../src/accounts/viewer.ts';
import { DELETE as DELETE_ACCOUNT, makePersonWithPassword, PASSWORD } from '../accounts/kit.ts';
import { HIDE, openRoom, say } from '../chat/kit.ts';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { apply, join, LEAVE, makePost, REMOVE, WITHDRAW } from '../parties/kit.ts';
import { MARK, told } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

const INBOX = `subscription { inbox { __typename
  ... on InboxReady { unreadCount }
  ... on RoomChanged { unreadCount room { id isHidden title viewerCan { send { allowed } } } }
  ... on RoomGone { roomId unreadCount }
  ... on NotificationArrived { unreadNotificationCount notification { kind isRead } }
  ... on NotificationsRead { unreadNotificationCount }
} }`;

/** The inbox of a person, open. */
async function openInbox(person: Person) {
  const socket = new TestSocket(person);
  opened.push(socket);
  const inbox = socket.subscribe(INBOX);
  await inbox.atLeast(1);
  return inbox;
}

const roomOf = async (person: Person, id: string): Promise<string> =>
  (await person.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id })).companion.room.id;

describe('a room that is gone for the viewer', () => {
  it('is told to who leaves and to who is removed, and to nobody else', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const members = [await join(server, author, id), await join(server, author, id), await join(server, author, id)];
    const [leaver, removed, stayer] = members as [Person, Person, Person];
    const roomId = await roomOf(author, id);
    const other = await openRoom(author, leaver);
    await say(author, other, '읽지 않은 말');
    await say(author, roomId, '모두에게');
    const [his, hers, stays, mine] = await Promise.all([leaver, removed, stayer, author].map(openInbox));
    expect(his!.events).toEqual([{ __typename: 'InboxReady', unreadCount: 2 }]);

    await leaver.ask(LEAVE, { id });
    await author.ask(REMOVE, { id, userId: removed.id });
    // What is unread there counts no more.
    expect((await his!.atLeast(2))[1]).toEqual({ __typename: 'RoomGone', roomId, unreadCount: 1 });
    const gone = (await hers!.atLeast(3)).filter(({ __typename }) => __typename === 'RoomGone');
    expect(gone).toEqual([{ __typename: 'RoomGone', roomId, unreadCount: 0 }]);
    await say(author, roomId, '남은 사람에게');
    for (const inbox of [stays!, mine!]) {
      const events = await inbox.atLeast(3);
      expect(events.map(({ __typename }) => __typename)).not.toContain('RoomGone');
    }
    await say(author, other, '아직 여기 있어요');
    expect((await his!.atLeast(3)).at(-1)).toMatchObject({ __typename: 'RoomChanged', room: { id: other } });
  });

  it('is told when its post is deleted, and its followers are done at once', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const roomId = await roomOf(author, id);
    await member.ask(LEAVE, { id });
    const inbox = await openInbox(author);
    const socket = new TestSocket(author);
    opened.push(socket);
    const following = socket.subscribe(
      'subscription ($id: ID!) { roomEvents(roomId: $id) { ... on RoomReady { seq } } }',
      { id: roomId },
    );
    await following.atLeast(1);
    await author.ask('mutation ($id: ID!) { deleteCompanion(id: $id) }', { id });
    const gone = { __typename: 'RoomGone', roomId, unreadCount: 0 };
    expect((await inbox.atLeast(3)).slice(1)).toEqual(
      expect.arrayContaining([gone, { __typename: 'NotificationsRead', unreadNotificationCount: 0 }]),
    );
    await following.end();
    expect(following.errors).toEqual([]);
    expect(await author.ask('{ rooms(scope: ALL) { nodes { id } } }')).toEqual({ rooms: { nodes: [] } });
  });

  it('is not told of one that the viewer hides: it is there', async () => {
    const [a, b] = await Promise.all([makePerson(server), makePerson(server)]);
    const roomId = await openRoom(a, b);
    await say(b, roomId, '안녕하세요');
    const inbox = await openInbox(a);
    await a.ask(HIDE, { roomId });
    expect((await inbox.atLeast(2))[1]).toMatchObject({
      __typename: 'RoomChanged',
      unreadCount: 0,
      room: { id: roomId, isHidden: true },
    });
  });

  it('is not told when the other account goes: the room stays, changed', async () => {
    const [a, b, stranger] = await Promise.all([
      makePerson(server),
      makePersonWithPassword(server),
      makePerson(server),
    ]);
    const roomId = await openRoom(a, b);
    await say(b, roomId, '잘 지내요');
    // Opened and empty: the other has never seen it.
    await openRoom(b, stranger);
    const [inbox, unseen] = await Promise.all([a, stranger].map(openInbox));
    await b.ask(DELETE_ACCOUNT, { password: PASSWORD });
    expect((await inbox!.atLeast(2))[1]).toMatchObject({
      __typename: 'RoomChanged',
      room: { id: roomId, title: '탈퇴한 여행자', viewerCan: { send: { allowed: false } } },
    });
    await say(a, await openRoom(a, stranger), '처음 뵙겠습니다');
    expect((await unseen!.atLeast(2)).slice(1)).toMatchObject([{ room: { title: a.nickname } }]);
  });
});

it('says what may be done as it is now, not as it was when following began', async () => {
  const [a, b] = [await makePerson(server), await makePerson(server, { verified: false })];
  const roomId = await openRoom(a, b);
  const inbox = await openInbox(b);
  await say(a, roomId, '하나');
  await inbox.atLeast(2);
  await server.sql('update users set email_verified_at = now() where id = $1', [b.id]);
  viewerChanged(server.app, b.id);
  await say(a, roomId, '둘');
  const said = (await inbox.atLeast(3)).slice(1).map(({ room }) => room.viewerCan.send.allowed);
  expect(said).toEqual([false, true]);
});

describe('the badge of notifications', () => {
  it('is told with each that arrives, and when some were read, on every device', async () => {
    const { author, id } = await makePost(server);
    const devices = await Promise.all([openInbox(author), openInbox(author)]);
    const people = [await makePerson(server), await makePerson(server), await makePerson(server)];
    for (const [i, person] of people.entries()) {
      await apply(person, id);
      for (const device of devices) await device.atLeast(2 + i);
    }
    const [newest] = await told(author);
    expect(await author.ask(MARK, { ids: [newest!.id] })).toEqual({ markNotificationsRead: 1 });
    for (const device of devices) await device.atLeast(5);
    await author.ask(MARK);
    for (const device of devices) {
      expect((await device.atLeast(6)).slice(1)).toEqual([
        ...[1, 2, 3].map((count) => ({
          __typename: 'NotificationArrived',
          unreadNotificationCount: count,
          notification: { kind: 'APPLICATION_RECEIVED', isRead: false },
        })),
        { __typename: 'NotificationsRead', unreadNotificationCount: 2 },
        { __typename: 'NotificationsRead', unreadNotificationCount: 0 },
      ]);
    }
  });

  it('is told when something unread is taken back', async () => {
    const { author, id } = await makePost(server);
    const [first, second] = await Promise.all([makePerson(server), makePerson(server)]);
    const [application] = [await apply(first, id), await apply(second, id)];
    const comment = await makeComment(first, id);
    const inbox = await openInbox(author);
    await first.ask(WITHDRAW, { id: application });
    expect((await inbox.atLeast(2))[1]).toEqual({ __typename: 'NotificationsRead', unreadNotificationCount: 2 });
    await first.ask('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: comment });
    expect((await inbox.atLeast(3))[2]).toEqual({ __typename: 'NotificationsRead', unreadNotificationCount: 1 });
  });

  it('is not told when nothing was unread, nor to anybody else', async () => {
    const { author, id } = await makePost(server);
    const other = await makePerson(server);
    await apply(other, id);
    const [mine, his] = await Promise.all([author, other].map(openInbox));
    await author.ask(MARK);
    await mine!.atLeast(2);
    await author.ask(MARK);
    await author.ask(MARK, { ids: [] });
    await makeComment(other, id, '그 뒤의 말');
    await makeComment(author, id, '답', await makeComment(other, id, '물음'));
    expect((await mine!.atLeast(4)).map(({ __typename }) => __typename)).toEqual([
      'InboxReady',
      'NotificationsRead',
      'NotificationArrived',
      'NotificationArrived',
    ]);
    expect((await his!.atLeast(2)).map(({ __typename }) => __typename)).toEqual(['InboxReady', 'NotificationArrived']);
  });
});
