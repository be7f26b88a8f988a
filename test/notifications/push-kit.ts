import { createECDH, type ECDH, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Person } from '../kit/make.ts';

const ece = createRequire(import.meta.url)('http_ece') as {
  decrypt(body: Buffer, options: { version: string; privateKey: ECDH; authSecret: string }): Buffer;
};

export interface Pushed {
  path: string;
  headers: NodeJS.Dict<string | string[]>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever was sent
  payload: any;
}

/** A push service on this machine: it decrypts as the browser would, and answers what a path was told to answer. */
export class PushService {
  readonly received: Pushed[] = [];
  readonly #keys = new Map<string, { curve: ECDH; auth: string }>();
  readonly #answers = new Map<string, number[]>();
  readonly #server: Server;
  origin = '';

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url!;
        const status = this.#answers.get(path)?.shift() ?? 201;
        if (status === 0) return request.socket.destroy();
        if (status === 201) {
          const { curve, auth } = this.#keys.get(path)!;
          const text = ece.decrypt(Buffer.concat(chunks), {
            version: 'aes128gcm',
            privateKey: curve,
            authSecret: auth,
          });
          this.received.push({ path, headers: request.headers, payload: JSON.parse(String(text)) });
        }
        response.writeHead(status).end();
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** A browser's subscription; its next pushes are answered with `statuses` first (0: the line is cut), then taken. */
  subscription(...statuses: number[]) {
    const path = `/push/${randomUUID()}`;
    const curve = createECDH('prime256v1');
    curve.generateKeys();
    const auth = randomBytes(16).toString('base64url');
    this.#keys.set(path, { curve, auth });
    this.#answers.set(path, statuses);
    return { path, input: { endpoint: `${this.origin}${path}`, p256dh: curve.getPublicKey('base64url'), auth } };
  }

  /** Registers a browser of a person and returns its path. */
  async browserOf(person: Person, ...statuses: number[]): Promise<string> {
    const { path, input } = this.subscription(...statuses);
    await person.ask('mutation ($input: PushSubscriptionInput!) { registerPush(input: $input) { id } }', { input });
    return path;
  }

  to(path: string): Pushed[] {
    return this.received.filter((push) => push.path === path);
  }
}
