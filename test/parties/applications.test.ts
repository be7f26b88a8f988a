import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, APPLY, apply, inDays, join, LEAVE, makePost, REJECT, REMOVE, seats, WITHDRAW } from './kit.ts';

let clock = () => new Date();
const server = await startTestApp({ clock: () => clock() });
beforeEach(() => {
  clock = () => new Date();
});

const POST = `query ($id: ID!) { companion(id: $id) { status memberCount members { id } viewerApplication { id status }
  viewerCan { apply { allowed code reason message } } applications { totalCount nodes { id status applicant { id } } } room { id } } }`;
const post = async (person: Person, id: string) => (await person.ask(POST, { id })).companion;

describe('applying', () => {
  it('reaches the author, and shows in the own list and on the post', async () => {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    expect((await post(person, id)).viewerCan.apply).toEqual({
      allowed: true,
      code: null,
      reason: null,
      message: null,
    });
    const application = await apply(person, id);
    expect((await post(author, id)).applications).toEqual({
      totalCount: 1,
      nodes: [{ id: application, status: 'PENDING', applicant: { id: person.id } }],
    });
    expect(await post(person, id)).toMatchObject({
      viewerApplication: { id: application, status: 'PENDING' },
      applications: null,
      room: null,
    });
    const { viewer } = await person.ask(
      '{ viewer { applications(status: [PENDING]) { totalCount nodes { message companion { id } } } } }',
    );
    expect(viewer.applications).toEqual({ totalCount: 1, nodes: [{ message: '같이 가고 싶어요', companion: { id } }] });
  });

  it('is refused exactly where viewerCan.apply says so', async () => {
    const { author, id } = await makePost(server, { ageGroups: ['TWENTIES'], gender: 'FEMALE' });
    const cases: [Person, string, string][] = [
      [author, 'FORBIDDEN', 'OWN_COMPANION'],
      [await makePerson(server, { verified: false }), 'EMAIL_NOT_VERIFIED', 'EMAIL_NOT_VERIFIED'],
      [await makePerson(server, { birthDate: '1970-01-01', gender: 'FEMALE' }), 'FORBIDDEN', 'AGE_GROUP_NOT_WANTED'],
      [await makePerson(server, { birthDate: '2001-01-01', gender: 'MALE' }), 'FORBIDDEN', 'GENDER_NOT_WANTED'],
    ];
    for (const [person, code, reason] of cases) {
      expect((await post(person, id)).viewerCan.apply).toMatchObject({ allowed: false, code, reason });
      expect((await person.refused(APPLY, { id, message: '저요' })).extensions).toMatchObject({ code, reason });
    }
    expect(await seats(server, id)).toMatchObject({ memberCount: 1, accepted: 0 });
    const wanted = await makePerson(server, { birthDate: '2001-01-01', gender: 'FEMALE' });
    await apply(wanted, id);
    expect((await wanted.refused(APPLY, { id, message: '또 저요' })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_APPLIED',
    });
  });

  it('happens once, however often it is pressed at once', async () => {
    const { id } = await makePost(server);
    const person = await makePerson(server);
    const answers = await Promise.all(Array.from({ length: 10 }, () => person.send(APPLY, { id, message: '저요' })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await server.sql('select status from applications where companion_id = $1', [id])).toEqual([
      { status: 'PENDING' },
    ]);
  });

  it('answers wrong input with clear words', async () => {
    const { id } = await makePost(server);
    const person = await makePerson(server);
    for (const [message, reason] of [
      ['', 'REQUIRED'],
      ['가'.repeat(501), 'TOO_LONG'],
      ['a\u202eb', 'FORBIDDEN_CHARACTERS'],
    ]) {
      const { extensions } = await person.refused(APPLY, { id, message });
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'message', reason }] });
    }
    for (const unknown of [randomUUID(), 'not-an-id', '']) {
      expect((await person.refused(APPLY, { id: unknown, message: '저요' })).extensions).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'COMPANION_NOT_FOUND',
      });
    }
  });
});

describe('answering an application', () => {
  it('takes the person in with a seat and a room, or turns the person down', async () => {
    const { author, id } = await makePost(server);
    const [first, second] = [await makePerson(server), await makePerson(server)];
    const { acceptApplication } = await author.ask(ACCEPT, { id: await apply(first, id) });
    expect(acceptApplication).toMatchObject({
      status: 'ACCEPTED',
      companion: { memberCount: 2, status: 'RECRUITING' },
    });
    expect(await author.ask(REJECT, { id: await apply(second, id) })).toMatchObject({
      rejectApplication: { status: 'REJECTED' },
    });
    const seen = await post(first, id);
    expect(seen.members.map((m: { id: string }) => m.id)).toEqual([author.id, first.id]);
    expect(seen.room.id).toBeTruthy();
    expect((await post(second, id)).room).toBeNull();
    expect(await seats(server, id)).toEqual({ memberCount: 2, members: 2, accepted: 1, inRoom: 2 });
  });

  it('is the author’s alone, and for strangers there is nothing to answer', async () => {
    const { author, id } = await makePost(server);
    const [person, stranger] = [await makePerson(server), await makePerson(server)];
    const application = await apply(person, id);
    for (const mutation of [ACCEPT, REJECT]) {
      expect((await person.refused(mutation, { id: application })).extensions).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'NOT_AUTHOR',
      });
      expect((await stranger.refused(mutation, { id: application })).extensions).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'APPLICATION_NOT_FOUND',
      });
    }
    expect((await author.refused(WITHDRAW, { id: application })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_APPLICANT',
    });
    expect((await stranger.refused(WITHDRAW, { id: application })).extensions.code).toBe('NOT_FOUND');
    expect(await seats(server, id)).toEqual({ memberCount: 1, members: 1, accepted: 0, inRoom: 0 });
    expect((await author.refused(ACCEPT, { id: randomUUID() })).extensions.code).toBe('NOT_FOUND');
  });

  it('is possible once', async () => {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    const application = await apply(person, id);
    await person.ask(WITHDRAW, { id: application });
    for (const mutation of [ACCEPT, REJECT]) {
      expect((await author.refused(mutation, { id: application })).extensions).toMatchObject({
        code: 'CONFLICT',
        reason: 'APPLICATION_NOT_PENDING',
      });
    }
    expect((await person.refused(WITHDRAW, { id: application })).extensions.reason).toBe('APPLICATION_NOT_PENDING');
  });

  it('closes the post with the last seat, and a freed seat opens it again', async () => {
    const { author, id } = await makePost(server, { capacity: 2 });
    const waiting = await makePerson(server);
    const late = await apply(waiting, id);
    const member = await join(server, author, id);
    expect((await post(waiting, id)).status).toBe('CLOSED');
    expect((await author.refused(ACCEPT, { id: late })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'COMPANION_FULL',
    });
    expect((await member.ask(LEAVE, { id })).leaveCompanion).toMatchObject({ memberCount: 1, status: 'RECRUITING' });
    await author.ask(ACCEPT, { id: late });
    expect(await seats(server, id)).toEqual({ memberCount: 2, members: 2, accepted: 1, inRoom: 2 });
  });

  it('is over at departure, without anybody doing anything', async () => {
    const { author, id } = await makePost(server, { startDate: inDays(2), endDate: inDays(4) });
    const person = await makePerson(server);
    const application = await apply(person, id);
    clock = () => new Date(Date.now() + 2 * 86_400_000);
    const signedInLater = async (who: Person) => {
      const { signAccessToken } = await import('../../src/accounts/access-token.ts');
      who.options.token = signAccessToken(server.app, { userId: who.id, sessionId: who.sessionId }).token;
    };
    await Promise.all([author, person].map(signedInLater));
    expect((await post(person, id)).viewerApplication).toEqual({ id: application, status: 'EXPIRED' });
    expect((await author.refused(ACCEPT, { id: application })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'APPLICATION_EXPIRED',
    });
    const { viewer } = await person.ask(
      '{ viewer { pending: applications(status: [PENDING]) { totalCount } expired: applications(status: [EXPIRED]) { totalCount } } }',
    );
    expect(viewer).toEqual({ pending: { totalCount: 0 }, expired: { totalCount: 1 } });
  });
});

describe('leaving and being removed', () => {
  it('free the seat; the author stays, strangers have nothing to leave', async () => {
    const { author, id } = await makePost(server);
    const [member, other, stranger] = [
      await join(server, author, id),
      await join(server, author, id),
      await makePerson(server),
    ];
    expect((await author.refused(LEAVE, { id })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'AUTHOR_STAYS',
    });
    expect((await stranger.refused(LEAVE, { id })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_MEMBER',
    });
    expect((await member.refused(REMOVE, { id, userId: other.id })).extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_AUTHOR',
    });
    expect((await author.refused(REMOVE, { id, userId: stranger.id })).extensions).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'MEMBER_NOT_FOUND',
    });
    expect((await author.refused(REMOVE, { id, userId: author.id })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'AUTHOR_STAYS',
    });
    await member.ask(LEAVE, { id });
    await author.ask(REMOVE, { id, userId: other.id });
    expect(await seats(server, id)).toEqual({ memberCount: 1, members: 1, accepted: 0, inRoom: 1 });
    expect((await post(member, id)).viewerApplication.status).toBe('LEFT');
    // Whoever has left alone may ask again.
    await apply(member, id);
  });

  it('of a signed-out person is refused', async () => {
    const { author, id } = await makePost(server);
    const application = await apply(await makePerson(server), id);
    author.options.token = '';
    for (const [mutation, variables] of [
      [APPLY, { id, message: '저요' }],
      [ACCEPT, { id: application }],
      [REJECT, { id: application }],
      [WITHDRAW, { id: application }],
      [LEAVE, { id }],
      [REMOVE, { id, userId: author.id }],
    ] as const) {
      expect((await author.refused(mutation, variables)).extensions.code).toBe('UNAUTHENTICATED');
    }
  });
});
