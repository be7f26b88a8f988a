import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { DAY, makePlaces, makePlanner, putStops, readPlanner, type TestDay } from './kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const stranger = await makePerson(server);
const places = await makePlaces(server, person, 60);
const SET = `mutation ($dayId: ID!, $stops: [StopInput!]!) { setDayStops(dayId: $dayId, stops: $stops) { ${DAY} } }`;
const ADD = `mutation ($dayId: ID!, $stop: StopInput!, $position: Int) { addStop(dayId: $dayId, stop: $stop, position: $position) { ${DAY} } }`;
const MOVE = `mutation ($stopId: ID!, $toDayId: ID!, $position: Int!) { moveStop(stopId: $stopId, toDayId: $toDayId, position: $position) { version days { ${DAY} } } }`;
const REMOVE = `mutation ($stopId: ID!) { removeStop(stopId: $stopId) { ${DAY} } }`;

const placesOf = (day: TestDay) => day.stops.map(({ place }) => place.id);
const positionsOf = (day: TestDay) => day.stops.map(({ position }) => position);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** A planner whose first day has the first `count` places. */
async function makeFilled(count: number) {
  const { id, days } = await makePlanner(person);
  if (count > 0) await putStops(person, days[0]!.id, places.slice(0, count));
  return readPlanner(person, id);
}

describe('setting the stops of a day', () => {
  it('puts them in this order, with notes and times', async () => {
    const { id, days } = await makePlanner(person);
    const stops = [
      { placeId: places[1], note: ' 점심 ', startTime: '12:30' },
      { placeId: places[0], note: null, startTime: null },
      { placeId: places[1] },
    ];
    const { setDayStops } = await person.ask(SET, { dayId: days[0]!.id, stops });
    expect(setDayStops.stops).toMatchObject([
      { position: 0, note: '점심', startTime: '12:30', place: { id: places[1] } },
      { position: 1, note: '', startTime: null, place: { id: places[0] } },
      { position: 2, note: '', startTime: null, place: { id: places[1] } },
    ]);
    expect((await readPlanner(person, id)).version).toBe(2);
  });

  it('replaces all; a stop whose place stands again keeps its id; the same again is no change', async () => {
    const before = await makeFilled(3);
    const [a, b] = before.days[0]!.stops;
    const after = await putStops(person, before.days[0]!.id, [places[1]!, places[5]!, places[0]!]);
    expect(after.stops.map(({ id }) => id)).toEqual([b!.id, expect.any(String), a!.id]);
    expect(positionsOf(after)).toEqual([0, 1, 2]);
    const { version } = await readPlanner(person, before.id);
    expect(await putStops(person, before.days[0]!.id, placesOf(after))).toEqual(after);
    expect((await readPlanner(person, before.id)).version).toBe(version);
    expect((await putStops(person, before.days[0]!.id, [])).stops).toEqual([]);
  });

  it('holds 50 and refuses 51', async () => {
    const { days } = await makePlanner(person);
    expect((await putStops(person, days[0]!.id, places.slice(0, 50))).stops).toHaveLength(50);
    const stops = places.slice(0, 51).map((placeId) => ({ placeId }));
    const { extensions } = await person.refused(SET, { dayId: days[0]!.id, stops });
    expect(extensions.fields).toMatchObject([{ path: 'stops', reason: 'TOO_MANY', limit: 50 }]);
  });

  it('changes nothing for one unknown place', async () => {
    const before = await makeFilled(2);
    const stops = [{ placeId: places[3] }, { placeId: places[4] }, { placeId: newId() }];
    const { extensions } = await person.refused(SET, { dayId: before.days[0]!.id, stops });
    expect([extensions.code, extensions.fields]).toMatchObject([
      'BAD_USER_INPUT',
      [{ path: 'stops.2.placeId', reason: 'PLACE_NOT_FOUND' }],
    ]);
    expect(await readPlanner(person, before.id)).toEqual(before);
  });

  it('tells all faults of all stops at once', async () => {
    const { days } = await makePlanner(person);
    const stops = [
      { placeId: 'x', note: '가'.repeat(1001) },
      { placeId: places[0], startTime: '24:00' },
      { placeId: places[0], startTime: '9:30' },
      { placeId: places[0], startTime: '', note: 'a\u0000b' },
    ];
    const { extensions } = await person.refused(SET, { dayId: days[0]!.id, stops });
    expect(extensions.fields!.map(({ path, reason }) => [path, reason])).toEqual([
      ['stops.0.placeId', 'PLACE_NOT_FOUND'],
      ['stops.0.note', 'TOO_LONG'],
      ['stops.1.startTime', 'INVALID_TIME'],
      ['stops.2.startTime', 'INVALID_TIME'],
      ['stops.3.startTime', 'INVALID_TIME'],
      ['stops.3.note', 'FORBIDDEN_CHARACTERS'],
    ]);
  });

  it('keeps a note of 1,000 and times at the ends of the day', async () => {
    const { days } = await makePlanner(person);
    const stops = ['00:00', '23:59'].map((startTime) => ({ placeId: places[0], startTime, note: '가'.repeat(1000) }));
    const { setDayStops } = await person.ask(SET, { dayId: days[0]!.id, stops });
    expect(setDayStops.stops).toMatchObject(stops.map(({ startTime, note }) => ({ startTime, note })));
  });

  it('two at once leave the stops of one of them', async () => {
    const { days, id } = await makePlanner(person);
    await Promise.all([places.slice(0, 4), places.slice(10, 15)].map((ids) => putStops(person, days[0]!.id, ids)));
    const [day] = (await readPlanner(person, id)).days;
    expect([places.slice(0, 4), places.slice(10, 15)]).toContainEqual(placesOf(day!));
    expect(positionsOf(day!)).toEqual(upTo(day!.stops.length));
  });
});

describe('adding a stop', () => {
  it.each([
    ['at the end without a position', undefined, [0, 1, 2, 9]],
    ['at the end for null', null, [0, 1, 2, 9]],
    ['at the start', 0, [9, 0, 1, 2]],
    ['between', 2, [0, 1, 9, 2]],
    ['at the end for a position past it', 99, [0, 1, 2, 9]],
  ])('puts it %s', async (_, position, expected) => {
    const { days } = await makeFilled(3);
    const { addStop } = await person.ask(ADD, { dayId: days[0]!.id, stop: { placeId: places[9] }, position });
    expect(placesOf(addStop)).toEqual(expected.map((i) => places[i]));
    expect(positionsOf(addStop)).toEqual([0, 1, 2, 3]);
  });

  it('refuses a negative position, an unknown place and a wrong time at once', async () => {
    const before = await makeFilled(1);
    const stop = { placeId: newId(), startTime: 'noon' };
    const { extensions } = await person.refused(ADD, { dayId: before.days[0]!.id, stop, position: -1 });
    expect(extensions.fields!.map(({ path, reason }) => [path, reason])).toEqual([
      ['position', 'TOO_SMALL'],
      ['stop.placeId', 'PLACE_NOT_FOUND'],
      ['stop.startTime', 'INVALID_TIME'],
    ]);
    expect(await readPlanner(person, before.id)).toEqual(before);
  });

  it.each([
    ['no place', { stop: {} }, ['stop.placeId', 'REQUIRED']],
    ['a place of null', { stop: { placeId: null } }, ['stop.placeId', 'REQUIRED']],
    ['a deleted place', { stop: { placeId: 'deleted' } }, ['stop.placeId', 'PLACE_NOT_FOUND']],
    ['no stop', {}, ['stop', 'REQUIRED']],
    [
      'a position that is no number',
      { stop: { placeId: places[0] }, position: 'first' },
      ['position', 'INVALID_VALUE'],
    ],
  ])('refuses %s', async (_, wrong, [path, reason]) => {
    const { days } = await makePlanner(person);
    const [gone] = await makePlaces(server, person, 1);
    await server.sql('delete from places where id = $1', [gone]);
    const variables = JSON.parse(JSON.stringify(wrong).replace('"deleted"', `"${gone}"`));
    const { extensions } = await person.refused(ADD, { dayId: days[0]!.id, ...variables });
    expect(extensions.fields).toMatchObject([{ path, reason }]);
  });

  it('of 20 at once into a day of 40, ten find the day full', async () => {
    const { id, days } = await makeFilled(40);
    const answers = await Promise.all(
      upTo(20).map((i) => person.send(ADD, { dayId: days[0]!.id, stop: { placeId: places[40 + i] }, position: 0 })),
    );
    const refusals = answers.flatMap(({ errors }) => errors.map((e) => `${e.extensions.code} ${e.extensions.reason}`));
    expect(refusals).toEqual(Array(10).fill('CONFLICT DAY_FULL'));
    expect(positionsOf((await readPlanner(person, id)).days[0]!)).toEqual(upTo(50));
  });
});

describe('moving a stop', () => {
  it.each([
    ['down', 0, 2, [1, 2, 0, 3]],
    ['up', 3, 1, [0, 3, 1, 2]],
    ['past the end', 1, 99, [0, 2, 3, 1]],
  ])('%s within its day closes the others up', async (_, from, position, expected) => {
    const { days } = await makeFilled(4);
    const stopId = days[0]!.stops[from]!.id;
    const { moveStop } = await person.ask(MOVE, { stopId, toDayId: days[0]!.id, position });
    expect(placesOf(moveStop.days[0])).toEqual(expected.map((i) => places[i]));
    expect(positionsOf(moveStop.days[0])).toEqual([0, 1, 2, 3]);
  });

  it('to another day keeps its id, note and time, and both days dense', async () => {
    const { days } = await makeFilled(3);
    await putStops(person, days[1]!.id, places.slice(5, 7));
    const stop = days[0]!.stops[1]!;
    const { moveStop } = await person.ask(MOVE, { stopId: stop.id, toDayId: days[1]!.id, position: 1 });
    expect(moveStop.days.map(placesOf)).toEqual([[places[0], places[2]], [places[5], places[1], places[6]], []]);
    expect(moveStop.days[1].stops[1]).toEqual({ ...stop, position: 1 });
    expect(moveStop.days.map(positionsOf)).toEqual([[0, 1], [0, 1, 2], []]);
  });

  it('to where it stands is no change', async () => {
    const before = await makeFilled(3);
    const { moveStop } = await person.ask(MOVE, {
      stopId: before.days[0]!.stops[2]!.id,
      toDayId: before.days[0]!.id,
      position: 7,
    });
    expect(moveStop.version).toBe(before.version);
  });

  it('is refused to a day of another planner, own or not, and to a negative position', async () => {
    const before = await makeFilled(2);
    const [mine, theirs] = await Promise.all([makePlanner(person), makePlanner(stranger)]);
    const stopId = before.days[0]!.stops[0]!.id;
    for (const toDayId of [mine!.days[0]!.id, theirs!.days[0]!.id, newId(), 'x']) {
      const { extensions } = await person.refused(MOVE, { stopId, toDayId, position: 0 });
      expect([extensions.code, extensions.reason]).toEqual(['NOT_FOUND', 'PLANNER_DAY_NOT_FOUND']);
    }
    const { extensions } = await person.refused(MOVE, { stopId, toDayId: before.days[0]!.id, position: -1 });
    expect(extensions.fields).toMatchObject([{ path: 'position', reason: 'TOO_SMALL', limit: 0 }]);
    expect(await readPlanner(person, before.id)).toEqual(before);
  });

  it('to a full day is a conflict; within a full day it is none', async () => {
    const { days } = await makeFilled(50);
    const other = await putStops(person, days[1]!.id, [places[55]!]);
    const { extensions } = await person.refused(MOVE, {
      stopId: other.stops[0]!.id,
      toDayId: days[0]!.id,
      position: 0,
    });
    expect([extensions.code, extensions.reason]).toEqual(['CONFLICT', 'DAY_FULL']);
    const { moveStop } = await person.ask(MOVE, {
      stopId: days[0]!.stops[0]!.id,
      toDayId: days[0]!.id,
      position: 49,
    });
    expect(positionsOf(moveStop.days[0])).toEqual(upTo(50));
  });

  it('50 times in parallel, over three days, with additions and removals, leaves dense positions and loses no stop', async () => {
    const before = await makeFilled(20);
    const [first, second, third] = before.days;
    const extra = await putStops(person, third!.id, places.slice(30, 35));
    const stops = [...first!.stops, ...extra.stops];
    const moves = upTo(50).map((i) =>
      person.ask(MOVE, {
        stopId: stops[(i * 7) % 20]!.id,
        toDayId: [first, second, third][i % 3]!.id,
        position: (i * 5) % 12,
      }),
    );
    const additions = upTo(5).map((i) =>
      person.ask(ADD, { dayId: second!.id, stop: { placeId: places[40 + i] }, position: i }),
    );
    const removals = extra.stops.map(({ id }) => person.ask(REMOVE, { stopId: id }));
    await Promise.all([...moves, ...additions, ...removals]);
    const { days, version } = await readPlanner(person, before.id);
    for (const day of days) expect(positionsOf(day)).toEqual(upTo(day.stops.length));
    const expected = [...places.slice(0, 20), ...places.slice(40, 45)];
    expect(days.flatMap(placesOf).sort()).toEqual(expected.sort());
    expect(version).toBeGreaterThan(before.version);
  });
});

describe('removing a stop', () => {
  it('closes the others up', async () => {
    const { days } = await makeFilled(3);
    const { removeStop } = await person.ask(REMOVE, { stopId: days[0]!.stops[1]!.id });
    expect(placesOf(removeStop)).toEqual([places[0], places[2]]);
    expect(positionsOf(removeStop)).toEqual([0, 1]);
  });

  it('twice at once: one removes, the other finds nothing', async () => {
    const { id, days } = await makeFilled(2);
    const answers = await Promise.all([1, 2].map(() => person.send(REMOVE, { stopId: days[0]!.stops[0]!.id })));
    expect(answers.flatMap(({ errors }) => errors.map((e) => e.extensions.reason))).toEqual(['PLANNER_STOP_NOT_FOUND']);
    expect((await readPlanner(person, id)).days[0]!.stops).toHaveLength(1);
  });
});

describe('the note of a day', () => {
  const NOTE = 'mutation ($dayId: ID!, $note: String!) { updateDayNote(dayId: $dayId, note: $note) { note } }';

  it('is written, kept as it is, and removed', async () => {
    const { id, days } = await makePlanner(person);
    const dayId = days[1]!.id;
    const note = '가'.repeat(1000);
    expect((await person.ask(NOTE, { dayId, note: ` ${note}\n` })).updateDayNote).toEqual({ note });
    const written = await readPlanner(person, id);
    expect([written.days[1]!.note, written.version]).toEqual([note, 2]);
    await person.ask(NOTE, { dayId, note });
    expect((await readPlanner(person, id)).version).toBe(2);
    expect((await person.ask(NOTE, { dayId, note: '' })).updateDayNote).toEqual({ note: '' });
  });

  it.each([
    ['one of 1,001', '가'.repeat(1001), 'TOO_LONG'],
    ['control characters', 'a\u0007', 'FORBIDDEN_CHARACTERS'],
    ['none', null, 'REQUIRED'],
    ['another type', 7, 'INVALID_VALUE'],
  ])('refuses %s', async (_, note, reason) => {
    const { days } = await makePlanner(person);
    const { extensions } = await person.refused(NOTE, { dayId: days[0]!.id, note });
    expect(extensions.fields).toMatchObject([{ path: 'note', reason }]);
  });
});
