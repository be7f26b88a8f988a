import type { Context, Tx } from '../shared/context.ts';

/** What stands on places in a domain to the right of this one: in planners. */
export interface PlaceUses {
  /** Which of these places stand in planners of others than who wrote them. */
  plannedByOthers(ctx: Context, ids: readonly string[]): Promise<readonly string[]>;
  /** Locks the viewer's own planners that hold a place, in the order in which all lock them; to be called before the place is locked. */
  lock(tx: Tx, placeId: string): Promise<void>;
  /** Takes a place out of the planners that were locked; positions close up and versions grow. */
  remove(tx: Tx, placeId: string): Promise<void>;
}
