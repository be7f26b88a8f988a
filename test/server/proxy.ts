import { connect, createServer, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** A way to a server that can be cut, as a database goes away, or held, as one that hangs. */
export interface Proxy {
  /** The URL of the server, by way of the proxy. */
  url: string;
  /** Breaks all connections and refuses new ones. */
  cut(): Promise<void>;
  /** Lets nothing through, and breaks nothing. */
  hold(): void;
  /** Lets everything through again. */
  restore(): Promise<void>;
}

/** Stands between an app and the database at `databaseUrl`, on a port of its own. */
export async function startProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let held = false;
  const server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      if (held) socket.pause();
      socket.on('data', (data) => other.write(data));
      if (held) socket.pause();
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const port = (server.address() as { port: number }).port;
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  afterAll(() => (server.listening ? cut() : undefined));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut,
    hold: () => {
      held = true;
      for (const socket of sockets) socket.pause();
    },
    restore: async () => {
      held = false;
      for (const socket of sockets) socket.resume();
      if (!server.listening) await listen(port);
    },
  };
}
