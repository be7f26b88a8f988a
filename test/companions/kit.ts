import { signAccessToken } from '../../src/accounts/access-token.ts';
import type { TestApp } from '../kit/app.ts';
import { dateInKorea } from '../kit/dates.ts';
import type { Person } from '../kit/make.ts';

/** Fields of a post that most tests look at. */
export const POST = `id title content startDate endDate capacity memberCount status viewCount commentCount bookmarkCount
  ageGroups gender createdAt editedAt area { id } author { id } viewerHasBookmarked`;

/** The date `days` from today where the posts of these tests go (Korea, Japan), `YYYY-MM-DD`. */
export const inDays = (server: TestApp, days: number): string => dateInKorea(server.app.clock(), days);

/** An input that `createCompanion` takes. */
export const inputOf = (server: TestApp, overrides: Record<string, unknown> = {}) => ({
  title: '제주도 같이 가요',
  content: '오름과 바다를 천천히 걷는 여행입니다.',
  areaId: 'kr-jeju',
  startDate: inDays(server, 10),
  endDate: inDays(server, 12),
  capacity: 4,
  ...overrides,
});

export const CREATE = `mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { ${POST} } }`;
export const UPDATE = `mutation ($id: ID!, $input: UpdateCompanionInput!) { updateCompanion(id: $id, input: $input) { ${POST} } }`;
export const COMMENT = `mutation ($companionId: ID!, $text: String!, $parentId: ID) {
  addComment(companionId: $companionId, text: $text, parentId: $parentId) { id text parent { id } }
}`;

export interface Post {
  id: string;
  title: string;
  status: string;
  [field: string]: unknown;
}

/** A post by this person. */
export async function makePost(
  server: TestApp,
  author: Person,
  overrides: Record<string, unknown> = {},
): Promise<Post> {
  const data = await author.ask<{ createCompanion: Post }>(CREATE, { input: inputOf(server, overrides) });
  return data.createCompanion;
}

/** A comment, or a reply when `parentId` is given; answers its id. */
export async function makeComment(
  person: Person,
  companionId: string,
  text = '좋아요',
  parentId: string | null = null,
): Promise<string> {
  const data = await person.ask(COMMENT, { companionId, text, parentId });
  return data.addComment.id;
}

/** Lets somebody into a party, behind the API: applying comes later. */
export async function join(server: TestApp, companionId: string, person: Person): Promise<void> {
  await server.sql(
    `with joined as (insert into companion_members (companion_id, user_id, joined_at) values ($1, $2, $3))
     update companions set member_count = member_count + 1 where id = $1`,
    [companionId, person.id, server.app.clock()],
  );
}

/** Takes somebody out of a party again. */
export async function leave(server: TestApp, companionId: string, person: Person): Promise<void> {
  await server.sql(
    `with gone as (delete from companion_members where companion_id = $1 and user_id = $2)
     update companions set member_count = member_count - 1 where id = $1`,
    [companionId, person.id],
  );
}

/** A clock that tests turn. */
export function turnableClock(start: string) {
  let instant = new Date(start);
  const clock = () => instant;
  return Object.assign(clock, {
    turnTo: (to: string) => {
      instant = new Date(to);
    },
    pass: (milliseconds: number) => {
      instant = new Date(instant.getTime() + milliseconds);
    },
  });
}

/** Gives these people tokens of now: those of before the clock was turned are too old, or not yet valid. */
export function renewTokens(server: TestApp, ...people: Person[]): void {
  for (const person of people) {
    person.options.token = signAccessToken(server.app, { userId: person.id, sessionId: person.sessionId }).token;
  }
}

/** Faults of a refused input as `path reason`, in order of path. */
export const faultsOf = (failure: { extensions: { fields?: { path: string; reason: string }[] } }): string[] =>
  (failure.extensions.fields ?? []).map(({ path, reason }) => `${path} ${reason}`).sort();

/** A random id that nothing has. */
export const NO_ID = '01900000-0000-7000-8000-000000000000';
