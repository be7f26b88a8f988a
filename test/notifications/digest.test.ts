import { describe, expect, it } from 'vitest';
import { MAIL_QUEUE } from '../../src/mail/mail.ts';
import { sendDigests } from '../../src/notifications/digest.ts';
import {
  DELETE as DELETE_ACCOUNT,
  faultsOf,
  mailsTo,
  mailTo,
  makePersonWithPassword,
  PASSWORD,
} from '../accounts/kit.ts';
import { openRoom, READ, say } from '../chat/kit.ts';
import { makeComment, renewTokens, turnableClock } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person, type PersonOptions } from '../kit/make.ts';
import { until } from '../kit/until.ts';
import { MARK } from './kit.ts';

const clock = turnableClock('2027-03-01T10:00:00Z');
const server = await startTestApp({ clock, config: { rateLimitFactor: 1000 } });
const second = await startTestApp({ clock, databaseUrl: server.databaseUrl });

const SWITCH = 'mutation ($on: Boolean) { updateProfile(input: { mailDigest: $on }) { mailDigest } }';
const DAY = 86_400_000;
const address = (person: Person) => `${person.id}@people.test`;
const mails = (person: Person) => mailsTo(server, address(person));

/** Waits until every mail that was put into the queue has left. */
const allSent = () =>
  until(async () => {
    const { waiting, active, retrying } = await server.app.jobs.backlog(MAIL_QUEUE as never);
    return waiting + active + retrying === 0;
  });

/** Turns the clock to the next midnight and a quarter of an hour. */
const toNextDay = () =>
  clock.turnTo(new Date((Math.floor(clock().getTime() / DAY) + 1) * DAY + 15 * 60_000).toISOString());

/** Goes to the next day and sends what is due; answers how many mails. */
async function nextDay(app = server.app): Promise<number> {
  toNextDay();
  const sent = await sendDigests(app);
  await allSent();
  return sent;
}

/** Somebody with the switch on, and a post that others can write under. */
async function makeReader(options: PersonOptions = {}): Promise<{ reader: Person; postId: string }> {
  const reader = await makePersonWithPassword(server, options);
  await reader.ask(SWITCH, { on: true });
  const { createCompanion } = await reader.ask(
    `mutation { createCompanion(input: { title: "<b>제주</b>", content: "가요", areaId: "kr-jeju", startDate: "2099-01-01", endDate: "2099-01-02" }) { id } }`,
  );
  return { reader, postId: createCompanion.id };
}

async function comment(postId: string, text = '좋아요'): Promise<{ writer: Person; id: string }> {
  const writer = await makePerson(server);
  return { writer, id: await makeComment(writer, postId, text) };
}

describe('the switch', () => {
  it('is off, and can be switched on and off again', async () => {
    const person = await makePerson(server);
    expect(await person.ask('{ viewer { mailDigest } }')).toEqual({ viewer: { mailDigest: false } });
    for (const on of [true, true, false]) {
      expect(await person.ask(SWITCH, { on })).toEqual({ updateProfile: { mailDigest: on } });
      expect(await person.ask('{ viewer { mailDigest } }')).toEqual({ viewer: { mailDigest: on } });
    }
  });

  it('stays as it is when other things are changed, and cannot be null', async () => {
    const person = await makePerson(server);
    await person.ask(SWITCH, { on: true });
    await person.ask('mutation { updateProfile(input: { introduction: "안녕" }) { mailDigest } }');
    const failure = await person.refused(SWITCH, { on: null });
    expect([failure.extensions.code, faultsOf(failure)]).toEqual(['BAD_USER_INPUT', ['input.mailDigest REQUIRED']]);
    expect(await person.ask('{ viewer { mailDigest } }')).toEqual({ viewer: { mailDigest: true } });
  });

  it('is turned by nobody who is signed out', async () => {
    expect((await new TestClient(server.url).refused(SWITCH, { on: true })).extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('the mail of the day', () => {
  it('says how much of what waits, in both languages, with a way there, and no word of anybody', async () => {
    const { reader, postId } = await makeReader();
    const { writer } = await comment(postId, '비밀 이야기');
    await comment(postId);
    const applicant = await makePerson(server);
    await applicant.ask('mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저요") { id } }', {
      id: postId,
    });
    await nextDay();
    const mail = await mailTo(server, address(reader));
    expect(mail.subject).toBe('[인피니티 트래블] 읽지 않은 알림이 있습니다');
    for (const part of [
      '새 댓글 2개',
      '새 동행 신청 1건',
      '2 new comments on your posts',
      'Somebody has applied to your post',
    ]) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part);
    }
    expect(mail.text).toContain('http://web.test/notifications');
    for (const word of ['비밀', '제주', writer.nickname, applicant.nickname])
      expect(mail.text + mail.html).not.toContain(word);
  });

  it('comes once a day and person, however often and wherever the clock is looked at', async () => {
    const { reader, postId } = await makeReader();
    await comment(postId);
    await nextDay();
    await Promise.all([
      sendDigests(server.app),
      sendDigests(second.app),
      sendDigests(server.app),
      sendDigests(second.app),
    ]);
    await allSent();
    expect(await mails(reader)).toHaveLength(1);
    renewTokens(server, reader);
    await comment(postId);
    clock.pass(6 * 3600_000);
    await sendDigests(server.app);
    await allSent();
    expect(await mails(reader)).toHaveLength(1);
    await nextDay(second.app);
    expect(await mails(reader)).toHaveLength(2);
  });

  it('comes once when two instances look at the same moment', async () => {
    const readers = await Promise.all(Array.from({ length: 12 }, () => makeReader()));
    for (const { postId } of readers) await comment(postId);
    toNextDay();
    const sent = await Promise.all([server.app, second.app, server.app, second.app].map(sendDigests));
    await allSent();
    expect(sent.reduce((sum, count) => sum + count)).toBe(12);
    for (const { reader } of readers) expect(await mails(reader)).toHaveLength(1);
  });

  it('tells only of what came since the last one', async () => {
    const { reader, postId } = await makeReader();
    await comment(postId);
    await nextDay();
    expect(await nextDay()).toBe(0);
    await comment(postId);
    await comment(postId);
    await nextDay();
    const [newest, ...older] = await mails(reader);
    expect(older).toHaveLength(1);
    expect(newest!.text).toContain('새 댓글 2개');
  });

  it('tells of nothing from before it was switched on', async () => {
    const { reader, postId } = await makeReader();
    await reader.ask(SWITCH, { on: false });
    await comment(postId);
    clock.pass(60_000);
    await reader.ask(SWITCH, { on: true });
    expect(await nextDay()).toBe(0);
    expect(await mails(reader)).toEqual([]);
  });

  it('does not come when all is read, or nothing has happened', async () => {
    const [{ reader, postId }, quiet] = await Promise.all([makeReader(), makeReader()]);
    await comment(postId);
    await reader.ask(MARK);
    expect(await nextDay()).toBe(0);
    expect([await mails(reader), await mails(quiet.reader)]).toEqual([[], []]);
  });

  it('does not come to whoever has it off, has switched it off, or has no verified address', async () => {
    const [off, switched, unverified] = await Promise.all([makeReader(), makeReader(), makeReader()]);
    for (const { postId } of [off, switched, unverified]) await comment(postId);
    await server.sql('update users set mail_digest = false, digested_until = null where id = $1', [off.reader.id]);
    await switched.reader.ask(SWITCH, { on: false });
    await server.sql('update users set email_verified_at = null where id = $1', [unverified.reader.id]);
    expect(await nextDay()).toBe(0);
    for (const { reader } of [off, switched, unverified]) expect(await mails(reader)).toEqual([]);
  });

  it('does not come to an account that is gone', async () => {
    const { reader, postId } = await makeReader();
    await comment(postId);
    await reader.ask(DELETE_ACCOUNT, { password: PASSWORD });
    expect(await nextDay()).toBe(0);
    expect(await mails(reader)).toEqual([]);
  });

  it('does not tell of a comment that was taken back', async () => {
    const { reader, postId } = await makeReader();
    const { writer, id } = await comment(postId);
    await makeComment(reader, postId, '답', id);
    await writer.ask('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id });
    expect(await nextDay()).toBe(0);
    expect(await mails(reader)).toEqual([]);
  });

  it('says what is so when it leaves: who reads or leaves before that gets none', async () => {
    const { reader, postId } = await makeReader();
    const other = await makeReader();
    await comment(postId);
    await comment(other.postId);
    const release = await holdMails();
    toNextDay();
    expect(await sendDigests(server.app)).toBe(2);
    renewTokens(server, reader);
    await reader.ask(MARK);
    await release();
    await allSent();
    expect(await mails(reader)).toEqual([]);
    expect(await mails(other.reader)).toHaveLength(1);
  });
});

/** Lets mails wait in the queue, as with a mail server that is down, until the answer is called. */
async function holdMails(): Promise<() => Promise<void>> {
  await server.sql(`create function hold_mail() returns trigger language plpgsql as
    $$ begin new.start_after := now() + interval '1 hour'; return new; end $$`);
  await server.sql(`create trigger hold_mail before insert on pgboss.job for each row execute function hold_mail()`);
  return async () => {
    await server.sql('drop trigger hold_mail on pgboss.job');
    await server.sql(`update pgboss.job set start_after = now() where name = 'mail' and state = 'created'`);
    server.app.jobs.wake(MAIL_QUEUE as never);
  };
}

describe('unread messages', () => {
  it('are counted in the mail of the day, until they are read', async () => {
    const reader = await makePersonWithPassword(server);
    await reader.ask(SWITCH, { on: true });
    const writer = await makePerson(server);
    const roomId = await openRoom(writer, reader);
    await say(writer, roomId, '비밀 하나');
    const { seq } = await say(writer, roomId, '비밀 둘');
    await nextDay();
    const [mail, ...more] = await mails(reader);
    expect(more).toEqual([]);
    expect(mail!.text).toContain('새 메시지 2개');
    expect(mail!.text).not.toContain('비밀');
    renewTokens(server, reader, writer);
    await say(writer, roomId, '셋');
    await reader.ask(READ, { roomId, seq: seq + 1 });
    await nextDay();
    expect(await mails(reader)).toHaveLength(1);
  });
});
