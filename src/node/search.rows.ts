import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { mayDoEverything } from '../accounts/account.rows.ts';
import { isBlockedBetween } from '../accounts/blocks/block.rows.ts';
import { isOfSomebodySeen } from '../companions/posts/companion.rows.ts';
import { type Params, unpreparedQuery } from '../data/statement.ts';
import { isLikeAnd } from '../data/text-search.ts';

/** The types whose texts are in the database. */
export type StoredType = 'COMPANION' | 'PLACE' | 'PLANNER' | 'USER';

/** How well a text fits: 3 is the name, 2 begins with the words, 1 holds them. */
export type Rank = 3 | 2 | 1;

export interface FoundId {
  type: StoredType;
  id: string;
  rank: Rank;
}

interface SearchValues {
  types: readonly StoredType[];
  viewerId: string | null;
  /** Patterns for LIKE. */
  exact: string;
  prefix: string;
  inside: string;
  /** Regular expressions; null where LIKE alone decides. */
  whole: string | null;
  wholePrefix: string | null;
  /** For each rank the id to start after; null: nothing of this rank. */
  from3: string | null;
  from2: string | null;
  from1: string | null;
  limit: number;
}
type P = Params<SearchValues>;

/** The condition that no block stands between the viewer and a person. */
const isSeen = ({ viewerId }: P, person: RawBuilder<string>) => sql<SqlBool>`not ${isBlockedBetween(person, viewerId)}`;

/** The tables of texts as `t`, with what decides whether the viewer may find a row. */
const SOURCES: Record<StoredType, { id: RawBuilder<string>; from: (p: P, hasBlocks: boolean) => RawBuilder<unknown> }> =
  {
    COMPANION: {
      id: sql`t.companion_id`,
      from: ({ viewerId }, hasBlocks) =>
        hasBlocks
          ? sql`companion_texts t join companions c on c.id = t.companion_id where ${isOfSomebodySeen(viewerId)}`
          : sql`companion_texts t where true`,
    },
    PLACE: { id: sql`t.place_id`, from: () => sql`place_texts t where true` },
    PLANNER: {
      id: sql`t.planner_id`,
      from: (p, hasBlocks) => sql`planner_texts t join planners p on p.id = t.planner_id
        where (p.visibility = 'PUBLIC' or p.owner_id = ${p.viewerId}::uuid)
          and ${hasBlocks ? isSeen(p, sql`p.owner_id`) : sql`true`}`,
    },
    USER: {
      id: sql`t.user_id`,
      from: (
        p,
        hasBlocks,
      ) => sql`user_texts t join users u on u.id = t.user_id where u.deleted_at is null and ${mayDoEverything}
        and (u.shows_in_search or u.id = ${p.viewerId}::uuid)
        and ${hasBlocks ? isSeen(p, sql`u.id`) : sql`true`}`,
    },
  };

const SEARCH = sql<string>`t.search`;

/** Whether a text is like a pattern; where LIKE alone decides, the regular expression is null. */
const matches = (like: RawBuilder<string>, whole: RawBuilder<string | null>): RawBuilder<SqlBool> =>
  isLikeAnd(SEARCH, like, sql`${whole}::text is null or ${SEARCH} ~ ${whole}::text`);

/** The ranks shut each other out, so that each is an ordered walk of its own that ends when the page is full. */
const RANKS: Record<Rank, (p: P) => { is: RawBuilder<SqlBool>; from: RawBuilder<string | null> }> = {
  3: (p) => ({ is: sql`t.search like ${p.exact}`, from: p.from3 }),
  2: (p) => ({ is: sql`${matches(p.prefix, p.wholePrefix)} and t.search not like ${p.exact}`, from: p.from2 }),
  1: (p) => ({ is: sql`${matches(p.inside, p.whole)} and not ${matches(p.prefix, p.wholePrefix)}`, from: p.from1 }),
};

function statementOf(backward: boolean, hasBlocks: boolean) {
  const [after, way] = backward ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  const walk = (p: P, type: StoredType, rank: Rank) => {
    const source = SOURCES[type];
    const { is, from } = RANKS[rank](p);
    return sql`(select ${sql.lit(type)} as type, ${source.id} as id, ${sql.lit(rank)} as rank from ${source.from(p, hasBlocks)}
      and ${sql.lit(type)} = any(${p.types}::text[]) and ${source.id} ${after} ${from}::uuid and ${is}
      order by ${source.id} ${way} limit ${p.limit})`;
  };
  return unpreparedQuery((p: P) => {
    const walks = (Object.keys(SOURCES) as StoredType[]).flatMap((type) =>
      ([3, 2, 1] as const).map((rank) => walk(p, type, rank)),
    );
    return sql<FoundId>`select f.type, f.id, f.rank from (${sql.join(walks, sql` union all `)}) f
      order by f.rank ${way}, f.id ${way} limit ${p.limit}`;
  });
}

const [forward, back] = [false, true].map((backward) =>
  [false, true].map((hasBlocks) => statementOf(backward, hasBlocks)),
);

/** The ids of a page in walking order, planned anew each time: what is best for a rare word is worst for a frequent one. */
export const searchStatement = (backward: boolean, hasBlocks: boolean) =>
  (backward ? back : forward)![hasBlocks ? 1 : 0]!;
