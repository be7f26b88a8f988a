import { type Expression, sql } from 'kysely';

/** The condition that a block stands between two people, whoever made it. Only for viewers of whom `hasBlocks` is known. */
export const isBlockedBetween = (one: Expression<string | null>, other: Expression<string | null>) =>
  sql<boolean>`(exists (select from blocks x where x.blocker_id = ${one}::uuid and x.blocked_id = ${other}::uuid)
    or exists (select from blocks x where x.blocker_id = ${other}::uuid and x.blocked_id = ${one}::uuid))`;
