import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { apply } from '../parties/kit.ts';
import { makePlanner } from '../planners/kit.ts';
import { CREATE, faultsOf, inputOf, join, makePost, renewTokens, turnableClock, UPDATE } from './kit.ts';

const clock = turnableClock('2026-11-20T10:00:00Z');
const server = await startTestApp({ clock });
const nobody = new TestClient(server.url);
const [author, member, applicant, stranger] = await Promise.all([1, 2, 3, 4].map(() => makePerson(server)));
const people = [author!, member!, applicant!, stranger!];
const turnTo = (instant: string) => {
  clock.turnTo(instant);
  renewTokens(server, ...people);
};

/** Where, and when it becomes 1 December and 4 December there. */
const PLACES = [
  ['nz-auckland', '2026-11-30T11:00:00Z', '2026-12-03T11:00:00Z'],
  ['kr-seoul', '2026-11-30T15:00:00Z', '2026-12-03T15:00:00Z'],
  ['us-honolulu', '2026-12-01T10:00:00Z', '2026-12-04T10:00:00Z'],
  ['europe', '2026-12-01T00:00:00Z', '2026-12-04T00:00:00Z'],
] as const;
const TRIP = { startDate: '2026-12-01', endDate: '2026-12-03', capacity: 5 };
const minuteBefore = (instant: string) => new Date(Date.parse(instant) - 60_000).toISOString();

/** Everything that the day decides about a post, in every place where it is told. */
async function told(id: string, application: string) {
  const query = `query ($id: ID!, $application: ID!) {
    companion(id: $id) { status viewerCan { apply { reason } } }
    node(id: $application) { ... on Application { status } }
    RECRUITING: companions(first: 100, filter: { status: RECRUITING }) { totalCount nodes { id status } }
    CLOSED: companions(first: 100, filter: { status: CLOSED }) { totalCount nodes { id status } }
    COMPLETED: companions(first: 100, filter: { status: COMPLETED }) { totalCount nodes { id status } }
    open: companions(first: 100, filter: { openToViewer: true }) { nodes { id } }
    soon: companions(first: 100, sort: DEPARTING_SOON) { totalCount nodes { id status } }
  }`;
  const { companion, node, open, soon, ...lists } = await stranger!.ask(query, { id, application });
  const mine = await applicant!.ask(
    `query ($id: ID!) { companion(id: $id) { viewerApplication { status } }
       viewer { pending: applications(status: PENDING) { totalCount nodes { companion { id } } }
                expired: applications(status: EXPIRED) { totalCount nodes { companion { id } } } } }`,
    { id },
  );
  const holds = (nodes: { id?: string; companion?: { id: string } }[]) =>
    nodes.some((one) => (one.id ?? one.companion?.id) === id);
  const listed = Object.entries(
    lists as Record<string, { totalCount: number; nodes: { id: string; status: string }[] }>,
  )
    .filter(([, { nodes }]) => holds(nodes))
    .map(([status, { totalCount, nodes }]) => {
      expect(totalCount).toBe(nodes.length);
      for (const one of nodes) expect(one.status).toBe(status);
      return status;
    });
  expect(soon.totalCount).toBe(soon.nodes.length);
  const { pending, expired } = mine.viewer;
  for (const { totalCount, nodes } of [pending, expired]) expect(totalCount).toBe(nodes.length);
  expect(mine.companion.viewerApplication.status).toBe(holds(pending.nodes) ? 'PENDING' : 'EXPIRED');
  expect(holds(expired.nodes)).toBe(!holds(pending.nodes));
  expect(listed).toEqual([companion.status]);
  expect(holds(open.nodes)).toBe(companion.viewerCan.apply.reason === null);
  return {
    status: companion.status as string,
    apply: companion.viewerCan.apply.reason as string | null,
    soon: holds(soon.nodes),
    application: (node ?? mine.companion.viewerApplication).status as string,
  };
}

describe.each(PLACES)('the day of a trip to %s', (areaId, departure, end) => {
  it('decides its status, lists, applications and what one may do, from the minute on when it begins there', async () => {
    turnTo('2026-11-20T10:00:00Z');
    const { id } = await makePost(server, author!, { areaId, ...TRIP });
    const application = await apply(applicant!, id);
    const ahead = { status: 'RECRUITING', apply: null, application: 'PENDING' };
    const gone = { status: 'CLOSED', apply: 'COMPANION_DEPARTED', application: 'EXPIRED' };
    turnTo(minuteBefore(departure));
    expect(await told(id, application)).toEqual({ ...ahead, soon: true });
    turnTo(departure);
    // A trip that starts today is still shown among those that depart soon.
    expect(await told(id, application)).toEqual({ ...gone, soon: true });
    turnTo(new Date(Date.parse(departure) + 86_400_000).toISOString());
    expect(await told(id, application)).toEqual({ ...gone, soon: false });
    turnTo(minuteBefore(end));
    expect((await told(id, application)).status).toBe('CLOSED');
    turnTo(end);
    expect(await told(id, application)).toMatchObject({ status: 'COMPLETED', apply: 'COMPANION_COMPLETED' });
  });

  it('decides what is a start in the past', async () => {
    turnTo(minuteBefore(departure));
    const yesterday = inputOf(server, { areaId, startDate: '2026-11-30', endDate: '2026-12-05' });
    const { createCompanion } = await author!.ask(CREATE, { input: yesterday });
    turnTo(departure);
    expect(faultsOf(await author!.refused(CREATE, { input: yesterday }))).toEqual(['input.startDate START_IN_PAST']);
    await author!.ask(CREATE, { input: { ...yesterday, startDate: '2026-12-01' } });
    // A start that stands already is no new one, wherever the trip goes now.
    await author!.ask(UPDATE, { id: createCompanion.id, input: { endDate: '2026-12-06' } });
    const moved = await author!.refused(UPDATE, { id: createCompanion.id, input: { startDate: '2026-11-29' } });
    expect(faultsOf(moved)).toEqual(['input.startDate START_IN_PAST']);
  });

  it('decides which planners depart soon', async () => {
    turnTo('2026-11-20T10:00:00Z');
    const name = `여행 ${areaId}`;
    await makePlanner(author!, { name, areaId, startDate: TRIP.startDate, endDate: TRIP.endDate });
    const soon = async () =>
      (
        await nobody.ask(`{ planners(sort: DEPARTING_SOON, first: 100) { totalCount nodes { name } } }`)
      ).planners.nodes.some((planner: { name: string }) => planner.name === name);
    const nextDay = new Date(Date.parse(departure) + 86_400_000).toISOString();
    turnTo(minuteBefore(nextDay));
    expect(await soon()).toBe(true);
    turnTo(nextDay);
    expect(await soon()).toBe(false);
  });
});

describe('a trip that is over', () => {
  const LEAVE = 'mutation ($id: ID!) { leaveCompanion(companionId: $id) { id } }';
  const REMOVE = 'mutation ($id: ID!, $userId: ID!) { removeMember(companionId: $id, userId: $userId) { id } }';

  it('keeps its dates, its area and its members; its words may change', async () => {
    turnTo('2026-11-20T10:00:00Z');
    const { id } = await makePost(server, author!, { areaId: 'kr-seoul', ...TRIP });
    await join(server, id, member!);
    // The last minute of the last day.
    turnTo('2026-12-03T14:59:00Z');
    await author!.ask(UPDATE, { id, input: { endDate: '2026-12-02' } });
    await author!.ask(UPDATE, { id, input: { title: '다녀왔어요' } });
    for (const input of [
      { endDate: '2026-12-03' },
      { endDate: '2027-12-03' },
      { startDate: '2026-12-02' },
      { startDate: '2027-01-01', endDate: '2027-01-02' },
      { areaId: 'us-honolulu' },
    ]) {
      const { extensions } = await author!.refused(UPDATE, { id, input });
      expect([extensions.code, extensions.reason]).toEqual(['CONFLICT', 'COMPANION_COMPLETED']);
    }
    for (const [person, document] of [
      [member!, LEAVE],
      [author!, REMOVE],
    ] as const) {
      const { extensions } = await person.refused(document, { id, userId: member!.id });
      expect([extensions.code, extensions.reason]).toEqual(['CONFLICT', 'COMPANION_COMPLETED']);
    }
    const same = { title: '또 가요', startDate: '2026-12-01', endDate: '2026-12-02' };
    const { updateCompanion } = await author!.ask(UPDATE, { id, input: { ...same, areaId: 'kr-seoul' } });
    expect(updateCompanion).toMatchObject({ ...same, status: 'COMPLETED', memberCount: 2 });
  });

  it('is not over a minute before', async () => {
    turnTo('2026-11-20T10:00:00Z');
    const { id } = await makePost(server, author!, { areaId: 'kr-seoul', ...TRIP });
    await join(server, id, member!);
    turnTo('2026-12-03T14:59:00Z');
    await member!.ask(LEAVE, { id });
    await author!.ask(UPDATE, { id, input: { endDate: '2026-12-05' } });
  });
});

describe('an application that has expired at departure', () => {
  const stateOf = async (id: string) =>
    (await applicant!.ask(`{ companion(id: "${id}") { status viewerApplication { status respondedAt } } }`)).companion;

  it('stays so when the trip is put off, and another one may follow', async () => {
    turnTo('2026-11-20T10:00:00Z');
    const { id } = await makePost(server, author!, { areaId: 'kr-seoul', ...TRIP });
    const first = await apply(applicant!, id);
    turnTo('2026-12-01T10:00:00Z');
    await author!.ask(UPDATE, { id, input: { startDate: '2026-12-10', endDate: '2026-12-12' } });
    const expired = { status: 'EXPIRED', respondedAt: null };
    expect(await stateOf(id)).toEqual({ status: 'RECRUITING', viewerApplication: expired });
    const { extensions } = await author!.refused(`mutation { acceptApplication(id: "${first}") { id } }`);
    expect(extensions.reason).toBe('APPLICATION_EXPIRED');
    await apply(applicant!, id);
    expect((await stateOf(id)).viewerApplication.status).toBe('PENDING');
    const [{ statuses }] = (await server.sql(
      'select array_agg(status order by id) as statuses from applications where companion_id = $1',
      [id],
    )) as [{ statuses: string[] }];
    expect(statuses).toEqual(['EXPIRED', 'PENDING']);
  });

  it('stays so when the trip goes elsewhere, where the day has not begun', async () => {
    turnTo('2026-11-20T10:00:00Z');
    const { id } = await makePost(server, author!, { areaId: 'kr-seoul', ...TRIP });
    await apply(applicant!, id);
    turnTo('2026-11-30T15:00:00Z');
    await author!.ask(UPDATE, { id, input: { areaId: 'us-honolulu' } });
    expect(await stateOf(id)).toEqual({
      status: 'RECRUITING',
      viewerApplication: { status: 'EXPIRED', respondedAt: null },
    });
  });
});
