import type { Faults } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { type Connection, cursorOf, type Listing, type PageArgs, type PageInfo } from './page.ts';
import { PRELOADED } from './preloaded.ts';

/** A place in a list, whether or not a row stands there. */
export interface Around {
  /** The order's values of the place. */
  position: readonly (string | number)[];
  /** The values right before it: nothing lies between the two. */
  justBefore: readonly (string | number)[];
}

/**
 * One page of a list around a place: as many rows before it as from it on, or more where the other side is short. `faults` holds
 * what is wrong with the place, which is undefined then, so that all comes back at once.
 * @throws AppError BAD_USER_INPUT: a size over 100 or negative, `first` and `last` at once, `after` or `before` beside it.
 */
export async function pageAround<T>(
  place: Around | undefined,
  args: PageArgs,
  list: Listing<T>,
  faults: Faults,
  defaultSize: number = LIST_SIZES.page,
): Promise<Connection<T>> {
  const size = sizeOf(args, faults, defaultSize);
  const { position, justBefore } = place!;
  const [before, from] = await Promise.all([
    list.read({ limit: size, backward: true, position }),
    list.read({ limit: size, backward: false, position: justBefore }),
  ]);
  const countBefore = Math.min(before.length, Math.max(Math.floor(size / 2), size - from.length));
  const countFrom = Math.min(from.length, size - countBefore);
  const nodes = [...before.slice(0, countBefore).reverse(), ...from.slice(0, countFrom)];
  return new ConnectionAround(list, nodes, before.length > countBefore, from.length > countFrom);
}

function sizeOf({ first, after, last, before }: PageArgs, faults: Faults, defaultSize: number): number {
  if (first != null && last != null) faults.add('last', 'NOT_TOGETHER');
  if (after != null) faults.add('after', 'NOT_TOGETHER');
  if (before != null) faults.add('before', 'NOT_TOGETHER');
  const size = faults.integer(
    first == null && last != null ? 'last' : 'first',
    first ?? last ?? defaultSize,
    0,
    LIST_SIZES.maxPage,
  );
  faults.check();
  return size!;
}

/** Both sides of it are known: nothing is left to look up. */
class ConnectionAround<T> implements Connection<T> {
  readonly nodes: T[];
  readonly count: () => Promise<number>;
  readonly #list: Listing<T>;
  readonly #hasPreviousPage: boolean;
  readonly #hasNextPage: boolean;

  constructor(list: Listing<T>, nodes: T[], hasPreviousPage: boolean, hasNextPage: boolean) {
    this.nodes = nodes;
    this.count = list.count;
    this.#list = list;
    this.#hasPreviousPage = hasPreviousPage;
    this.#hasNextPage = hasNextPage;
  }

  get edges(): { node: T; cursor: string }[] {
    return this.nodes.map((node) => ({ node, cursor: cursorOf(this.#list, node) }));
  }

  get pageInfo(): PageInfo {
    const [first, last] = [this.nodes[0], this.nodes.at(-1)];
    return {
      [PRELOADED]: { hasNextPage: this.#hasNextPage, hasPreviousPage: this.#hasPreviousPage },
      hasBehind: () => Promise.reject(new Error('Both sides of a page around a place are known')),
      startCursor: first === undefined ? null : cursorOf(this.#list, first),
      endCursor: last === undefined ? null : cursorOf(this.#list, last),
    };
  }
}
