import type { Context } from '../../shared/context.ts';
import type { MessageRow } from '../message.rows.ts';
import { type MessageWarning, warningOf } from './message-warning.ts';

/**
 * The warning of a message for the viewer, computed when it is read, so that an edit changes it. Null for its author, and for whoever
 * has travelled with the author. Plain messages cost no look-up; warned ones of a page cost one together.
 */
export function warningForViewer(ctx: Context, message: MessageRow): Promise<MessageWarning | null> | null {
  const { authorId, text } = message;
  if (text === null || authorId === ctx.viewer?.userId) return null;
  const warning = warningOf(text);
  return warning && unlessTravelled(ctx, authorId, warning);
}

async function unlessTravelled(
  ctx: Context,
  authorId: string,
  warning: MessageWarning,
): Promise<MessageWarning | null> {
  return (await ctx.app.hasTravelledWith(ctx, authorId)) ? null : warning;
}
