import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeComment, makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlace, placeInput } from '../places/kit.ts';
import { makePlanner } from '../planners/kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const other = await makePerson(server);

/** An update, said twice with the same words; both answers, and what the database holds of all rows of the table. */
async function twice(table: string, mutation: string, variables: Record<string, unknown>) {
  const dump = () => server.sql(`select t::text as row from ${table} t order by 1`);
  const first = await person.ask(mutation, variables);
  const stored = await dump();
  const second = await person.ask(mutation, variables);
  return { first, second, stored, storedAfter: await dump() };
}

const post = await makePost(server, person, { ageGroups: ['TWENTIES', 'THIRTIES'], gender: null });
const comment = await makeComment(person, post.id, '  안녕하세요 ');
const place = await makePlace(person, { areaId: 'kr-jeju', website: 'https://jeju.example/', contact: '064' });
const planner = await makePlanner(person);
await person.ask(
  `mutation ($id: ID!) { setPlannerLegs(id: $id, legs: [
     { areaId: "kr-jeju", startDate: "2027-05-01", endDate: "2027-05-02" }
     { areaId: "kr-busan", startDate: "2027-05-03", endDate: "2027-05-03" }
   ]) { version } }`,
  { id: planner.id },
);
await server.sql('update planners set edited_at = null');
const { openDirectRoom } = await person.ask('mutation ($id: ID!) { openDirectRoom(userId: $id) { id } }', {
  id: other.id,
});
const { sendMessage } = await person.ask('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id } }', {
  input: { roomId: openDirectRoom.id, clientMessageId: randomUUID(), text: '안녕' },
});
const [{ startDate, endDate, capacity }] = [post];
const [day] = planner.days;
const stops = [{ placeId: place, note: '아침', startTime: '09:00' }, { placeId: place }];

describe('what is said again as it is changes nothing', () => {
  it.each<[string, string, string, Record<string, unknown>]>([
    [
      'a post',
      'companions',
      'mutation ($id: ID!, $input: UpdateCompanionInput!) { updateCompanion(id: $id, input: $input) { editedAt } }',
      {
        id: post.id,
        input: {
          ...{ title: post.title, content: ` ${post.content}\r\n`, areaId: 'kr-jeju', startDate, endDate, capacity },
          ...{ ageGroups: ['THIRTIES', 'TWENTIES'], gender: null, plannerId: null },
          ...{ thumbnailUploadId: null, imageUploadIds: [] },
        },
      },
    ],
    [
      'a comment',
      'comments',
      'mutation ($id: ID!, $text: String!) { updateComment(id: $id, text: $text) { editedAt } }',
      { id: comment, text: '안녕하세요'.normalize('NFD') },
    ],
    [
      'a message',
      'messages',
      'mutation ($id: ID!, $text: String!) { editMessage(id: $id, text: $text) { editedAt } }',
      { id: sendMessage.id, text: ' 안녕 ' },
    ],
    [
      'a place',
      'places',
      'mutation ($id: ID!, $input: UpdatePlaceInput!) { updatePlace(id: $id, input: $input) { editedAt } }',
      {
        id: place,
        input: placeInput({
          areaId: 'kr-jeju',
          website: 'https://jeju.example/',
          contact: ' 064',
          imageUploadId: null,
        }),
      },
    ],
    [
      'a planner',
      'planners',
      'mutation ($id: ID!, $input: UpdatePlannerInput!) { updatePlanner(id: $id, input: $input) { version editedAt } }',
      { id: planner.id, input: { name: ` ${planner.name}`, areaId: 'kr-jeju', visibility: 'PUBLIC' } },
    ],
    [
      'legs of a planner',
      'planners',
      'mutation ($id: ID!, $legs: [PlannerLegInput!]!) { setPlannerLegs(id: $id, legs: $legs) { version editedAt } }',
      {
        id: planner.id,
        legs: [
          { areaId: 'kr-jeju', startDate: '2027-05-01', endDate: '2027-05-02' },
          { areaId: 'kr-busan', startDate: '2027-05-03', endDate: '2027-05-03' },
        ],
      },
    ],
  ])('%s, sent as it stands', async (_name, table, mutation, variables) => {
    const { first, second, stored, storedAfter } = await twice(table, mutation, variables);
    expect(Object.values(first)[0]).toMatchObject({ editedAt: null });
    expect(second).toEqual(first);
    expect(storedAfter).toEqual(stored);
  });

  it.each<[string, string, string, Record<string, unknown>]>([
    [
      'a review',
      'reviews',
      'mutation ($placeId: ID!, $stars: Int!, $text: String!) { writeReview(placeId: $placeId, stars: $stars, text: $text) { id editedAt } }',
      { placeId: place, stars: 4, text: ' 좋아요 ' },
    ],
    [
      'stops of a day',
      'planners',
      'mutation ($id: ID!, $stops: [StopInput!]!) { setDayStops(dayId: $id, stops: $stops) { stops { id note } } }',
      { id: day!.id, stops },
    ],
    [
      'a note of a day',
      'planners',
      'mutation ($id: ID!, $note: String!) { updateDayNote(dayId: $id, note: $note) { note } }',
      { id: day!.id, note: '우산 챙기기' },
    ],
    [
      'the profile',
      'users',
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { nickname introduction } } }',
      {
        input: {
          nickname: '제주 수달',
          introduction: '걷기',
          gender: 'FEMALE',
          mailDigest: true,
          avatarUploadId: null,
        },
      },
    ],
    [
      'a bookmark',
      'companions',
      'mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: true) { bookmarkCount } }',
      { id: post.id },
    ],
    ['a closed post', 'companions', 'mutation ($id: ID!) { closeCompanion(id: $id) { status } }', { id: post.id }],
  ])('%s, written twice', async (_name, table, mutation, variables) => {
    const { first, second, stored, storedAfter } = await twice(table, mutation, variables);
    expect(second).toEqual(first);
    expect(storedAfter).toEqual(stored);
  });

  it('moves the time of a review as soon as stars or words are others', async () => {
    const write = (stars: number, text: string) =>
      person.ask(
        'mutation ($id: ID!, $stars: Int!, $text: String!) { writeReview(placeId: $id, stars: $stars, text: $text) { editedAt place { rating } } }',
        { id: place, stars, text },
      );
    await write(4, '좋아요');
    expect((await write(4, '좋아요')).writeReview).toEqual({ editedAt: null, place: { rating: 4 } });
    const starred = await write(2, '좋아요');
    expect(starred.writeReview).toMatchObject({ editedAt: expect.any(String), place: { rating: 2 } });
    const worded = await write(2, '아쉬워요');
    expect(worded.writeReview.editedAt > starred.writeReview.editedAt).toBe(true);
    expect(await write(2, ' 아쉬워요')).toEqual(worded);
  });
});
