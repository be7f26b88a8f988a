import { HANDLES, MAIL_ADDRESSES, MESSENGERS, PHONES } from './contact-patterns.ts';
import { LINKS } from './link-patterns.ts';
import { ENGLISH_PAYMENT, KOREAN_PAYMENT } from './payment-patterns.ts';
import { plainWords } from './plain-words.ts';

export const MESSAGE_WARNINGS = ['OFF_PLATFORM_CONTACT', 'PAYMENT', 'LINK'] as const;
export type MessageWarning = (typeof MESSAGE_WARNINGS)[number];

/** Who warns of it, or wants to stay here, asks for nothing: such sentences are left out, unless a number or an address stands in them. */
const REFUSALS =
  /절대 ?안|조심|안 ?(?:쓰|써)고? ?여기|말고 ?여기서|여기서만|\b(?:never|beware|rather not|no need|don't share|do not use other|stay here)\b/;
/** A number long enough to call or to pay to, or an address. */
const EVIDENCE = /\d(?:\D{0,2}\d){6}|@|\.\p{L}{2,}\//u;
const SENTENCES = /(?<=[.!?\n])\s+/;
/** A longer message is read so far: a limit of work, not of length. */
const READ_CHARACTERS = 4_000;

/**
 * What a message asks for that people who meet strangers should be warned of: money (PAYMENT) before another way to talk
 * (OFF_PLATFORM_CONTACT) before a link that hides where it leads (LINK); null for nothing of it. A guess by patterns, Korean and
 * English: it refuses nothing and hides nothing.
 */
export function warningOf(text: string): MessageWarning | null {
  const words = text
    .slice(0, READ_CHARACTERS)
    .split(SENTENCES)
    .map(plainWords)
    .filter((sentence) => !REFUSALS.test(sentence) || EVIDENCE.test(sentence))
    .join(' ');
  if (words === '') return null;
  const has = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(words));
  if (has(KOREAN_PAYMENT) || has(ENGLISH_PAYMENT)) return 'PAYMENT';
  if (has(MESSENGERS) || has(PHONES) || has(MAIL_ADDRESSES) || has(HANDLES)) return 'OFF_PLATFORM_CONTACT';
  return has(LINKS) ? 'LINK' : null;
}
