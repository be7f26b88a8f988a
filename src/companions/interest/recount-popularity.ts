import { sql } from 'kysely';
import { type Params, query, rows } from '../../data/statement.ts';
import type { Tx } from '../../shared/context.ts';
import { POPULARITY_RECOUNTED } from './popularity.ts';

const recount = query(
  (p: Params<{ ids: readonly string[] }>) => sql<never>`
  update companions c set popularity = ${POPULARITY_RECOUNTED} where c.id = any(${p.ids}::uuid[])`,
);

/** Sums the popularity of posts up anew, after an interest was taken back or the author is another; the caller has locked them. */
export async function recountPopularity(tx: Tx, companionIds: readonly string[]): Promise<void> {
  if (companionIds.length > 0) await rows(tx, recount, { ids: companionIds });
}
