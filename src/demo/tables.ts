import type { Tables as AllTables } from '../data/tables.ts';

/** The tables that are filled and their columns, in an order in which nothing points to what is not there yet. */
export const COLUMNS = {
  users: [
    'id',
    'email',
    'password_hash',
    'nickname',
    'introduction',
    'gender',
    'birth_date',
    'email_verified_at',
    'created_at',
    'deleted_at',
  ],
  places: [
    'id',
    'name',
    'description',
    'address',
    'category',
    'contact',
    'website',
    'area_id',
    'latitude',
    'longitude',
    'location_source',
    'review_count',
    'star_sum',
    'star_counts',
    'created_by_id',
    'created_at',
  ],
  reviews: ['id', 'place_id', 'author_id', 'stars', 'text', 'created_at'],
  planners: [
    'id',
    'owner_id',
    'name',
    'area_id',
    'leg_area_ids',
    'start_date',
    'end_date',
    'visibility',
    'copied_from_id',
    'copy_count',
    'created_at',
  ],
  planner_legs: ['id', 'planner_id', 'area_id', 'start_date', 'end_date'],
  planner_days: ['id', 'planner_id', 'date', 'note'],
  planner_stops: ['id', 'day_id', 'place_id', 'position', 'note', 'start_time'],
  companions: [
    'id',
    'author_id',
    'title',
    'content',
    'area_id',
    'start_date',
    'end_date',
    'capacity',
    'member_count',
    'age_groups',
    'gender',
    'planner_id',
    'view_count',
    'comment_count',
    'bookmark_count',
    'popularity',
    'closed_at',
    'created_at',
    'edited_at',
  ],
  companion_members: ['companion_id', 'user_id', 'joined_at'],
  applications: ['id', 'companion_id', 'applicant_id', 'message', 'status', 'created_at', 'responded_at'],
  bookmarks: ['user_id', 'companion_id', 'created_at'],
  companion_views: ['companion_id', 'day', 'viewer_key', 'created_at'],
  companion_viewers: ['companion_id', 'user_id', 'first_viewed_at'],
  comments: [
    'id',
    'companion_id',
    'parent_id',
    'author_id',
    'text',
    'reply_count',
    'created_at',
    'edited_at',
    'deleted_at',
  ],
  rooms: [
    'id',
    'kind',
    'companion_id',
    'low_user_id',
    'high_user_id',
    'last_seq',
    'last_message_seq',
    'members_version',
    'last_activity_at',
    'created_at',
  ],
  room_members: ['room_id', 'user_id', 'joined_at', 'joined_seq', 'left_at', 'last_read_seq', 'hidden_seq'],
  messages: ['id', 'room_id', 'seq', 'author_id', 'client_message_id', 'text', 'created_at', 'edited_at', 'deleted_at'],
  room_events: ['room_id', 'seq', 'kind', 'message_id', 'user_id', 'created_at'],
} as const satisfies { [T in keyof AllTables]?: readonly (keyof AllTables[T] & string)[] };

export type Table = keyof typeof COLUMNS;
export const TABLES = Object.keys(COLUMNS) as Table[];

/** A value of a row; an array is a list of words without commas or quotes. */
type Value = string | number | boolean | null | readonly (string | number)[];
export type Row<T extends Table> = Record<(typeof COLUMNS)[T][number], Value>;

const SPECIAL = /[\\\n\r\t]/;
const EACH_SPECIAL = /[\\\n\r\t]/g;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Collects rows as PostgreSQL's COPY reads them (text format), for each table apart. */
export class Lines {
  readonly #lines: Record<Table, string> = eachTable(() => '');
  readonly #packed: Record<Table, Buffer[]> = eachTable(() => []);

  add<T extends Table>(table: T, row: Row<T>): void {
    const columns: readonly string[] = COLUMNS[table];
    const values = row as Record<string, Value>;
    let line = asCopy(values[columns[0]!]!);
    for (let i = 1; i < columns.length; i++) line += `\t${asCopy(values[columns[i]!]!)}`;
    this.#lines[table] += `${line}\n`;
  }

  /** Turns what was added so far into bytes, which cost the garbage collector nothing. */
  pack(): void {
    for (const table of TABLES) {
      if (this.#lines[table] === '') continue;
      this.#packed[table].push(Buffer.from(this.#lines[table]));
      this.#lines[table] = '';
    }
  }

  /** The bytes of a table for COPY; empty without any row. */
  bytes(table: Table): readonly Buffer[] {
    this.pack();
    return this.#packed[table];
  }
}

function eachTable<V>(make: () => V): Record<Table, V> {
  return Object.fromEntries(TABLES.map((table) => [table, make()])) as Record<Table, V>;
}

function asCopy(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(EACH_SPECIAL, (c) => ESCAPED[c]!) : value;
  if (typeof value === 'object') return `{${value.join(',')}}`;
  return String(value);
}
