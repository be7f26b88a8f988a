import { newId } from '../../src/shared/ids.ts';
import type { TestApp } from '../kit/app.ts';
import type { TestClient } from '../kit/client.ts';
import type { Person } from '../kit/make.ts';

/** What tests look at of a planner. */
export interface TestPlanner {
  id: string;
  version: number;
  name: string;
  startDate: string;
  endDate: string;
  editedAt: string | null;
  legs: { id: string; startDate: string; endDate: string; area: { id: string } }[];
  days: TestDay[];
}
export interface TestDay {
  id: string;
  date: string;
  note: string;
  stops: {
    id: string;
    position: number;
    note: string;
    startTime: string | null;
    place: { id: string; name: string };
  }[];
}

export const DAY = 'id date note stops { id position note startTime place { id name } }';
export const PLANNER = `id version name startDate endDate visibility editedAt area { id }
  legs { id startDate endDate area { id } } days { ${DAY} }`;

/** A planner of a person, made through the API: three days in Jeju unless told otherwise. */
export async function makePlanner(owner: TestClient, input: Record<string, unknown> = {}): Promise<TestPlanner> {
  const wanted = { name: '제주 여행', areaId: 'kr-jeju', startDate: '2027-05-01', endDate: '2027-05-03', ...input };
  const { createPlanner } = await owner.ask(
    `mutation ($input: CreatePlannerInput!) { createPlanner(input: $input) { ${PLANNER} } }`,
    { input: wanted },
  );
  return createPlanner;
}

/** The planner as a viewer reads it; null when there is none for them. */
export async function readPlanner(viewer: TestClient, id: string): Promise<TestPlanner> {
  return (await viewer.ask(`query ($id: ID!) { planner(id: $id) { ${PLANNER} } }`, { id })).planner;
}

/** Places, put into the database directly; their ids. */
export async function makePlaces(server: TestApp, creator: Person, count: number, name = '장소'): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await server.sql(
    `insert into places (id, name, description, address, category, latitude, longitude, location_source, created_by_id, created_at)
     select p.id, $2 || p.n, '설명', '제주시 어딘가 ' || p.n, 'ATTRACTION', 33.5, 126.5, 'GIVEN', $3, $4
     from unnest($1::uuid[]) with ordinality as p(id, n)`,
    [ids, name, creator.id, server.app.clock()],
  );
  return ids;
}

/** Makes these places the stops of a day, through the API. */
export async function putStops(owner: TestClient, dayId: string, placeIds: readonly string[]): Promise<TestDay> {
  const { setDayStops } = await owner.ask(
    `mutation ($dayId: ID!, $stops: [StopInput!]!) { setDayStops(dayId: $dayId, stops: $stops) { ${DAY} } }`,
    { dayId, stops: placeIds.map((placeId) => ({ placeId })) },
  );
  return setDayStops;
}

/** A companion post by a person with a planner attached, and its party, put into the database directly. */
export async function makeParty(
  server: TestApp,
  author: Person,
  plannerId: string,
  members: readonly Person[],
): Promise<string> {
  const id = newId();
  const now = server.app.clock();
  await server.sql(
    `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, member_count, planner_id, created_at)
     values ($1, $2, '같이 가요', '제주', 'kr-jeju', '2027-05-01', '2027-05-03', 10, $3, $4, $5)`,
    [id, author.id, members.length + 1, plannerId, now],
  );
  await server.sql(
    `insert into companion_members (companion_id, user_id, joined_at) select $1, unnest($2::uuid[]), $3`,
    [id, [author.id, ...members.map((member) => member.id)], now],
  );
  return id;
}
