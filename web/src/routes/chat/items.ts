import type { Outgoing } from '@infinity-travel/client';
import { dayKeyOf } from '../../design/dates.ts';
import type { ChatMessage } from './conversation.ts';

/** A line of the list. */
export type Item =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: ChatMessage; isFirst: boolean; isLast: boolean }
  | { kind: 'outgoing'; key: string; outgoing: Outgoing };

/** Messages of one person within this time stand close together, ms. */
const TOGETHER_MS = 5 * 60_000;

const isTogether = (a: ChatMessage | undefined, b: ChatMessage | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.author?.id === b.author?.id &&
  Math.abs(Date.parse(b.createdAt) - Date.parse(a.createdAt)) < TOGETHER_MS &&
  dayKeyOf(a.createdAt) === dayKeyOf(b.createdAt);

/** What stands in the list: days between the messages, the place where reading goes on, and what is on its way. */
export function itemsOf(
  messages: readonly ChatMessage[],
  waiting: readonly Outgoing[],
  firstUnreadSeq: number | null,
): Item[] {
  const sent = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const items: Item[] = [];
  messages.forEach((message, i) => {
    const before = messages[i - 1];
    const day = dayKeyOf(message.createdAt);
    if (!before || dayKeyOf(before.createdAt) !== day) items.push({ kind: 'day', key: day, at: message.createdAt });
    const isUnreadHere =
      firstUnreadSeq !== null && message.seq >= firstUnreadSeq && (before === undefined || before.seq < firstUnreadSeq);
    if (isUnreadHere) items.push({ kind: 'unread', key: 'unread' });
    items.push({
      kind: 'message',
      // The same line before and after it has arrived: nothing blinks.
      key: message.clientMessageId ?? message.id,
      message,
      isFirst: isUnreadHere || !isTogether(before, message),
      isLast: !isTogether(message, messages[i + 1]),
    });
  });
  for (const outgoing of waiting) {
    if (!sent.has(outgoing.clientMessageId)) items.push({ kind: 'outgoing', key: outgoing.clientMessageId, outgoing });
  }
  return items;
}
