import { beforeEach, describe, expect, it } from 'vitest';
import { lowestIdAt, newId } from '../../src/shared/ids.ts';
import { makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlanner } from '../planners/kit.ts';

let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const anybody = new TestClient(server.url);
const person = await makePerson(server);
const DAY = 86_400_000;

beforeEach(() => server.sql('truncate companions, planners cascade'));

const popular = async (client: TestClient = anybody, limit?: number): Promise<string[]> => {
  const data = await client.ask(
    'query ($limit: Int! = 10) { popularAreas(limit: $limit) { id } }',
    limit === undefined ? {} : { limit },
  );
  return data.popularAreas.map(({ id }: { id: string }) => id);
};
const write = async (areaId: string, count = 1) => {
  for (let i = 0; i < count; i++) await makePost(server, person, { areaId });
};
const plan = (areaId: string, visibility = 'PUBLIC') => makePlanner(person, { areaId, visibility });

/** A post that was written so many days ago. */
async function writeAgo(areaId: string, days: number): Promise<void> {
  const at = new Date(Date.now() - days * DAY);
  const id = lowestIdAt(at).slice(0, 14) + newId().slice(14);
  await server.sql(
    `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
     values ($1, $2, '여행', '가요', $3, '2099-01-01', '2099-01-02', 4, $4)`,
    [id, person.id, areaId, at],
  );
}

describe('popular areas', () => {
  it('are none where nothing was written', async () => {
    expect(await popular()).toEqual([]);
  });

  it('stand by the number of their posts and planners together', async () => {
    await write('jp-osaka', 3);
    await write('kr-jeju', 2);
    for (let i = 0; i < 2; i++) await plan('kr-jeju');
    await plan('fr-paris');
    expect(await popular()).toEqual(['kr-jeju', 'jp-osaka', 'fr-paris']);
    expect(await popular(person, 2)).toEqual(['kr-jeju', 'jp-osaka']);
  });

  it('stand in a fixed order where they are equal: more posts first, then by id', async () => {
    await plan('kr-jeju');
    await write('kr-seoul');
    await write('jp-osaka');
    expect(await popular()).toEqual(['jp-osaka', 'kr-seoul', 'kr-jeju']);
  });

  it('tell nobody of private planners, not even their owner', async () => {
    await plan('kr-jeju', 'PRIVATE');
    await plan('kr-jeju', 'PRIVATE');
    await plan('fr-paris');
    for (const client of [anybody, person]) expect(await popular(client)).toEqual(['fr-paris']);
  });

  it('follow what is written, moved, hidden and deleted', async () => {
    const post = await makePost(server, person, { areaId: 'jp-osaka' });
    const planner = await plan('kr-jeju');
    expect(await popular()).toEqual(['jp-osaka', 'kr-jeju']);
    await person.ask('mutation ($id: ID!) { updateCompanion(id: $id, input: { areaId: "fr-paris" }) { id } }', post);
    expect(await popular()).toEqual(['fr-paris', 'kr-jeju']);
    await person.ask('mutation ($id: ID!) { updatePlanner(id: $id, input: { visibility: PRIVATE }) { id } }', {
      id: planner.id,
    });
    expect(await popular()).toEqual(['fr-paris']);
    await person.ask('mutation ($id: ID!) { deleteCompanion(id: $id) }', post);
    expect(await popular()).toEqual([]);
  });

  it('look at the last 30 days', async () => {
    for (let i = 0; i < 3; i++) await writeAgo('fr-paris', 30.01);
    await writeAgo('kr-jeju', 29.99);
    expect(await popular()).toEqual(['kr-jeju']);
  });

  it('answer in the reader’s language, with what is around them', async () => {
    await write('kr-jeju');
    const query = '{ popularAreas { name kind parent { name } } }';
    expect(await anybody.ask(query)).toEqual({
      popularAreas: [{ name: '제주도', kind: 'CITY', parent: { name: '대한민국' } }],
    });
    const english = new TestClient(server.url, { language: 'en' });
    expect((await english.ask(query)).popularAreas[0].name).toBe('Jeju');
  });

  it.each([
    [0, 'TOO_SMALL'],
    [-1, 'TOO_SMALL'],
    [51, 'TOO_LARGE'],
  ])('refuse a limit of %i', async (limit, reason) => {
    const { extensions } = await anybody.refused('query ($limit: Int!) { popularAreas(limit: $limit) { id } }', {
      limit,
    });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'limit', reason }] });
  });

  it('are at most as many as wanted, up to 50', async () => {
    const ids = (await server.sql<{ id: string }>(`select id from areas where kind = 'CITY' order by id limit 60`)).map(
      ({ id }) => id,
    );
    await server.sql(
      `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
       select i.id, $2, '여행', '가요', a.area, '2099-01-01', '2099-01-02', 4, now()
       from unnest($1::text[]) with ordinality a(area, n) join unnest($3::uuid[]) with ordinality i(id, n) using (n)`,
      [ids, person.id, ids.map(newId)],
    );
    expect(await popular()).toEqual(ids.slice(0, 10));
    expect(await popular(anybody, 50)).toEqual(ids.slice(0, 50));
    expect(await popular(anybody, 1)).toEqual(ids.slice(0, 1));
  });

  it('are counted once a minute where there are thousands', async () => {
    await server.sql(
      `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
       select ($2 || substr(gen_random_uuid()::text, 14))::uuid, $1, '여행', '가요', 'jp-osaka', '2099-01-01', '2099-01-02', 4, now()
       from generate_series(1, 5000)`,
      [person.id, newId().slice(0, 13)],
    );
    expect(await popular()).toEqual(['jp-osaka']);
    await write('kr-jeju');
    const { result, statements } = await countStatements(() => popular());
    expect(result).toEqual(['jp-osaka']);
    expect(statements.filter((text) => !/pgboss/i.test(text))).toEqual([]);
    turned = 61_000;
    expect(await popular()).toEqual(['jp-osaka', 'kr-jeju']);
    await server.sql(`delete from companions where area_id = 'jp-osaka'`);
    turned = 122_000;
    expect(await popular()).toEqual(['kr-jeju']);
  });

  it('are counted in one statement, which reads what is new and not all there is', async () => {
    await write('kr-jeju');
    const { statements } = await countStatements(() => popular());
    const asked = statements.filter((text) => !/pgboss/i.test(text));
    expect(asked).toHaveLength(1);
    const old = lowestIdAt(new Date(Date.now() - 300 * DAY)).slice(0, 13);
    await server.sql(
      `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, created_at)
       select ($2 || substr(gen_random_uuid()::text, 14))::uuid, $1, '여행', '가요', 'jp-osaka', '2099-01-01', '2099-01-02', 4, now()
       from generate_series(1, 3000)`,
      [person.id, old],
    );
    await server.sql(
      `insert into planners (id, owner_id, name, area_id, start_date, end_date, visibility, created_at)
       select ($2 || substr(gen_random_uuid()::text, 14))::uuid, $1, '여행', 'jp-osaka', '2099-01-01', '2099-01-02', 'PUBLIC', now()
       from generate_series(1, 3000)`,
      [person.id, old],
    );
    await server.sql('analyze companions, planners');
    expect(await popular()).toEqual(['kr-jeju']);
    const since = lowestIdAt(new Date(Date.now() - 30 * DAY));
    const explained = await server.sql(`explain ${asked[0]!.replace(/\$\d+/g, `'${since}'`)}`);
    const plan = explained.map((line) => Object.values(line)[0]).join('\n');
    expect(plan.match(/Index Cond: \(id >= /g)).toHaveLength(2);
    expect(plan).not.toContain('Seq Scan');
  });
});
