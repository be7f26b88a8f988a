import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePost } from '../parties/kit.ts';
import { makePlace } from '../places/kit.ts';
import { makeParty, makePlaces, makePlanner } from '../planners/kit.ts';

const server = await startTestApp();
const nobody = new TestClient(server.url);
const writer = await makePerson(server);

const SEARCH = `query ($query: String!, $types: [SearchType!], $first: Int, $after: String) {
  search(query: $query, types: $types, first: $first, after: $after) {
    edges { cursor node { __typename ... on Companion { id } ... on Place { id } ... on Planner { id } ... on User { id } ... on Area { id } } }
    nodes { __typename ... on Companion { title } ... on Place { placeName: name } ... on Planner { plannerName: name } ... on User { nickname } ... on Area { areaName: name } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;
interface Edge {
  cursor: string;
  node: { __typename: string; id: string };
}
const ask = async (query: string, more: Record<string, unknown> = {}, viewer: TestClient = nobody) =>
  (await viewer.ask(SEARCH, { query, ...more })).search;
const found = async (query: string, more: Record<string, unknown> = {}, viewer: TestClient = nobody) =>
  (await ask(query, more, viewer)).edges.map(({ node }: Edge) => `${node.__typename} ${node.id}`);
const refusal = async (variables: Record<string, unknown>) => {
  const { extensions } = await nobody.refused(SEARCH, variables);
  return [extensions.code, ...(extensions.fields ?? []).map(({ path, reason }) => `${path} ${reason}`)];
};

describe('each type is found by part of its text', () => {
  it.each([
    ['Korean', '별빛고래바다', '빛고래'],
    ['half a syllable typed', '은하수등대길', '은하수ㄷ'],
    ['full width', 'Whalezebra Coast', 'ｅｚＥＢ'],
    ['accents', 'Càféquartz Nüit', 'cafequartz nu'],
    ['case', 'moonKITEriver', 'KITERIVER'],
  ])('%s', async (_name, name, query) => {
    const post = await makePost(server, { title: name });
    const place = await makePlace(writer, { name });
    const planner = await makePlanner(writer, { name });
    const person = await makePerson(server, { nickname: name });
    // Ids are made in this order, and the newest comes first.
    const all = [`User ${person.id}`, `Planner ${planner.id}`, `Place ${place}`, `Companion ${post.id}`];
    expect(await found(query)).toEqual(all);
    for (const [i, type] of ['USER', 'PLANNER', 'PLACE', 'COMPANION'].entries())
      expect(await found(query, { types: [type] })).toEqual([all[i]]);
  });

  it('areas by Korean, English and initial consonants', async () => {
    for (const query of ['제주', 'ｊｅｊｕ', 'ㅈㅈ', '제ㅈ'])
      expect(await found(query, { types: ['AREA'], first: 100 })).toContain('Area kr-jeju');
  });
});

it('exact names come first, then beginnings, then the rest; within each the newest; areas after the others', async () => {
  const inside = await makePlace(writer, { name: '작은 오사카 식당' });
  const exact = await makePlace(writer, { name: '오사카' });
  const prefix = await makePlanner(writer, { name: '오사카 나들이' });
  const newerExact = await makePerson(server, { nickname: '오사카' });
  const newerInside = await makePost(server, { title: '봄 여행', content: '오사카 어때요' });
  const order = [
    `User ${newerExact.id}`,
    `Place ${exact}`,
    'Area jp-osaka',
    `Planner ${prefix.id}`,
    `Companion ${newerInside.id}`,
    `Place ${inside}`,
  ];
  const all = await found('오사카', { first: 100 });
  expect(all.filter((one: string) => order.includes(one))).toEqual(order);
  expect(await found('오사카', { types: ['PLACE'] })).toEqual([`Place ${exact}`, `Place ${inside}`]);
  expect(await found('오사카', { types: [] })).toEqual([]);
  expect(await found('오사카', { types: null, first: 100 })).toEqual(all);
});

it('wildcards stand for themselves, and 가 is not found in 각', async () => {
  const place = await makePlace(writer, { name: '백%퍼_센트' });
  await makePlace(writer, { name: '백프퍼프센트' });
  expect(await found('백%퍼_')).toEqual([`Place ${place}`]);
  const open = await makePlace(writer, { name: '뷁가' });
  await makePlace(writer, { name: '뷁각' });
  expect(await found('뷁가')).toEqual([`Place ${open}`]);
});

it('a private planner is found by its owner alone, not even by the party that may read it', async () => {
  const { id } = await makePlanner(writer, { name: '몰래가는길잡이', visibility: 'PRIVATE' });
  const [stranger, member] = [await makePerson(server), await makePerson(server)];
  await makeParty(server, writer, id, [member]);
  expect((await member.ask('query ($id: ID!) { planner(id: $id) { id } }', { id })).planner).toEqual({ id });
  for (const viewer of [nobody, stranger, member]) expect(await found('몰래가는', {}, viewer)).toEqual([]);
  expect(await found('몰래가는', {}, writer)).toEqual([`Planner ${id}`]);
});

it('a departed account is not found', async () => {
  const person = await makePerson(server, { nickname: '떠날사람이야' });
  expect(await found('떠날사람')).toEqual([`User ${person.id}`]);
  // With the nickname still there: it is the account that decides.
  await server.sql(
    'update users set deleted_at = now(), email = null, password_hash = null, birth_date = null, gender = null where id = $1',
    [person.id],
  );
  expect(await found('떠날사람')).toEqual([]);
});

describe('pages', async () => {
  const WORD = '서울';
  const places = await makePlaces(server, writer, 25, `${WORD} 쪽`);
  for (let i = 0; i < 10; i++) {
    await makePlanner(writer, { name: i % 2 ? WORD : `${WORD} 일정 ${i}` });
    await makePerson(server, { nickname: i % 2 ? `나의${WORD}${i}` : WORD });
  }
  for (let i = 0; i < 5; i++) await makePost(server, { title: `가을 ${WORD}` });
  const whole = await found(WORD, { first: 100 });

  it('hold each of more than 50 results once, in order', async () => {
    expect(whole.length).toBeGreaterThan(50);
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole).toContain('Area kr-seoul');
    for (const id of places) expect(whole).toContain(`Place ${id}`);
    for (const first of [1, 3, 7]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (;;) {
        const page = await ask(WORD, { first, after });
        seen.push(...page.edges.map(({ node }: Edge) => `${node.__typename} ${node.id}`));
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        after = page.pageInfo.endCursor;
        if (!page.pageInfo.hasNextPage) break;
      }
      expect(seen).toEqual(whole);
    }
    expect((await found(WORD)).length).toBe(20);
  });

  it('have cursors that fit the same query and types only', async () => {
    const { endCursor: after } = (await ask(WORD, { first: 3 })).pageInfo;
    expect(await found(` ${WORD} `, { first: 3, after })).toEqual(whole.slice(3, 6));
    const invalid = ['BAD_USER_INPUT', 'after INVALID_CURSOR'];
    expect(await refusal({ query: '부산', after })).toEqual(invalid);
    expect(await refusal({ query: WORD, types: ['PLACE'], after })).toEqual(invalid);
    expect(await refusal({ query: WORD, after: 'nonsense' })).toEqual(invalid);
  });

  it('cost as many statements for 5 results as for 50', async () => {
    const word = '통통문장수';
    for (let i = 0; i < 13; i++) {
      const name = `${word} ${i}`;
      await makePost(server, { title: name });
      await makePlace(writer, { name });
      await makePlanner(writer, { name });
      await makePerson(server, { nickname: `${word}${i}` });
    }
    const cost = async (first: number) => {
      const { result, statements } = await countStatements(() => ask(word, { first }));
      expect(result.nodes.length).toBe(first);
      return statements.length;
    };
    await cost(5);
    expect([await cost(5), await cost(50)]).toEqual([5, 5]);
  });
});

it('refuses a blank query, one that is too long, and pages that are none', async () => {
  for (const query of ['', '  ', '\u2800', '\u0301'])
    expect(await refusal({ query })).toEqual(['BAD_USER_INPUT', 'query REQUIRED']);
  expect(await refusal({ query: '가'.repeat(101) })).toEqual(['BAD_USER_INPUT', 'query TOO_LONG']);
  expect(await refusal({ query: '가', first: 101 })).toEqual(['BAD_USER_INPUT', 'first TOO_LARGE']);
  expect((await ask('서울', { first: 0 })).edges).toEqual([]);
});

it('finds no account that has not verified its address: it is nobody’s yet', async () => {
  const nickname = '구름다리지기';
  const verified = await makePerson(server, { nickname });
  await makePerson(server, { nickname, verified: false });
  expect(await found(nickname, { types: ['USER'] })).toEqual([`User ${verified.id}`]);
});
