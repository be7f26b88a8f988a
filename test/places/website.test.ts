import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import type { Failure } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { CREATE, placeInput } from './kit.ts';

const server = await startTestApp();
const creator = await makePerson(server);
const UPDATE =
  'mutation ($id: ID!, $input: UpdatePlaceInput!) { updatePlace(id: $id, input: $input) { website editedAt } }';
const fieldsOf = ({ extensions }: Failure) =>
  extensions.fields?.map(({ path, reason, limit }) => (limit === undefined ? [path, reason] : [path, reason, limit]));
const create = (website: string) => creator.send(CREATE, { input: placeInput({ website }) });

describe('a website is stored as a parser writes it', () => {
  it.each([
    ['with nothing to mend', 'https://www.visitjeju.net/kr', 'https://www.visitjeju.net/kr'],
    ['a bare host', 'https://example.com', 'https://example.com/'],
    ['in capitals', 'HTTPS://Example.COM/Path', 'https://example.com/Path'],
    [
      'with an apostrophe (RFC 3986)',
      "https://example.com/l'étoile?name=d'or",
      "https://example.com/l'%C3%A9toile?name=d%27or",
    ],
    [
      'with every sign that RFC 3986 allows',
      "http://example.com:8080/a-._~!$&'()*+,;=:@b?c/d#e",
      "http://example.com:8080/a-._~!$&'()*+,;=:@b?c/d#e",
    ],
    ['with Hangul', 'https://한국.kr/제주도', 'https://xn--3e0b707e.kr/%EC%A0%9C%EC%A3%BC%EB%8F%84'],
    ['with an invisible character within', 'https://example.com/a\u200bb', 'https://example.com/a%E2%80%8Bb'],
    ['with an invisible character in its host', 'https://exam\u200bple.com/', 'https://example.com/'],
    ['with invisible characters around it', '\ufeff https://example.com/a\u200b\u2060 ', 'https://example.com/a'],
    ['with a braille blank within', 'https://example.com/\u2800x', 'https://example.com/%E2%A0%80x'],
    ['on the standard port', 'https://example.com:443/', 'https://example.com/'],
    ['with an @ behind its host', 'https://example.com/@somebody', 'https://example.com/@somebody'],
  ])('%s', async (_what, given, stored) => {
    const { data, errors } = await create(given);
    expect(errors).toEqual([]);
    expect(data.createPlace.website).toBe(stored);
    const again = await creator.ask(UPDATE, { id: data.createPlace.id, input: { website: stored } });
    expect(again.updatePlace).toEqual({ website: stored, editedAt: null });
  });
});

describe('no website is', () => {
  it.each([
    ['one with account and password', 'https://user:secret@example.com/'],
    ['one with a password alone', 'https://:secret@example.com'],
    ['one with an account alone', 'https://user@example.com/'],
    ['one that shows another host before the real one', 'https://www.visitjeju.net@evil.example/'],
    ['one with blanks', 'https://example.com/a b'],
    ['one of two lines', 'https://example.com/a\nb'],
    ['one with a tab in its host', 'https://exa\tmple.com/'],
    ['one with a backslash', 'https://example.com\\@evil.example/'],
    ['one with brackets', 'https://example.com/<script>'],
    ['one with a quote', 'https://example.com/"onclick="'],
    ['one that reads backwards', 'https://example.com/\u202Egpj.exe'],
    ['half a character', 'https://example.com/\ud800'],
    ['one without a host', 'https://'],
    ['one whose host is none', 'https://exa%mple.com/'],
    ['a port that is none', 'https://example.com:99999/'],
    ['a script', 'javascript:alert(1)'],
    ['a script behind something invisible', '\u200bjavascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
  ])('%s', async (_what, website) => {
    const { data, errors } = await create(website);
    expect(data).toBeNull();
    expect(fieldsOf(errors[0]!)).toEqual([['input.website', 'INVALID_URL']]);
  });

  it.each([
    ['one of 2,001 characters', `https://example.com/${'a'.repeat(1981)}`],
    ['one that grows beyond when it is written in ASCII', `https://example.com/${'가'.repeat(300)}`],
    ['a megabyte', `https://example.com/${'a'.repeat(200_000)}`],
  ])('%s', async (_what, website) => {
    const { errors } = await create(website);
    expect(fieldsOf(errors[0]!)).toEqual([['input.website', 'TOO_LONG', 2000]]);
  });

  it('one of 2,000 is', async () => {
    expect((await create(`https://example.com/${'a'.repeat(1980)}`)).errors).toEqual([]);
  });
});
