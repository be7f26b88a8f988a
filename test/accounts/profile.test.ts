import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { DELETE, faultsOf, makePersonWithPassword, PASSWORD, UPDATE } from './kit.ts';

let now = () => new Date();
const server = await startTestApp({ clock: () => now() });
const USER = 'query ($id: ID!) { user(id: $id) { id nickname introduction ageGroup gender joinedAt avatar { url } } }';

describe('a person', () => {
  it('is seen by everybody, signed in or not, without what is private', async () => {
    const person = await makePerson(server, { nickname: '용감한 카피바라', gender: 'MALE' });
    const expected = {
      user: {
        id: person.id,
        nickname: '용감한 카피바라',
        introduction: '',
        ageGroup: 'THIRTIES',
        gender: 'MALE',
        joinedAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
        avatar: null,
      },
    };
    for (const client of [new TestClient(server.url), await makePerson(server), person]) {
      expect(await client.ask(USER, { id: person.id })).toEqual(expected);
    }
  });

  it.each(['x', '', '01a2098c-0000-7000-8000-000000000000', "' or true"])('is null for the id %j', async (id) => {
    expect(await new TestClient(server.url).ask(USER, { id })).toEqual({ user: null });
  });

  it('is null after leaving for good', async () => {
    const person = await makePersonWithPassword(server);
    await person.ask(DELETE, { password: PASSWORD });
    expect(await new TestClient(server.url).ask(USER, { id: person.id })).toEqual({ user: null });
  });

  it('grows older on the birthday', async () => {
    const groups = async (birthDate: string) => {
      const person = await makePerson(server, { birthDate });
      return (await person.ask(USER, { id: person.id })).user.ageGroup;
    };
    try {
      now = () => new Date('2026-06-15T00:00:00Z');
      expect(await groups('2020-01-01')).toBe('TEENS');
      expect(await groups('2006-06-16')).toBe('TEENS');
      expect(await groups('2006-06-15')).toBe('TWENTIES');
      expect(await groups('1996-06-16')).toBe('TWENTIES');
      expect(await groups('1996-06-15')).toBe('THIRTIES');
      expect(await groups('1986-06-16')).toBe('THIRTIES');
      expect(await groups('1986-06-15')).toBe('FORTIES_UP');
      const person = await makePerson(server, { birthDate: '2006-06-16' });
      now = () => new Date('2026-06-16T00:00:00Z');
      const [session] = await server.sql('select id from sessions where user_id = $1', [person.id]);
      expect(session).toBeDefined();
      expect((await new TestClient(server.url).ask(USER, { id: person.id })).user.ageGroup).toBe('TWENTIES');
    } finally {
      now = () => new Date();
    }
  });
});

describe('the profile', () => {
  it('changes what is given, and keeps the rest', async () => {
    const person = await makePerson(server, { nickname: '처음 이름', gender: 'MALE' });
    const update = async (input: Record<string, unknown>) => (await person.ask(UPDATE, { input })).updateProfile.user;
    expect(await update({})).toMatchObject({ nickname: '처음 이름', introduction: '', gender: 'MALE' });
    expect(await update({ introduction: '  산을 좋아해요.\n바다도요.  ' })).toMatchObject({
      nickname: '처음 이름',
      introduction: '산을 좋아해요.\n바다도요.',
    });
    expect(await update({ nickname: ' 새 이름 ' })).toMatchObject({
      nickname: '새 이름',
      introduction: '산을 좋아해요.\n바다도요.',
    });
    expect(await update({ gender: 'UNDISCLOSED' })).toMatchObject({ nickname: '새 이름', gender: 'UNDISCLOSED' });
    expect(await update({ introduction: null })).toMatchObject({ introduction: '' });
    expect(await update({ avatarUploadId: null })).toMatchObject({ avatar: null });
  });

  it('changes for the owner alone', async () => {
    const [person, other] = [await makePerson(server), await makePerson(server, { nickname: '남의 이름' })];
    await person.ask(UPDATE, { input: { nickname: '내 이름' } });
    expect((await person.ask(USER, { id: other.id })).user.nickname).toBe('남의 이름');
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a nickname of null', { nickname: null }, ['input.nickname REQUIRED']],
    ['an empty nickname', { nickname: '' }, ['input.nickname REQUIRED']],
    ['a nickname of spaces that show nothing', { nickname: '\u3164\u3164\u3164' }, ['input.nickname REQUIRED']],
    ['a nickname of one', { nickname: '곰' }, ['input.nickname TOO_SHORT']],
    ['a nickname of 21', { nickname: '👨‍👩‍👧'.repeat(21) }, ['input.nickname TOO_LONG']],
    ['a nickname that turns the writing round', { nickname: 'ab\u202ecd' }, ['input.nickname FORBIDDEN_CHARACTERS']],
    ['an introduction of 501', { introduction: '가'.repeat(501) }, ['input.introduction TOO_LONG']],
    ['an introduction with NUL', { introduction: 'a\u0000b' }, ['input.introduction FORBIDDEN_CHARACTERS']],
    ['a gender of null', { gender: null }, ['input.gender REQUIRED']],
    ['a gender that is none', { gender: 'OTHER' }, ['input.gender INVALID_VALUE']],
    ['an upload that is none', { avatarUploadId: 'x' }, ['input.avatarUploadId UPLOAD_NOT_FOUND']],
    ['an empty upload id', { avatarUploadId: '' }, ['input.avatarUploadId UPLOAD_NOT_FOUND']],
    ['a nickname of a number', { nickname: 5 }, ['input.nickname INVALID_VALUE']],
    [
      'all at fault at once',
      { nickname: '', introduction: '가'.repeat(501), gender: null, avatarUploadId: 'x' },
      [
        'input.avatarUploadId UPLOAD_NOT_FOUND',
        'input.gender REQUIRED',
        'input.introduction TOO_LONG',
        'input.nickname REQUIRED',
      ],
    ],
  ])('refuses %s, and changes nothing', async (_what, input, faults) => {
    const person = await makePerson(server, { nickname: '그대로' });
    const refusal = await person.refused(UPDATE, { input });
    expect(refusal.extensions.code).toBe('BAD_USER_INPUT');
    expect(faultsOf(refusal)).toEqual(faults);
    expect((await person.ask(USER, { id: person.id })).user).toMatchObject({ nickname: '그대로', introduction: '' });
  });

  it('takes a nickname of 20 and an introduction of 500, counted as people count', async () => {
    const person = await makePerson(server);
    const input = { nickname: '👨‍👩‍👧'.repeat(20), introduction: '가'.normalize('NFD').repeat(500) };
    expect((await person.ask(UPDATE, { input })).updateProfile.user).toMatchObject({
      nickname: input.nickname,
      introduction: '가'.repeat(500),
    });
  });

  it('keeps both of two changes at once', async () => {
    const person = await makePerson(server);
    await Promise.all([
      person.ask(UPDATE, { input: { nickname: '동시에' } }),
      person.ask(UPDATE, { input: { introduction: '둘 다' } }),
    ]);
    expect((await person.ask(USER, { id: person.id })).user).toMatchObject({
      nickname: '동시에',
      introduction: '둘 다',
    });
  });
});
