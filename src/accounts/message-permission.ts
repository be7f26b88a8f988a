import type { Context } from '../shared/context.ts';
import type { Permission } from '../shared/permission.ts';
import { canMessage } from './message.policy.ts';

/**
 * May the viewer write to this person directly? Looks up whether the person lets the viewer (`App.acceptsMessages`) where that decides;
 * `other` is null for somebody unknown or departed.
 */
export async function permissionToMessage(ctx: Context, other: { id: string } | null): Promise<Permission> {
  const permission = canMessage(ctx.viewer, other, true);
  return permission.allowed ? canMessage(ctx.viewer, other, await ctx.app.acceptsMessages(ctx, other!.id)) : permission;
}
