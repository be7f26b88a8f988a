import { createHash } from 'node:crypto';
import type { Expression } from 'kysely';
import { isRealDate } from '../shared/date-range.ts';
import { Faults, isUuid } from '../shared/faults.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { PRELOADED, type PreloadedFields } from './preloaded.ts';

/** Relay arguments: `first`/`after` walk forward, `last`/`before` walk backward. */
export interface PageArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** What a value of a position must be; a cursor of another form is refused. */
interface PositionValue {
  type: 'uuid' | 'int' | 'float' | 'date' | 'instant';
}

/** A column that a list is ordered by. */
export interface OrderColumn extends PositionValue {
  sql: Expression<unknown>;
  /** True for newest, largest first. All columns of an order go the same way. */
  descending: boolean;
}

/** The positions of a list with one order: its cursors fit no other list. The last value is unique, so that positions are exact. */
export interface CursorOrder {
  /** Names list and order, such as `companions:MOST_VIEWED` or `comments:<post id>`. */
  name: string;
  /** Its mark inside a cursor, where digesting the name would cost too much: many small lists in one answer. */
  tag?: string;
  columns: readonly PositionValue[];
}

/** The same with the columns that a statement orders by. */
export interface Order extends CursorOrder {
  columns: readonly OrderColumn[];
}

/** What a page asks of its statement. */
export interface Page {
  /** Rows wanted, 0 to 100. Fetch one more: it tells whether there is a next page. */
  limit: number;
  backward: boolean;
  /** Column values to start after (or, backward, before); null from the end. */
  position: readonly (string | number)[] | null;
}

export interface PageInfo extends PreloadedFields {
  /** Whether the list has rows on the side that the page's cursor points away from: a statement, so only when asked. */
  hasBehind: () => Promise<boolean>;
  startCursor: string | null;
  endCursor: string | null;
}

/** A list that is read in pages. */
export interface Listing<T> {
  order: CursorOrder;
  /** Up to `limit + 1` rows from a page's position on, in walking order. */
  read: (page: Page) => Promise<readonly T[]>;
  /** A row's values of the order's columns. */
  positionOf: (row: T) => readonly (string | number)[];
  /** How many the whole list has. */
  count: () => Promise<number>;
}

/** A Relay connection; `count` is asked only when the document asks for `totalCount`. */
export interface Connection<T> {
  edges: { node: T; cursor: string }[];
  nodes: T[];
  pageInfo: PageInfo;
  count: () => Promise<number>;
}

const MAX_PAGE = LIST_SIZES.maxPage;
const MAX_CURSOR_LENGTH = 512;
/** Of PostgreSQL's int. */
const MAX_INT = 2_147_483_647;
/** As PostgreSQL or JSON writes it. */
const INSTANT = /^\d{4}-\d\d-\d\d[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|\+00(:00)?)$/;
const IS_OF_TYPE: Record<PositionValue['type'], (value: unknown) => boolean> = {
  uuid: (v) => typeof v === 'string' && isUuid(v),
  int: (v) => Number.isInteger(v) && Math.abs(v as number) <= MAX_INT,
  float: (v) => typeof v === 'number' && Number.isFinite(v),
  date: (v) => typeof v === 'string' && isRealDate(v),
  instant: (v) => typeof v === 'string' && INSTANT.test(v) && isRealDate(v.slice(0, 10)),
};

/**
 * Reads Relay arguments. Default 20 rows, at most 100.
 * @throws AppError BAD_USER_INPUT: more than 100, negative, both directions at once, a cursor of another list or order.
 */
export function parsePage(args: PageArgs, order: CursorOrder, defaultSize: number = LIST_SIZES.page): Page {
  const faults = new Faults();
  const backward = args.last != null || (args.before != null && args.first == null);
  if (args.first != null && args.last != null) faults.add('last', 'NOT_TOGETHER');
  else if (backward && args.after != null) faults.add('after', 'NOT_TOGETHER');
  else if (!backward && args.before != null) faults.add('before', 'NOT_TOGETHER');
  const [sizeName, size] = backward ? (['last', args.last] as const) : (['first', args.first] as const);
  const limit = faults.integer(sizeName, size ?? defaultSize, 0, MAX_PAGE);
  const [cursorName, cursor] = backward ? (['before', args.before] as const) : (['after', args.after] as const);
  const position = cursor == null ? null : decodeCursor(cursor, order);
  if (position === undefined) faults.add(cursorName, 'INVALID_CURSOR');
  faults.check();
  return { limit: limit!, backward, position: position ?? null };
}

/**
 * One page of a list by its Relay arguments.
 * @throws AppError BAD_USER_INPUT: see parsePage.
 */
export async function pageOf<T>(args: PageArgs, list: Listing<T>, defaultSize?: number): Promise<Connection<T>> {
  const page = parsePage(args, list.order, defaultSize);
  return connectionOf(await list.read(page), page, list);
}

/** Makes a connection of rows that have been read already: up to `limit + 1`, in walking order. */
export function connectionOf<T>(found: readonly T[], page: Page, list: Listing<T>): Connection<T> {
  return new KeysetConnection(found, page, list);
}

/** Writes cursors only when they are asked for: many documents want the nodes alone. */
class KeysetConnection<T> implements Connection<T> {
  readonly nodes: T[];
  readonly count: () => Promise<number>;
  readonly #found: readonly T[];
  readonly #page: Page;
  readonly #list: Listing<T>;
  #behind: Promise<boolean> | undefined;

  constructor(found: readonly T[], page: Page, list: Listing<T>) {
    this.nodes = found.slice(0, page.limit);
    if (page.backward) this.nodes.reverse();
    this.count = list.count;
    this.#found = found;
    this.#page = page;
    this.#list = list;
  }

  get edges(): { node: T; cursor: string }[] {
    return this.nodes.map((node) => ({ node, cursor: this.#cursorOf(node) }));
  }

  get pageInfo(): PageInfo {
    const [first, last] = [this.nodes[0], this.nodes.at(-1)];
    const { limit, backward, position } = this.#page;
    const isMoreAhead = this.#found.length > limit;
    // A cursor proves nothing: what stood there and behind it may be gone.
    const isMoreBehind = position === null ? false : undefined;
    return {
      [PRELOADED]: {
        hasNextPage: backward ? isMoreBehind : isMoreAhead,
        hasPreviousPage: backward ? isMoreAhead : isMoreBehind,
      },
      hasBehind: () => {
        this.#behind ??= this.#lookBehind();
        return this.#behind;
      },
      startCursor: first === undefined ? null : this.#cursorOf(first),
      endCursor: last === undefined ? null : this.#cursorOf(last),
    };
  }

  async #lookBehind(): Promise<boolean> {
    const [nearest] = this.#found;
    // When nothing lies ahead of the cursor, whatever the list still has lies behind it.
    const position = nearest === undefined ? null : this.#list.positionOf(nearest);
    return (await this.#list.read({ limit: 0, backward: !this.#page.backward, position })).length > 0;
  }

  #cursorOf(node: T): string {
    return cursorOf(this.#list, node);
  }
}

/** The cursor of a row in its list. */
export function cursorOf<T>(list: Listing<T>, node: T): string {
  return encodeCursor(tagOf(list.order), list.positionOf(node));
}

function encodeCursor(tag: string, position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([tag, ...position])).toString('base64url');
}

function decodeCursor(cursor: string, order: CursorOrder): (string | number)[] | undefined {
  if (cursor.length > MAX_CURSOR_LENGTH) return undefined;
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(decoded) || decoded[0] !== tagOf(order)) return undefined;
  const values = decoded.slice(1);
  const fits = values.length === order.columns.length && order.columns.every((c, i) => IS_OF_TYPE[c.type](values[i]));
  return fits ? values : undefined;
}

/** Short name of list and order inside a cursor. */
function tagOf(order: CursorOrder): string {
  if (order.tag) return order.tag;
  const known = tags.get(order);
  if (known) return known;
  const tag = createHash('sha1').update(order.name).digest('base64url').slice(0, 8);
  tags.set(order, tag);
  return tag;
}
const tags = new WeakMap<CursorOrder, string>();
