import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App, Context } from '../../shared/context.ts';
import { htmlOf, type Preview } from './preview.ts';

/** What a public page of the app shows without JavaScript: found by its address, or null. */
export type FindPreview = (ctx: Context, path: string) => Promise<Preview | null>;

/** A file whose name holds a digest of its content never changes. */
const ONE_YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Scripts and styles come from our own files alone; pictures also from where the store keeps them. Nothing inline runs, and no
 * other site may show the app in a frame.
 */
const policyOf = (imageOrigins: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: data: ${imageOrigins.join(' ')}`.trim(),
    "font-src 'self'",
    `connect-src 'self' ${imageOrigins.join(' ')}`.trim(),
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Serves the built single-page app: its files, and its page at every address that no other route has. Public pages (a post, a
 * plan, a place) carry title, description and picture for crawlers and link previews, as somebody signed out sees them.
 * Without a build (`web/dist`) nothing is mounted.
 * @returns whether the app is there.
 */
export async function mountWeb(
  http: FastifyInstance,
  app: App,
  options: {
    folder: string;
    imageOrigins: readonly string[];
    context: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
    findPreview: FindPreview;
    /** Where the app finds accounts to try it with; null without demo data. */
    demoAccountsPath: string | null;
  },
): Promise<boolean> {
  const { folder, imageOrigins, context, findPreview, demoAccountsPath } = options;
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return false;
  const built = readFileSync(index, 'utf8');
  const demo = demoAccountsPath && `<meta name="infinity-travel:demo" content="${demoAccountsPath}">`;
  const template = demo ? built.replace('<!--head-->', () => `${demo}<!--head-->`) : built;
  const policy = policyOf(imageOrigins);
  await http.register(staticFiles, {
    root: folder,
    index: false,
    preCompressed: true,
    serveDotFiles: false,
    wildcard: false,
    globIgnore: ['**/index.html', '**/*.br', '**/*.gz', '**/.*'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isImmutable = path.includes(join(folder, 'assets'));
      reply.header('cache-control', isImmutable ? `public, max-age=${ONE_YEAR_MS / 1_000}, immutable` : 'no-cache');
    },
  });
  const sendPage = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = new URL(request.url, 'http://app').pathname;
    const ctx = await context(request, reply);
    const preview = await findPreview(ctx, path);
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache', vary: 'accept-language' })
      .send(htmlOf(template, preview, app.config.webUrl, path));
  };
  http.get('/', sendPage);
  http.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage) return sendPage(request, reply);
    return reply.code(404).send({ error: 'Not found. GraphQL lives at /graphql.' });
  });
  return true;
}
