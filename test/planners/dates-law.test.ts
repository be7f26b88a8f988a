import { expect, it } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlaces, makePlanner, PLANNER, putStops, readPlanner, type TestPlanner } from './kit.ts';

// Random planners are more writes than a person may.
const server = await startTestApp({ config: { rateLimitFactor: 100 } });
const person = await makePerson(server);
const places = await makePlaces(server, person, 30);

const CHANGE = `mutation ($id: ID!, $input: ChangePlannerDatesInput!) { changePlannerDates(id: $id, input: $input) {
  addedDates removedDates movedStops droppedStops movedNotes droppedNotes applied planner { ${PLANNER} } } }`;
const DAY_MS = 86_400_000;
const dateAfter = (date: string, days: number) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
const SEEDS = Array.from({ length: 80 }, (_, seed) => seed);

/** One to nine days from some day of May on, with notes and stops here and there, some nearly as many as a day holds. */
async function makeRandom(random: Random): Promise<TestPlanner> {
  const startDate = dateAfter('2027-05-01', random.below(20));
  const length = random.between(1, 9);
  const { id, days } = await makePlanner(person, { startDate, endDate: dateAfter(startDate, length - 1) });
  const crowded = random.chance(0.3);
  for (const day of days) {
    const stops = random.chance(0.5) ? random.between(1, crowded ? 30 : 3) : 0;
    if (stops > 0) await putStops(person, day.id, random.shuffled(places).slice(0, stops));
    if (random.chance(0.5)) continue;
    const note = `${day.date} ${'메'.repeat(random.chance(0.3) ? random.between(300, 900) : random.below(20))}`.trim();
    await person.ask('mutation ($day: ID!, $note: String!) { updateDayNote(dayId: $day, note: $note) { id } }', {
      day: day.id,
      note,
    });
  }
  return readPlanner(person, id);
}

function randomChange(random: Random, { startDate }: TestPlanner) {
  const start = dateAfter(startDate, random.between(-4, 4));
  return {
    startDate: start,
    endDate: dateAfter(start, random.below(8)),
    shift: random.pick(['BY_INDEX', 'BY_DATE']),
    overflow: random.pick(['REJECT', 'MOVE_TO_LAST_DAY', 'DROP']),
  };
}

/** What the rules say of it, told in another way than the product reckons it: day by day. */
function foretell(before: TestPlanner, input: ReturnType<typeof randomChange>) {
  const newDateOf = (day: { date: string }, i: number) =>
    input.shift === 'BY_DATE' ? day.date : dateAfter(input.startDate, i);
  const stays = (date: string) => date >= input.startDate && date <= input.endDate;
  const days = before.days.map((day, i) => ({ ...day, date: newDateOf(day, i) }));
  const going = days.filter(({ date }) => !stays(date));
  const stops = going.flatMap((day) => day.stops.map(({ id }) => id));
  const notes = going.map(({ note }) => note).filter((note) => note !== '');
  const last = days.find(({ date }) => date === input.endDate);
  const moves = input.overflow === 'MOVE_TO_LAST_DAY';
  const lastNote = [last?.note ?? '', ...(moves ? notes : [])].filter((note) => note !== '').join('\n\n');
  const refusal = (() => {
    if (input.overflow === 'REJECT' && stops.length > 0) return 'STOPS_WOULD_BE_LOST';
    if (input.overflow === 'REJECT' && notes.length > 0) return 'NOTES_WOULD_BE_LOST';
    if (moves && stops.length > 0 && (last?.stops.length ?? 0) + stops.length > 50) return 'DAY_FULL';
    return moves && notes.length > 0 && [...lastNote].length > 1000 ? 'DAY_NOTE_FULL' : null;
  })();
  const after: Record<string, { note: string; stops: string[] }> = {};
  for (let date = input.startDate; date <= input.endDate; date = dateAfter(date, 1))
    after[date] = { note: '', stops: [] };
  for (const day of days)
    if (stays(day.date)) after[day.date] = { note: day.note, stops: day.stops.map(({ id }) => id) };
  if (moves) after[input.endDate] = { note: lastNote, stops: [...after[input.endDate]!.stops, ...stops] };
  const told = {
    movedStops: moves ? stops.length : 0,
    droppedStops: moves ? 0 : stops.length,
    movedNotes: moves ? notes.length : 0,
    droppedNotes: moves ? 0 : notes.length,
  };
  return { refusal, after, told };
}

it('a dry run tells what the real one then tells, and nothing is lost that was not told, over random planners', async () => {
  const seen = new Map<string, number>();
  for (const seed of SEEDS) {
    const random = new Random(20261126, seed);
    const before = await makeRandom(random);
    const input = randomChange(random, before);
    const { refusal, after, told } = foretell(before, input);
    const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    const context = `seed ${seed}: ${JSON.stringify(input)}`;

    const dry = await person.send(CHANGE, { id: before.id, input: { ...input, dryRun: true } });
    expect(await readPlanner(person, before.id), context).toEqual(before);
    const real = await person.send(CHANGE, { id: before.id, input });
    const [dryReason, realReason] = [dry, real].map(({ errors }) => errors[0]?.extensions.reason ?? null);
    note(realReason ?? `${input.overflow} ${told.movedNotes + told.droppedNotes > 0 ? 'with' : 'without'} notes`);

    expect(realReason, context).toBe(refusal);
    expect(dryReason, context).toBe(input.overflow === 'REJECT' ? null : refusal);
    if (!dryReason) expect(dry.data.changePlannerDates, context).toMatchObject({ ...told, applied: false });
    if (realReason) {
      expect(await readPlanner(person, before.id), context).toEqual(before);
      continue;
    }
    const { planner: _, applied: __, ...dryTold } = dry.data.changePlannerDates;
    const { planner, applied, ...realTold } = real.data.changePlannerDates;
    expect([applied, realTold], context).toEqual([true, dryTold]);
    const found = planner.days.map((day: TestPlanner['days'][number]) => [
      day.date,
      { note: day.note, stops: day.stops.map(({ id }) => id) },
    ]);
    expect(Object.fromEntries(found), context).toEqual(after);
  }
  // Each outcome was met, or the law says less than it seems to.
  const outcomes = [
    'STOPS_WOULD_BE_LOST',
    'NOTES_WOULD_BE_LOST',
    'DAY_FULL',
    'DAY_NOTE_FULL',
    'MOVE_TO_LAST_DAY with notes',
    'DROP with notes',
  ];
  expect(outcomes.filter((outcome) => !seen.has(outcome))).toEqual([]);
});
