import { connect, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One keep-alive connection that sends a request and takes its answer, with as little work of its own as there can be: what
 * the generator spends is missing on the servers. Understands answers with a Content-Length.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #head: string;
  #received: Buffer[] = [];
  #have = 0;
  /** Bytes of the answer under way; -1 before its head is there. */
  #want = -1;
  #bodyAt = 0;
  #status = 0;
  #done: ((answer: { status: number; body: Buffer }) => void) | null = null;
  #failed: ((error: Error) => void) | null = null;

  constructor(url: string, headers: Record<string, string>) {
    const { hostname, port, host } = new URL(url);
    this.#head = `Host: ${host}\r\n${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}`;
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#failed?.(error));
    this.#socket.on('close', () => this.#failed?.(new Error('The server closed the connection')));
  }

  /** Sends one request; the next one only after its answer. */
  request(method: string, path: string, body: string): Promise<{ status: number; body: Buffer }> {
    const length = Buffer.byteLength(body);
    const type = length > 0 ? 'Content-Type: application/json\r\n' : '';
    this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#head}${type}Content-Length: ${length}\r\n\r\n${body}`);
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
    });
  }

  close(): void {
    this.#failed = null;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#have += chunk.length;
    if (this.#want < 0) this.#readHead();
    if (this.#want < 0 || this.#have < this.#want) return;
    const all = this.#received.length === 1 ? this.#received[0]! : Buffer.concat(this.#received);
    const answer = { status: this.#status, body: all.subarray(this.#bodyAt, this.#want) };
    this.#received = [];
    this.#have = 0;
    this.#want = -1;
    const done = this.#done;
    this.#done = null;
    this.#failed = null;
    done?.(answer);
  }

  #readHead(): void {
    const all = this.#received.length === 1 ? this.#received[0]! : Buffer.concat(this.#received);
    const end = all.indexOf(HEAD_END);
    if (end < 0) return;
    const head = all.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head);
    if (!length) throw new Error(`An answer without a length: ${head}`);
    this.#status = Number(head.slice(9, 12));
    this.#bodyAt = end + HEAD_END.length;
    this.#want = this.#bodyAt + Number(length[1]);
  }
}
