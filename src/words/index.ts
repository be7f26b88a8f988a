import { accountMessages } from './accounts.ts';
import { chatMessages } from './chat.ts';
import { commonMessages } from './common.ts';
import { companionMessages } from './companions.ts';
import { mediaMessages } from './media.ts';
import { placeMessages } from './places.ts';
import { plannerMessages } from './planners.ts';

/** What a person reads, by reason: [Korean, English]. `{limit}`, `{cost}` and `{seconds}` are filled in. */
const MESSAGES = {
  ...commonMessages,
  ...accountMessages,
  ...companionMessages,
  ...plannerMessages,
  ...chatMessages,
  ...mediaMessages,
  ...placeMessages,
} as const;

/** Every reason that an error or a permission can carry; a reason without words does not compile. */
export type Reason = keyof typeof MESSAGES;

/** The message of a reason in a language. */
export function messageOf(
  reason: Reason,
  locale: 'ko' | 'en',
  values: { limit?: number | string; cost?: number; seconds?: number } = {},
): string {
  const text: string = MESSAGES[reason][locale === 'ko' ? 0 : 1];
  return text
    .replace('{limit}', String(values.limit ?? ''))
    .replace('{cost}', String(values.cost ?? ''))
    .replace('{seconds}', String(values.seconds ?? ''));
}

/** True when a word is a reason that has messages. */
export const isReason = (word: string): word is Reason => Object.hasOwn(MESSAGES, word);
