import type { Call, Follower, History, SeenEvent } from './history.ts';

/** A broken promise. */
export interface Finding {
  rule: string;
  what: string;
}

/** What one event is: the same for whoever sees it, whenever; its text may have changed since. */
const identity = ({ __typename, message, member, userId }: SeenEvent): string =>
  [__typename, message?.id, member?.user?.id, userId].filter(Boolean).join(' ');

/** Compares what clients recorded with what the product promises. `steady` are the people who are in a room all the time. */
export function checkHistory(history: History, steady: ReadonlyMap<string, readonly string[]>): Finding[] {
  const findings: Finding[] = [];
  const find = (rule: string, what: string) => findings.push({ rule, what });
  for (const what of history.surprises) find('no surprises', what);
  const stays = new Map<string, Stays>();
  const hasToCome: HasToCome = ({ person, roomId, isSteady, startedAt }, seq, at) => {
    if (isSteady) return true;
    const stay = stays
      .get(roomId)
      ?.get(person)
      ?.find(({ from, to }) => from <= seq && seq < to);
    const hasLeft = history.calls.some(
      (call) =>
        call.kind === 'leave' &&
        call.person === person &&
        call.roomId === roomId &&
        startedAt - LATEST_TRY_MS < call.calledAt &&
        call.calledAt < at,
    );
    return stay !== undefined && !(hasLeft && Number.isFinite(stay.to));
  };
  for (const [roomId, people] of steady) {
    const log = logOf(history, roomId, find);
    stays.set(roomId, staysOf(log));
    checkRights(history, roomId, people, stays.get(roomId)!, find);
    checkMessages(history, roomId, log, find);
    checkTime(history, roomId, find);
  }
  checkLines(history, hasToCome, find);
  checkShown(history, hasToCome, find);
  for (const look of history.looks) {
    if (look.isOutside && look.lastSeq !== null)
      find('nothing without right', `${look.person} had left ${look.roomId} and could still see it`);
  }
  return findings;
}

type Find = (rule: string, what: string) => void;

/** From the own joining to the own leaving, by position, for each person. */
type Stays = ReadonlyMap<string, readonly { from: number; to: number }[]>;

/** A request that was given up may still be carried out after so many ms: it waited for a process that stood still. */
const LATEST_TRY_MS = 15_000;

/**
 * Whether a follower has to have been sent what stands at `seq` when something later arrives, at `at`. Rights are those of the moment of
 * delivery: of a stay that is over (the own leaving has been asked for) what was not delivered yet need not come any more.
 */
type HasToCome = (follower: Follower, seq: number, at: number) => boolean;

const isAnyMissing = (hasToCome: HasToCome, follower: Follower, head: number, seq: number, at: number): boolean =>
  Array.from({ length: seq - head - 1 }, (_, i) => head + 1 + i).some((one) => hasToCome(follower, one, at));

/** What comes over one line: RoomReady first, then numbers without a gap, a repetition or a step back. */
function checkLines({ wire, followers }: History, hasToCome: HasToCome, find: Find): void {
  const heads = new Map<string, number>();
  for (const { follower, attempt, event, at } of wire) {
    const line = `${follower} ${attempt}`;
    const head = heads.get(line);
    const name = `line ${attempt} of follower ${follower} in ${followers[follower]!.roomId}`;
    if (event.__typename === 'RoomReady') {
      if (head !== undefined) find('one RoomReady', name);
      heads.set(line, event.seq! - event.replayCount!);
    } else if (event.seq !== undefined) {
      if (head === undefined) find('RoomReady first', name);
      else if (event.seq <= head) find('nothing doubled or out of order', `${name}: ${event.seq} after ${head}`);
      else if (isAnyMissing(hasToCome, followers[follower]!, head, event.seq, at))
        find('nothing lost', `${name}: ${event.seq} after ${head}`);
      heads.set(line, event.seq);
    }
  }
}

/** What a client shows: every number once, in order, from where it began; for steady members to the end. */
function checkShown({ shown, followers, final }: History, hasToCome: HasToCome, find: Find): void {
  const byFollower = Map.groupBy(shown, ({ follower }) => follower);
  for (const follower of followers) {
    let head = follower.afterSeq;
    const name = `follower ${follower.id} in ${follower.roomId}`;
    for (const { event, at } of byFollower.get(follower.id) ?? []) {
      if (event.seq! <= head) find('nothing doubled or out of order', `${name} shows ${event.seq} after ${head}`);
      else if (isAnyMissing(hasToCome, follower, head, event.seq!, at))
        find('nothing lost', `${name} shows ${event.seq} after ${head}`);
      head = event.seq!;
    }
    if (!follower.isSteady) continue;
    if (follower.ended) find('members are not sent away', `${name} ended: ${follower.ended}`);
    const { lastSeq } = final.get(follower.roomId)!;
    // A try that was given up may have added something since.
    if (head < lastSeq) find('nothing lost', `${name} ends at ${head}, the room at ${lastSeq}`);
  }
}

/** What stands at each number, as all followers together saw it; they have to agree. */
function logOf({ wire, followers }: History, roomId: string, find: Find): Map<number, SeenEvent> {
  const log = new Map<number, SeenEvent>();
  for (const { follower, event } of wire) {
    if (followers[follower]!.roomId !== roomId || event.seq === undefined || event.__typename === 'RoomReady') continue;
    const known = log.get(event.seq);
    if (!known) log.set(event.seq, event);
    else if (identity(known) !== identity(event))
      find('all see the same', `${roomId} ${event.seq}: ${identity(known)}, and ${identity(event)}`);
  }
  return log;
}

function staysOf(log: ReadonlyMap<number, SeenEvent>): Stays {
  const stays = new Map<string, { from: number; to: number }[]>();
  for (const [seq, event] of [...log].sort(([a], [b]) => a - b)) {
    const joined = event.__typename === 'MemberJoined' ? event.member?.user?.id : undefined;
    if (joined) stays.set(joined, [...(stays.get(joined) ?? []), { from: seq, to: Number.POSITIVE_INFINITY }]);
    const stay = event.__typename === 'MemberLeft' ? stays.get(event.userId!)?.at(-1) : undefined;
    if (stay) stay.to = Math.min(stay.to, seq);
  }
  return stays;
}

/** Nobody is sent what was said while they were not in the room, at whatever time it arrives. */
function checkRights(
  { wire, followers }: History,
  roomId: string,
  steady: readonly string[],
  stays: Stays,
  find: Find,
): void {
  for (const { follower, event } of wire) {
    const { person, roomId: room } = followers[follower]!;
    const isOther = room !== roomId || steady.includes(person);
    if (isOther || event.seq === undefined || event.__typename === 'RoomReady') continue;
    const { seq } = event;
    if (!stays.get(person)?.some(({ from, to }) => from <= seq && seq <= to))
      find('nothing without right', `${person} was sent ${roomId} ${seq} and was not a member at ${seq}`);
  }
}

/** Every acknowledged message stands once, at its number, with the text that was acknowledged last; nothing stands that nobody wrote. */
function checkMessages(
  { calls, final }: History,
  roomId: string,
  log: ReadonlyMap<number, SeenEvent>,
  find: Find,
): void {
  const ofRoom = calls.filter((call) => call.roomId === roomId);
  const sends = new Map(ofRoom.filter(({ kind }) => kind === 'send').map((call) => [call.key!, call]));
  const changed = new Map<string, { edit?: Call; delete?: Call }>();
  for (const key of sends.keys()) changed.set(key, {});
  for (const call of ofRoom) {
    if (call.kind === 'edit' || call.kind === 'delete') changed.get(call.key!)![call.kind] = call;
  }
  const keys = new Map<string, string>();
  for (const [seq, { __typename, message }] of log) {
    const key = __typename === 'MessageSent' ? message?.text?.split(' ').at(-1) : undefined;
    // The room of two began with a greeting; a message that was deleted before anybody was sent it has no text any more.
    if (!key) continue;
    if (!sends.has(key)) find('nothing from nowhere', `${roomId} ${seq}: ${message!.text}`);
    const known = keys.get(key);
    if (known && known !== message!.id)
      find('nothing doubled or out of order', `${key} stands as ${known} and as ${message!.id}`);
    keys.set(key, message!.id);
  }
  const standing = new Map(final.get(roomId)!.messages.map((message) => [message.id, message]));
  for (const [key, call] of sends) {
    if (call.ackedAt === null || call.refused) continue;
    const message = standing.get(call.messageId ?? '');
    if (!message) find('nothing lost', `${key} was acknowledged and does not stand in ${roomId}`);
    else if (message.seq !== call.seq)
      find('all see the same', `${key} is ${message.seq}, acknowledged as ${call.seq}`);
    if (!message) continue;
    const { edit, delete: deletion } = changed.get(key)!;
    for (const change of [edit, deletion]) {
      if (change?.refused) find('no surprises', `${change.kind} of ${key} was refused: ${change.refused}`);
    }
    const text = deletion ? null : (edit?.text ?? call.text);
    if (message.text !== text)
      find('what was changed stays changed', `${key} says ${message.text}, should say ${text}`);
    const event = log.get(call.seq!);
    if (event && event.message?.id !== call.messageId)
      find('all see the same', `${roomId} ${call.seq} is ${identity(event)}, acknowledged as ${call.messageId}`);
  }
}

/** Real time: what is begun after something was acknowledged stands after it, and whoever looks then sees it. */
function checkTime({ calls, looks }: History, roomId: string, find: Find): void {
  const moments: { at: number; order: number; run: () => void }[] = [];
  let acknowledged = 0;
  for (const call of calls) {
    if (call.roomId !== roomId || call.kind !== 'send' || call.seq === undefined) continue;
    const { seq, key } = call;
    let before = 0;
    moments.push({
      at: call.calledAt,
      order: 1,
      run: () => {
        before = acknowledged;
        if (seq <= before) find('real-time order', `${key} is ${seq} and was begun after ${before} was acknowledged`);
      },
    });
    moments.push({
      at: call.ackedAt!,
      order: 0,
      run: () => {
        acknowledged = Math.max(acknowledged, seq);
      },
    });
  }
  for (const look of looks) {
    if (look.roomId !== roomId || look.lastSeq === null) continue;
    const { lastSeq, person } = look;
    moments.push({
      at: look.calledAt,
      order: 1,
      run: () => {
        if (lastSeq < acknowledged)
          find('real-time order', `${person} was told ${lastSeq} after ${acknowledged} was acknowledged`);
      },
    });
  }
  // At the same moment what was acknowledged counts as not before.
  moments.sort((a, b) => a.at - b.at || b.order - a.order);
  for (const { run } of moments) run();
}
