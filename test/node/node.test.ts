import { describe, expect, it } from 'vitest';
import { say } from '../chat/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { ACCEPT, APPLY, makePost } from '../parties/kit.ts';
import { makePlace, review } from '../places/kit.ts';
import { makePlanner } from '../planners/kit.ts';
import { askBoth } from '../server/doors-kit.ts';

const server = await startTestApp();
const nobody = new TestClient(server.url);
const stranger = await makePerson(server);

const { author, id: companionId } = await makePost(server);
const applicant = await makePerson(server);
const applied = await applicant.ask(APPLY, { id: companionId, message: '같이 가요' });
const comment = await applicant.ask(
  'mutation ($c: ID!) { addComment(companionId: $c, text: "어디서 만나요?") { id } }',
  {
    c: companionId,
  },
);
const notifications = await author.ask('{ notifications { nodes { id } } }');
const opened = await author.ask('mutation ($u: ID!) { openDirectRoom(userId: $u) { id } }', { u: applicant.id });
const roomId: string = opened.openDirectRoom.id;
const message = await say(author, roomId, '공항에서요');
const placeId = await makePlace(author);
const open = await makePlanner(author);
const secret = await makePlanner(author, { visibility: 'PRIVATE' });

const everybody: TestClient[] = [nobody, stranger, applicant, author];
const objects: [type: string, id: string, seenBy: TestClient[]][] = [
  ['User', author.id, everybody],
  ['Companion', companionId, everybody],
  ['Comment', comment.addComment.id, everybody],
  ['Place', placeId, everybody],
  ['Review', await review(applicant, placeId, 5), everybody],
  ['Planner', open.id, everybody],
  ['Planner', secret.id, [author]],
  ['Application', applied.applyToCompanion.id, [applicant, author]],
  ['Room', roomId, [applicant, author]],
  ['Message', message.id, [applicant, author]],
  ['Notification', notifications.notifications.nodes[0].id, [author]],
];

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

describe('an object is found by its id alone', () => {
  it.each(objects)('%s %s, by those who may see it, however often they ask', async (type, id, seenBy) => {
    for (const viewer of everybody) {
      const expected = seenBy.includes(viewer) ? { node: { __typename: type, id } } : { node: null };
      for (let i = 0; i < 4; i++) expect(await viewer.ask(NODE, { id })).toEqual(expected);
    }
  });

  it('with the fields of its type, at both doors', async () => {
    const query = `query ($id: ID!) { node(id: $id) {
      ... on Companion { title author { nickname } }
      ... on User { nickname companions { nodes { id } } }
      ... on Message { text isMine room { id } }
    } }`;
    for (let i = 0; i < 4; i++) {
      for (const { data } of await askBoth(author, query, { id: companionId }))
        expect(data.node).toEqual({ title: '제주도 한 바퀴', author: { nickname: author.nickname } });
      for (const { data } of await askBoth(author, query, { id: author.id }))
        expect(data.node).toEqual({ nickname: author.nickname, companions: { nodes: [{ id: companionId }] } });
      for (const { data } of await askBoth(author, query, { id: message.id }))
        expect(data.node).toEqual({ text: '공항에서요', isMine: true, room: { id: roomId } });
    }
  });

  it('of nothing is null: a random id, a word, a NUL, an area', async () => {
    for (const id of [
      '01900000-0000-7000-8000-000000000000',
      'no id',
      '',
      'a\u0000b',
      'kr-jeju',
      author.id.toUpperCase(),
    ])
      expect(await author.ask(NODE, { id })).toEqual({ node: null });
  });

  it('for many ids costs one statement to tell the types', async () => {
    const aliases = (ids: string[]) => `{ ${ids.map((id, i) => `n${i}: node(id: "${id}") { id }`).join(' ')} }`;
    const people = await Promise.all(Array.from({ length: 10 }, () => makePerson(server)));
    const asked = async (some: Person[]) =>
      (await countStatements(() => author.ask(aliases(some.map(({ id }) => id))))).statements.length;
    await asked(people);
    expect([await asked(people.slice(0, 1)), await asked(people)]).toEqual([2, 2]);
  });
});

it('what was said before one joined a party, or after one left it, is not found', async () => {
  const post = await makePost(server);
  const [first, second] = [await makePerson(server), await makePerson(server)];
  const join = async (person: Person) => {
    const { applyToCompanion } = await person.ask(APPLY, { id: post.id, message: '같이 가요' });
    await post.author.ask(ACCEPT, { id: applyToCompanion.id });
  };
  await join(first);
  const party = await first.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id: post.id });
  const early = await say(first, party.companion.room.id, '우리끼리');
  await join(second);
  const late = await say(first, party.companion.room.id, '다 같이');
  expect(await second.ask(NODE, { id: early.id })).toEqual({ node: null });
  expect((await second.ask(NODE, { id: late.id })).node.id).toBe(late.id);
  await second.ask('mutation ($id: ID!) { leaveCompanion(companionId: $id) { id } }', { id: post.id });
  expect(await second.ask(NODE, { id: late.id })).toEqual({ node: null });
});
