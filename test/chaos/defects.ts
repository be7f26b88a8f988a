import pg from 'pg';
import type { Follower, SeenEvent } from './history.ts';
import type { Stack } from './stack.ts';

/** Mistakes that clients and lines of the harness can be made to make. Each is asked whenever it could happen. */
export interface Habits {
  newIdAtEachTry?: boolean;
  acknowledgesEarly?(): boolean;
  forgetsToSend?(): boolean;
  forgetsToShow?(): boolean;
  asksAfter?(afterSeq: number): number;
  /** What comes out of a line for what went in. */
  line?(follower: Follower, event: SeenEvent): readonly SeenEvent[];
}

/** A fault that is planted in the harness or in its database, never in the product, and has to be found. */
export interface Defect {
  name: string;
  /** The rule that has to find it. */
  rule: string;
  habits?(): Habits;
  /** A table, and what a trigger of it does: `NEW`, `OLD`, and `unlucky`, true now and then. */
  trigger?: { on: string; when: 'before insert' | 'before update'; body: string };
}

/** True for every n-th call. */
function every(n: number): () => boolean {
  let calls = 0;
  return () => ++calls % n === 0;
}

const onLine = (n: number, change: (event: SeenEvent) => readonly SeenEvent[]) => (): Habits => {
  const strikes = every(n);
  return { line: (_, event) => (event.__typename === 'MessageSent' && strikes() ? change(event) : [event]) };
};

/** Holds one event back until the next has passed. */
function swapping(): Habits {
  const strikes = every(15);
  const held = new Map<number, SeenEvent>();
  return {
    line: ({ id }, event) => {
      const late = held.get(id);
      if (late) {
        held.delete(id);
        return [event, late];
      }
      if (event.seq === undefined || event.__typename === 'RoomReady' || !strikes()) return [event];
      held.set(id, event);
      return [];
    },
  };
}

/** Sends the next event to whoever has just left, too. */
function eavesdropping(): Habits {
  const gone = new Set<number>();
  return {
    line: (follower, event) => {
      const isOver = event.__typename === 'MemberLeft' && event.userId === follower.person;
      if (!isOver || gone.has(follower.id)) return [event];
      gone.add(follower.id);
      return [event, { __typename: 'MessageSent', seq: event.seq! + 1, message: { id: 'overheard', text: null } }];
    },
  };
}

const unluckily = (on: string, column: string): Defect['trigger'] => ({
  on,
  when: 'before update',
  body: `if NEW.${column} <> OLD.${column} and unlucky then NEW.${column} = OLD.${column}; end if;`,
});

export const DEFECTS: readonly Defect[] = [
  { name: 'the line drops an event', rule: 'nothing lost', habits: onLine(15, () => []) },
  {
    name: 'the line doubles an event',
    rule: 'nothing doubled or out of order',
    habits: onLine(15, (event) => [event, event]),
  },
  { name: 'the line swaps two events', rule: 'nothing doubled or out of order', habits: swapping },
  {
    name: 'the line shows two people different messages at one number',
    rule: 'all see the same',
    habits: onLine(20, (event) => [{ ...event, message: { ...event.message!, id: 'another' } }]),
  },
  { name: 'who has left is sent one more event', rule: 'nothing without right', habits: eavesdropping },
  {
    name: 'who has left is still a member',
    rule: 'nothing without right',
    trigger: {
      on: 'room_members',
      when: 'before update',
      body: 'if NEW.left_at is not null and OLD.left_at is null then NEW.left_at = null; end if;',
    },
  },
  {
    name: 'a follower ignores where it stopped',
    rule: 'members are not sent away',
    habits: () => ({ asksAfter: () => 0 }),
  },
  { name: 'a client does not show an event', rule: 'nothing lost', habits: () => ({ forgetsToShow: every(25) }) },
  {
    name: 'a writer takes a new id at each try',
    rule: 'nothing doubled or out of order',
    habits: () => ({ newIdAtEachTry: true }),
  },
  {
    name: 'a writer says "sent" before the server does',
    rule: 'real-time order',
    habits: () => ({ acknowledgesEarly: every(5) }),
  },
  {
    name: 'a writer says "sent" and sends nothing',
    rule: 'nothing lost',
    habits: () => ({ forgetsToSend: every(10) }),
  },
  {
    name: 'a line of the log is not written',
    rule: 'nothing lost',
    trigger: { on: 'room_events', when: 'before insert', body: 'if unlucky then return null; end if;' },
  },
  {
    name: 'an edit is forgotten',
    rule: 'what was changed stays changed',
    trigger: {
      on: 'messages',
      when: 'before update',
      body: 'if NEW.text is not null and unlucky then NEW.text = OLD.text; end if;',
    },
  },
  {
    name: 'a deletion is forgotten',
    rule: 'what was changed stays changed',
    trigger: {
      on: 'messages',
      when: 'before update',
      body: 'if NEW.deleted_at is not null and unlucky then NEW = OLD; end if;',
    },
  },
  { name: 'a comment is not counted', rule: 'counters', trigger: unluckily('companions', 'comment_count') },
  { name: 'a bookmark is not counted', rule: 'counters', trigger: unluckily('companions', 'bookmark_count') },
  { name: 'a member is not counted', rule: 'counters', trigger: unluckily('companions', 'member_count') },
  { name: 'a review is not counted', rule: 'counters', trigger: unluckily('places', 'review_count') },
  { name: 'the stars of a review are not counted', rule: 'counters', trigger: unluckily('places', 'star_counts') },
  { name: 'a copy of a plan is not counted', rule: 'counters', trigger: unluckily('planners', 'copy_count') },
  {
    name: 'the popularity of a post is left as it was',
    rule: 'counters',
    trigger: unluckily('companions', 'popularity'),
  },
  { name: 'a use of a day is not counted', rule: 'counters', trigger: unluckily('quota_uses', 'used') },
];

/** Plants the trigger of a defect, and takes it away when it is disposed. */
export async function installIn(stack: Stack, defect?: Defect): Promise<AsyncDisposable> {
  const { trigger } = defect ?? {};
  if (!trigger) return { [Symbol.asyncDispose]: async () => undefined };
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: stack.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create sequence chaos_luck;
    create function chaos_defect() returns trigger language plpgsql as $$
    declare unlucky boolean := nextval('chaos_luck') % 5 = 0;
    begin ${trigger.body} return NEW; end $$;
    create trigger chaos_defect ${trigger.when} on ${trigger.on} for each row execute function chaos_defect();`);
  const drop = `drop trigger chaos_defect on ${trigger.on}; drop function chaos_defect; drop sequence chaos_luck;`;
  return { [Symbol.asyncDispose]: () => run(drop) };
}
