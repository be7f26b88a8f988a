import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App, Context } from '../../shared/context.ts';
import { AppError } from '../../shared/errors.ts';
import { requirePermission } from '../../shared/permission.ts';
import { beginAttempt } from './attempt.ts';
import { comeBack } from './come-back.ts';
import { canLinkIdentity } from './identity.policy.ts';
import { authorizationUrl, type ProviderConfig } from './providers.ts';

const MAX_PATH = 300;

/** A path of the web app, and nothing that a browser would take for another host. */
function safePath(raw: unknown): string {
  const isPath = typeof raw === 'string' && raw.length <= MAX_PATH && /^\/(?![/\\])[\w\-./?=&%~]*$/.test(raw);
  return isPath ? raw : '/';
}

/**
 * `GET /auth/:provider` sends the browser to a provider, `GET /auth/:provider/callback` takes it back. Signed in, it links; `?link=true` never
 * signs in, so that a session that has ended makes no second account. What goes wrong leads to
 * `/sign-in?reason=…` of the web app.
 */
export function mountIdentities(
  http: FastifyInstance,
  app: App,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>,
): void {
  const providerOf = ({ provider }: { provider: string }): ProviderConfig | undefined =>
    app.config.providers.find(({ name }) => name === provider);

  type Route = { Params: { provider: string }; Querystring: Record<string, unknown> };
  http.get<Route>('/auth/:provider', async (request, reply) => {
    const provider = providerOf(request.params);
    if (!provider) return reply.callNotFound();
    return guarded(app, reply, async () => {
      const ctx = await contextOf(request, reply);
      await app.limiter.consume('signIns', 'address', ctx.door.ip);
      // Whoever is sent here by another site has not chosen to link anything.
      if (ctx.viewer && !isFromOurPages(app, request)) throw new AppError('FORBIDDEN', 'ORIGIN_NOT_ALLOWED');
      const links = ctx.viewer !== null || request.query.link === 'true';
      if (links) requirePermission(canLinkIdentity(ctx.viewer));
      const secrets = await beginAttempt(ctx, provider, safePath(request.query.return), links);
      const url = await authorizationUrl(app, provider, secrets).catch((error: unknown) => {
        app.log.warn({ err: error, provider: provider.name }, 'a provider cannot be reached');
        throw new AppError('CONFLICT', 'PROVIDER_UNREACHABLE');
      });
      return url.href;
    });
  });

  http.get<Route>('/auth/:provider/callback', async (request, reply) => {
    const provider = providerOf(request.params);
    if (!provider) return reply.callNotFound();
    return guarded(app, reply, async () => {
      const ctx = await contextOf(request, reply);
      const search = request.url.slice(request.url.indexOf('?') + 1 || request.url.length);
      return `${app.config.webUrl}${await comeBack(ctx, provider, search)}`;
    });
  });
}

/** By what browsers say of a navigation (Fetch Metadata), or else by the page that it comes from. */
function isFromOurPages(app: App, { headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return true;
  const from = headers.referer && URL.canParse(headers.referer) ? new URL(headers.referer).origin : null;
  return from !== null && (app.config.webOrigins.includes(from) || from === new URL(app.config.publicUrl).origin);
}

/** Sends the browser on; a refusal goes to the page of signing in, with its reason. */
async function guarded(app: App, reply: FastifyReply, work: () => Promise<string>): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store');
  try {
    return await reply.redirect(await work(), 303);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return reply.redirect(`${app.config.webUrl}/sign-in?${new URLSearchParams({ reason: error.reason })}`, 303);
  }
}
