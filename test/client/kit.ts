import { connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';
import type { OutboxStorage } from '../../client/src/index.ts';

/** A line between a client and a server that can be cut, and led to another server. */
export interface Line {
  port: number;
  /** Cuts every connection at once. */
  cut(): void;
  /** Leads new connections to this port; null refuses them. */
  leadTo(port: number | null): void;
}

export async function makeLine(port: number): Promise<Line> {
  let target: number | null = port;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (target === null) return near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  afterAll(() => {
    cut();
    server.close();
  });
  return {
    port: (server.address() as { port: number }).port,
    cut,
    leadTo: (to) => {
      target = to;
    },
  };
}

/** `localStorage` of a browser that is closed and opened again. */
export class MemoryStorage implements OutboxStorage {
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
}
