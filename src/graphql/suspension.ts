import type { GraphQLSchema } from 'graphql';
import type { Context } from '../shared/context.ts';
import { suspended } from '../shared/errors.ts';

/**
 * Refuses whoever is suspended every field of the mutation root before its resolver runs (FORBIDDEN, SUSPENDED, `until`), over HTTP and
 * WebSocket alike; but for what signing in, the account's own safety and the appeal need, and what nobody needs an account for.
 */
export function refuseSuspended(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve, extensions } = field;
    if (!resolve || extensions.forSuspendedToo === true || extensions.forExpiredSessionsToo === true) continue;
    field.resolve = (source, args, ctx: Context, info) => {
      const until = ctx.viewer?.suspendedUntil ?? null;
      if (until !== null) throw suspended(until);
      return resolve(source, args, ctx, info);
    };
  }
}
