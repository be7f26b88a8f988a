import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlaces, makePlanner, PLANNER, putStops, readPlanner, type TestPlanner } from './kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const places = await makePlaces(server, person, 52);
const CHANGE = `mutation ($id: ID!, $input: ChangePlannerDatesInput!) { changePlannerDates(id: $id, input: $input) {
  addedDates removedDates movedStops droppedStops movedNotes droppedNotes applied planner { ${PLANNER} } } }`;

/** 1 to 4 May; two stops on the 1st, one on the 3rd, two on the 4th; a note on each day; Jeju, then Osaka from the 3rd. */
async function makeTrip(): Promise<TestPlanner> {
  const { id, days } = await makePlanner(person, { startDate: '2027-05-01', endDate: '2027-05-04' });
  await putStops(person, days[0]!.id, places.slice(0, 2));
  await putStops(person, days[2]!.id, places.slice(2, 3));
  await putStops(person, days[3]!.id, places.slice(3, 5));
  for (const [i, day] of days.entries()) {
    await person.ask(`mutation { updateDayNote(dayId: "${day.id}", note: "날 ${i}") { id } }`);
  }
  await person.ask(
    `mutation { setPlannerLegs(id: "${id}", legs: [
       { areaId: "kr-jeju", startDate: "2027-05-01", endDate: "2027-05-02" }
       { areaId: "jp-osaka", startDate: "2027-05-03", endDate: "2027-05-04" }]) { id } }`,
  );
  return readPlanner(person, id);
}
const writeNote = (dayId: string, note: string) =>
  person.ask('mutation ($dayId: ID!, $note: String!) { updateDayNote(dayId: $dayId, note: $note) { id } }', {
    dayId,
    note,
  });
const change = async (id: string, input: Record<string, unknown>) =>
  (await person.ask(CHANGE, { id, input })).changePlannerDates;
const dates = (start: string, end: string) => ({ startDate: `2027-${start}`, endDate: `2027-${end}` });
/** What a trip looks like in short: `date note stops` of each day, `area from to` of each leg. */
const shape = (planner: TestPlanner) => ({
  days: planner.days.map(
    ({ date, note, stops }) =>
      `${date.slice(5)} ${note.replaceAll('\n', '/')} ${stops.map((s) => places.indexOf(s.place.id)).join('')}`,
  ),
  legs: planner.legs.map((l) => `${l.area.id} ${l.startDate.slice(5)} ${l.endDate.slice(5)}`),
});
const AS_MADE = {
  days: ['05-01 날 0 01', '05-02 날 1 ', '05-03 날 2 2', '05-04 날 3 34'],
  legs: ['kr-jeju 05-01 05-02', 'jp-osaka 05-03 05-04'],
};

describe('changing the dates of a planner', () => {
  it('BY_INDEX moves each day, its note, stops and leg to the same day of the new range', async () => {
    const before = await makeTrip();
    const result = await change(before.id, dates('05-03', '05-06'));
    expect(shape(result.planner)).toEqual({
      days: ['05-03 날 0 01', '05-04 날 1 ', '05-05 날 2 2', '05-06 날 3 34'],
      legs: ['kr-jeju 05-03 05-04', 'jp-osaka 05-05 05-06'],
    });
    expect(result).toMatchObject({
      addedDates: ['2027-05-05', '2027-05-06'],
      removedDates: ['2027-05-01', '2027-05-02'],
      movedStops: 0,
      droppedStops: 0,
      applied: true,
    });
    expect(result.planner).toMatchObject({ ...dates('05-03', '05-06'), version: before.version + 1 });
    const ids = (planner: TestPlanner) => [...planner.days, ...planner.legs].map(({ id }) => id);
    expect(ids(result.planner)).toEqual(ids(before));
  });

  it('BY_DATE leaves each date its day and adds new ones where there were none', async () => {
    const { id } = await makeTrip();
    const result = await change(id, { ...dates('04-30', '05-05'), shift: 'BY_DATE' });
    expect(shape(result.planner)).toEqual({
      days: ['04-30  ', ...AS_MADE.days, '05-05  '],
      legs: ['kr-jeju 04-30 05-02', 'jp-osaka 05-03 05-05'],
    });
    expect([result.addedDates, result.removedDates]).toEqual([['2027-04-30', '2027-05-05'], []]);
  });

  it('a longer trip stretches the last leg', async () => {
    const { id } = await makeTrip();
    const result = await change(id, dates('05-01', '05-06'));
    expect(shape(result.planner)).toEqual({
      days: [...AS_MADE.days, '05-05  ', '05-06  '],
      legs: ['kr-jeju 05-01 05-02', 'jp-osaka 05-03 05-06'],
    });
  });

  it('a shorter one whose last days hold nothing needs no policy; legs outside it go', async () => {
    const { id, days } = await makeTrip();
    for (const day of days.slice(2)) {
      await putStops(person, day.id, []);
      await writeNote(day.id, '');
    }
    const result = await change(id, dates('05-01', '05-02'));
    expect(shape(result.planner)).toEqual({ days: AS_MADE.days.slice(0, 2), legs: ['kr-jeju 05-01 05-02'] });
    expect(result.removedDates).toEqual(['2027-05-03', '2027-05-04']);
  });

  it('REJECT refuses to lose stops and changes nothing', async () => {
    const before = await makeTrip();
    for (const input of [dates('05-01', '05-03'), { ...dates('05-02', '05-04'), shift: 'BY_DATE' }]) {
      const { extensions } = await person.refused(CHANGE, { id: before.id, input });
      expect([extensions.code, extensions.reason]).toEqual(['CONFLICT', 'STOPS_WOULD_BE_LOST']);
    }
    expect(await readPlanner(person, before.id)).toEqual(before);
  });

  it('MOVE_TO_LAST_DAY puts them behind those of the last day, in their order', async () => {
    const { id } = await makeTrip();
    const result = await change(id, { ...dates('05-01', '05-02'), overflow: 'MOVE_TO_LAST_DAY' });
    expect(shape(result.planner).days).toEqual(['05-01 날 0 01', '05-02 날 1//날 2//날 3 234']);
    expect([result.movedStops, result.droppedStops]).toEqual([3, 0]);
    expect([result.movedNotes, result.droppedNotes]).toEqual([2, 0]);
    expect(result.planner.days[1].stops.map((s: { position: number }) => s.position)).toEqual([0, 1, 2]);
  });

  it('MOVE_TO_LAST_DAY takes stops of the first days, too, also to a day that is new', async () => {
    const { id } = await makeTrip();
    const result = await change(id, {
      ...dates('05-03', '05-05'),
      shift: 'BY_DATE',
      overflow: 'MOVE_TO_LAST_DAY',
    });
    expect(shape(result.planner)).toEqual({
      days: ['05-03 날 2 2', '05-04 날 3 34', '05-05 날 0//날 1 01'],
      legs: ['jp-osaka 05-03 05-05'],
    });
  });

  it.each([
    ['later', dates('06-01', '06-02'), 'jp-osaka 06-01 06-02'],
    ['earlier', dates('04-01', '04-02'), 'kr-jeju 04-01 04-02'],
  ])('BY_DATE to a range wholly %s keeps the nearest leg and all stops that are to be moved', async (_, range, leg) => {
    const { id } = await makeTrip();
    const result = await change(id, { ...range, shift: 'BY_DATE', overflow: 'MOVE_TO_LAST_DAY' });
    expect(result.planner.legs).toHaveLength(1);
    expect(shape(result.planner).legs).toEqual([leg]);
    expect(shape(result.planner).days[1]).toMatch(/ 날 0\/\/날 1\/\/날 2\/\/날 3 01234$/);
    expect([result.movedStops, result.addedDates.length, result.removedDates.length]).toEqual([5, 2, 4]);
  });

  it('MOVE_TO_LAST_DAY refuses more than 50 on the last day', async () => {
    const { id, days } = await makeTrip();
    await putStops(person, days[1]!.id, places.slice(0, 48));
    const input = { ...dates('05-01', '05-02'), overflow: 'MOVE_TO_LAST_DAY' };
    const { extensions } = await person.refused(CHANGE, { id, input });
    expect([extensions.code, extensions.reason]).toEqual(['CONFLICT', 'DAY_FULL']);
    await putStops(person, days[1]!.id, places.slice(0, 47));
    expect((await change(id, input)).planner.days[1].stops).toHaveLength(50);
  });

  it('REJECT refuses to lose notes, too', async () => {
    const { id, days } = await makePlanner(person);
    await writeNote(days[2]!.id, '마지막 날의 메모');
    const before = await readPlanner(person, id);
    const { extensions } = await person.refused(CHANGE, { id, input: dates('05-01', '05-02') });
    expect([extensions.code, extensions.reason]).toEqual(['CONFLICT', 'NOTES_WOULD_BE_LOST']);
    expect(await readPlanner(person, id)).toEqual(before);
    await writeNote(days[2]!.id, '');
    expect((await change(id, dates('05-01', '05-02'))).applied).toBe(true);
  });

  it('MOVE_TO_LAST_DAY cuts no note: what is longer than a note may be is refused, dry too, and up to there it is kept whole', async () => {
    const { id, days } = await makePlanner(person);
    const [first, second] = ['가'.repeat(500), '👨‍👩‍👧'.repeat(498)];
    await writeNote(days[1]!.id, first);
    const input = { ...dates('05-01', '05-02'), overflow: 'MOVE_TO_LAST_DAY' };
    await writeNote(days[2]!.id, `${second}나`);
    for (const dryRun of [true, false]) {
      const { extensions } = await person.refused(CHANGE, { id, input: { ...input, dryRun } });
      expect([extensions.code, extensions.reason, extensions.limit]).toEqual(['CONFLICT', 'DAY_NOTE_FULL', 1000]);
    }
    await writeNote(days[2]!.id, second);
    const { planner } = await change(id, input);
    expect(planner.days[1].note).toBe(`${first}\n\n${second}`);
    // It is a note like another: it can be written as it stands.
    await writeNote(planner.days[1].id, planner.days[1].note);
  });

  it('DROP lets them go with their days', async () => {
    const { id } = await makeTrip();
    const result = await change(id, { ...dates('05-01', '05-01'), overflow: 'DROP' });
    expect(shape(result.planner)).toEqual({ days: ['05-01 날 0 01'], legs: ['kr-jeju 05-01 05-01'] });
    expect([result.movedStops, result.droppedStops]).toEqual([0, 3]);
    expect([result.movedNotes, result.droppedNotes]).toEqual([0, 3]);
    const [{ stops }] = (await server.sql(
      'select count(*)::int as stops from planner_stops s join planner_days d on d.id = s.day_id where d.planner_id = $1',
      [id],
    )) as [{ stops: number }];
    expect(stops).toBe(2);
  });

  it.each([
    ['REJECT', { movedStops: 0, droppedStops: 3, movedNotes: 0, droppedNotes: 2 }],
    ['MOVE_TO_LAST_DAY', { movedStops: 3, droppedStops: 0, movedNotes: 2, droppedNotes: 0 }],
    ['DROP', { movedStops: 0, droppedStops: 3, movedNotes: 0, droppedNotes: 2 }],
  ])('tried dry under %s tells what would happen and changes nothing', async (overflow, told) => {
    const before = await makeTrip();
    const input = { ...dates('05-01', '05-02'), overflow, dryRun: true };
    const result = await change(before.id, input);
    expect(result).toEqual({
      addedDates: [],
      removedDates: ['2027-05-03', '2027-05-04'],
      ...told,
      applied: false,
      planner: before,
    });
    expect(await readPlanner(person, before.id)).toEqual(before);
  });

  it('a dry run tells the numbers of the real one', async () => {
    const { id } = await makeTrip();
    const input = { ...dates('05-02', '05-03'), shift: 'BY_DATE', overflow: 'MOVE_TO_LAST_DAY' };
    const { planner: _, applied: dry, ...told } = await change(id, { ...input, dryRun: true });
    const { planner: __, applied, ...done } = await change(id, input);
    expect([dry, applied, told]).toEqual([false, true, done]);
  });

  it('to the dates that it has is no change', async () => {
    const before = await makeTrip();
    const result = await change(before.id, { ...dates('05-01', '05-04'), overflow: 'DROP' });
    expect(result).toMatchObject({ addedDates: [], removedDates: [], droppedStops: 0, applied: true, planner: before });
  });

  it('refuses an old version, dry too, and tells which one stands', async () => {
    const { id, version } = await makeTrip();
    for (const dryRun of [false, true]) {
      const input = { ...dates('05-01', '05-09'), expectedVersion: version - 1, dryRun };
      const { extensions } = await person.refused(CHANGE, { id, input });
      expect(extensions).toMatchObject({ code: 'CONFLICT', reason: 'PLANNER_CHANGED', currentVersion: version });
    }
    expect((await change(id, { ...dates('05-01', '05-09'), expectedVersion: version })).applied).toBe(true);
  });

  it.each([
    ['an end before the start', dates('05-02', '05-01'), ['input.endDate', 'END_BEFORE_START']],
    ['366 days', { startDate: '2027-01-01', endDate: '2028-01-01' }, ['input.endDate', 'TRIP_TOO_LONG']],
    ['a start before 1900', { startDate: '1899-12-31', endDate: '1900-01-01' }, ['input.startDate', 'TOO_SMALL']],
    ['an end after 2199', { startDate: '2199-12-31', endDate: '2200-01-01' }, ['input.endDate', 'TOO_LARGE']],
    ['no start', { endDate: '2027-05-01' }, ['input.startDate', 'REQUIRED']],
    ['no end', { startDate: '2027-05-01' }, ['input.endDate', 'REQUIRED']],
    ['a date that is none', { ...dates('05-01', '05-01'), endDate: 'tomorrow' }, ['input.endDate', 'INVALID_DATE']],
    ['an unknown policy', { ...dates('05-01', '05-01'), overflow: 'KEEP' }, ['input.overflow', 'INVALID_VALUE']],
  ])('refuses %s', async (_, input, [path, reason]) => {
    const { id } = await makePlanner(person);
    const { extensions } = await person.refused(CHANGE, { id, input });
    expect(extensions.fields).toMatchObject([{ path, reason }]);
  });

  it('to a year and back keeps one day for each date', async () => {
    const { id } = await makePlanner(person, { startDate: '2027-01-01', endDate: '2027-01-01' });
    const year = await change(id, { startDate: '2027-01-01', endDate: '2027-12-31' });
    expect(new Set(year.planner.days.map((day: { date: string }) => day.date)).size).toBe(365);
    expect((await change(id, { startDate: '2027-06-01', endDate: '2027-06-01' })).planner.days).toHaveLength(1);
  });

  it('several at once, with stops being added, leave one day a date, legs that cover them, and dense positions', async () => {
    const { id, days } = await makeTrip();
    const ranges = [dates('05-01', '05-08'), dates('05-10', '05-12'), dates('05-02', '05-05'), dates('06-01', '06-30')];
    await Promise.all([
      ...ranges.map((range, i) =>
        change(id, { ...range, shift: i % 2 ? 'BY_DATE' : 'BY_INDEX', overflow: 'MOVE_TO_LAST_DAY' }),
      ),
      ...days.map((day) =>
        person.send(`mutation { addStop(dayId: "${day.id}", stop: { placeId: "${places[9]}" }, position: 0) { id } }`),
      ),
    ]);
    const after = await readPlanner(person, id);
    const length = (Date.parse(after.endDate) - Date.parse(after.startDate)) / 86_400_000 + 1;
    expect(new Set(after.days.map(({ date }) => date)).size).toBe(length);
    expect([after.days[0]!.date, after.days.at(-1)!.date]).toEqual([after.startDate, after.endDate]);
    expect([after.legs[0]!.startDate, after.legs.at(-1)!.endDate]).toEqual([after.startDate, after.endDate]);
    for (const { stops } of after.days) expect(stops.map(({ position }) => position)).toEqual(stops.map((_, i) => i));
    const found = after.days.flatMap(({ stops }) => stops.map(({ place }) => places.indexOf(place.id)));
    expect(found.filter((place) => place !== 9).sort()).toEqual([0, 1, 2, 3, 4]);
  });
});
