import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { AGE_GROUPS } from '../../src/accounts/age-group.ts';
import type { Today } from '../../src/areas/today.ts';
import {
  COMPANION_STATUSES,
  type CompanionStatus,
  phaseOf,
  statusOf,
  statusSql,
} from '../../src/companions/posts/companion-status.ts';
import { type Params, query, rows } from '../../src/data/statement.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { join, leave, makePost, renewTokens, turnableClock } from './kit.ts';

const clock = turnableClock('2026-11-23T10:00:00Z');
const server = await startTestApp({ clock });
const nobody = new TestClient(server.url);
const [author, member] = await Promise.all([makePerson(server), makePerson(server)]);

const ctx = jobContext(server.app, 'test');

interface State {
  startDate: string;
  endDate: string;
  capacity: number;
  closedAt: string | null;
  cancelledAt: string | null;
}
/** Whether a post in a state has a status. */
const postsOf = (status: CompanionStatus) =>
  query(
    (p: Params<State & Today>) => sql`
    select 1 from (values (${p.startDate}::date, ${p.endDate}::date, ${p.capacity}::int, 2, ${p.closedAt}::timestamptz, ${p.cancelledAt}::timestamptz, 'europe'))
      c(start_date, end_date, capacity, member_count, closed_at, cancelled_at, area_id)
    where ${statusSql(status, p)}`,
  );
const posts = {
  RECRUITING: postsOf('RECRUITING'),
  CLOSED: postsOf('CLOSED'),
  COMPLETED: postsOf('COMPLETED'),
  CANCELLED: postsOf('CANCELLED'),
};

const statusNow = async (id: string) =>
  (await nobody.ask(`{ companion(id: "${id}") { status } }`)).companion.status as string;

describe('the status of a post', () => {
  it('follows the calendar where the trip goes, without any job', async () => {
    const { id } = await makePost(server, author, { startDate: '2026-12-01', endDate: '2026-12-03' });
    const seen = [];
    for (const instant of ['11-30T23:59:59', '12-01T00:00:00', '12-03T23:59:59', '12-04T00:00:00']) {
      clock.turnTo(`2026-${instant}.000+09:00`);
      seen.push(await statusNow(id));
    }
    expect(seen).toEqual(['RECRUITING', 'CLOSED', 'CLOSED', 'COMPLETED']);
  });

  it('is closed when full, and open again when a seat is freed, unless the author closed it', async () => {
    clock.turnTo('2026-11-23T10:00:00Z');
    renewTokens(server, author, member);
    const { id } = await makePost(server, author, { capacity: 2 });
    await join(server, id, member);
    expect(await statusNow(id)).toBe('CLOSED');
    await leave(server, id, member);
    expect(await statusNow(id)).toBe('RECRUITING');
    await join(server, id, member);
    await author.ask(`mutation { closeCompanion(id: "${id}") { id } }`);
    await leave(server, id, member);
    expect(await statusNow(id)).toBe('CLOSED');
    await author.ask(`mutation { reopenCompanion(id: "${id}") { id } }`);
    expect(await statusNow(id)).toBe('RECRUITING');
  });

  it('is the same in a row as in a filter, for every state a post can have', async () => {
    const today = '2026-11-23';
    const dates = ['2026-11-20', '2026-11-22', today, '2026-11-24', '2026-11-30'];
    const states = dates.flatMap((startDate) =>
      dates
        .filter((endDate) => endDate >= startDate)
        .flatMap((endDate) =>
          [2, 3].flatMap((capacity) =>
            ['open', 'closed', 'cancelled'].map((state) => ({ startDate, endDate, capacity, state })),
          ),
        ),
    );
    for (const { startDate, endDate, capacity, state } of states) {
      const isClosed = state !== 'open';
      const cancelledAt = state === 'cancelled' ? '2026-11-01T00:00:00.000Z' : null;
      const matching = [];
      for (const status of COMPANION_STATUSES) {
        const closedAt = isClosed ? '2026-11-01' : null;
        const days = { utcToday: today, zoneShifts: '{}' };
        const found = await rows(ctx, posts[status], { startDate, endDate, capacity, closedAt, cancelledAt, ...days });
        if (found.length > 0) matching.push(status);
      }
      const phase = phaseOf({ startDate, endDate }, today);
      expect(matching).toEqual([statusOf({ capacity, memberCount: 2, isClosed, cancelledAt }, phase)]);
    }
  });
});

describe('what the viewer may do', () => {
  const CAN = `{ update { ...p } delete { ...p } apply { ...p } comment { ...p } messageAuthor { ...p } }`;
  const canOf = async (client: TestClient, id: string) => {
    const query = `query ($id: ID!) { companion(id: $id) { viewerCan ${CAN} } } fragment p on Permission { allowed code reason }`;
    const can = (await client.ask(query, { id })).companion.viewerCan as Record<
      string,
      { code: string; reason: string }
    >;
    return Object.fromEntries(
      Object.entries(can).map(([verb, { code, reason }]) => [verb, reason && `${code} ${reason}`]),
    );
  };

  it('is what the mutations say', async () => {
    const { id } = await makePost(server, author);
    const unverified = await makePerson(server, { verified: false });
    const verbs = ['update', 'delete', 'apply', 'comment', 'messageAuthor'];
    const all = (word: string) => Object.fromEntries(verbs.map((verb) => [verb, word]));
    expect(await canOf(nobody, id)).toEqual(all('UNAUTHENTICATED SIGN_IN_REQUIRED'));
    expect(await canOf(unverified, id)).toEqual(all('EMAIL_NOT_VERIFIED EMAIL_NOT_VERIFIED'));
    const others = {
      update: 'FORBIDDEN NOT_AUTHOR',
      delete: 'FORBIDDEN NOT_AUTHOR',
      apply: null,
      comment: null,
      messageAuthor: null,
    };
    expect(await canOf(await makePerson(server), id)).toEqual(others);
    await join(server, id, member);
    expect(await canOf(member, id)).toEqual({ ...others, apply: 'CONFLICT ALREADY_MEMBER' });
    expect(await canOf(author, id)).toEqual({
      update: null,
      delete: 'CONFLICT COMPANION_HAS_MEMBERS',
      apply: 'FORBIDDEN OWN_COMPANION',
      comment: null,
      messageAuthor: 'FORBIDDEN ROOM_WITH_SELF',
    });
  });

  it('is said in the language of the request', async () => {
    const { id } = await makePost(server, author);
    const query = `{ companion(id: "${id}") { viewerCan { apply { message } update { message } } } }`;
    const messages = async (language: string) => {
      const { apply, update } = (await new TestClient(server.url, { language }).ask(query)).companion.viewerCan;
      return [apply.message, update.message];
    };
    expect(await messages('ko')).toEqual(['로그인이 필요합니다.', '로그인이 필요합니다.']);
    expect(await messages('en')).toEqual(['Please sign in.', 'Please sign in.']);
  });
});

describe('what is open to the viewer', () => {
  it('is exactly what the viewer may apply to, post by post', async () => {
    const birthDates = ['2006-11-24', '2006-11-23', '1996-11-24', '1996-11-23', '1986-11-24', '1986-11-23'];
    const genders = ['MALE', 'FEMALE', 'UNDISCLOSED'] as const;
    const viewers = await Promise.all(
      birthDates.map((birthDate, i) => makePerson(server, { birthDate, gender: genders[i % 3]! })),
    );
    const applicant = viewers[3]!;
    for (const ageGroups of [[], ...AGE_GROUPS.map((group) => [group]), ['TEENS', 'THIRTIES']]) {
      for (const gender of [null, ...genders]) await makePost(server, author, { ageGroups, gender });
    }
    const { id: own } = await makePost(server, applicant);
    const { id: joined } = await makePost(server, author);
    await join(server, joined, applicant);
    const { id: full } = await makePost(server, author, { capacity: 2 });
    await join(server, full, member);
    const { id: closed } = await makePost(server, author);
    await author.ask(`mutation { closeCompanion(id: "${closed}") { id } }`);
    const { id: departed } = await makePost(server, author, { startDate: '2026-11-23' });
    const statuses = ['PENDING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'LEFT', 'EXPIRED'];
    const applied: string[] = [];
    for (const status of statuses) {
      const { id } = await makePost(server, author);
      applied.push(id);
      await server.sql(
        `insert into applications (id, companion_id, applicant_id, message, status, created_at)
         values (gen_random_uuid(), $1, $2, 'm', $3, $4)`,
        [id, applicant.id, status, clock()],
      );
    }

    const rejected: string[] = [];
    for (const hours of [[23], [25], [100, 75, 50], [100, 75, 50, 25]]) {
      const { id } = await makePost(server, author);
      rejected.push(id);
      for (const ago of hours)
        await server.sql(
          `insert into applications (id, companion_id, applicant_id, message, status, created_at, responded_at)
           values (gen_random_uuid(), $1, $2, 'm', 'REJECTED', $3, $3)`,
          [id, applicant.id, new Date(clock().getTime() - ago * 3_600_000)],
        );
    }
    const { id: removed } = await makePost(server, author);
    await server.sql('insert into companion_removals (companion_id, user_id, removed_at) values ($1, $2, $3)', [
      removed,
      applicant.id,
      clock(),
    ]);

    const reasons = new Map<string, string | null>();
    const unverified = await makePerson(server, { verified: false });
    for (const viewer of [...viewers, author, unverified, nobody]) {
      const query = `{
        all: companions(first: 100) { nodes { id viewerCan { apply { allowed reason } } } }
        open: companions(first: 100, filter: { openToViewer: true }) { totalCount nodes { id } }
      }`;
      const { all, open } = await viewer.ask(query);
      type Node = { id: string; viewerCan: { apply: { allowed: boolean; reason: string | null } } };
      const allowed = (all.nodes as Node[]).filter((node) => node.viewerCan.apply.allowed).map(({ id }) => id);
      expect(open.nodes.map(({ id }: { id: string }) => id)).toEqual(allowed);
      expect(open.totalCount).toBe(allowed.length);
      if (viewer === applicant) for (const { id, viewerCan } of all.nodes) reasons.set(id, viewerCan.apply.reason);
    }
    const said = [own, joined, full, closed, departed, ...applied, ...rejected, removed].map((id) => reasons.get(id));
    expect(said).toEqual([
      'OWN_COMPANION',
      'ALREADY_MEMBER',
      'COMPANION_FULL',
      'COMPANION_CLOSED',
      'COMPANION_DEPARTED',
      'ALREADY_APPLIED',
      'ALREADY_APPLIED',
      null,
      null,
      null,
      null,
      'REJECTED_RECENTLY',
      null,
      null,
      'REJECTED_TOO_OFTEN',
      'REMOVED_FROM_COMPANION',
    ]);
    expect([...reasons.values()]).toEqual(expect.arrayContaining(['AGE_GROUP_NOT_WANTED', 'GENDER_NOT_WANTED']));
  });
});
