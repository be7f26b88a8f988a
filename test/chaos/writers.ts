import { randomUUID } from 'node:crypto';
import { NoAnswerError, RefusedError } from '../../client/src/index.ts';
import type { Habits } from './defects.ts';
import { type Call, type History, now } from './history.ts';
import type { Person } from './people.ts';
import { pause, type Random } from './random.ts';

const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { id seq } }';
const EDIT = 'mutation ($id: ID!, $text: String!) { editMessage(id: $id, text: $text) { id text } }';
const DELETE = 'mutation ($id: ID!) { deleteMessage(id: $id) { id isDeleted } }';
const READ = 'mutation ($roomId: ID!, $seq: Int!) { markRoomRead(roomId: $roomId, seq: $seq) { lastReadSeq } }';
const LOOK = 'query ($id: ID!) { room(id: $id) { lastSeq } }';

/** Codes that say "later", whatever was asked. */
const LATER = new Set(['RATE_LIMITED', 'INTERNAL_SERVER_ERROR', 'UNAVAILABLE']);

export interface Scene {
  history: History;
  habits: Habits;
  /** False when nothing new is to be begun. */
  goesOn(): boolean;
}

/** Asks until the server has answered: the answer, or the refusal that waiting does not help against. */
export async function insist<T>(
  scene: Scene,
  person: Person,
  query: string,
  variables: () => object,
): Promise<{ data: T; tries: number } | { refused: RefusedError; tries: number }> {
  for (let tries = 1; ; tries++) {
    try {
      return { data: await person.session.ask<T>(query, variables()), tries };
    } catch (error) {
      if (error instanceof RefusedError) {
        if (error.code === 'INTERNAL_SERVER_ERROR') scene.history.internal.push(error.message);
        if (!LATER.has(error.code) && error.retryAfterMs === null) return { refused: error, tries };
      } else if (!(error instanceof NoAnswerError)) throw error;
      await pause(Math.min(50 * 2 ** tries, 400));
    }
  }
}

/** Asks once; null when no answer came, or none that counts. For what is not to be repeated. */
export async function tryOnce<T>(person: Person, query: string, variables: object): Promise<T | null> {
  try {
    return await person.session.ask<T>(query, variables);
  } catch (error) {
    if (error instanceof NoAnswerError || error instanceof RefusedError) return null;
    throw error;
  }
}

/** Sends one message, again and again under one id, and records what the sender knows. */
async function send(scene: Scene, person: Person, roomId: string): Promise<Call> {
  const { history, habits } = scene;
  const [key, clientMessageId] = [randomUUID(), randomUUID()];
  const text = `말 ${key}`;
  const call: Call = { kind: 'send', person: person.id, roomId, key, text, calledAt: now(), ackedAt: null };
  history.calls.push(call);
  const input = () => ({
    roomId,
    text,
    clientMessageId: habits.newIdAtEachTry ? randomUUID() : clientMessageId,
  });
  if (habits.acknowledgesEarly?.()) {
    // What this writer says is done is still to be done.
    call.ackedAt = now();
    await pause(500);
  }
  if (habits.forgetsToSend?.()) {
    call.ackedAt = now();
    return call;
  }
  const answer = await insist<{ sendMessage: { id: string; seq: number } }>(scene, person, SEND, () => ({
    input: input(),
  }));
  call.ackedAt ??= now();
  if ('refused' in answer) call.refused = `${answer.refused.code} ${answer.refused.reason}`;
  else Object.assign(call, { messageId: answer.data.sendMessage.id, seq: answer.data.sendMessage.seq });
  return call;
}

async function change(scene: Scene, person: Person, sent: Call, kind: 'edit' | 'delete'): Promise<void> {
  const { roomId, key, messageId } = sent;
  const text = `anders ${key}`;
  const call: Call = { kind, person: person.id, roomId, key, messageId, calledAt: now(), ackedAt: null };
  if (kind === 'edit') call.text = text;
  scene.history.calls.push(call);
  const answer = await insist(scene, person, kind === 'edit' ? EDIT : DELETE, () => ({ id: messageId, text }));
  call.ackedAt = now();
  if ('refused' in answer && !(kind === 'delete' && answer.tries > 1))
    call.refused = `${answer.refused.code} ${answer.refused.reason}`;
}

/** Asks what stands in a room, once. */
export async function look(scene: Scene, person: Person, roomId: string, isOutside: boolean): Promise<void> {
  const calledAt = now();
  const seen = await tryOnce<{ room: { lastSeq: number } | null }>(person, LOOK, { id: roomId });
  if (!seen) return;
  const lastSeq = seen.room?.lastSeq ?? null;
  scene.history.looks.push({ person: person.id, roomId, calledAt, answeredAt: now(), lastSeq, isOutside });
}

/**
 * Writes into a room until `goesOn` says no: messages, now and then an edit, a deletion, a read mark, a look. Each message is edited at
 * most once: an edit that arrives late, after the next one, would rightly win.
 */
export async function write(
  scene: Scene,
  person: Person,
  roomId: string,
  random: Random,
  goesOn: () => boolean,
): Promise<void> {
  const own: Call[] = [];
  while (goesOn() && scene.goesOn()) {
    const dice = random.between(0, 1);
    const target = own.length > 0 ? random.pick(own) : null;
    if (dice < 0.6 || !target) {
      const sent = await send(scene, person, roomId);
      if (sent.refused) return;
      if (sent.messageId) own.push(sent);
    } else if (dice < 0.74) {
      own.splice(own.indexOf(target), 1);
      await change(scene, person, target, 'edit');
      if (random.chance(0.4)) await change(scene, person, target, 'delete');
    } else if (dice < 0.8) {
      own.splice(own.indexOf(target), 1);
      await change(scene, person, target, 'delete');
    } else if (dice < 0.9) await tryOnce(person, READ, { roomId, seq: target.seq! });
    else await look(scene, person, roomId, false);
    await pause(random.between(20, 160));
  }
}
