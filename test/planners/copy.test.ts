import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makeParty, makePlaces, makePlanner, PLANNER, readPlanner, type TestPlanner } from './kit.ts';

const server = await startTestApp();
const owner = await makePerson(server);
const fan = await makePerson(server);
const places = await makePlaces(server, owner, 3);
const COPY = `mutation ($id: ID!, $startDate: Date!) { copyPlanner(id: $id, startDate: $startDate) {
  ${PLANNER} owner { id } copyCount copiedFrom { id copyCount version editedAt } } }`;

async function makeTrip(visibility = 'PUBLIC'): Promise<TestPlanner> {
  const { id, days } = await makePlanner(owner, { visibility });
  await owner.ask(
    `mutation ($id: ID!, $first: ID!, $last: ID!, $stops: [StopInput!]!) {
       setDayStops(dayId: $last, stops: $stops) { id }
       updateDayNote(dayId: $first, note: "첫날") { id }
       setPlannerLegs(id: $id, legs: [
         { areaId: "kr-jeju", startDate: "2027-05-01", endDate: "2027-05-01" }
         { areaId: "jp-osaka", startDate: "2027-05-02", endDate: "2027-05-03" }]) { id } }`,
    {
      id,
      first: days[0]!.id,
      last: days[2]!.id,
      stops: places.map((placeId, i) => ({ placeId, note: `메모 ${i}`, startTime: `1${i}:00` })),
    },
  );
  return readPlanner(owner, id);
}

describe('copying a planner (담기)', () => {
  it('makes a private one of one’s own with legs, days, notes and stops on the new dates', async () => {
    const source = await makeTrip();
    const { copyPlanner: copy } = await fan.ask(COPY, { id: source.id, startDate: '2028-02-28' });
    expect(copy).toMatchObject({
      name: source.name,
      owner: { id: fan.id },
      startDate: '2028-02-28',
      endDate: '2028-03-01',
      visibility: 'PRIVATE',
      area: { id: 'kr-jeju' },
      version: 1,
      editedAt: null,
      copyCount: 0,
      // Being copied is no change by the owner.
      copiedFrom: { id: source.id, copyCount: 1, version: source.version, editedAt: source.editedAt },
    });
    const stripped = (planner: TestPlanner, shift: Record<string, string>) => ({
      legs: planner.legs.map(({ area, startDate, endDate }) => [area.id, shift[startDate], shift[endDate]]),
      days: planner.days.map(({ date, note, stops }) => [shift[date], note, stops.map(({ id: _, ...stop }) => stop)]),
    });
    const to = { '2027-05-01': '2028-02-28', '2027-05-02': '2028-02-29', '2027-05-03': '2028-03-01' };
    const same = Object.fromEntries(Object.values(to).map((date) => [date, date]));
    expect(stripped(copy, same)).toEqual(stripped(source, to));
    const ids = (planner: TestPlanner) =>
      [planner, ...planner.legs, ...planner.days, ...planner.days.flatMap(({ stops }) => stops)].map(({ id }) => id);
    expect(new Set([...ids(copy), ...ids(source)]).size).toBe(ids(source).length * 2);
    expect(await readPlanner(owner, copy.id)).toBeNull();
  });

  it('leaves the source and the copy to themselves', async () => {
    const source = await makeTrip();
    const { copyPlanner: copy } = await fan.ask(COPY, { id: source.id, startDate: '2027-06-01' });
    await fan.ask(`mutation { setDayStops(dayId: "${copy.days[2].id}", stops: []) { id } }`);
    expect(await readPlanner(owner, source.id)).toEqual(source);
    await owner.ask(`mutation { deletePlanner(id: "${source.id}") }`);
    const { planner } = await fan.ask(`{ planner(id: "${copy.id}") { name copiedFrom { id } } }`);
    expect(planner).toEqual({ name: source.name, copiedFrom: null });
  });

  it('counts each copy by others, not by its owner, also of twenty at once', async () => {
    const { id } = await makeTrip();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? fan : owner).ask(COPY, { id, startDate: '2027-06-01' })),
    );
    const { planner } = await fan.ask(`{ planner(id: "${id}") { copyCount } }`);
    const [{ count }] = (await server.sql('select count(*)::int as count from planners where copied_from_id = $1', [
      id,
    ])) as [{ count: number }];
    expect([planner.copyCount, count]).toEqual([10, 20]);
  });

  it('a source that turns private is told to nobody else', async () => {
    const { id } = await makeTrip();
    const { copyPlanner: copy } = await fan.ask(COPY, { id, startDate: '2027-06-01' });
    await owner.ask(`mutation { updatePlanner(id: "${id}", input: { visibility: PRIVATE }) { id } }`);
    await fan.ask(`mutation { updatePlanner(id: "${copy.id}", input: { visibility: PUBLIC }) { id } }`);
    const query = `{ planner(id: "${copy.id}") { copiedFrom { id } } }`;
    expect((await fan.ask(query)).planner.copiedFrom).toBeNull();
    expect((await owner.ask(query)).planner.copiedFrom).toEqual({ id });
  });

  it('of a private one is NOT_FOUND for others, and counts nothing; the party that it is attached for may', async () => {
    const { id } = await makeTrip('PRIVATE');
    for (const wrong of [id, newId(), 'x']) {
      const { extensions } = await fan.refused(COPY, { id: wrong, startDate: '2027-06-01' });
      expect([extensions.code, extensions.reason]).toEqual(['NOT_FOUND', 'PLANNER_NOT_FOUND']);
    }
    const member = await makePerson(server);
    await makeParty(server, owner, id, [member]);
    const { copyPlanner: copy } = await member.ask(COPY, { id, startDate: '2027-06-01' });
    expect(copy.copiedFrom).toMatchObject({ id, copyCount: 1 });
  });

  it('refuses dates outside of 1900 to 2199 and what is no date', async () => {
    const { id } = await makeTrip();
    const { extensions } = await fan.refused(COPY, { id, startDate: '2199-12-30' });
    expect(extensions.fields).toMatchObject([{ path: 'startDate', reason: 'TOO_LARGE', limit: '2199-12-29' }]);
    expect((await fan.ask(COPY, { id, startDate: '2199-12-29' })).copyPlanner.endDate).toBe('2199-12-31');
    const early = await fan.refused(COPY, { id, startDate: '1899-12-31' });
    expect(early.extensions.fields).toMatchObject([{ path: 'startDate', reason: 'TOO_SMALL', limit: '1900-01-01' }]);
    expect((await fan.ask(COPY, { id, startDate: '1900-01-01' })).copyPlanner.endDate).toBe('1900-01-03');
    const wrong = await fan.refused(COPY, { id, startDate: 'soon' });
    expect(wrong.extensions.fields).toMatchObject([{ path: 'startDate', reason: 'INVALID_DATE' }]);
  });
});
