import { sql } from 'kysely';
import { keyedLoader } from '../../data/loaders.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import type { Context } from '../../shared/context.ts';

/** What stands between the viewer and another person. */
export interface BlockState {
  /** The viewer has blocked the other. */
  isMine: boolean;
  /** The other has blocked the viewer, who is never told. */
  isTheirs: boolean;
}
const NONE: BlockState = { isMine: false, isTheirs: false };

const states = query(
  (p: Params<{ viewerId: string; ids: readonly string[] }>) => sql<BlockState & { id: string }>`
  select k.id, exists (select from blocks x where x.blocker_id = ${p.viewerId} and x.blocked_id = k.id) as "isMine",
    exists (select from blocks x where x.blocker_id = k.id and x.blocked_id = ${p.viewerId}) as "isTheirs"
  from unnest(${p.ids}::uuid[]) as k(id)`,
);
const byPerson = keyedLoader<string, BlockState>(async (ctx, ids) => {
  const found = new Map(
    (await rows(ctx, states, { viewerId: ctx.viewer!.userId, ids })).map((state) => [state.id, state]),
  );
  return ids.map((id) => found.get(id) ?? NONE);
});

/** What stands between the viewer and a person; of somebody without any block nothing is looked up. */
export const blockBetween = async (ctx: Context, userId: string): Promise<BlockState> =>
  ctx.viewer?.hasBlocks ? byPerson(ctx).load(userId) : NONE;
