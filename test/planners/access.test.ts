import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { makeParty, makePlaces, makePlanner, putStops, readPlanner, type TestPlanner } from './kit.ts';

const server = await startTestApp();
const owner = await makePerson(server);
const stranger = await makePerson(server);
const places = await makePlaces(server, owner, 3);

async function makeFullPlanner(visibility: 'PUBLIC' | 'PRIVATE'): Promise<TestPlanner> {
  const { id, days } = await makePlanner(owner, { visibility });
  await putStops(owner, days[0]!.id, places);
  return readPlanner(owner, id);
}

/** Every mutation on an existing planner, its day or its stop. */
const WRITES: Record<string, (planner: { id: string; dayId: string; stopId: string }) => string> = {
  updatePlanner: ({ id }) => `updatePlanner(id: "${id}", input: { name: "빼앗긴 여행" }) { id }`,
  changePlannerDates: ({ id }) =>
    `changePlannerDates(id: "${id}", input: { startDate: "2028-01-01", endDate: "2028-01-05" }) { applied }`,
  setPlannerLegs: ({ id }) =>
    `setPlannerLegs(id: "${id}", legs: [{ areaId: "jp", startDate: "2027-05-01", endDate: "2027-05-03" }]) { id }`,
  deletePlanner: ({ id }) => `deletePlanner(id: "${id}")`,
  setDayStops: ({ dayId }) => `setDayStops(dayId: "${dayId}", stops: []) { id }`,
  addStop: ({ dayId }) => `addStop(dayId: "${dayId}", stop: { placeId: "${places[0]}" }) { id }`,
  updateDayNote: ({ dayId }) => `updateDayNote(dayId: "${dayId}", note: "낙서") { id }`,
  moveStop: ({ stopId, dayId }) => `moveStop(stopId: "${stopId}", toDayId: "${dayId}", position: 2) { id }`,
  updateStop: ({ stopId }) => `updateStop(stopId: "${stopId}", note: "낙서") { id }`,
  removeStop: ({ stopId }) => `removeStop(stopId: "${stopId}") { id }`,
};
const NAMES = Object.keys(WRITES);
const idsOf = (planner: TestPlanner) => ({
  id: planner.id,
  dayId: planner.days[0]!.id,
  stopId: planner.days[0]!.stops[0]!.id,
});
const codeAndReason = ({ extensions }: { extensions: { code: string; reason: string } }) => [
  extensions.code,
  extensions.reason,
];
const missingReason = (name: string) => {
  if (name.endsWith('Stop') && name !== 'addStop') return 'PLANNER_STOP_NOT_FOUND';
  return ['setDayStops', 'addStop', 'updateDayNote'].includes(name) ? 'PLANNER_DAY_NOT_FOUND' : 'PLANNER_NOT_FOUND';
};

describe('only the owner writes', async () => {
  const open = await makeFullPlanner('PUBLIC');
  const hidden = await makeFullPlanner('PRIVATE');
  const unverified = await makePerson(server, { verified: false });

  it.each(NAMES)('%s asks for signing in and a verified address', async (name) => {
    const mutation = `mutation { ${WRITES[name]!(idsOf(open))} }`;
    expect((await new TestClient(server.url).refused(mutation)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(mutation)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
  });

  it.each(NAMES)('%s of a public planner is FORBIDDEN to a stranger and changes nothing', async (name) => {
    const refusal = await stranger.refused(`mutation { ${WRITES[name]!(idsOf(open))} }`);
    expect(codeAndReason(refusal)).toEqual(['FORBIDDEN', 'NOT_OWNER']);
    expect(await readPlanner(owner, open.id)).toEqual(open);
  });

  it.each(NAMES)('%s of a private planner answers a stranger as if it were not there', async (name) => {
    const refusal = await stranger.refused(`mutation { ${WRITES[name]!(idsOf(hidden))} }`);
    const random = await stranger.refused(
      `mutation { ${WRITES[name]!({ id: newId(), dayId: newId(), stopId: newId() })} }`,
    );
    expect(codeAndReason(refusal)).toEqual(['NOT_FOUND', missingReason(name)]);
    expect(codeAndReason(random)).toEqual(codeAndReason(refusal));
    expect(await readPlanner(owner, hidden.id)).toEqual(hidden);
  });

  it.each(NAMES)('%s of what is no id, or of what is deleted, is NOT_FOUND', async (name) => {
    const gone = await makeFullPlanner('PUBLIC');
    await owner.ask(`mutation { deletePlanner(id: "${gone.id}") }`);
    for (const ids of [idsOf(gone), { id: 'x', dayId: 'x', stopId: 'x' }, { id: '', dayId: '', stopId: '' }]) {
      const refusal = await owner.refused(`mutation { ${WRITES[name]!(ids)} }`);
      expect(codeAndReason(refusal)).toEqual(['NOT_FOUND', missingReason(name)]);
    }
  });

  it('creating and copying ask for signing in and a verified address', async () => {
    for (const mutation of [
      'createPlanner(input: { name: "a", areaId: "kr", startDate: "2027-01-01", endDate: "2027-01-01" }) { id }',
      `copyPlanner(id: "${open.id}", startDate: "2027-01-01") { id }`,
    ]) {
      const refusal = await new TestClient(server.url).refused(`mutation { ${mutation} }`);
      expect(refusal.extensions.code).toBe('UNAUTHENTICATED');
      expect((await unverified.refused(`mutation { ${mutation} }`)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    }
  });

  it('two deletions at once: one deletes, the other finds nothing', async () => {
    const { id } = await makePlanner(owner);
    const answers = await Promise.all([1, 2].map(() => owner.send(`mutation { deletePlanner(id: "${id}") }`)));
    const deleted = answers.filter(({ data }) => data?.deletePlanner === id);
    expect(deleted).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors.map((e) => e.extensions.reason))).toEqual(['PLANNER_NOT_FOUND']);
    expect(await readPlanner(owner, id)).toBeNull();
  });
});

describe('who reads a planner', () => {
  it('a public one everybody, signed out too', async () => {
    const open = await makeFullPlanner('PUBLIC');
    expect(await readPlanner(new TestClient(server.url), open.id)).toEqual(open);
    expect(await readPlanner(stranger, open.id)).toEqual(open);
  });

  it('a private one its owner alone, in no list, count or search of others', async () => {
    const hidden = await makePlanner(owner, { name: '아무도 모르는 여행', visibility: 'PRIVATE' });
    for (const viewer of [stranger, new TestClient(server.url)]) {
      expect(await readPlanner(viewer, hidden.id)).toBeNull();
      const { planners, user } = await viewer.ask(
        `query ($filter: PlannerFilter, $owner: ID!) {
           planners(filter: $filter) { totalCount nodes { id } }
           user(id: $owner) { planners(first: 100) { totalCount nodes { id visibility } } }
         }`,
        { filter: { query: '아무도 모르는' }, owner: owner.id },
      );
      expect(planners).toEqual({ totalCount: 0, nodes: [] });
      expect(user.planners.nodes.every((node: { visibility: string }) => node.visibility === 'PUBLIC')).toBe(true);
      expect(user.planners.totalCount).toBe(user.planners.nodes.length);
    }
    const mine = await owner.ask(
      `{ planners(filter: { query: "아무도 모르는" }) { totalCount nodes { id } } user(id: "${owner.id}") { planners(first: 100) { nodes { id } } } }`,
    );
    expect(mine.planners).toEqual({ totalCount: 1, nodes: [{ id: hidden.id }] });
    expect(mine.user.planners.nodes).toContainEqual({ id: hidden.id });
  });

  it('a private one that its owner attached to a post, the party too: reading, not writing, and not in lists', async () => {
    const hidden = await makePlanner(owner, { name: '우리끼리 여행', visibility: 'PRIVATE' });
    const member = await makePerson(server);
    await makeParty(server, owner, hidden.id, [member]);
    expect((await readPlanner(member, hidden.id)).days).toHaveLength(3);
    const refusal = await member.refused(`mutation { deletePlanner(id: "${hidden.id}") }`);
    expect(codeAndReason(refusal)).toEqual(['FORBIDDEN', 'NOT_OWNER']);
    const { planners } = await member.ask('{ planners(filter: { query: "우리끼리" }) { totalCount } }');
    expect(planners.totalCount).toBe(0);
    expect(await readPlanner(stranger, hidden.id)).toBeNull();

    await server.sql('delete from companion_members where user_id = $1', [member.id]);
    expect(await readPlanner(member, hidden.id)).toBeNull();
  });

  it('nobody opens a private one by attaching it to a post of their own', async () => {
    const hidden = await makePlanner(owner, { visibility: 'PRIVATE' });
    await makeParty(server, stranger, hidden.id, []);
    expect(await readPlanner(stranger, hidden.id)).toBeNull();
  });

  it('what is no id is null', async () => {
    expect(await readPlanner(owner, 'x')).toBeNull();
    expect(await readPlanner(owner, newId())).toBeNull();
  });
});
