import { sql } from 'kysely';
import type { BlockStep } from '../accounts/blocks/set-block.ts';
import { type Params, query, row } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { tellInboxes, wakeRoom } from './topics.ts';

const cut = query(
  (p: Params<{ one: string; other: string; isCut: boolean }>) => sql<{ id: string }>`
  update rooms set is_cut = ${p.isCut}::boolean
  where low_user_id = least(${p.one}::uuid, ${p.other}::uuid) and high_user_id = greatest(${p.one}::uuid, ${p.other}::uuid)
  returning id`,
);

/** The room of two people between whom a block stands is one whose other person is gone, for both; its messages stay readable. */
export const cutDirectRoom: BlockStep = async (tx, one, other, isCut) => {
  const room = await row(tx, cut, { one, other, isCut });
  if (!room) return;
  afterCommit(tx, () => {
    wakeRoom(tx.app, room.id);
    tellInboxes(tx.app, [one, other], { kind: 'ROOM_CHANGED', roomId: room.id });
  });
};
