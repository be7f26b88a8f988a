import { describe, expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, APPLY, apply, inDays, LEAVE, makePost, REJECT, REMOVE, WITHDRAW } from './kit.ts';

let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const DAY = 86_400_000;
const UPDATE =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { gender introduction } } }';
const become = (person: Person, gender: string) => person.send(UPDATE, { input: { gender } });

/** Whether a person may become another gender now; a change that was made is taken back. */
async function mayChange(person: Person): Promise<boolean> {
  const { data, errors } = await become(person, 'MALE');
  if (errors.length > 0) {
    expect(errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', reason: 'GENDER_ASKED_FOR' });
    return false;
  }
  expect(data.updateProfile.user.gender).toBe('MALE');
  await become(person, 'FEMALE');
  return true;
}
const woman = () => makePerson(server, { gender: 'FEMALE' });
const forWomen = () => makePost(server, { gender: 'FEMALE' });

async function later(days: number, work: () => Promise<void>): Promise<void> {
  turned += days * DAY;
  try {
    await work();
  } finally {
    turned = 0;
  }
}

describe('a gender stays while a trip asks for one', () => {
  it('from applying on, until the application is withdrawn or rejected', async () => {
    const [person, { author, id }] = [await woman(), await forWomen()];
    expect(await mayChange(person)).toBe(true);
    await person.ask(WITHDRAW, {
      id: await (async () => {
        const application = await apply(person, id);
        expect(await mayChange(person)).toBe(false);
        return application;
      })(),
    });
    expect(await mayChange(person)).toBe(true);
    const other = await woman();
    const application = await apply(other, id);
    expect(await mayChange(other)).toBe(false);
    await author.ask(REJECT, { id: application });
    expect(await mayChange(other)).toBe(true);
  });

  it('while somebody is a member, until they leave or are removed', async () => {
    const [{ author, id }, leaver, removed] = [await forWomen(), await woman(), await woman()];
    for (const person of [leaver, removed]) {
      await author.ask(ACCEPT, { id: await apply(person, id) });
      expect(await mayChange(person)).toBe(false);
    }
    await leaver.ask(LEAVE, { id });
    await author.ask(REMOVE, { id, userId: removed.id });
    expect([await mayChange(leaver), await mayChange(removed)]).toEqual([true, true]);
  });

  it('of the author too, until the post asks for none', async () => {
    const author = await woman();
    const { createCompanion } = await author.ask(
      'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }',
      {
        input: {
          title: 't',
          content: 'c',
          areaId: 'kr',
          startDate: inDays(10),
          endDate: inDays(12),
          capacity: 3,
          gender: 'FEMALE',
        },
      },
    );
    expect(await mayChange(author)).toBe(false);
    await author.ask('mutation ($id: ID!) { updateCompanion(id: $id, input: { gender: null }) { gender } }', {
      id: createCompanion.id,
    });
    expect(await mayChange(author)).toBe(true);
  });

  it('not when the application has expired, and not when the trip is over', async () => {
    const [{ author, id }, applicant, member] = [await forWomen(), await woman(), await woman()];
    await apply(applicant, id);
    await author.ask(ACCEPT, { id: await apply(member, id) });
    const again = (person: Person): Person => {
      const { token } = signAccessToken(server.app, { userId: person.id, sessionId: person.sessionId });
      return Object.assign(person, { options: { token } });
    };
    await later(11, async () =>
      expect([await mayChange(again(applicant)), await mayChange(again(member))]).toEqual([true, false]),
    );
    await later(15, async () => expect(await mayChange(again(member))).toBe(true));
  });

  it('not for a post that asks for none, and never for the other fields or the same gender', async () => {
    const [person, { id }, asking] = [await woman(), await makePost(server), await forWomen()];
    await apply(person, id);
    expect(await mayChange(person)).toBe(true);
    await apply(person, asking.id);
    expect((await become(person, 'UNDISCLOSED')).errors[0]!.extensions.reason).toBe('GENDER_ASKED_FOR');
    const { updateProfile } = await person.ask(UPDATE, { input: { gender: 'FEMALE', introduction: '안녕' } });
    expect(updateProfile.user).toEqual({ gender: 'FEMALE', introduction: '안녕' });
    const refused = await person.send(UPDATE, { input: { gender: 'MALE', introduction: '다른 말' } });
    expect(refused.data).toBeNull();
    expect((await person.ask('{ viewer { user { gender introduction } } }')).viewer.user).toEqual({
      gender: 'FEMALE',
      introduction: '안녕',
    });
  });

  it('also when both are sent at once: nobody is in a party under another gender than it asks for', async () => {
    const { id } = await forWomen();
    for (let round = 0; round < 15; round++) {
      const person = await woman();
      const [applied, changed] = await Promise.all([
        person.send(APPLY, { id, message: '저요' }),
        become(person, 'MALE'),
      ]);
      expect([applied.errors.length, changed.errors.length].sort()).toEqual([0, 1]);
      const reason = [...applied.errors, ...changed.errors][0]!.extensions.reason;
      expect(['GENDER_NOT_WANTED', 'GENDER_ASKED_FOR']).toContain(reason);
    }
  });

  it('and where none is asked for, the author reads who has changed since applying', async () => {
    const { author, id } = await makePost(server);
    const [before, after, still] = [await woman(), await woman(), await woman()];
    await become(before, 'MALE');
    for (const person of [before, after, still]) await apply(person, id);
    const changed = async (): Promise<string[]> => {
      const { companion } = await author.ask(
        'query ($id: ID!) { companion(id: $id) { applications(first: 10) { nodes { applicant { id } applicantChangedGender } } } }',
        { id },
      );
      expect(companion.applications.nodes).toHaveLength(3);
      return companion.applications.nodes
        .filter((application: { applicantChangedGender: boolean }) => application.applicantChangedGender)
        .map((application: { applicant: { id: string } }) => application.applicant.id);
    };
    expect(await changed()).toEqual([]);
    turned = 1_000;
    try {
      await become(after, 'UNDISCLOSED');
      await become(still, 'FEMALE');
    } finally {
      turned = 0;
    }
    expect(await changed()).toEqual([after.id]);
  });

  it('two changes at once both end', async () => {
    const person = await woman();
    const answers = await Promise.all(
      ['MALE', 'FEMALE', 'UNDISCLOSED', 'MALE'].map((gender) => become(person, gender)),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
