import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sweepEvidence } from '../../src/safety/sweep.ts';
import { DELETE, depart, EDIT, openRoom, say } from '../chat/kit.ts';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { until } from '../kit/until.ts';
import { makePost } from '../parties/kit.ts';
import { makePlace, review } from '../places/kit.ts';
import { makePlanner } from '../planners/kit.ts';
import { makeModerator, sanction } from './kit.ts';

const clock = { offset: 0 };
const server = await startTestApp({
  config: { rateLimitFactor: 1000 },
  clock: () => new Date(Date.now() + clock.offset),
});
const moderator = await makeModerator(server);
const admin = await makeModerator(server, 'ADMIN');

const REPORT = `mutation ($input: ReportInput!) { report(input: $input) { id reason text status resolvedAt subject { __typename ... on Node { id } } } }`;
const reportIt = async (person: Person, subjectId: string, more: object = {}) =>
  (await person.ask(REPORT, { input: { subjectId, reason: 'SCAM', ...more } })).report;
const CASES = `query ($status: ReportStatus) { moderationCases(status: $status, first: 50) { totalCount nodes {
  id status openedAt priorUpheldCount accused { id } subject { __typename ... on Node { id } }
  evidence { authorId text images { id } writtenAt takenAt } reports { reason text reporter { id } } actions { kind note moderator { id } target { id } } } } }`;
const RESOLVE = `mutation ($id: ID!, $input: ResolveCaseInput!) { resolveCase(id: $id, input: $input) { id status actions { kind } } }`;
interface Case {
  id: string;
  [field: string]: unknown;
}
const caseAbout = async (subjectId: string, status = 'OPEN'): Promise<Case | undefined> => {
  const [row] = await server.sql<{ id: string }>(
    'select id from moderation_cases where subject_id = $1 and status = $2',
    [subjectId, status],
  );
  if (!row) return undefined;
  const { moderationCases } = await moderator.ask(CASES, { status });
  return moderationCases.nodes.find(({ id }: Case) => id === row.id);
};
const resolve = (by: Person, id: string, input: object) =>
  by.send(RESOLVE, { id, input: { uphold: true, note: '확인', ...input } });
const outcome = ({ errors }: Awaited<ReturnType<typeof resolve>>) =>
  errors[0]
    ? `${errors[0].extensions.code} ${errors[0].extensions.fields?.map(({ path, reason }) => `${path} ${reason}`).join() ?? errors[0].extensions.reason}`
    : 'OK';
const kinds = (person: Person) =>
  person
    .ask('{ notifications(first: 20) { nodes { kind actor { id } } } }')
    .then(({ notifications }) => notifications.nodes);

describe('report', () => {
  it('is refused to who is signed out or unverified, about one’s own and what is not seen, and nothing is written', async () => {
    const { author, id } = await makePost(server);
    const [reporter, other] = [await makePerson(server), await makePerson(server)];
    const roomId = await openRoom(author, other);
    const secret = await say(author, roomId, '비밀');
    const refused = async (client: TestClient, subjectId: string, more = {}) => {
      const { extensions } = await client.refused(REPORT, { input: { subjectId, reason: 'SPAM', ...more } });
      return `${extensions.code} ${extensions.fields?.map(({ path, reason }) => `${path} ${reason}`).join() ?? extensions.reason}`;
    };
    expect(await refused(new TestClient(server.url), id)).toBe('UNAUTHENTICATED SIGN_IN_REQUIRED');
    expect(await refused(await makePerson(server, { verified: false }), id)).toBe(
      'EMAIL_NOT_VERIFIED EMAIL_NOT_VERIFIED',
    );
    expect(await refused(author, id)).toBe('FORBIDDEN REPORT_OWN');
    expect(await refused(author, author.id)).toBe('FORBIDDEN REPORT_OWN');
    for (const unseen of [secret.id, randomUUID(), 'nothing', roomId])
      expect(await refused(reporter, unseen)).toBe('NOT_FOUND NOT_FOUND');
    expect(await refused(reporter, id, { text: '가'.repeat(2_001) })).toBe('BAD_USER_INPUT input.text TOO_LONG');
    expect(
      await server.sql('select id from moderation_cases where subject_id = any($1)', [[id, author.id, secret.id]]),
    ).toEqual([]);
  });

  it('takes every kind of object, with a copy of what others read there', async () => {
    const { author, id: postId } = await makePost(server, { title: '수상한 글' });
    const reporter = await makePerson(server);
    const place = await makePlace(author, { name: '수상한 곳' });
    const planner = await makePlanner(author, { name: '수상한 일정' });
    await author.ask('mutation ($id: ID!) { updatePlanner(id: $id, input: { visibility: PUBLIC }) { id } }', {
      id: planner.id,
    });
    const roomId = await openRoom(author, reporter);
    const message = await say(author, roomId, '먼저 입금해 주세요');
    const subjects: [string, string, RegExp][] = [
      ['User', author.id, new RegExp(author.nickname)],
      ['Companion', postId, /수상한 글/],
      ['Comment', await makeComment(author, postId, '수상한 댓글'), /수상한 댓글/],
      ['Message', message.id, /입금/],
      ['Place', place, /수상한 곳/],
      ['Planner', planner.id, /수상한 일정/],
    ];
    await review(author, place, 1, '수상한 후기');
    const [{ id: reviewId }] = (await server.sql('select id from reviews where author_id = $1', [author.id])) as [
      { id: string },
    ];
    subjects.push(['Review', reviewId, /★ 수상한 후기/]);
    for (const [kind, subjectId, words] of subjects) {
      const made = await reportIt(reporter, subjectId, { text: '돈을 달래요' });
      expect(made).toMatchObject({
        reason: 'SCAM',
        status: 'OPEN',
        resolvedAt: null,
        subject: { __typename: kind, id: subjectId },
      });
      const found = await caseAbout(subjectId);
      expect(found).toMatchObject({
        status: 'OPEN',
        accused: { id: author.id },
        reports: [{ reason: 'SCAM', text: '돈을 달래요', reporter: { id: reporter.id } }],
      });
      expect((found!.evidence as { text: string; authorId: string }[])[0]).toMatchObject({
        authorId: author.id,
        text: expect.stringMatching(words),
      });
    }
    const { viewer } = await reporter.ask('{ viewer { reports(first: 20) { totalCount nodes { status } } } }');
    expect(viewer.reports.totalCount).toBe(7);
  });

  it('is one by each person about each object, however many at once; they gather in one case', async () => {
    const { id } = await makePost(server);
    const people = await Promise.all(Array.from({ length: 4 }, () => makePerson(server)));
    const sent = await Promise.all(
      [...people, ...people].map((person) => person.send(REPORT, { input: { subjectId: id, reason: 'SPAM' } })),
    );
    expect(sent.filter(({ errors }) => errors.length === 0)).toHaveLength(4);
    expect(sent.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.reason))).toEqual(
      Array(4).fill('ALREADY_REPORTED'),
    );
    expect((await caseAbout(id))!.reports).toHaveLength(4);
    const CAN = 'query ($id: ID!) { companion(id: $id) { viewerCan { report { allowed code reason } } } }';
    expect((await people[0]!.ask(CAN, { id })).companion.viewerCan.report).toEqual({
      allowed: false,
      code: 'CONFLICT',
      reason: 'ALREADY_REPORTED',
    });
    expect((await (await makePerson(server)).ask(CAN, { id })).companion.viewerCan.report.allowed).toBe(true);
  });

  it('keeps the evidence over edits, deletion and the end of the account, a message with the ten around it', async () => {
    const [sender, receiver] = [await makePerson(server), await makePerson(server)];
    const roomId = await openRoom(sender, receiver);
    for (let i = 1; i <= 12; i++) await say(i % 2 ? sender : receiver, roomId, `말 ${i}`);
    const bad = await say(sender, roomId, '나쁜 말');
    for (let i = 13; i <= 15; i++) await say(receiver, roomId, `말 ${i}`);
    await reportIt(receiver, bad.id, { reason: 'HARASSMENT' });
    await sender.ask(EDIT, { id: bad.id, text: '좋은 말' });
    await sender.ask(DELETE, { id: bad.id });
    const texts = ((await caseAbout(bad.id))!.evidence as { text: string }[]).map(({ text }) => text);
    expect(texts).toEqual(['말 8', '말 9', '말 10', '말 11', '말 12', '나쁜 말', '말 13', '말 14', '말 15']);
    await depart(server, sender.id);
    expect(((await caseAbout(bad.id))!.evidence as object[]).length).toBe(9);
  });

  it('also blocks, where asked to', async () => {
    const { author, id } = await makePost(server);
    const reporter = await makePerson(server);
    await reportIt(reporter, id, { alsoBlock: true });
    expect((await reporter.ask('query ($id: ID!) { user(id: $id) { id } }', { id: author.id })).user).toBeNull();
    expect((await caseAbout(id))!.reports).toHaveLength(1);
  });

  it('by three old accounts within a day hides what is of a new one, until a moderator has looked', async () => {
    const { author, id } = await makePost(server);
    const old = await Promise.all(Array.from({ length: 3 }, () => makePerson(server)));
    await server.sql(`update users set created_at = created_at - interval '40 days' where id = any($1)`, [
      old.map((person) => person.id),
    ]);
    const seen = async () =>
      (await moderator.ask('query ($id: ID!) { companion(id: $id) { id } }', { id })).companion !== null;
    await reportIt(await makePerson(server), id);
    for (const person of old.slice(0, 2)) await reportIt(person, id);
    expect(await seen()).toBe(true);
    await reportIt(old[2]!, id);
    expect(await seen()).toBe(false);
    expect(
      (await author.ask('query ($id: ID!) { companion(id: $id) { hidden { reason } } }', { id })).companion.hidden
        .reason,
    ).toContain('확인할 때까지');
    expect(outcome(await resolve(moderator, (await caseAbout(id))!.id, { uphold: false }))).toBe('OK');
    expect(await seen()).toBe(true);

    const settled = await makePost(server);
    await server.sql(`update users set created_at = created_at - interval '40 days' where id = $1`, [
      settled.author.id,
    ]);
    for (const person of old) await reportIt(person, settled.id);
    expect(
      (await moderator.ask('query ($id: ID!) { companion(id: $id) { id } }', { id: settled.id })).companion,
    ).not.toBeNull();
  });
});

describe('a case', () => {
  it('is seen and decided by moderators only', async () => {
    const { id } = await makePost(server);
    const reporter = await makePerson(server);
    await reportIt(reporter, id);
    const found = (await caseAbout(id))!;
    for (const [query, variables] of [
      [CASES, {}],
      ['{ moderationLog { totalCount } }', {}],
      [RESOLVE, { id: found.id, input: { uphold: true, note: '네' } }],
      ['mutation ($id: ID!) { restoreContent(caseId: $id, note: "네") { id } }', { id: found.id }],
      ['mutation ($id: ID!) { liftSanction(id: $id, note: "네") { id } }', { id: found.id }],
      ['mutation ($id: ID!) { resolveAppeal(sanctionId: $id, isGranted: true, note: "네") { id } }', { id: found.id }],
    ] as const) {
      expect((await reporter.refused(query, variables)).extensions).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'NOT_MODERATOR',
      });
      expect((await new TestClient(server.url).refused(query, variables)).extensions.code).toBe('UNAUTHENTICATED');
    }
    expect((await caseAbout(id))!.status).toBe('OPEN');
  });

  it('upheld hides, sanctions, tells both sides and stands in the log; the accused never sees who reported', async () => {
    const { author, id } = await makePost(server);
    const reporter = await makePerson(server);
    await reportIt(reporter, id);
    const { id: caseId } = (await caseAbout(id))!;
    const decision = {
      hideContent: true,
      sanction: { kind: 'SUSPENSION', days: 7 },
      note: '송금 유도',
      reasonForAccused: '돈을 요구하는 글입니다.',
    };
    expect(outcome(await resolve(moderator, caseId, decision))).toBe('OK');
    expect(await caseAbout(id, 'UPHELD')).toMatchObject({
      actions: [
        { kind: 'UPHOLD' },
        { kind: 'HIDE_CONTENT' },
        { kind: 'SUSPEND', note: '송금 유도', moderator: { id: moderator.id }, target: { id: author.id } },
      ],
    });
    expect((await reporter.ask('query ($id: ID!) { companion(id: $id) { id } }', { id })).companion).toBeNull();
    await until(async () => (await author.send('mutation { signOut }', {})) && true);
    expect(await kinds(reporter)).toContainEqual({ kind: 'MODERATION_DECISION', actor: null });
    expect(
      (await reporter.ask('{ viewer { reports(first: 1) { nodes { status resolvedAt } } } }')).viewer.reports.nodes[0]
        .status,
    ).toBe('UPHELD');
    const [sanctioned] = await server.sql<{ reason: string }>('select reason from sanctions where user_id = $1', [
      author.id,
    ]);
    expect(sanctioned!.reason).toBe('돈을 요구하는 글입니다.');
    const mails = async () =>
      server.sql<{ to: string; text: string }>(
        `select recipient as to, text from dev_mails where recipient = any($1)`,
        [[`${reporter.id}@people.test`, `${author.id}@people.test`]],
      );
    await until(async () => (await mails()).length === 2);
    for (const { text } of await mails()) expect(text).not.toContain(reporter.nickname);
  });

  it('is decided once: of two moderators at the same moment the first', async () => {
    const { id } = await makePost(server);
    await reportIt(await makePerson(server), id);
    const { id: caseId } = (await caseAbout(id))!;
    const answers = await Promise.all([
      resolve(moderator, caseId, { uphold: false }),
      resolve(admin, caseId, { sanction: { kind: 'WARNING' }, reasonForAccused: '주의' }),
    ]);
    expect(answers.map(outcome).sort()).toEqual(['CONFLICT CASE_RESOLVED', 'OK']);
    const [{ count }] = (await server.sql(
      `select count(*)::int as count from moderation_actions where case_id = $1 and kind in ('UPHOLD', 'DISMISS')`,
      [caseId],
    )) as [{ count: number }];
    expect(count).toBe(1);
    // A new report opens a new case.
    await reportIt(await makePerson(server), id);
    expect((await caseAbout(id))!.id).not.toBe(caseId);
  });

  it('of one’s own, or about a moderator, is decided by another, and only by an admin', async () => {
    const second = await makeModerator(server);
    const { id } = await makePost(server);
    await reportIt(second, id);
    expect(outcome(await resolve(second, (await caseAbout(id))!.id, {}))).toBe('FORBIDDEN OWN_CASE');
    await reportIt(await makePerson(server), second.id);
    const { id: caseId } = (await caseAbout(second.id))!;
    expect(outcome(await resolve(second, caseId, {}))).toBe('FORBIDDEN OWN_CASE');
    expect(outcome(await resolve(moderator, caseId, {}))).toBe('FORBIDDEN NOT_ADMIN');
    expect(outcome(await resolve(admin, caseId, {}))).toBe('OK');
  });

  it('takes no decision that contradicts itself', async () => {
    const { id } = await makePost(server);
    await reportIt(await makePerson(server), id);
    const { id: caseId } = (await caseAbout(id))!;
    const bad = async (input: object) => outcome(await resolve(moderator, caseId, input));
    expect(await bad({ note: ' ' })).toBe('BAD_USER_INPUT input.note REQUIRED');
    expect(await bad({ uphold: false, hideContent: true, reasonForAccused: '네' })).toBe(
      'BAD_USER_INPUT input.hideContent NOT_TOGETHER',
    );
    expect(await bad({ uphold: false, sanction: { kind: 'BAN' }, reasonForAccused: '네' })).toBe(
      'BAD_USER_INPUT input.sanction NOT_TOGETHER',
    );
    expect(await bad({ sanction: { kind: 'SUSPENSION' }, reasonForAccused: '네' })).toBe(
      'BAD_USER_INPUT input.sanction.days REQUIRED',
    );
    expect(await bad({ sanction: { kind: 'SUSPENSION', days: 366 }, reasonForAccused: '네' })).toBe(
      'BAD_USER_INPUT input.sanction.days TOO_LARGE',
    );
    expect(await bad({ sanction: { kind: 'WARNING', days: 3 }, reasonForAccused: '네' })).toBe(
      'BAD_USER_INPUT input.sanction.days NOT_TOGETHER',
    );
    expect(await bad({ hideContent: true })).toBe('BAD_USER_INPUT input.reasonForAccused REQUIRED');
    expect((await caseAbout(id))!.actions).toEqual([]);
  });

  it('can show again what it hid', async () => {
    const { id } = await makePost(server);
    await reportIt(await makePerson(server), id);
    const { id: caseId } = (await caseAbout(id))!;
    await resolve(moderator, caseId, { hideContent: true, reasonForAccused: '확인 중' });
    const RESTORE = 'mutation ($id: ID!) { restoreContent(caseId: $id, note: "오해") { id actions { kind } } }';
    const { restoreContent } = await moderator.ask(RESTORE, { id: caseId });
    expect(restoreContent.actions.at(-1)).toEqual({ kind: 'RESTORE_CONTENT' });
    expect(
      (await (await makePerson(server)).ask('query ($id: ID!) { companion(id: $id) { id } }', { id })).companion,
    ).not.toBeNull();
    expect((await moderator.refused(RESTORE, { id: caseId })).extensions.reason).toBe('NOT_HIDDEN');
  });

  it('loses its evidence a year after its end, and not before', async () => {
    const { id } = await makePost(server);
    await reportIt(await makePerson(server), id);
    const { id: caseId } = (await caseAbout(id))!;
    await resolve(moderator, caseId, { uphold: false });
    const kept = async () => (await server.sql('select id from evidence where case_id = $1', [caseId])).length;
    const open = await makePost(server);
    await reportIt(await makePerson(server), open.id);
    try {
      clock.offset = 364 * 86_400_000;
      await sweepEvidence(server.app);
      expect(await kept()).toBe(1);
      clock.offset = 366 * 86_400_000;
      await sweepEvidence(server.app);
      expect(await kept()).toBe(0);
    } finally {
      clock.offset = 0;
    }
    expect((await caseAbout(open.id))!.evidence).toHaveLength(1);
  });
});

describe('sanctions and appeals', () => {
  it('end by a moderator, once', async () => {
    const person = await makePerson(server);
    const id = await sanction(server, person.id, 'WARNING');
    const LIFT = 'mutation ($id: ID!) { liftSanction(id: $id, note: "오해") { id } }';
    await moderator.ask(LIFT, { id });
    expect((await moderator.refused(LIFT, { id })).extensions.reason).toBe('SANCTION_ENDED');
    expect((await moderator.refused(LIFT, { id: randomUUID() })).extensions.reason).toBe('SANCTION_NOT_FOUND');
    expect((await person.ask('{ viewer { sanction { id } } }')).viewer.sanction).toBeNull();
  });

  it('a granted appeal ends it; each is answered once', async () => {
    const person = await makePerson(server);
    const id = await sanction(server, person.id, 'SUSPENSION');
    const ANSWER =
      'mutation ($id: ID!, $yes: Boolean!) { resolveAppeal(sanctionId: $id, isGranted: $yes, note: "확인") { id appeal { isGranted } } }';
    expect((await moderator.refused(ANSWER, { id, yes: true })).extensions.reason).toBe('NO_OPEN_APPEAL');
    await person.ask('mutation { appeal(text: "억울합니다") { id } }');
    const answers = await Promise.all([
      moderator.send(ANSWER, { id, yes: true }),
      admin.send(ANSWER, { id, yes: false }),
    ]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const [{ granted, lifted }] = (await server.sql(
      'select appeal_granted as granted, lifted_at is not null as lifted from sanctions where id = $1',
      [id],
    )) as [{ granted: boolean; lifted: boolean }];
    expect(lifted).toBe(granted);
    expect(await kinds(person)).toContainEqual({ kind: 'MODERATION_DECISION', actor: null });
  });

  it('roles are given and taken by admins only, never one’s own', async () => {
    const person = await makePerson(server);
    const ROLE = 'mutation ($id: ID!, $role: Role!) { setRole(userId: $id, role: $role) { id } }';
    expect((await moderator.refused(ROLE, { id: person.id, role: 'ADMIN' })).extensions.reason).toBe('NOT_ADMIN');
    expect((await admin.refused(ROLE, { id: admin.id, role: 'MEMBER' })).extensions.reason).toBe('OWN_ROLE');
    expect((await admin.refused(ROLE, { id: randomUUID(), role: 'ADMIN' })).extensions.reason).toBe('USER_NOT_FOUND');
    await admin.ask(ROLE, { id: person.id, role: 'MODERATOR' });
    await until(async () => (await person.send(CASES)).errors.length === 0);
    await admin.ask(ROLE, { id: person.id, role: 'MEMBER' });
    await until(async () => (await person.send(CASES)).errors.length === 1);
    const { moderationLog } = await moderator.ask(
      'query ($id: ID) { moderationLog(targetId: $id, first: 5) { nodes { kind moderator { id } } } }',
      { id: person.id },
    );
    expect(moderationLog.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['REVOKE_ROLE', 'GRANT_ROLE']);
  });
});

it('the log can neither be changed nor deleted, not even behind the API', async () => {
  for (const text of [`update moderation_actions set note = 'x'`, 'delete from moderation_actions'])
    await expect(server.sql(text)).rejects.toThrow('append-only');
});

it('a page of cases costs the same for 12 as for 24', async () => {
  const ask = (first: number) => () => moderator.ask(CASES.replace('first: 50', `first: ${first}`));
  for (let i = 0; i < 12; i++) await reportIt(await makePerson(server), (await makePost(server)).id);
  // Objects of every kind are among the first: each kind is one statement.
  await ask(12)();
  const [few, many] = [await countStatements(ask(12)), await countStatements(ask(24))];
  expect(many.statements.length).toBe(few.statements.length);
});
