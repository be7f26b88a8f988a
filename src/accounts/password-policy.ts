import type { Faults } from '../shared/faults.ts';
import { searchForm } from '../shared/fold.ts';
import { graphemes, hasForbiddenCharacters } from '../shared/text.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { normalizePassword } from './password.ts';

const MIN = 8;
const MAX = 128;
const LEET: Record<string, string> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const KEYBOARD = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ',
];

/** What a password must not be. */
export interface Personal {
  email?: string | null | undefined;
  nickname?: string | undefined;
}

/**
 * A new password in its normal form: 8 to 128 characters (spaces count, and stay), no control characters, none that is
 * tried first by whoever guesses, not the person's e-mail (or what stands before its @) or nickname, in any case.
 * Faults: REQUIRED, TOO_SHORT, TOO_LONG (`limit`), FORBIDDEN_CHARACTERS, PASSWORD_TOO_COMMON, PASSWORD_IS_PERSONAL.
 */
export function checkNewPassword(
  faults: Faults,
  path: string,
  raw: string,
  personalOnes: Personal | null,
): string | undefined {
  const password = normalizePassword(raw);
  if (password === '') return faults.add(path, 'REQUIRED');
  if (password.length > MAX * 16) return faults.add(path, 'TOO_LONG', MAX);
  const length = graphemes(password, MAX);
  if (length < MIN) return faults.add(path, 'TOO_SHORT', MIN);
  if (length > MAX) return faults.add(path, 'TOO_LONG', MAX);
  if (hasForbiddenCharacters(password)) return faults.add(path, 'FORBIDDEN_CHARACTERS');
  const { email, nickname } = personalOnes ?? {};
  const personal = [email, email?.split('@')[0], nickname].filter((word) => word != null).map(plain);
  if (personal.includes(plain(password))) return faults.add(path, 'PASSWORD_IS_PERSONAL');
  if (isCommon(password)) return faults.add(path, 'PASSWORD_TOO_COMMON');
  return password;
}

/** Whether a password is on the list of common ones, or one of them in disguise: Passw0rd!, qwerty2024, 11112222. */
function isCommon(password: string): boolean {
  const text = password.toLowerCase();
  const readings = [text, text.replaceAll('1', 'i'), text.replaceAll('1', 'l')].flatMap((word) => [word, unleet(word)]);
  return isPattern(text) || readings.some((word) => COMMON_PASSWORDS.has(word) || isAdorned(word));
}

/** A common word with a few digits and signs around it; around the most common ones, any number of them. */
function isAdorned(text: string): boolean {
  const core = text.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '');
  if (!COMMON_PASSWORDS.has(core)) return false;
  return text.length - core.length <= MAX_ADORNMENT || OBVIOUS.has(core);
}

const MAX_ADORNMENT = 4;
const OBVIOUS = new Set(['password', 'passwort', 'qwerty', 'admin', 'welcome', 'letmein', 'iloveyou', '비밀번호']);

// Signs at the end are adornment (qwerty!), within the word they are letters (p@ssword).
const unleet = (text: string): string => text.replace(/[03457@$!](?=.*\p{L})/gu, (sign) => LEET[sign] ?? sign);

/** One piece again and again (of up to half its length), or a walk along the keyboard or alphabet. */
function isPattern(text: string): boolean {
  if (/^(.{1,4})\1+$/u.test(text) || /^(\d)\1+(\d)\2+$/.test(text)) return true;
  const backward = [...text].reverse().join('');
  return KEYBOARD.some((walk) => `${walk}${walk}`.includes(text) || `${walk}${walk}`.includes(backward));
}

const plain = (text: string): string => searchForm(text);
