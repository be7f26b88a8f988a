import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, APPLY, apply, join, LEAVE, makePost, seats, WITHDRAW } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const INVITE =
  'mutation ($id: ID!, $userId: ID!) { inviteToCompanion(companionId: $id, userId: $userId) { id status applicant { id } } }';
const ANSWER =
  'mutation ($id: ID!, $accept: Boolean!) { answerInvitation(id: $id, accept: $accept) { id status companion { memberCount } } }';
const HAND =
  'mutation ($id: ID!, $userId: ID!) { handOverCompanion(id: $id, userId: $userId) { author { id } members { id } viewerCan { update { allowed } leave { allowed } } } }';
const invite = async (author: Person, id: string, person: Person): Promise<string> =>
  (await author.ask(INVITE, { id, userId: person.id })).inviteToCompanion.id;
const refusal = async (client: TestClient, query: string, variables: Record<string, unknown>) => {
  const { extensions } = await client.refused(query, variables);
  return `${extensions.code} ${extensions.reason}`;
};
const kinds = async (person: Person): Promise<string[]> =>
  (await person.ask('{ notifications(first: 20) { nodes { kind } } }')).notifications.nodes.map(
    ({ kind }: { kind: string }) => kind,
  );

describe('an invitation', () => {
  it('is the author’s alone to make, and nobody else changes anything', async () => {
    const { author, id } = await makePost(server);
    const [guest, stranger] = [await makePerson(server), await makePerson(server)];
    const member = await join(server, author, id);
    expect(await refusal(new TestClient(server.url), INVITE, { id, userId: guest.id })).toBe(
      'UNAUTHENTICATED SIGN_IN_REQUIRED',
    );
    for (const other of [stranger, member])
      expect(await refusal(other, INVITE, { id, userId: guest.id })).toBe('FORBIDDEN NOT_AUTHOR');
    for (const userId of [randomUUID(), 'x'])
      expect(await refusal(author, INVITE, { id, userId })).toBe('NOT_FOUND USER_NOT_FOUND');
    for (const userId of [author.id, member.id])
      expect(await refusal(author, INVITE, { id, userId })).toBe('CONFLICT ALREADY_MEMBER');
    expect(
      await server.sql(`select id from applications where status = 'INVITED' and companion_id = $1`, [id]),
    ).toEqual([]);
    expect(await kinds(guest)).toEqual([]);
  });

  it('accepted is a seat and the room, all or nothing; both are told', async () => {
    const { author, id } = await makePost(server);
    const guest = await makePerson(server);
    const invitation = await invite(author, id, guest);
    expect(await kinds(guest)).toEqual(['INVITATION_RECEIVED']);
    expect(await refusal(guest, APPLY, { id, message: '저요' })).toBe('CONFLICT ALREADY_INVITED');
    expect(await refusal(author, INVITE, { id, userId: guest.id })).toBe('CONFLICT ALREADY_INVITED');
    expect(await refusal(author, ACCEPT, { id: invitation })).toBe('CONFLICT APPLICATION_NOT_PENDING');
    expect(await refusal(guest, WITHDRAW, { id: invitation })).toBe('CONFLICT APPLICATION_NOT_PENDING');
    expect(await refusal(author, ANSWER, { id: invitation, accept: true })).toBe('FORBIDDEN NOT_APPLICANT');
    expect(await refusal(await makePerson(server), ANSWER, { id: invitation, accept: true })).toBe(
      'NOT_FOUND APPLICATION_NOT_FOUND',
    );
    const { answerInvitation } = await guest.ask(ANSWER, { id: invitation, accept: true });
    expect(answerInvitation).toEqual({ id: invitation, status: 'ACCEPTED', companion: { memberCount: 2 } });
    expect(await seats(server, id)).toEqual({ memberCount: 2, members: 2, accepted: 1, inRoom: 2 });
    expect(await kinds(author)).toContain('INVITATION_ACCEPTED');
    expect(await refusal(guest, ANSWER, { id: invitation, accept: false })).toBe('CONFLICT NOT_INVITED');
  });

  it('declined ends it; the person may still apply, and be invited again', async () => {
    const { author, id } = await makePost(server);
    const guest = await makePerson(server);
    await guest.ask(ANSWER, { id: await invite(author, id, guest), accept: false });
    expect(await seats(server, id)).toMatchObject({ memberCount: 1, members: 1 });
    expect(await kinds(guest)).toEqual([]);
    await invite(author, id, guest);
  });

  it('fills the last seat once, however many accept and are accepted at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const { author, id } = await makePost(server, { capacity: 2 });
      const [guest, applicant] = [await makePerson(server), await makePerson(server)];
      const [invitation, application] = [await invite(author, id, guest), await apply(applicant, id)];
      const answers = await Promise.all([
        guest.send(ANSWER, { id: invitation, accept: true }),
        author.send(ACCEPT, { id: application }),
      ]);
      expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
      expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.reason))).toEqual([
        'COMPANION_FULL',
      ]);
      expect(await seats(server, id)).toMatchObject({ memberCount: 2, members: 2, accepted: 1 });
    }
  });

  it('asks whom the post looks for, and no more once the trip has begun or was called off', async () => {
    const { author, id } = await makePost(server, { ageGroups: ['TWENTIES'] });
    const old = await makePerson(server, { birthDate: '1960-01-01' });
    expect(await refusal(author, INVITE, { id, userId: old.id })).toBe('FORBIDDEN AGE_GROUP_NOT_WANTED');

    const off = await makePost(server);
    const guest = await makePerson(server);
    const invitation = await invite(off.author, off.id, guest);
    await off.author.ask('mutation ($id: ID!) { cancelCompanion(id: $id, reason: "태풍") { id } }', { id: off.id });
    expect(await refusal(guest, ANSWER, { id: invitation, accept: true })).toBe('CONFLICT APPLICATION_EXPIRED');
    expect(await kinds(guest)).toEqual(['COMPANION_CANCELLED']);
    expect(await refusal(off.author, INVITE, { id: off.id, userId: guest.id })).toBe('CONFLICT COMPANION_CANCELLED');

    const gone = await makePost(server);
    const late = await invite(gone.author, gone.id, guest);
    await server.sql(`update companions set start_date = current_date - 3, end_date = current_date + 3 where id = $1`, [
      gone.id,
    ]);
    expect(await refusal(guest, ANSWER, { id: late, accept: true })).toBe('CONFLICT APPLICATION_EXPIRED');
    expect(await refusal(gone.author, INVITE, { id: gone.id, userId: (await makePerson(server)).id })).toBe(
      'CONFLICT COMPANION_DEPARTED',
    );
  });

  it('does not reach somebody between whom and the author a block stands', async () => {
    const { author, id } = await makePost(server);
    const guest = await makePerson(server);
    const invitation = await invite(author, id, guest);
    await guest.ask('mutation ($userId: ID!) { setBlock(userId: $userId, blocked: true) { id } }', {
      userId: author.id,
    });
    expect(await refusal(author, INVITE, { id, userId: guest.id })).toBe('NOT_FOUND USER_NOT_FOUND');
    expect(await refusal(guest, ANSWER, { id: invitation, accept: true })).toBe('NOT_FOUND APPLICATION_NOT_FOUND');
    expect(await seats(server, id)).toMatchObject({ memberCount: 1, members: 1 });
  });

  it('counts: ten a day', async () => {
    const limited = await startTestApp({
      config: { rateLimitFactor: 1000, quotas: (await import('../../src/shared/quotas.ts')).readQuotas('')! },
    });
    const { author, id } = await makePost(limited, { capacity: 20 });
    for (let i = 0; i < 10; i++) await invite(author, id, await makePerson(limited));
    expect(await refusal(author, INVITE, { id, userId: (await makePerson(limited)).id })).toBe(
      'RATE_LIMITED DAILY_LIMIT',
    );
    await limited.close();
  });
});

describe('handing over', () => {
  it('is the author’s alone, to another member', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const stranger = await makePerson(server);
    expect(await refusal(new TestClient(server.url), HAND, { id, userId: member.id })).toBe(
      'UNAUTHENTICATED SIGN_IN_REQUIRED',
    );
    for (const other of [member, stranger])
      expect(await refusal(other, HAND, { id, userId: member.id })).toBe('FORBIDDEN NOT_AUTHOR');
    for (const userId of [stranger.id, author.id, 'x'])
      expect(await refusal(author, HAND, { id, userId })).toBe('NOT_FOUND MEMBER_NOT_FOUND');
    expect(await server.sql('select author_id from companions where id = $1', [id])).toEqual([
      { author_id: author.id },
    ]);
  });

  it('makes the member the author; the old one stays, can leave, and all are told', async () => {
    const { author, id } = await makePost(server, { capacity: 4 });
    const [heir, third] = [await join(server, author, id), await join(server, author, id)];
    const waiting = await makePerson(server);
    const application = await apply(waiting, id);
    const { handOverCompanion } = await author.ask(HAND, { id, userId: heir.id });
    expect(handOverCompanion).toMatchObject({
      author: { id: heir.id },
      viewerCan: { update: { allowed: false }, leave: { allowed: true } },
    });
    expect(handOverCompanion.members.map((member: { id: string }) => member.id).sort()).toEqual(
      [author.id, heir.id, third.id].sort(),
    );
    expect(await seats(server, id)).toEqual({ memberCount: 3, members: 3, accepted: 2, inRoom: 3 });
    for (const person of [heir, third]) expect(await kinds(person)).toContain('HOST_CHANGED');
    expect(await kinds(author)).not.toContain('APPLICATION_RECEIVED');
    expect(await refusal(author, ACCEPT, { id: application })).toBe('NOT_FOUND APPLICATION_NOT_FOUND');
    await heir.ask(ACCEPT, { id: application });
    await author.ask(LEAVE, { id });
    expect(await seats(server, id)).toMatchObject({ memberCount: 3, members: 3, accepted: 2 });
  });

  it('against the heir who leaves: one of the two, never a party without its author', async () => {
    for (let round = 0; round < 8; round++) {
      const { author, id } = await makePost(server, { capacity: 3 });
      const heir = await join(server, author, id);
      await Promise.all([author.send(HAND, { id, userId: heir.id }), heir.send(LEAVE, { id })]);
      const [row] = await server.sql<{ ok: boolean }>(
        'select exists (select from companion_members m where m.companion_id = c.id and m.user_id = c.author_id) as ok from companions c where c.id = $1',
        [id],
      );
      expect(row!.ok).toBe(true);
      const { memberCount, members, accepted } = await seats(server, id);
      expect([memberCount, accepted]).toEqual([members, members - 1]);
    }
  });
});
