import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../shared/context.ts';

/** Everything from our own address; the editor paints with inline styles, and no other site may show the page in a frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ONE_YEAR_SECONDS = 365 * 24 * 3_600;
const OFF = 'The playground is switched off here (PLAYGROUND). GraphQL takes POST requests at this address.\n';
const NOT_BUILT = 'The playground is not built: npm run build-web. GraphQL takes POST requests at this address.\n';

/** Answers a request with the playground's page. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** What the page may use beside GraphQL; nothing of it is there in production. */
interface Aids {
  /** Where demo accounts are told; null without them. */
  accounts: string | null;
  /** Where mails are read that would have been sent; null where they are sent. */
  mail: string | null;
  /** Whether answers explain what they cost (`x-infinity-explain`). */
  explains: boolean;
}

/** True when a browser asks for a page: what it types into its address bar accepts HTML, no GraphQL client does. */
export function wantsPage(request: FastifyRequest): boolean {
  const isGraphqlClient = 'apollo-require-preflight' in request.headers || 'x-apollo-operation-name' in request.headers;
  return request.method === 'GET' && !isGraphqlClient && (request.headers.accept ?? '').includes('text/html');
}

/**
 * The playground from our own files (`playground/dist`), without the internet; subscriptions run over WebSocket at the same address.
 * @returns what sends the page; with PLAYGROUND off, or without a build, it says so (404).
 */
export async function mountPlayground(
  http: FastifyInstance,
  app: App,
  demoAccountsPath: string | null,
): Promise<SendPage> {
  const { playground, playgroundFolder: root, production, smtpUrl } = app.config;
  if (!playground) return saying(OFF);
  const index = join(root, 'index.html');
  if (!existsSync(index)) return saying(NOT_BUILT);
  await http.register(staticFiles, {
    root: join(root, 'assets'),
    prefix: '/playground/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    wildcard: false,
    globIgnore: ['**/*.br', '**/*.gz'],
    cacheControl: false,
    // Their names hold a digest of their content.
    setHeaders: (reply) => reply.header('cache-control', `public, max-age=${ONE_YEAR_SECONDS}, immutable`),
  });
  const aids: Aids = {
    accounts: demoAccountsPath,
    mail: production || smtpUrl ? null : '/dev/mail.json',
    explains: !production,
  };
  const meta = `<meta name="infinity-travel:aids" content="${JSON.stringify(aids).replaceAll('"', '&quot;')}">`;
  const page = readFileSync(index, 'utf8').replace('<!--head-->', () => meta);
  return async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache', vary: 'Accept' })
      .send(page);
}

const saying =
  (text: string): SendPage =>
  async (_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send(text);
