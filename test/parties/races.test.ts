import { expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { ACCEPT, APPLY, apply, join, LEAVE, makePost, REMOVE, seats, WITHDRAW } from './kit.ts';

// Two hundred wait for one lock: on a busy machine the last one waits long.
const server = await startTestApp({ config: { rateLimitFactor: 1000, queryTimeoutMs: 60_000 } });

it('200 parallel acceptances for 3 seats seat 3', async () => {
  const { author, id } = await makePost(server, { capacity: 4 });
  const people = await Promise.all(Array.from({ length: 200 }, () => makePerson(server)));
  const applications = await Promise.all(
    people.map(async (person) => {
      const application = newId();
      await server.sql(
        `insert into applications (id, companion_id, applicant_id, message, status, created_at) values ($1, $2, $3, '저요', 'PENDING', now())`,
        [application, id, person.id],
      );
      return application;
    }),
  );
  const answers = await Promise.all(applications.map((application) => author.send(ACCEPT, { id: application })));
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
  const reasons = new Set(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.reason)));
  expect([...reasons]).toEqual(['COMPANION_FULL']);
  expect(await seats(server, id)).toEqual({ memberCount: 4, members: 4, accepted: 3, inRoom: 4 });
  const notices = await server.sql(
    `select count(*)::int as n from notifications where companion_id = $1 and kind = 'APPLICATION_ACCEPTED'`,
    [id],
  );
  expect(notices).toEqual([{ n: 3 }]);
  const log = await server.sql<{ seq: number }>(
    'select e.seq from room_events e join rooms r on r.id = e.room_id where r.companion_id = $1 order by e.seq',
    [id],
  );
  expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
}, 90_000);

it('accepting against withdrawing leaves one truth', async () => {
  for (let round = 0; round < 8; round++) {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    const application = await apply(person, id);
    const [accepted, withdrawn] = await Promise.all([
      author.send(ACCEPT, { id: application }),
      person.send(WITHDRAW, { id: application }),
    ]);
    expect([accepted, withdrawn].filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const isIn = accepted.errors.length === 0;
    expect(await seats(server, id)).toEqual({
      memberCount: isIn ? 2 : 1,
      members: isIn ? 2 : 1,
      accepted: isIn ? 1 : 0,
      inRoom: isIn ? 2 : 0,
    });
  }
});

it('leaving against being removed frees one seat once', async () => {
  for (let round = 0; round < 8; round++) {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const [left, removed] = await Promise.all([
      member.send(LEAVE, { id }),
      author.send(REMOVE, { id, userId: member.id }),
    ]);
    expect([left, removed].filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await seats(server, id)).toEqual({ memberCount: 1, members: 1, accepted: 0, inRoom: 1 });
  }
});

it('closing against applying leaves no application to a post that was closed before it', async () => {
  for (let round = 0; round < 8; round++) {
    const { author, id } = await makePost(server);
    const people = await Promise.all([1, 2, 3].map(() => makePerson(server)));
    const answers = await Promise.all([
      author.send('mutation ($id: ID!) { closeCompanion(id: $id) { status } }', { id }),
      ...people.map((person) => person.send(APPLY, { id, message: '저요' })),
    ]);
    expect(answers[0]!.errors).toEqual([]);
    const taken = answers.slice(1).filter(({ errors }) => errors.length === 0).length;
    const reasons = answers.slice(1).flatMap(({ errors }) => errors.map(({ extensions }) => extensions.reason));
    expect(new Set([...reasons, 'COMPANION_CLOSED'])).toEqual(new Set(['COMPANION_CLOSED']));
    const [{ pending, late }] = (await server.sql<{ pending: number; late: number }>(
      `select count(*)::int as pending, count(*) filter (where a.created_at > c.closed_at + interval '1 s')::int as late
       from applications a join companions c on c.id = a.companion_id where c.id = $1`,
      [id],
    )) as [{ pending: number; late: number }];
    expect([pending, late]).toEqual([taken, 0]);
  }
});
