import { describe, expect, it } from 'vitest';
import { renewTokens, turnableClock } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { dateInKorea } from '../kit/dates.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, APPLY, apply, LEAVE, makePost, REJECT, REMOVE, WITHDRAW } from './kit.ts';

const HOUR = 3_600_000;
const clock = turnableClock(new Date().toISOString());
const server = await startTestApp({ clock });

const pass = (milliseconds: number, ...people: Person[]) => {
  clock.pass(milliseconds);
  renewTokens(server, ...people);
};
const CAN = `query ($id: ID!) { companion(id: $id) { viewerCan { apply { allowed code reason message retryAfterSeconds } } } }`;
const can = async (person: Person, id: string) => (await person.ask(CAN, { id })).companion.viewerCan.apply;
const open = async (person: Person): Promise<string[]> =>
  (
    await person.ask('{ companions(first: 100, filter: { openToViewer: true }) { nodes { id } } }')
  ).companions.nodes.map((node: { id: string }) => node.id);
const reject = async (author: Person, person: Person, id: string) =>
  author.ask(REJECT, { id: await apply(person, id) });

/** That the mutation answers as the policy has shown it, and that nothing was written. */
async function refused(person: Person, id: string, code: string, reason: string, retryAfterSeconds: number | null) {
  person.options.language = 'en';
  const shown = await can(person, id);
  expect(shown).toEqual({ allowed: false, code, reason, message: expect.stringMatching(/./), retryAfterSeconds });
  const before = await server.sql('select id from applications where companion_id = $1', [id]);
  const { message, extensions } = await person.refused(APPLY, { id, message: '다시 저요' });
  expect(extensions).toMatchObject({ code, reason });
  expect(extensions.retryAfterSeconds ?? null).toBe(retryAfterSeconds);
  expect(message).toBe(shown.message);
  expect(await server.sql('select id from applications where companion_id = $1', [id])).toEqual(before);
  expect(await open(person)).not.toContain(id);
}

describe('whoever was rejected', () => {
  it('may apply again after 24 hours, to the second, and is told when', async () => {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    await reject(author, person, id);
    await refused(person, id, 'RATE_LIMITED', 'REJECTED_RECENTLY', 24 * 3600);
    pass(23 * HOUR + 1500, person, author);
    await refused(person, id, 'RATE_LIMITED', 'REJECTED_RECENTLY', 3599);
    pass(HOUR - 1501, person, author);
    await refused(person, id, 'RATE_LIMITED', 'REJECTED_RECENTLY', 1);
    pass(1, person, author);
    expect(await can(person, id)).toEqual({
      allowed: true,
      code: null,
      reason: null,
      message: null,
      retryAfterSeconds: null,
    });
    expect(await open(person)).toContain(id);
    await apply(person, id);
  });

  it('may do so three times for one post, and for every other post as before', async () => {
    const { author, id } = await makePost(server);
    const person = await makePerson(server);
    for (let round = 0; round < 4; round++) {
      await reject(author, person, id);
      pass(24 * HOUR, person, author);
    }
    await refused(person, id, 'FORBIDDEN', 'REJECTED_TOO_OFTEN', null);
    pass(24 * HOUR, person, author);
    await refused(person, id, 'FORBIDDEN', 'REJECTED_TOO_OFTEN', null);
    await apply(person, (await makePost(server, { startDate: later(10), endDate: later(11) })).id);
  });

  it('waits whatever was withdrawn in between; withdrawing itself costs nothing', async () => {
    const { author, id } = await makePost(server, { startDate: later(20), endDate: later(21) });
    const person = await makePerson(server);
    for (let round = 0; round < 6; round++) await person.ask(WITHDRAW, { id: await apply(person, id) });
    await reject(author, person, id);
    pass(25 * HOUR, person, author);
    await person.ask(WITHDRAW, { id: await apply(person, id) });
    await reject(author, person, id);
    await refused(person, id, 'RATE_LIMITED', 'REJECTED_RECENTLY', 24 * 3600);
  });

  it('applies once when it is pressed at once, and not while the rejection is on its way', async () => {
    const { author, id } = await makePost(server, { startDate: later(20), endDate: later(21) });
    const person = await makePerson(server);
    const application = await apply(person, id);
    const [rejection, ...others] = await Promise.all([
      author.send(REJECT, { id: application }),
      ...Array.from({ length: 5 }, () => person.send(APPLY, { id, message: '저요' })),
    ]);
    expect(rejection.errors).toEqual([]);
    expect(others.filter(({ errors }) => errors.length === 0)).toEqual([]);
    pass(24 * HOUR, person, author);
    const again = await Promise.all(Array.from({ length: 5 }, () => person.send(APPLY, { id, message: '저요' })));
    expect(again.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });
});

describe('whoever was removed from a party', () => {
  it('may not apply again, ever; whoever has left may, at once', async () => {
    const { author, id } = await makePost(server, { startDate: later(20), endDate: later(21) });
    const [removed, left] = [await makePerson(server), await makePerson(server)];
    for (const person of [removed, left]) await author.ask(ACCEPT, { id: await apply(person, id) });
    await author.ask(REMOVE, { id, userId: removed.id });
    await left.ask(LEAVE, { id });
    await refused(removed, id, 'FORBIDDEN', 'REMOVED_FROM_COMPANION', null);
    expect((await can(left, id)).allowed).toBe(true);
    await author.ask(ACCEPT, { id: await apply(left, id) });
    pass(72 * HOUR, removed, author);
    await refused(removed, id, 'FORBIDDEN', 'REMOVED_FROM_COMPANION', null);
  });
});

function later(days: number): string {
  return dateInKorea(clock(), days);
}
