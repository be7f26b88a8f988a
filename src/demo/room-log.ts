import { type Random, randomUuid, uuidAt } from './random.ts';
import type { Lines } from './tables.ts';
import { DAY, HOUR, instant, MINUTE, type World } from './world.ts';

/** A conversation before it is written. */
export interface RoomDraft {
  id: string;
  kind: 'DIRECT' | 'PARTY';
  companionId: string | null;
  created: number;
  members: { id: string; joined: number; left: number | null }[];
  /** What is said, in this order. */
  texts: string[];
}

type Event =
  | { kind: 'MEMBER_JOINED' | 'MEMBER_LEFT'; at: number; userId: string }
  | { kind: 'MESSAGE'; at: number; text: string };

/** Writes a room: its log in order of time, its messages, and how far everybody has read. */
export function addRoom(world: World, room: RoomDraft, random: Random, lines: Lines): void {
  const present = new Set<string>(room.kind === 'DIRECT' ? room.members.map(({ id }) => id) : []);
  const joinedSeq = new Map<string, number>();
  const sent = new Map<string, number>();
  let seq = 0;
  let lastMessageSeq = 0;
  let lastActivity = room.created;
  let speaker = room.members[1]!.id;
  const log = (kind: string, at: number, messageId: string | null, userId: string | null): number => {
    lines.add('room_events', {
      room_id: room.id,
      seq: ++seq,
      kind,
      message_id: messageId,
      user_id: userId,
      created_at: instant(at),
    });
    return seq;
  };
  const events = eventsOf(world, room, random);
  for (const [i, event] of events.entries()) {
    if (event.kind !== 'MESSAGE') {
      const at = log(event.kind, event.at, null, event.userId);
      if (event.kind === 'MEMBER_JOINED') {
        present.add(event.userId);
        joinedSeq.set(event.userId, at - 1);
      } else present.delete(event.userId);
      continue;
    }
    if (!present.has(speaker) || random.chance(0.75)) speaker = anotherOf(present, speaker, random);
    const next = events[i + 1]?.at ?? world.today;
    const fate = random.fraction();
    const deleted = fate < 0.01 && i < events.length - 1 ? between(event.at, next) : null;
    const edited = fate > 0.985 ? between(event.at, next) : null;
    const id = uuidAt(event.at, random);
    lastMessageSeq = log('MESSAGE_SENT', event.at, id, null);
    lastActivity = event.at;
    sent.set(speaker, lastMessageSeq);
    lines.add('messages', {
      id,
      room_id: room.id,
      seq: lastMessageSeq,
      author_id: speaker,
      client_message_id: randomUuid(random),
      text: deleted === null ? event.text : null,
      created_at: instant(event.at),
      edited_at: edited === null ? null : instant(edited),
      deleted_at: deleted === null ? null : instant(deleted),
    });
    if (edited !== null) log('MESSAGE_EDITED', edited, id, null);
    if (deleted !== null) log('MESSAGE_DELETED', deleted, id, null);
  }
  addMembers(room, { seq, lastMessageSeq, joinedSeq, sent }, random, lines);
  const [low, high] = room.kind === 'DIRECT' ? room.members.map(({ id }) => id).sort() : [null, null];
  lines.add('rooms', {
    id: room.id,
    kind: room.kind,
    companion_id: room.companionId,
    low_user_id: low!,
    high_user_id: high!,
    last_seq: seq,
    last_message_seq: lastMessageSeq,
    members_version: 1 + events.filter(({ kind }) => kind !== 'MESSAGE').length,
    last_activity_at: instant(lastActivity),
    created_at: instant(room.created),
  });
}

/** Somebody else who is there; alone one talks to oneself. */
function anotherOf(present: ReadonlySet<string>, speaker: string, random: Random): string {
  const others = [...present].filter((id) => id !== speaker);
  return others.length > 0 ? random.pick(others) : [...present][0]!;
}

const between = (from: number, to: number): number => Math.floor(from + (to - from) / 3);

/** Everything that is said, and in a party who comes and goes, in order of time. */
function eventsOf(world: World, room: RoomDraft, random: Random): Event[] {
  const comings: Event[] = [];
  if (room.kind === 'PARTY') {
    for (const { id, joined, left } of room.members) {
      comings.push({ kind: 'MEMBER_JOINED', at: joined, userId: id });
      if (left !== null) comings.push({ kind: 'MEMBER_LEFT', at: left, userId: id });
    }
  }
  // Quick answers most of the time, a pause of hours now and then.
  const gaps = room.texts.map(() =>
    random.chance(0.1) ? random.between(2 * HOUR, DAY) : random.between(5_000, 4 * MINUTE),
  );
  const wanted = gaps.reduce((sum, gap) => sum + gap, 0);
  const pace = Math.min(1, ((world.today - room.created) * 0.95) / Math.max(1, wanted));
  let at = room.created;
  const messages: Event[] = room.texts.map((text, i) => {
    at += 10 + Math.floor(gaps[i]! * pace);
    return { kind: 'MESSAGE', at, text };
  });
  return [...comings, ...messages].sort((a, b) => a.at - b.at);
}

interface Log {
  seq: number;
  lastMessageSeq: number;
  joinedSeq: Map<string, number>;
  sent: Map<string, number>;
}

function addMembers(room: RoomDraft, log: Log, random: Random, lines: Lines): void {
  const hider = room.kind === 'DIRECT' && log.seq > 0 && random.chance(0.06) ? random.below(2) : -1;
  for (const [i, { id, joined, left }] of room.members.entries()) {
    const own = log.sent.get(id) ?? 0;
    const read = random.chance(0.7) ? log.lastMessageSeq : random.between(own, Math.max(own, log.lastMessageSeq));
    const hiddenSeq = i === hider ? log.lastMessageSeq : log.seq === 0 && i === 1 ? NOT_WRITTEN_TO : null;
    lines.add('room_members', {
      room_id: room.id,
      user_id: id,
      joined_at: instant(joined),
      joined_seq: log.joinedSeq.get(id) ?? 0,
      left_at: left === null ? null : instant(left),
      last_read_seq: left === null ? read : own,
      hidden_seq: hiddenSeq,
    });
  }
}

/** The mark of somebody for whom a room was opened and who has not been written to yet; see chat/room.rows.ts. */
const NOT_WRITTEN_TO = -1;
