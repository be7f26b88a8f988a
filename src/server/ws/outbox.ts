import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { AnswerLimits, Usage } from '../../shared/usage.ts';
import { closeSurely } from './close.ts';
import { CLOSE } from './close-codes.ts';

/** What may wait for one reader, and be in the making for it, together; bytes. */
export const MAX_WAITING_BYTES = 1024 * 1024;
/** Kept free beside long answers, for errors, events and pongs. */
const SPARE_BYTES = 16 * 1024;
/** With less room than this left nothing new is begun. */
const MIN_ROOM_BYTES = MAX_WAITING_BYTES / 2;
/** A reader who has not made room for a new answer by then is too slow, ms. */
const PATIENCE_MS = 5_000;
const LOOK_MS = 10;

/** An answer on its way. */
export interface NextAnswer {
  /** What the reader has room for, at any moment. */
  limits: AnswerLimits;
  /** It is being made, and is as long as `usage` says. */
  began(usage: Usage): void;
  /** It stands in the queue of the socket. */
  sent(): void;
}

/** What goes out to one socket: however slowly it is read, no more than a megabyte waits for it. */
export class Outbox {
  readonly #socket: WebSocket;
  readonly #log: Logger;
  readonly #inTheMaking = new Set<Usage>();

  constructor(socket: WebSocket, log: Logger) {
    this.#socket = socket;
    this.#log = log;
    // They are answered without asking us.
    socket.on('ping', () => this.cutIfFull());
  }

  /** Bytes that wait, or will. */
  get #taken(): number {
    let bytes = this.#socket.bufferedAmount;
    for (const usage of this.#inTheMaking) bytes += usage.bytes;
    return bytes;
  }

  /** An answer that is about to be made, of `most` so much. */
  nextAnswer(most: AnswerLimits): NextAnswer {
    let own: Usage | null = null;
    const left = () => MAX_WAITING_BYTES - SPARE_BYTES - this.#taken + (own?.bytes ?? 0);
    return {
      limits: {
        nodes: most.nodes,
        get bytes() {
          return Math.min(most.bytes, left());
        },
      },
      began: (usage) => {
        own = usage;
        this.#inTheMaking.add(usage);
      },
      sent: () => {
        if (own) this.#inTheMaking.delete(own);
      },
    };
  }

  /** Waits until there is room to begin an answer; a reader who makes none in time is cut off. False: the socket is closing. */
  async hasRoom(): Promise<boolean> {
    const end = performance.now() + PATIENCE_MS;
    while (this.#isOpen && MAX_WAITING_BYTES - this.#taken < MIN_ROOM_BYTES) {
      if (performance.now() > end) this.cutOff();
      else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return this.#isOpen;
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Whether so many bytes more may wait. */
  fits(bytes: number): boolean {
    return this.#socket.bufferedAmount + bytes <= MAX_WAITING_BYTES;
  }

  /** Resolves when what was sent has left for the kernel, or the socket is gone. */
  async flushed(): Promise<void> {
    if (!this.#isOpen || this.#socket.bufferedAmount === 0) return;
    await new Promise<void>((resolve) => this.#socket.ping(undefined, undefined, () => resolve()));
  }

  /** For what is sent without being asked for. */
  cutIfFull(): void {
    if (!this.fits(0)) this.cutOff();
  }

  /** Closes the socket with 4008; its close frame stands behind what it does not read. */
  cutOff(): void {
    if (!this.#isOpen) return;
    const socket = this.#socket;
    this.#log.info({ bytes: socket.bufferedAmount }, 'a slow reader was cut off');
    closeSurely(socket, CLOSE.slowReader, 'Too slow: subscribe again with afterSeq');
  }
}
