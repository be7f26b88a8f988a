import type { Compilable, RawBuilder } from 'kysely';
import type { Context } from '../shared/context.ts';
import { type Params, query, type Statement, type Values } from './statement.ts';

/**
 * Two statements of one read: as everybody is answered, and for viewers who have blocked somebody or were blocked. Whoever has no
 * blocks pays nothing for those who do. `const byIds = seenQuery((p: Params<…>, hasBlocks) => …)`, then `rows(ctx, byIds(ctx), …)`.
 */
export function seenQuery<Given extends Values, Row>(
  build: (params: Params<Given>, hasBlocks: boolean) => Compilable<Row> | RawBuilder<Row>,
): (ctx: Context) => Statement<Row, Given> {
  const common = query((p: Params<Given>) => build(p, false));
  const withBlocks = query((p: Params<Given>) => build(p, true));
  return ({ viewer }) => (viewer?.hasBlocks ? withBlocks : common);
}
