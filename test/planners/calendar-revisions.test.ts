import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { fetchCalendar, readCalendar, uid } from './calendar-kit.ts';
import { makePlaces, makePlanner, readPlanner, type TestPlanner } from './kit.ts';

const server = await startTestApp();
const owner = await makePerson(server);

interface Trip {
  planner: TestPlanner;
  place: string;
  stop: string;
  leg: string;
}

/** Two days in Jeju, a stop at 09:30 on the first. */
async function makeTrip(): Promise<Trip> {
  const [place] = await makePlaces(server, owner, 1);
  const { id, days } = await makePlanner(owner, { endDate: '2027-05-02' });
  await owner.ask('mutation ($day: ID!, $stop: StopInput!) { addStop(dayId: $day, stop: $stop) { id } }', {
    day: days[0]!.id,
    stop: { placeId: place, startTime: '09:30', note: '예약' },
  });
  const planner = await readPlanner(owner, id);
  return { planner, place: place!, stop: planner.days[0]!.stops[0]!.id, leg: planner.legs[0]!.id };
}

/** The whole event as a calendar shows it: its text without what tells of changes. */
async function eventOf(planner: TestPlanner, id: string) {
  const event = (await readCalendar(server, owner, planner.id)).events.get(uid(id))!;
  const told = ['sequence', 'dtstamp', 'last-modified'].map((name) =>
    String(event.component.getFirstPropertyValue(name)),
  );
  const shown = event.component
    .toString()
    .split('\r\n')
    .filter((line) => !/^(SEQUENCE|DTSTAMP|LAST-MODIFIED):/.test(line));
  return { shown: shown.join('\n'), sequence: Number(told[0]), stamp: told[1]!, modified: told[2]! };
}

const setPlace = (columns: string) => (trip: Trip) =>
  server.sql(`update places set ${columns} where id = $1`, [trip.place]);
const ask = (document: (trip: Trip) => string) => (trip: Trip) => owner.ask(`mutation { ${document(trip)} }`);
const editPlace = (input: string) => ask(({ place }) => `updatePlace(id: "${place}", input: { ${input} }) { id }`);
const stopInput = (stop: string) =>
  ask(
    ({ planner, place }) =>
      `setDayStops(dayId: "${planner.days[0]!.id}", stops: [{ placeId: "${place}" ${stop} }]) { id }`,
  );

/** Everything that an event is made of, and how it is changed. */
const OF_STOP: [string, (trip: Trip) => Promise<unknown>][] = [
  ['the name of its place', editPlace('name: "새 이름"')],
  ['the address of its place', editPlace('address: "서울특별시 중구"')],
  ['the location of its place', editPlace('location: { latitude: 35.1, longitude: 129.0 }')],
  ['the location that was looked up', setPlace('latitude = 35.2')],
  ['the zone of its place', setPlace('latitude = 40.7, longitude = -74')],
  ['a location that is taken away', setPlace('latitude = null, longitude = null, location_source = null')],
  ['its note', stopInput('startTime: "09:30" note: "취소"')],
  ['its time', stopInput('startTime: "10:30" note: "예약"')],
  ['no time', stopInput('note: "예약"')],
  [
    'its day',
    ask(({ planner, stop }) => `moveStop(stopId: "${stop}", toDayId: "${planner.days[1]!.id}", position: 0) { id }`),
  ],
  [
    'the dates of the trip',
    ask(
      ({ planner }) =>
        `changePlannerDates(id: "${planner.id}", input: { startDate: "2027-06-01", endDate: "2027-06-02" }) { applied }`,
    ),
  ],
];
const OF_LEG: [string, (trip: Trip) => Promise<unknown>][] = [
  ['its area', ask(({ planner }) => `updatePlanner(id: "${planner.id}", input: { areaId: "jp-osaka" }) { id }`)],
  ['the note of a day', ask(({ planner }) => `updateDayNote(dayId: "${planner.days[1]!.id}", note: "우산") { id }`)],
  [
    'the dates of the trip',
    ask(
      ({ planner }) =>
        `changePlannerDates(id: "${planner.id}", input: { startDate: "2027-05-01", endDate: "2027-05-05" }) { applied }`,
    ),
  ],
  [
    'its own dates',
    ask(
      ({ planner }) => `setPlannerLegs(id: "${planner.id}", legs: [
        { areaId: "kr-jeju", startDate: "2027-05-01", endDate: "2027-05-01" }
        { areaId: "jp-osaka", startDate: "2027-05-02", endDate: "2027-05-02" }]) { id }`,
    ),
  ],
];

describe.each([
  ['stop', OF_STOP],
  ['leg', OF_LEG],
] as const)('the event of a %s', (kind, inputs) => {
  it.each(inputs)('tells that it has changed with %s', async (_, change) => {
    const trip = await makeTrip();
    // Times are told to the second: what was written before must be seen as older.
    const past = "now() - interval '1 hour'";
    await server.sql(`update planners set created_at = ${past}, edited_at = ${past} where id = $1`, [trip.planner.id]);
    const before = await eventOf(trip.planner, trip[kind]);
    const etag = (await fetchCalendar(server, owner, trip.planner.id)).headers.get('etag');
    await change(trip);
    const after = await eventOf(trip.planner, trip[kind]);
    expect(after.shown).not.toBe(before.shown);
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect(after.modified > before.modified && after.stamp > before.stamp).toBe(true);
    expect((await fetchCalendar(server, owner, trip.planner.id)).headers.get('etag')).not.toBe(etag);
  });
});

it('an event that has not changed tells so', async () => {
  const trip = await makeTrip();
  const before = await eventOf(trip.planner, trip.stop);
  await editPlace('description: "설명만 바뀐다"')(trip);
  await owner.ask(`mutation { writeReview(placeId: "${trip.place}", stars: 5, text: "좋아요") { id } }`);
  expect(await eventOf(trip.planner, trip.stop)).toEqual(before);
});
