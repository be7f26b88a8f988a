import { tellMade } from '../../shared/breath.ts';
import type { Context } from '../../shared/context.ts';
import type { MessageRow } from '../message.rows.ts';
import { type MessageWarning, warningOf } from './message-warning.ts';

/** Reading so many characters takes as long as making a node of an answer. */
const CHARACTERS_A_NODE = 4;

/** Guesses by message: aliases, and the followers of a room, ask for the same. */
const guesses = new WeakMap<MessageRow, MessageWarning | null>();

/**
 * The warning of a message for the viewer, computed when it is read, so that an edit changes it. Null for its author, and for whoever
 * has travelled with the author. Plain messages cost no look-up; warned ones of a page cost one together.
 */
export function warningForViewer(ctx: Context, message: MessageRow): Promise<MessageWarning | null> | null {
  const { authorId, text } = message;
  if (text === null || authorId === ctx.viewer?.userId) return null;
  const warning = guessOf(ctx, message, text);
  return warning && unlessTravelled(ctx, authorId, warning);
}

async function unlessTravelled(
  ctx: Context,
  authorId: string,
  warning: MessageWarning,
): Promise<MessageWarning | null> {
  return (await ctx.app.hasTravelledWith(ctx, authorId)) ? null : warning;
}

function guessOf(ctx: Context, message: MessageRow, text: string): MessageWarning | null {
  const known = guesses.get(message);
  if (known !== undefined) return known;
  const nodes = Math.ceil(text.length / CHARACTERS_A_NODE);
  ctx.usage.work += nodes;
  tellMade(nodes);
  const guess = warningOf(text);
  guesses.set(message, guess);
  return guess;
}
