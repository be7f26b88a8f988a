import { describe, expect, it } from 'vitest';
import { SOURCES } from './sources.ts';

/** Files that let somebody in, each after its own proof; another one is a decision to be made, and stands here then. */
const DOORS = [
  'src/accounts/identities/come-back.ts',
  'src/accounts/passkeys/passkey-sign-in.ts',
  'src/accounts/sign-in.ts',
];
/** Tables of ways to sign in beside the password. */
const TABLES = ['passkeys', 'identities', 'passkey_challenges', 'sign_in_attempts'];

describe('ways to sign in', () => {
  it('begin sessions in few places', () => {
    const callers = [...SOURCES]
      .filter(([file, text]) => /\bbeginSession\(/.test(text) && !file.endsWith('session.service.ts'))
      .map(([file]) => file);
    expect(callers.sort()).toEqual(DOORS);
  });

  it('are all forgotten when an account comes back to its owner', () => {
    const forgets = SOURCES.get('src/accounts/ways-to-sign-in.ts')!;
    expect(TABLES.filter((table) => !forgets.includes(`delete from ${table} `))).toEqual([]);
    const callers = [...SOURCES].filter(([, text]) => /\bawait forgetWays\w+\(tx/.test(text)).map(([file]) => file);
    expect(callers.sort()).toEqual([
      'src/accounts/close-account.ts',
      'src/accounts/email-change.ts',
      'src/accounts/sign-up.ts',
    ]);
  });
});
