import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { ACCEPT, APPLY, apply, forgetRejections, join, LEAVE, makePost, REJECT, REMOVE } from '../parties/kit.ts';
import { INBOX, told } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const opened: TestSocket[] = [];
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

/** The inbox of a person, open. */
async function openInbox(person: Person) {
  const socket = new TestSocket(person);
  opened.push(socket);
  const inbox = socket.subscribe(INBOX);
  await inbox.atLeast(1);
  return inbox;
}
const arrived = (events: { __typename: string; notification: { kind: string } }[]) =>
  events.filter((event) => event.__typename === 'NotificationArrived').map((event) => event.notification);

/** Makes the database do this at the very end of each transaction that tells this person something. */
async function atCommit(person: Person, body: string): Promise<() => Promise<void>> {
  const name = `at_commit_${person.id.replaceAll('-', '')}`;
  await server.sql(
    `create function ${name}() returns trigger language plpgsql as $$ begin ${body}; return null; end $$`,
  );
  await server.sql(
    `create constraint trigger ${name} after insert on notifications deferrable initially deferred
     for each row when (new.user_id = '${person.id}') execute function ${name}()`,
  );
  return async () => {
    await server.sql(`drop trigger ${name} on notifications`);
  };
}

describe('an open inbox', () => {
  it('tells of every kind as it happens, as the list shows it', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [person, other] = await Promise.all([makePerson(server), makePerson(server)]);
    const [authors, persons] = [await openInbox(author), await openInbox(person)];
    const first = await apply(person, id);
    await author.ask(REJECT, { id: first });
    await forgetRejections(server, person);
    const second = await apply(person, id);
    await author.ask(ACCEPT, { id: second });
    const comment = await makeComment(person, id, '반가워요');
    const reply = await makeComment(other, id, '저도요', comment);
    await author.ask('mutation ($id: ID!) { updateCompanion(id: $id, input: { title: "새 이름" }) { id } }', { id });
    await author.ask(REMOVE, { id, userId: person.id });
    const leaver = await join(server, author, id);
    await leaver.ask(LEAVE, { id });

    await until(() => arrived(persons.events).length === 5);
    await until(() => arrived(authors.events).length === 6);
    expect(arrived(persons.events)).toMatchObject([
      { kind: 'APPLICATION_REJECTED', isRead: false, actor: { id: author.id }, companion: { id }, comment: null },
      { kind: 'APPLICATION_ACCEPTED', actor: { id: author.id }, companion: { id } },
      { kind: 'REPLY_RECEIVED', actor: { id: other.id }, comment: { id: reply, text: '저도요' } },
      { kind: 'COMPANION_CHANGED', actor: { id: author.id }, companion: { id } },
      { kind: 'MEMBER_LEFT', actor: { id: author.id }, companion: { id } },
    ]);
    expect(arrived(authors.events)).toMatchObject([
      { kind: 'APPLICATION_RECEIVED', actor: { id: person.id } },
      { kind: 'APPLICATION_RECEIVED', actor: { id: person.id } },
      { kind: 'COMMENT_RECEIVED', actor: { id: person.id }, comment: { id: comment } },
      { kind: 'COMMENT_RECEIVED', actor: { id: other.id }, comment: { id: reply } },
      { kind: 'APPLICATION_RECEIVED', actor: { id: leaver.id } },
      { kind: 'MEMBER_LEFT', actor: { id: leaver.id } },
    ]);
    const listed = (await told(author)).map(({ id: notification }) => notification).reverse();
    const ids = arrived(authors.events).map((notification) => (notification as never as { id: string }).id);
    // The second application of the same person has taken the place of the first.
    expect(ids.slice(1)).toEqual(listed);
  });

  it('tells nobody else', async () => {
    const { author, id } = await makePost(server);
    const stranger = await makePerson(server);
    const inbox = await openInbox(stranger);
    await apply(await makePerson(server), id);
    // A word of the own comes after whatever else would have been told.
    await makeComment(author, id, '답글', await makeComment(stranger, id));
    await until(() => arrived(inbox.events).length > 0);
    expect(arrived(inbox.events).map(({ kind }) => kind)).toEqual(['REPLY_RECEIVED']);
  });

  it('tells on every device', async () => {
    const { author, id } = await makePost(server);
    const inboxes = await Promise.all([openInbox(author), openInbox(author)]);
    await apply(await makePerson(server), id);
    for (const inbox of inboxes) await until(() => arrived(inbox.events).length === 1);
  });
});

describe('the moment of telling', () => {
  it('comes after the commit, not before', async () => {
    const { author, id } = await makePost(server);
    const inbox = await openInbox(author);
    const key = 4711;
    const holder = new pg.Client(server.databaseUrl);
    await holder.connect();
    await holder.query('select pg_advisory_lock($1)', [key]);
    const stop = await atCommit(author, `perform pg_advisory_xact_lock(${key})`);
    const applying = apply(await makePerson(server), id);
    await until(
      async () => (await server.sql(`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0,
    );
    expect(inbox.events).toHaveLength(1);
    expect(await told(author)).toEqual([]);
    await holder.end();
    await applying;
    await until(() => arrived(inbox.events).length === 1);
    await stop();
  });

  it('never comes for what was rolled back', async () => {
    const { author, id } = await makePost(server);
    const inbox = await openInbox(author);
    const stop = await atCommit(author, `raise exception 'no commit today'`);
    const applicant = await makePerson(server);
    const { extensions } = await applicant.refused(APPLY, { id, message: '안녕하세요' });
    expect(extensions.code).toBe('INTERNAL_SERVER_ERROR');
    await stop();
    await apply(applicant, id);
    await until(() => arrived(inbox.events).length > 0);
    expect(inbox.events.map((event) => event.__typename)).toEqual(['InboxReady', 'NotificationArrived']);
    expect(await told(author)).toHaveLength(1);
  });
});
