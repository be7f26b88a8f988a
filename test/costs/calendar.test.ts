import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlaces, makePlanner } from '../planners/kit.ts';
import { longestBlock } from './event-loop.ts';

const MAX_BLOCK_MS = 200;
const server = await startTestApp();
const owner = await makePerson(server);
const anybody = new TestClient(server.url);

const fetchCalendar = (id: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/planners/${id}.ics`, { headers: { ...anybody.headers('/planners'), ...headers } });

/** The longest planner there can be: a year of 50 stops a day, each with a long note, in 2,000 places. */
async function makeLongPlanner(): Promise<string> {
  const { id } = await makePlanner(owner, { startDate: '2027-01-01', endDate: '2027-12-31' });
  const places = await makePlaces(server, owner, 2_000, '아주 긴 이름의 장소라서 여러 줄로 접히는 곳 ');
  await server.sql(
    `insert into planner_stops (id, day_id, place_id, position, note, start_time)
     select gen_random_uuid(), d.id, ($2::uuid[])[1 + (random() * 1999)::int], n, repeat('메모 ', 100), '09:30'
     from planner_days d, generate_series(0, 49) n where d.planner_id = $1`,
    [id, places],
  );
  return id;
}
const planner = await makeLongPlanner();

it('a long planner is written as a calendar without keeping everybody waiting', async () => {
  // What blocks by itself does so every time; a busy machine does not.
  const blocks: number[] = [];
  for (let i = 0; i < 3; i++) {
    const { result, ms } = await longestBlock(async () => (await fetchCalendar(planner)).arrayBuffer());
    expect(result.byteLength).toBeGreaterThan(10_000_000);
    blocks.push(ms);
  }
  expect(Math.min(...blocks)).toBeLessThan(MAX_BLOCK_MS);
});

it('and is not written at all for a reader who has it', async () => {
  const first = await fetchCalendar(planner);
  await first.arrayBuffer();
  const { result, statements } = await countStatements(() =>
    fetchCalendar(planner, { 'if-none-match': first.headers.get('etag')! }),
  );
  expect(result.status).toBe(304);
  expect(statements).toHaveLength(2);
});
