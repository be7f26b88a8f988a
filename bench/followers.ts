import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { DOCUMENTS, type Scene, SUBSCRIPTION } from './cases.ts';
import { answerParent } from './child.ts';
import { HttpConnection } from './http-connection.ts';
import type { Side } from './requests.ts';

/** The sockets of S1 and who writes to them, in a process of its own: it knows of each message when it left and arrived. */
interface Opening {
  side: Side;
  url: string;
  scene: Scene;
  sockets: number;
  /** They connect and ask for nothing. */
  idle?: boolean;
}

export interface FollowingResult {
  messages: number;
  deliveries: number;
  seconds: number;
  /** From the request that sends it to the socket that gets it, ms; of every tenth socket. */
  p50: number;
  p99: number;
}

/** Messages carry their number between these, so that a frame need not be parsed. */
const MARK = '№';
const DIGITS = 7;
const ADDRESSES = 100;
/** Messages that may be on their way when it goes as fast as it can. */
const WINDOW = 8;
const SAMPLE_EVERY = 10;
/** Bytes of a frame with a message in it, at least. */
const SHORTEST = 150;

let opening: Opening;
let sockets: WebSocket[] = [];
let sender: HttpConnection[] = [];
let sent = 0;
let received = 0;
let sentAt = new Float64Array(0);
let latencies: number[] = [];
let example = '';
let onReceived: () => void = () => undefined;

async function open(order: Opening): Promise<void> {
  opening = order;
  sockets = [];
  for (let i = 0; i < order.sockets; i += 50) {
    const batch = Array.from({ length: Math.min(50, order.sockets - i) }, (_, j) => openOne(i + j));
    sockets.push(...(await Promise.all(batch)));
  }
  const headers = { 'Accept-Language': 'ko', Authorization: `Bearer ${order.scene.token}` };
  sender = Array.from({ length: WINDOW }, () => new HttpConnection(order.url, headers));
}

function openOne(index: number): Promise<WebSocket> {
  const isSampled = index % SAMPLE_EVERY === 0;
  const { side, url, scene } = opening;
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}/graphql`,
    side === 'ours' ? 'graphql-transport-ws' : undefined,
    {
      perMessageDeflate: false,
      // One address has no more than 28,000 ports.
      localAddress: `127.0.0.${1 + (index % ADDRESSES)}`,
    },
  );
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code, reason) => reject(new Error(`A socket was closed: ${code} ${reason}`)));
    const ready = () => {
      socket.on('message', (data: Buffer) => onFrame(data, isSampled));
      resolve(socket);
    };
    if (side === 'limit') return void socket.once('open', ready);
    socket.once('open', () => {
      const token = index % 2 === 0 ? scene.token : scene.otherToken;
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    });
    socket.once('message', () => {
      if (opening.idle) return ready();
      const payload = { query: SUBSCRIPTION, variables: { roomId: scene.roomId } };
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      // RoomReady comes first: from then on nothing is missed.
      socket.once('message', ready);
    });
  });
}

function onFrame(data: Buffer, isSampled: boolean): void {
  // An event of another kind is an empty object.
  if (data.length < SHORTEST) return;
  received++;
  if (isSampled) {
    const text = data.toString();
    const at = text.indexOf(MARK) + 1;
    latencies.push(performance.now() - sentAt[Number(text.slice(at, at + DIGITS))]!);
    if (example === '') example = text;
  }
  onReceived();
}

async function send(connection: HttpConnection): Promise<void> {
  const number = String(sent).padStart(DIGITS, '0');
  sentAt[sent] = performance.now();
  sent++;
  if (opening.side === 'limit') {
    await connection.request('POST', `/broadcast/${number}`, '');
    return;
  }
  const text = `${MARK}${number} 내일 아홉 시에 공항 1층에서 만나요! 짐은 가볍게 부탁드려요 :)`;
  const input = { roomId: opening.scene.roomId, clientMessageId: randomUUID(), text };
  const { body } = await connection.request(
    'POST',
    '/graphql',
    JSON.stringify({ query: DOCUMENTS.M1, variables: { input } }),
  );
  if (body.includes('"errors"')) throw new Error(body.toString());
}

function reset(): void {
  sent = 0;
  received = 0;
  sentAt = new Float64Array(1_000_000);
  latencies = [];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const expected = () => sent * sockets.length;

async function arrived(): Promise<void> {
  for (let i = 0; received < expected() && i < 1000; i++) await pause(5);
  if (received !== expected()) throw new Error(`${received} deliveries of ${expected()}`);
}

function result(started: number): FollowingResult {
  const seconds = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? 0;
  return { messages: sent, deliveries: received, seconds, p50: at(0.5), p99: at(0.99) };
}

/** Messages at a steady rate. */
async function paced({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<FollowingResult> {
  reset();
  const started = performance.now();
  const sending: Promise<void>[] = [];
  const total = perSecond * seconds;
  for (let i = 0; i < total; i++) {
    const wait = started + (i * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const connection = sender[i % sender.length]!;
    // A connection takes one request at a time.
    await sending[i - sender.length];
    sending.push(send(connection));
  }
  await Promise.all(sending);
  await arrived();
  return result(started);
}

/** As many messages as go through, with a few on their way at any time. */
async function flood({ seconds }: { seconds: number }): Promise<FollowingResult> {
  reset();
  const started = performance.now();
  const end = started + seconds * 1000;
  const isFull = () => expected() - received >= WINDOW * sockets.length;
  let waiting: (() => void)[] = [];
  onReceived = () => {
    if (waiting.length === 0 || isFull()) return;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const work = async (connection: HttpConnection) => {
    while (performance.now() < end) {
      while (isFull()) await new Promise<void>((resolve) => waiting.push(resolve));
      await send(connection);
    }
  };
  await Promise.all(sender.map(work));
  await arrived();
  onReceived = () => undefined;
  return result(started);
}

answerParent({
  open,
  paced,
  flood,
  /** A frame as the server sends it, cut at its number: the other side broadcasts the same bytes. */
  frame: (): [string, string] => {
    const at = example.indexOf(MARK);
    return [example.slice(0, at + 1), example.slice(at + 1 + DIGITS)];
  },
  close: async () => {
    for (const connection of sender) connection.close();
    for (const socket of sockets) socket.removeAllListeners('close').terminate();
    sockets = [];
    await pause(200);
  },
});
