import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/accounts/password.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import { askForReferences } from '../../src/safety/references/write-reference.ts';
import { openRoom, say } from '../chat/kit.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { dateInKorea } from '../kit/dates.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, apply, join, LEAVE, makePost, REMOVE } from '../parties/kit.ts';
import { makeModerator } from './kit.ts';

const clock = { offset: 0 };
const DAY = 86_400_000;
const server = await startTestApp({
  config: { rateLimitFactor: 1000 },
  clock: () => new Date(Date.now() + clock.offset),
});

const WRITE = `mutation ($companionId: ID!, $userId: ID!, $input: WriteReferenceInput!) {
  writeReference(companionId: $companionId, userId: $userId, input: $input) { id text author { id } subject { id } companion { id } response } }`;
const RESPOND = 'mutation ($id: ID!, $text: String!) { respondToReference(id: $id, text: $text) { id response } }';
const SEEN = `query ($id: ID!) { user(id: $id) { references(first: 20) { totalCount nodes { id text wouldTravelAgain response author { id } viewerCan { respond { allowed reason } report { allowed } } } }
  trust { tripCount referenceCount positiveCount responseRate } viewerCan { writeReference { allowed reason } } } }`;
const input = (more = {}) => ({ text: '또 함께 가고 싶어요', wouldTravelAgain: true, ...more });
const write = (person: Person, companionId: string, subject: Person, more = {}) =>
  person.send(WRITE, { companionId, userId: subject.id, input: input(more) });
const outcome = ({ errors }: Awaited<ReturnType<typeof write>>) =>
  errors[0] ? `${errors[0].extensions.code} ${errors[0].extensions.reason}` : 'OK';
const about = async (viewer: TestClient, person: Person) => (await viewer.ask(SEEN, { id: person.id })).user;
const kinds = async (person: Person): Promise<string[]> =>
  (await person.ask('{ notifications(first: 20) { nodes { kind } } }')).notifications.nodes.map(
    ({ kind }: { kind: string }) => kind,
  );

/** A trip of some people that has ended so many days ago. */
async function pastTrip(
  app: TestApp,
  endedDaysAgo = 3,
  others = 1,
): Promise<{ id: string; author: Person; members: Person[] }> {
  const { author, id } = await makePost(app, { capacity: 6 });
  const members: Person[] = [];
  for (let i = 0; i < others; i++) members.push(await join(app, author, id));
  const end = dateInKorea(app.app.clock(), -endedDaysAgo);
  await app.sql(`update companions set start_date = $2::date - 3, end_date = $2::date where id = $1`, [id, end]);
  return { id, author, members };
}

describe('a reference', () => {
  it('is refused to who is signed out, was not there, about who was not there, and about oneself; nothing is written', async () => {
    const { id, author, members } = await pastTrip(server);
    const stranger = await makePerson(server);
    const variables = { companionId: id, userId: author.id, input: input() };
    expect((await new TestClient(server.url).refused(WRITE, variables)).extensions.code).toBe('UNAUTHENTICATED');
    expect(outcome(await write(stranger, id, author))).toBe('NOT_FOUND COMPANION_NOT_FOUND');
    expect(outcome(await write(author, id, stranger))).toBe('NOT_FOUND MEMBER_NOT_FOUND');
    expect(outcome(await write(author, id, author))).toBe('NOT_FOUND MEMBER_NOT_FOUND');
    expect(outcome(await write(author, randomUUID(), members[0]!))).toBe('NOT_FOUND COMPANION_NOT_FOUND');
    expect(outcome(await write(author, id, members[0]!, { text: ' ' }))).toBe('BAD_USER_INPUT INVALID_INPUT');
    expect(outcome(await write(author, id, members[0]!, { text: '가'.repeat(1001) }))).toBe(
      'BAD_USER_INPUT INVALID_INPUT',
    );
    expect(await server.sql('select id from trip_references where companion_id = $1', [id])).toEqual([]);
  });

  it('is written after the trip and within 30 days, not of one that was called off, and once', async () => {
    const ahead = await makePost(server);
    const member = await join(server, ahead.author, ahead.id);
    expect(outcome(await write(member, ahead.id, ahead.author))).toBe('CONFLICT TRIP_NOT_OVER');
    const long = await pastTrip(server, 32);
    expect(outcome(await write(long.author, long.id, long.members[0]!))).toBe('CONFLICT WRITING_IS_OVER');
    const off = await pastTrip(server);
    await server.sql(
      `update companions set cancelled_at = now(), cancel_reason = 'x', closed_at = now() where id = $1`,
      [off.id],
    );
    expect(outcome(await write(off.author, off.id, off.members[0]!))).toBe('CONFLICT COMPANION_CANCELLED');
    const { id, author, members } = await pastTrip(server);
    const twice = await Promise.all([write(author, id, members[0]!), write(author, id, members[0]!)]);
    expect(twice.map(outcome).sort()).toEqual(['CONFLICT ALREADY_WRITTEN', 'OK']);
  });

  it('is between all who were there when the trip began: who left or was taken out under way, too', async () => {
    const { author, id } = await makePost(server, { capacity: 6 });
    const [early, leaver, removed, stayed] = [
      await join(server, author, id),
      await join(server, author, id),
      await join(server, author, id),
      await join(server, author, id),
    ];
    await early.ask(LEAVE, { id });
    await server.sql(`update companions set start_date = current_date - 2, end_date = current_date + 2 where id = $1`, [
      id,
    ]);
    await leaver.ask(LEAVE, { id });
    await author.ask(REMOVE, { id, userId: removed.id });
    await server.sql(`update companions set start_date = current_date - 8, end_date = current_date - 4 where id = $1`, [
      id,
    ]);
    const { viewer } = await leaver.ask('{ viewer { pendingReferences { subject { id } } } }');
    expect(viewer.pendingReferences.map(({ subject }: { subject: { id: string } }) => subject.id).sort()).toEqual(
      [author.id, removed.id, stayed.id].sort(),
    );
    await askForReferences(jobContext(server.app, 'test'), server.app.clock().toISOString().slice(0, 10));
    for (const person of [author, leaver, removed, stayed]) expect(await kinds(person)).toContain('REFERENCE_DUE');
    expect(await kinds(early)).not.toContain('REFERENCE_DUE');
    expect(outcome(await write(leaver, id, author, { feltSafe: false, wouldTravelAgain: false }))).toBe('OK');
    expect(outcome(await write(author, id, removed))).toBe('OK');
    expect(outcome(await write(removed, id, author))).toBe('OK');
    expect(outcome(await write(early, id, author))).toBe('NOT_FOUND COMPANION_NOT_FOUND');
    expect(outcome(await write(stayed, id, early))).toBe('NOT_FOUND MEMBER_NOT_FOUND');
    const [{ reports }] = (await server.sql(
      `select count(*)::int as reports from reports r join moderation_cases k on k.id = r.case_id where k.subject_id = $1`,
      [author.id],
    )) as [{ reports: number }];
    expect(reports).toBe(1);
    const passwordHash = await hashPassword('goodbye everybody');
    await server.sql('update users set password_hash = $2 where id = $1', [leaver.id, passwordHash]);
    await leaver.ask('mutation { deleteAccount(password: "goodbye everybody") }');
    expect(await server.sql('select * from companion_early_leavers where user_id = $1', [leaver.id])).toEqual([]);
  });

  it('is not about a trip that was put off under way: who left then was not there, unless they joined again', async () => {
    const { author, id } = await makePost(server, { capacity: 6 });
    const [gone, back] = [await join(server, author, id), await join(server, author, id)];
    const setDates = (start: number, end: number) =>
      server.sql(
        `update companions set start_date = current_date + $2::int, end_date = current_date + $3::int where id = $1`,
        [id, start, end],
      );
    await setDates(-2, 5);
    for (const person of [gone, back]) await person.ask(LEAVE, { id });
    const [startDate, endDate] = [3, 5].map((days) => dateInKorea(server.app.clock(), days));
    await author.ask(
      'mutation ($id: ID!, $input: UpdateCompanionInput!) { updateCompanion(id: $id, input: $input) { status } }',
      {
        id,
        input: { startDate, endDate },
      },
    );
    await author.ask(ACCEPT, { id: await apply(back, id) });
    await setDates(-8, -4);
    const pending = async (person: Person): Promise<string[]> =>
      (await person.ask('{ viewer { pendingReferences { subject { id } } } }')).viewer.pendingReferences.map(
        ({ subject }: { subject: { id: string } }) => subject.id,
      );
    expect(await pending(author)).toEqual([back.id]);
    expect(await pending(back)).toEqual([author.id]);
    expect(await pending(gone)).toEqual([]);
    expect(outcome(await write(author, id, gone))).toBe('NOT_FOUND MEMBER_NOT_FOUND');
  });

  it('is blind: others see it when both have written', async () => {
    const { id, author, members } = await pastTrip(server);
    const [member] = members as [Person];
    const reader = await makePerson(server);
    expect((await about(author, member)).viewerCan.writeReference).toEqual({ allowed: true, reason: null });
    expect(outcome(await write(author, id, member))).toBe('OK');
    for (const viewer of [reader, member, author]) expect((await about(viewer, member)).references.totalCount).toBe(0);
    expect((await about(author, member)).viewerCan.writeReference).toEqual({
      allowed: false,
      reason: 'NOTHING_TO_WRITE',
    });
    expect(await kinds(member)).not.toContain('REFERENCE_RECEIVED');
    expect(outcome(await write(member, id, author, { wouldTravelAgain: false, text: '괜찮았어요' }))).toBe('OK');
    expect((await about(reader, member)).references.nodes).toMatchObject([
      { text: '또 함께 가고 싶어요', wouldTravelAgain: true, author: { id: author.id } },
    ]);
    expect((await about(reader, author)).trust).toMatchObject({ tripCount: 1, referenceCount: 1, positiveCount: 0 });
    expect((await about(reader, member)).trust).toMatchObject({ tripCount: 1, referenceCount: 1, positiveCount: 1 });
    for (const person of [author, member]) expect(await kinds(person)).toContain('REFERENCE_RECEIVED');
  });

  it('of two who write at the same moment both are shown', async () => {
    for (let round = 0; round < 6; round++) {
      const { id, author, members } = await pastTrip(server);
      await Promise.all([write(author, id, members[0]!), write(members[0]!, id, author)]);
      const reader = new TestClient(server.url);
      expect([
        (await about(reader, author)).references.totalCount,
        (await about(reader, members[0]!)).references.totalCount,
      ]).toEqual([1, 1]);
    }
  });

  it('alone is seen after 30 days', async () => {
    const { id, author, members } = await pastTrip(server);
    await write(author, id, members[0]!);
    const reader = await makePerson(server);
    try {
      clock.offset = 29 * DAY;
      expect((await about(new TestClient(server.url), members[0]!)).references.totalCount).toBe(1);
    } finally {
      clock.offset = 0;
    }
    expect((await about(reader, members[0]!)).references.totalCount).toBe(0);
  });

  it('is answered once, by whom it is about', async () => {
    const { id, author, members } = await pastTrip(server);
    const [member] = members as [Person];
    await write(author, id, member);
    await write(member, id, author);
    const [{ id: reference }] = (await about(author, member)).references.nodes;
    expect((await about(member, member)).references.nodes[0].viewerCan).toEqual({
      respond: { allowed: true, reason: null },
      report: { allowed: true },
    });
    const refused = async (person: Person) =>
      (await person.refused(RESPOND, { id: reference, text: '고마워요' })).extensions.reason;
    expect(await refused(author)).toBe('NOT_SUBJECT');
    const answers = await Promise.all([0, 1].map(() => member.send(RESPOND, { id: reference, text: '고마워요' })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await refused(member)).toBe('ALREADY_RESPONDED');
    expect((await about(author, member)).references.nodes[0].response).toBe('고마워요');
    expect((await member.refused(RESPOND, { id: randomUUID(), text: '네' })).extensions.reason).toBe(
      'REFERENCE_NOT_FOUND',
    );
  });

  it('of somebody who did not feel safe opens a report, whose note nobody else reads', async () => {
    const moderator = await makeModerator(server);
    const { id, author, members } = await pastTrip(server);
    await write(members[0]!, id, author, {
      feltSafe: false,
      privateNote: '밤에 문을 두드렸어요',
      wouldTravelAgain: false,
    });
    const { moderationCases } = await moderator.ask(
      '{ moderationCases(first: 50) { nodes { accused { id } reports { text reporter { id } } } } }',
    );
    const found = moderationCases.nodes.find(
      ({ accused }: { accused: { id: string } | null }) => accused?.id === author.id,
    );
    expect(found.reports).toEqual([
      { text: '또 함께 가고 싶어요\n\n밤에 문을 두드렸어요', reporter: { id: members[0]!.id } },
    ]);
    await write(author, id, members[0]!);
    expect(JSON.stringify(await about(author, author))).not.toContain('문을 두드렸어요');
  });

  it('of somebody blocked is not seen, nor asked for', async () => {
    const { id, author, members } = await pastTrip(server, 3, 2);
    const [one, other] = members as [Person, Person];
    await write(author, id, one);
    await write(one, id, author);
    const reader = await makePerson(server);
    await reader.ask('mutation ($userId: ID!) { setBlock(userId: $userId, blocked: true) { id } }', {
      userId: author.id,
    });
    expect((await about(reader, one)).references.nodes).toEqual([]);
    const PENDING = '{ viewer { pendingReferences { subject { id } companion { id } until } } }';
    expect((await other.ask(PENDING)).viewer.pendingReferences).toHaveLength(2);
    await other.ask('mutation ($userId: ID!) { setBlock(userId: $userId, blocked: true) { id } }', {
      userId: author.id,
    });
    expect((await other.ask(PENDING)).viewer.pendingReferences).toMatchObject([
      { subject: { id: one.id }, companion: { id } },
    ]);
  });
});

describe('what the past says', () => {
  it('asks everybody of a trip that has ended, once', async () => {
    const { author, members } = await pastTrip(server, 3, 2);
    const ask = () => askForReferences(jobContext(server.app, 'test'), server.app.clock().toISOString().slice(0, 10));
    expect(await ask()).toBeGreaterThan(0);
    expect(await ask()).toBe(0);
    for (const person of [author, ...members])
      expect((await kinds(person)).filter((kind) => kind === 'REFERENCE_DUE')).toHaveLength(1);
  });

  it('has the share of conversations that somebody answers, from five on', async () => {
    const person = await makePerson(server);
    const rate = async () => (await about(new TestClient(server.url), person)).trust.responseRate;
    for (let i = 0; i < 5; i++) {
      expect(await rate()).toBeNull();
      const other = await makePerson(server);
      const roomId = await openRoom(other, person);
      await say(other, roomId, '안녕하세요');
      if (i < 4) await say(person, roomId, '반가워요');
    }
    expect(await rate()).toBe(0.8);
  });

  it('raises what one may begin in a day', async () => {
    const { readQuotas } = await import('../../src/shared/quotas.ts');
    const limited = await startTestApp({ config: { rateLimitFactor: 1000, quotas: readQuotas('')! } });
    const { id, author, members } = await pastTrip(limited);
    const left = async () =>
      (await author.ask('{ viewer { quota { applicationsLeft } } }')).viewer.quota.applicationsLeft;
    expect(await left()).toBe(10);
    await write(author, id, members[0]!);
    await write(members[0]!, id, author);
    expect(await left()).toBe(11);
    await limited.close();
  });
});
