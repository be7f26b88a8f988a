import { describe, expect, it } from 'vitest';
import { makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlace } from '../places/kit.ts';
import { makePlanner } from '../planners/kit.ts';

const server = await startTestApp();
const person = await makePerson(server);

/** Every list that is searched by words: what makes an entry of a name, and how it is searched. */
const SEARCHES: Record<string, { make: (name: string) => Promise<unknown>; find: string }> = {
  posts: {
    make: (title) => makePost(server, person, { title, content: '바다' }),
    find: 'query ($query: String!) { list: companions(filter: { query: $query }) { nodes { name: title } totalCount } }',
  },
  places: {
    make: (name) => makePlace(person, { name, description: '바다', address: '어디든' }),
    find: 'query ($query: String!) { list: places(filter: { query: $query }) { nodes { name } totalCount } }',
  },
  planners: {
    make: (name) => makePlanner(person, { name, areaId: 'kr-jeju' }),
    find: 'query ($query: String!) { list: planners(filter: { query: $query }) { nodes { name } totalCount } }',
  },
};

/** A name, and what finds it, in whatever way it is typed. */
const FOUND: [name: string, query: string][] = [
  ['카페 Café Ünlü', 'CAFE ünlu'],
  ['카페 Café Ünlü', 'cafe\u0301'],
  ['Straße des Glücks', 'STRASSE DES GLUCKS'],
  ['ΟΔΟΣ Αθηνάς', 'οδος αθηνασ'],
  ['Ｔｏｋｙｏ　２０２７', 'tokyo 2027'],
  ['Tokyo 2027', 'ＴＯＫＹＯ\u3000２０２７'],
  ['ﾊﾉｲ 산책', 'ハノイ 산책'],
  ['Đà Nẵng 휴가', 'da nang'],
  ['Da Nang 휴가', 'Đà Nẵng'],
  ['별을 보는 제주', '제주'.normalize('NFD')],
  ['별을 보는 제주', '별을\u00a0 \t보는'],
  ['별을 보는 제주', '별을 보는 제ㅈ'],
  ['별을 보는 제주', '\u200b별을\ufe0f'],
  ['❤️ 사랑해', '❤ 사랑해'],
  ['㈜여행 ①', '(주)여행 1'],
  ['100%_할인\\', '100%_할인\\'],
  ['a.b*c[d](e)가', 'a.b*c[d](e)가'],
  ['***=가', '***=가'],
];

const NOT_FOUND: [name: string, query: string][] = [
  ['각하', '가하'],
  ['각하 입장', '가'],
  ['abc', 'a_c'],
  ['abc', '%'],
  ['aXb가', 'a.b가'],
];

describe.each(Object.entries(SEARCHES))('%s', (_name, { make, find }) => {
  const names = async (query: string) => {
    const { list } = await person.ask(find, { query });
    expect(list.totalCount).toBe(list.nodes.length);
    return list.nodes.map(({ name }: { name: string }) => name);
  };

  it.each(FOUND)('of the name %j are found by %j', async (name, query) => {
    await make(name);
    expect(await names(query)).toContain(name.normalize('NFC'));
  });

  it.each(NOT_FOUND)('of the name %j are not found by %j', async (name, query) => {
    await make(name);
    expect(await names(query)).not.toContain(name);
  });

  it('are found by the initial consonants of their names', async () => {
    await make('한라산 백록담');
    await make('한산한 오후');
    expect(await names('ㅎㄹㅅ')).toEqual(['한라산 백록담']);
    expect(await names('ㅎㄹㅅ ㅂㄹㄷ')).toEqual(['한라산 백록담']);
    expect(await names('ㅂㄹㄷ')).toEqual(['한라산 백록담']);
  });

  it.each(['', '   ', '\u2800', '\u{1d159}\u200b', '\u3164'])(
    'are all found by %j, which is nothing',
    async (query) => {
      const all = (await person.ask(find.replace(/\(filter: .*?\)/, '').replace('($query: String!)', ''))).list
        .totalCount;
      expect((await person.ask(find, { query })).list.totalCount).toBe(all);
    },
  );
});

describe('areas', () => {
  const ids = async (query: string) =>
    (await person.ask('query ($query: String!) { areas(query: $query) { id } }', { query })).areas.map(
      ({ id }: { id: string }) => id,
    );

  it.each([
    ['Đà Nẵng', 'vn-da-nang'],
    ['DA NANG', 'vn-da-nang'],
    ['đà lạt', 'vn-da-lat'],
    ['ＫＹＯＴＯ', 'jp-kyoto'],
    ['훗카이도', 'jp-sapporo'],
    ['홋카이도', 'jp-sapporo'],
    ['겐팅 하이랜드', 'my-genting-highlands'],
    ['겐팅하이랜드', 'my-genting-highlands'],
    ['ㄱㅌㅎㅇㄹㄷ', 'my-genting-highlands'],
    ['응아팔리', 'mm-ngapali'],
    ['Łódź', 'pl-lodz'],
    ['lodz', 'pl-lodz'],
    ['나짱', 'vn-nha-trang'],
    ['ㅈㅔㅈㅜ', 'kr-jeju'],
    ['\uffb8\uffc7\uffb8\uffd3', 'kr-jeju'],
    ['제\u200b주', 'kr-jeju'],
    ['분당', 'kr-seongnam'],
  ])('are found by %j', async (query, id) => {
    expect(await ids(query)).toContain(id);
  });

  it.each(['\u2800', '\u{1d159}', '\u0301'])('are not found by %j', async (query) => {
    expect(await ids(query)).toEqual([]);
  });
});

describe('a text that shows nothing', () => {
  const BLANK = '\u2800\u{1d159}\u3164\u200b';
  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'the title of a post',
      'mutation ($text: String!) { createCompanion(input: { title: $text, content: "글", areaId: "kr", startDate: "2100-01-01", endDate: "2100-01-02", capacity: 2 }) { id } }',
      {},
      'input.title',
    ],
    [
      'the name of a planner',
      'mutation ($text: String!) { createPlanner(input: { name: $text, areaId: "kr", startDate: "2100-01-01", endDate: "2100-01-02" }) { id } }',
      {},
      'input.name',
    ],
    [
      'the description of a place',
      'mutation ($text: String!) { createPlace(input: { name: "곳", description: $text, address: "서울", category: CAFE }) { id } }',
      {},
      'input.description',
    ],
    [
      'a nickname',
      'mutation ($text: String!) { updateProfile(input: { nickname: $text }) { user { id } } }',
      {},
      'input.nickname',
    ],
  ])('is none for %s', async (_name, mutation, variables, path) => {
    const { extensions } = await person.refused(mutation, { ...variables, text: BLANK });
    expect(extensions.fields).toMatchObject([{ path, reason: 'REQUIRED' }]);
  });

  it('is empty where a text may be left out', async () => {
    const profile = await person.ask(
      'mutation ($text: String!) { updateProfile(input: { introduction: $text }) { user { introduction } } }',
      { text: BLANK },
    );
    expect(profile.updateProfile.user.introduction).toBe('');
    const { days } = await makePlanner(person);
    const day = await person.ask(
      'mutation ($id: ID!, $text: String!) { updateDayNote(dayId: $id, note: $text) { note } }',
      {
        id: days[0]!.id,
        text: BLANK,
      },
    );
    expect(day.updateDayNote.note).toBe('');
    const id = await makePlace(person, { contact: BLANK, website: BLANK });
    const { place } = await person.ask('query ($id: ID!) { place(id: $id) { contact website } }', { id });
    expect(place).toEqual({ contact: null, website: null });
  });
});
