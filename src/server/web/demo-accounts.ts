import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../../shared/context.ts';
import { AppError } from '../../shared/errors.ts';
import { isHostAllowed } from '../../shared/origins.ts';

/** What one signs in with as somebody of the demo data. */
interface Credentials {
  email: string;
  password: string;
  nickname: string;
}

const PATH = '/dev/accounts.json';

/**
 * Tells the app whom of the demo data one can sign in as, with passwords that everybody knows. Not there in production, nor without demo data.
 * @returns where they are told, or null.
 */
export function mountDemoAccounts(
  http: FastifyInstance,
  app: App,
  accounts: () => Promise<readonly Credentials[]>,
): string | null {
  if (app.config.production || !app.config.demoData) return null;
  const onlyByOurNames = (request: FastifyRequest, _reply: unknown, done: (refusal?: Error) => void) =>
    done(isHostAllowed(app, request.headers.host) ? undefined : new AppError('FORBIDDEN', 'HOST_NOT_ALLOWED'));
  http.get(PATH, { onRequest: onlyByOurNames }, async () =>
    (await accounts()).map(({ email, password, nickname }) => ({ email, password, nickname })),
  );
  return PATH;
}
