import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { CREATE, faultsOf, inDays, inputOf, join, makeComment, makePost, NO_ID, POST, UPDATE } from './kit.ts';

const server = await startTestApp();
const [author, stranger, unverified] = await Promise.all([
  makePerson(server),
  makePerson(server),
  makePerson(server, { verified: false }),
]);
const nobody = new TestClient(server.url);
const READ = `query ($id: ID!) { companion(id: $id) { ${POST} members { id } } }`;
const CLOSE = `mutation ($id: ID!) { closeCompanion(id: $id) { ${POST} } }`;
const REOPEN = `mutation ($id: ID!) { reopenCompanion(id: $id) { ${POST} } }`;
const DELETE = `mutation ($id: ID!) { deleteCompanion(id: $id) }`;

describe('a post', () => {
  it('is written by a verified person, who is its first member', async () => {
    const input = inputOf(server, { title: '  제주도 같이 가요 ', ageGroups: ['TWENTIES'], gender: 'FEMALE' });
    const { createCompanion: post } = await author.ask(CREATE, { input });
    expect(post).toMatchObject({
      title: '제주도 같이 가요',
      content: input.content,
      area: { id: 'kr-jeju' },
      author: { id: author.id },
      startDate: input.startDate,
      endDate: input.endDate,
      capacity: 4,
      memberCount: 1,
      ageGroups: ['TWENTIES'],
      gender: 'FEMALE',
      status: 'RECRUITING',
      viewCount: 0,
      commentCount: 0,
      bookmarkCount: 0,
      editedAt: null,
      viewerHasBookmarked: false,
    });
    expect((await nobody.ask(READ, { id: post.id })).companion).toEqual({ ...post, members: [{ id: author.id }] });
  });

  it('has room for two, and for anybody, unless it says otherwise', async () => {
    const { capacity, ...input } = inputOf(server);
    const { createCompanion: post } = await author.ask(CREATE, { input });
    expect(post).toMatchObject({ capacity: 2, ageGroups: [], gender: null });
  });

  it('is null for an id that nothing has, or that is none', async () => {
    for (const id of [NO_ID, 'nothing', '', '%', author.id]) {
      expect((await nobody.ask(READ, { id })).companion).toBeNull();
    }
  });

  it('begins without pictures and requests, which only the author could see', async () => {
    const { id } = await makePost(server, author);
    const query = `query ($id: ID!) { companion(id: $id) {
      thumbnail { url } images { url } viewerApplication { id } applications(first: 5) { totalCount nodes { id } }
    } }`;
    const empty = { thumbnail: null, images: [], viewerApplication: null };
    const none = { totalCount: 0, nodes: [] };
    expect((await author.ask(query, { id })).companion).toEqual({ ...empty, applications: none });
    expect((await stranger.ask(query, { id })).companion).toEqual({ ...empty, applications: null });
    expect(await author.ask('{ viewer { applications(status: [PENDING]) { totalCount } } }')).toEqual({
      viewer: { applications: { totalCount: 0 } },
    });
  });
});

describe('writing a post', () => {
  it('needs an account with a verified address', async () => {
    const input = inputOf(server);
    expect((await nobody.refused(CREATE, { input })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'SIGN_IN_REQUIRED',
    });
    expect((await unverified.refused(CREATE, { input })).extensions.code).toBe('EMAIL_NOT_VERIFIED');
  });

  it.each([
    [{ title: '' }, ['input.title REQUIRED']],
    [{ title: ' \u200b ' }, ['input.title REQUIRED']],
    [{ title: '한'.repeat(61) }, ['input.title TOO_LONG']],
    [{ title: 'two\nlines' }, ['input.title FORBIDDEN_CHARACTERS']],
    [{ title: 'a\u0000b' }, ['input.title FORBIDDEN_CHARACTERS']],
    [{ title: 'a\u202eb' }, ['input.title FORBIDDEN_CHARACTERS']],
    [{ content: '' }, ['input.content REQUIRED']],
    [{ content: '가'.repeat(2001) }, ['input.content TOO_LONG']],
    [{ areaId: '' }, ['input.areaId REQUIRED']],
    [{ areaId: 'atlantis' }, ['input.areaId AREA_NOT_FOUND']],
    [{ startDate: inDays(server, -1) }, ['input.startDate START_IN_PAST']],
    [{ startDate: '2026-02-30' }, ['input.startDate INVALID_DATE']],
    [{ endDate: inDays(server, 9) }, ['input.endDate END_BEFORE_START']],
    [{ endDate: inDays(server, 10 + 180) }, ['input.endDate TRIP_TOO_LONG']],
    [{ capacity: 1 }, ['input.capacity TOO_SMALL']],
    [{ capacity: 31 }, ['input.capacity TOO_LARGE']],
    [{ ageGroups: ['TEENS', 'TEENS'] }, ['input.ageGroups DUPLICATE']],
    [{ ageGroups: ['OLD'] }, ['input.ageGroups.0 INVALID_VALUE']],
    [{ gender: 'OTHER' }, ['input.gender INVALID_VALUE']],
    [{ title: null, areaId: null }, ['input.areaId REQUIRED', 'input.title REQUIRED']],
    [{ author: NO_ID }, ['input.author UNKNOWN_FIELD']],
    [
      { title: '', content: '', areaId: 'x', startDate: '2020-01-02', endDate: '2020-01-01', capacity: 99 },
      [
        'input.areaId AREA_NOT_FOUND',
        'input.capacity TOO_LARGE',
        'input.content REQUIRED',
        'input.endDate END_BEFORE_START',
        'input.startDate START_IN_PAST',
        'input.title REQUIRED',
      ],
    ],
  ])('refuses %j', async (overrides, faults) => {
    const failure = await author.refused(CREATE, { input: inputOf(server, overrides) });
    expect(failure.extensions.code).toBe('BAD_USER_INPUT');
    expect(faultsOf(failure)).toEqual(faults);
  });

  it('takes everything at its limit', async () => {
    const input = inputOf(server, {
      title: '👨‍👩‍👧'.repeat(60),
      content: `${'가'.repeat(1998)}\n\t`.padEnd(2000, '나'),
      startDate: inDays(server, 0),
      endDate: inDays(server, 179),
      capacity: 30,
      ageGroups: ['TEENS', 'TWENTIES', 'THIRTIES', 'FORTIES_UP'],
    });
    const { createCompanion: post } = await author.ask(CREATE, { input });
    expect(post).toMatchObject({ title: input.title, capacity: 30, status: 'CLOSED' });
  });
});

describe('editing a post', () => {
  it('changes what is given and leaves the rest', async () => {
    const post = await makePost(server, author, { gender: 'MALE', ageGroups: ['TEENS'] });
    const { updateCompanion: edited } = await author.ask(UPDATE, { id: post.id, input: { title: '부산으로' } });
    expect(edited).toEqual({ ...post, title: '부산으로', editedAt: expect.any(String) });
    const { updateCompanion: cleared } = await author.ask(UPDATE, {
      id: post.id,
      input: { gender: null, ageGroups: [], capacity: 6, areaId: 'kr' },
    });
    expect(cleared).toMatchObject({ gender: null, ageGroups: [], capacity: 6, area: { id: 'kr' }, title: '부산으로' });
  });

  it('does not count as an edit when nothing is another', async () => {
    const post = await makePost(server, author);
    const same = { title: ` ${post.title} `, capacity: 4, ageGroups: [], gender: null };
    expect((await author.ask(UPDATE, { id: post.id, input: same })).updateCompanion).toEqual(post);
    expect((await author.ask(UPDATE, { id: post.id, input: {} })).updateCompanion.editedAt).toBeNull();
  });

  it.each([
    [{ title: null, content: null, areaId: null, capacity: null, ageGroups: null, startDate: null, endDate: null }],
    [{ imageUploadIds: null }],
  ])('does not clear what a post must have: %j', async (input) => {
    const post = await makePost(server, author);
    const failure = await author.refused(UPDATE, { id: post.id, input });
    expect(faultsOf(failure)).toEqual(
      Object.keys(input)
        .map((name) => `input.${name} REQUIRED`)
        .sort(),
    );
  });

  it('compares new dates with those that stay', async () => {
    const post = await makePost(server, author);
    const refused = async (input: object) => faultsOf(await author.refused(UPDATE, { id: post.id, input }));
    expect(await refused({ endDate: inDays(server, 9) })).toEqual(['input.endDate END_BEFORE_START']);
    expect(await refused({ startDate: inDays(server, 13) })).toEqual(['input.startDate END_BEFORE_START']);
    expect(await refused({ endDate: inDays(server, 300) })).toEqual(['input.endDate TRIP_TOO_LONG']);
    expect(await refused({ startDate: inDays(server, -1) })).toEqual(['input.startDate START_IN_PAST']);
    expect(await refused({ plannerId: NO_ID, title: '' })).toEqual([
      'input.plannerId PLANNER_NOT_FOUND',
      'input.title REQUIRED',
    ]);
  });

  it('lets a trip that has begun be written about, without moving its start', async () => {
    const post = await makePost(server, author);
    await server.sql('update companions set start_date = $2 where id = $1', [post.id, inDays(server, -3)]);
    const input = { startDate: inDays(server, -3), content: '잘 다녀오고 있어요' };
    expect((await author.ask(UPDATE, { id: post.id, input })).updateCompanion.content).toBe('잘 다녀오고 있어요');
    const moved = await author.refused(UPDATE, { id: post.id, input: { startDate: inDays(server, -2) } });
    expect(faultsOf(moved)).toEqual(['input.startDate START_IN_PAST']);
  });

  it('never takes away a seat that somebody sits on', async () => {
    const post = await makePost(server, author);
    await join(server, post.id, stranger);
    await join(server, post.id, unverified);
    const failure = await author.refused(UPDATE, { id: post.id, input: { capacity: 2 } });
    expect(failure.extensions.fields).toMatchObject([
      { path: 'input.capacity', reason: 'CAPACITY_BELOW_MEMBERS', limit: 3 },
    ]);
    expect((await author.ask(UPDATE, { id: post.id, input: { capacity: 3 } })).updateCompanion.status).toBe('CLOSED');
  });

  it('keeps both of two edits at once', async () => {
    const post = await makePost(server, author);
    const inputs = [{ title: '하나' }, { content: '둘' }, { capacity: 9 }, { areaId: 'jp' }];
    await Promise.all(inputs.map((input) => author.ask(UPDATE, { id: post.id, input })));
    expect((await nobody.ask(READ, { id: post.id })).companion).toMatchObject({
      title: '하나',
      content: '둘',
      capacity: 9,
      area: { id: 'jp' },
    });
  });
});

describe('closing and reopening', () => {
  it('is the author’s to say, and saying it twice changes nothing', async () => {
    const post = await makePost(server, author);
    const { closeCompanion: closed } = await author.ask(CLOSE, { id: post.id });
    expect(closed).toEqual({ ...post, status: 'CLOSED' });
    expect((await author.ask(CLOSE, { id: post.id })).closeCompanion).toEqual(closed);
    expect((await author.ask(REOPEN, { id: post.id })).reopenCompanion).toEqual(post);
    expect((await author.ask(REOPEN, { id: post.id })).reopenCompanion).toEqual(post);
  });

  it('does not open what is full, has departed or is over', async () => {
    const full = await makePost(server, author, { capacity: 2 });
    await join(server, full.id, stranger);
    const departed = await makePost(server, author, { startDate: inDays(server, 0) });
    const over = await makePost(server, author, { startDate: inDays(server, 0), endDate: inDays(server, 1) });
    await server.sql('update companions set start_date = $2, end_date = $2 where id = $1', [
      over.id,
      inDays(server, -1),
    ]);
    const reasons = [
      [full.id, 'COMPANION_FULL'],
      [departed.id, 'COMPANION_DEPARTED'],
      [over.id, 'COMPANION_COMPLETED'],
    ] as const;
    for (const [id, reason] of reasons) {
      expect((await author.refused(REOPEN, { id })).extensions).toMatchObject({ code: 'CONFLICT', reason });
    }
    expect((await author.refused(CLOSE, { id: over.id })).extensions.reason).toBe('COMPANION_COMPLETED');
  });
});

describe('deleting a post', () => {
  it('takes its comments, bookmarks and views along', async () => {
    const { id } = await makePost(server, author);
    const comment = await makeComment(stranger, id);
    await makeComment(author, id, '고마워요', comment);
    await stranger.ask('mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: true) { id } }', { id });
    await stranger.ask('mutation ($id: ID!) { recordCompanionView(id: $id) { id } }', { id });
    expect(await author.ask(DELETE, { id })).toEqual({ deleteCompanion: id });
    expect((await nobody.ask(READ, { id })).companion).toBeNull();
    expect((await author.refused(DELETE, { id })).extensions.reason).toBe('COMPANION_NOT_FOUND');
    for (const table of ['comments', 'bookmarks', 'companion_views', 'companion_members']) {
      expect(await server.sql(`select 1 from ${table} where companion_id = $1`, [id])).toEqual([]);
    }
  });

  it('is refused while others are in', async () => {
    const { id } = await makePost(server, author);
    await join(server, id, stranger);
    expect((await author.refused(DELETE, { id })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'COMPANION_HAS_MEMBERS',
    });
    expect((await nobody.ask(READ, { id })).companion).toMatchObject({
      memberCount: 2,
      members: [{ id: author.id }, { id: stranger.id }],
    });
  });

  it('is done once, by the first of many', async () => {
    const { id } = await makePost(server, author);
    const answers = await Promise.all(Array.from({ length: 5 }, () => author.send(DELETE, { id })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors.map((e) => e.extensions.reason))).toEqual(
      Array(4).fill('COMPANION_NOT_FOUND'),
    );
  });
});

describe.each([
  ['editing', UPDATE, { input: { title: '남의 글' } }],
  ['closing', CLOSE, {}],
  ['reopening', REOPEN, {}],
  ['deleting', DELETE, {}],
])('%s', (_verb, mutation, variables) => {
  it('is for the author alone, and nothing has changed after a stranger tried', async () => {
    const post = await makePost(server, author);
    const before = await nobody.ask(READ, { id: post.id });
    const asked = { id: post.id, ...variables };
    expect((await nobody.refused(mutation, asked)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await unverified.refused(mutation, asked)).extensions.code).toBe('EMAIL_NOT_VERIFIED');
    expect((await stranger.refused(mutation, asked)).extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_AUTHOR',
    });
    expect(await nobody.ask(READ, { id: post.id })).toEqual(before);
  });

  it('finds only posts', async () => {
    for (const id of [NO_ID, 'nothing', author.id, '']) {
      const failure = await author.refused(mutation, { id, ...variables });
      expect(failure.extensions).toMatchObject({ code: 'NOT_FOUND', reason: 'COMPANION_NOT_FOUND' });
    }
  });
});
