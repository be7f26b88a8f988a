import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlanner } from '../planners/kit.ts';
import { DELETE, DELETE_REVIEW, makePlace, review, UPDATE, WRITE_REVIEW } from './kit.ts';

const server = await startTestApp();
const creator = await makePerson(server);
const stranger = await makePerson(server);
const unverified = await makePerson(server, { verified: false });
const nobody = new TestClient(server.url, { language: 'en' });

const CAN = 'allowed code reason';
const PLACE_CAN = `query ($id: ID!) { place(id: $id) { viewerCan { update { ${CAN} } delete { ${CAN} } review { ${CAN} } } } }`;
const REVIEW_CAN = `query ($id: ID!) { node(id: $id) { ... on Review { viewerCan { update { ${CAN} } delete { ${CAN} } } } } }`;
const YES = { allowed: true, code: null, reason: null };
const no = (code: string, reason: string) => ({ allowed: false, code, reason });
const OUT = no('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
const UNVERIFIED = no('EMAIL_NOT_VERIFIED', 'EMAIL_NOT_VERIFIED');
const NOT_CREATOR = no('FORBIDDEN', 'NOT_PLACE_CREATOR');
const NOT_AUTHOR = no('FORBIDDEN', 'NOT_REVIEW_AUTHOR');
const IN_USE = no('CONFLICT', 'PLACE_IN_USE');

const canPlace = async (person: TestClient, id: string) => (await person.ask(PLACE_CAN, { id })).place.viewerCan;
const canReview = async (person: TestClient, id: string) => (await person.ask(REVIEW_CAN, { id })).node.viewerCan;

describe('what the viewer may do with a place', () => {
  it('says for whom', async () => {
    const id = await makePlace(creator);
    expect(await canPlace(creator, id)).toEqual({ update: YES, delete: YES, review: YES });
    expect(await canPlace(stranger, id)).toEqual({ update: NOT_CREATOR, delete: NOT_CREATOR, review: YES });
    expect(await canPlace(unverified, id)).toEqual({ update: UNVERIFIED, delete: UNVERIFIED, review: UNVERIFIED });
    expect(await canPlace(nobody, id)).toEqual({ update: OUT, delete: OUT, review: OUT });
  });

  it('is what the mutations answer', async () => {
    const id = await makePlace(creator);
    const answers = {
      update: [UPDATE, { id, input: { name: '이름' } }],
      delete: [DELETE, { id }],
      review: [WRITE_REVIEW, { placeId: id, stars: 3, text: '네' }],
    } as const;
    for (const person of [nobody, unverified, stranger]) {
      const can = await canPlace(person, id);
      for (const [verb, [mutation, variables]] of Object.entries(answers)) {
        const { errors } = await person.send(mutation, variables);
        const { code, reason } = errors[0]?.extensions ?? { code: null, reason: null };
        expect({ allowed: errors.length === 0, code, reason }, verb).toEqual(can[verb]);
      }
    }
  });

  it('knows of reviews and planners of others, and not of own ones', async () => {
    const reviewed = await makePlace(creator);
    await review(creator, reviewed, 5);
    expect((await canPlace(creator, reviewed)).delete).toEqual(YES);
    const others = await review(stranger, reviewed, 4);
    expect((await canPlace(creator, reviewed)).delete).toEqual(IN_USE);
    expect((await creator.refused(DELETE, { id: reviewed })).extensions).toMatchObject({ reason: 'PLACE_IN_USE' });
    await stranger.ask(DELETE_REVIEW, { id: others });
    expect((await canPlace(creator, reviewed)).delete).toEqual(YES);

    const planned = await makePlace(creator);
    const add = async (person: typeof creator) => {
      const { days } = await makePlanner(person);
      await person.ask('mutation ($day: ID!, $place: ID!) { addStop(dayId: $day, stop: { placeId: $place }) { id } }', {
        day: days[0]!.id,
        place: planned,
      });
    };
    await add(creator);
    expect((await canPlace(creator, planned)).delete).toEqual(YES);
    await add(stranger);
    expect((await canPlace(creator, planned)).delete).toEqual(IN_USE);
  });

  it('costs one statement more for a whole page', async () => {
    for (let i = 0; i < 6; i++) await makePlace(creator);
    const ask = (first: number) =>
      countStatements(() =>
        creator.ask(`{ places(first: ${first}) { nodes { viewerCan { delete { allowed } review { allowed } } } } }`),
      );
    expect((await ask(6)).statements.length).toBe((await ask(2)).statements.length);
  });
});

describe('what the viewer may do with a review', () => {
  it('says for whom', async () => {
    const placeId = await makePlace(creator);
    const id = await review(stranger, placeId, 4);
    expect(await canReview(stranger, id)).toEqual({ update: YES, delete: YES });
    expect(await canReview(creator, id)).toEqual({ update: NOT_AUTHOR, delete: NOT_AUTHOR });
    expect(await canReview(unverified, id)).toEqual({ update: UNVERIFIED, delete: UNVERIFIED });
    expect(await canReview(nobody, id)).toEqual({ update: OUT, delete: OUT });
    expect((await creator.refused(DELETE_REVIEW, { id })).extensions).toMatchObject(await deniedOf(creator, id));
  });
});

const deniedOf = async (person: TestClient, id: string) => {
  const { code, reason } = (await canReview(person, id)).delete;
  return { code, reason };
};
