import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server (PostgreSQL, Redis, anything on TCP) that misbehaves on demand, as networks and machines do. */
export interface TcpProxy {
  /** The URL of the server, by way of the proxy. */
  url: string;
  /** Connections through it now. */
  connections(): number;
  /** Breaks all connections and refuses new ones: the server is away. */
  cut(): Promise<void>;
  /** Breaks all connections; new ones are welcome: a restart too short to see, or a load balancer that cleans up. */
  drop(): void;
  /** Lets nothing through, and breaks nothing; new connections are taken and get nothing either: a machine that hangs. */
  hold(): void;
  /** The connections of now never get anything again, and are not told; new ones work: a network that forgot them. */
  silence(): void;
  /** What comes from now on arrives later by so many ms, in order; 0 is at once. */
  delay(ms: number): void;
  /** Says something to the server on every connection, behind the client's back. */
  inject(data: string): void;
  /** Ends `cut` and `hold`: what was held is let through. Silenced connections stay silent. */
  restore(): Promise<void>;
  /** Breaks everything and stops listening. */
  close(): Promise<void>;
}

/** Stands between a client and the server of `serverUrl`, on a port of its own. */
export async function openTcpProxy(serverUrl: string): Promise<TcpProxy> {
  const target = new URL(serverUrl);
  const pipes = new Set<Pipe>();
  let held = false;
  let delayMs = 0;

  const server: Server = createServer((from) => {
    const to = connect(Number(target.port), target.hostname);
    const pair = [new Pipe(from, to, false, () => delayMs), new Pipe(to, from, true, () => delayMs)];
    for (const pipe of pair) {
      pipes.add(pipe);
      if (held) pipe.stop();
      pipe.from.once('close', () => pipes.delete(pipe));
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as { port: number };
  const drop = () => {
    for (const { from } of pipes) from.destroy();
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    drop();
    await closed;
  };
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    connections: () => pipes.size / 2,
    cut,
    drop,
    hold: () => {
      held = true;
      for (const pipe of pipes) pipe.stop();
    },
    silence: () => {
      for (const pipe of pipes) pipe.silence();
    },
    delay: (ms) => {
      delayMs = ms;
    },
    inject: (data) => {
      for (const { from, isServer } of pipes) if (isServer) from.write(data);
    },
    restore: async () => {
      held = false;
      for (const pipe of pipes) pipe.go();
      if (!server.listening) await listen(port);
    },
    close: cut,
  };
}

/** One direction of one connection. A stopped one does not read: so it does not see the end of the other side either. */
class Pipe {
  readonly from: Socket;
  /** Whether `from` is the way to the server. */
  readonly isServer: boolean;
  #isSilent = false;
  #isStopped = false;
  #isFull = false;

  constructor(from: Socket, to: Socket, isServer: boolean, delayMs: () => number) {
    this.from = from;
    this.isServer = isServer;
    const forward = (data: Buffer) => {
      if (to.destroyed || to.write(data)) return;
      this.#isFull = true;
      from.pause();
      to.once('drain', () => {
        this.#isFull = false;
        if (!this.#isStopped) from.resume();
      });
    };
    // What waits for its time keeps the order, also when what comes later would wait less.
    const waiting: { due: number; work: () => void }[] = [];
    const work = () => {
      while (waiting.length > 0 && waiting[0]!.due <= performance.now()) waiting.shift()!.work();
      if (waiting.length > 0) setTimeout(work, Math.max(0, waiting[0]!.due - performance.now()));
    };
    const inTime = (one: () => void) => {
      if (delayMs() === 0 && waiting.length === 0) return one();
      waiting.push({ due: performance.now() + delayMs(), work: one });
      if (waiting.length === 1) setTimeout(work, delayMs());
    };
    from.on('data', (data) => inTime(() => forward(data)));
    from.on('end', () => inTime(() => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', (failed) => failed && to.destroy());
  }

  stop(): void {
    this.#isStopped = true;
    this.from.pause();
  }

  go(): void {
    if (this.#isSilent) return;
    this.#isStopped = false;
    if (!this.#isFull) this.from.resume();
  }

  silence(): void {
    this.#isSilent = true;
    this.stop();
  }
}
