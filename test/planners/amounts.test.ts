import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlaces } from './kit.ts';

const server = await startTestApp();

it('the longest planner is shown whole, and several such at once are refused for what they cost', async () => {
  const owner = await makePerson(server);
  const [placeId] = await makePlaces(server, owner, 1);
  const create = 'mutation ($input: CreatePlannerInput!) { createPlanner(input: $input) { id } }';
  const input = { name: '일 년', areaId: 'kr', startDate: '2027-01-01', endDate: '2027-12-31' };
  const ids: string[] = [];
  for (let i = 0; i < 2; i++) ids.push((await owner.ask(create, { input })).createPlanner.id);
  await server.sql(
    `insert into planner_stops (id, day_id, place_id, position)
     select gen_random_uuid(), d.id, $1, n from planner_days d cross join generate_series(0, 49) n`,
    [placeId],
  );
  const { planner } = await owner.ask('query ($id: ID!) { planner(id: $id) { days { stops { position } } } }', {
    id: ids[0],
  });
  expect(planner.days.flatMap(({ stops }: { stops: unknown[] }) => stops)).toHaveLength(365 * 50);
  const { errors } = await owner.send('{ planners { nodes { days { stops { position } } } } }');
  expect(errors[0]!.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', reason: 'ANSWER_TOO_LARGE', limit: 50_000 });
});
