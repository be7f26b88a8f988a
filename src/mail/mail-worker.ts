import type { Attempt } from '../jobs/jobs.ts';
import type { App, Context } from '../shared/context.ts';
import type { HealthCheck } from '../shared/health-check.ts';
import { MAIL_QUEUE, type MailComposer, type MailJob } from './mail.ts';
import { createSendMail, MailFailure } from './transport.ts';

/** A mail that the server refuses for good is tried again for some hours: the fault may be a setting of the server. */
const ATTEMPTS_WHEN_REFUSED = 20;

/**
 * Sends mails from the queue; `composers` write them, by the kind of the job. Answers the check for /readyz: how many
 * wait, how many failed and will be tried again, and the kind of the last failure.
 */
export async function startMailWorker(
  app: App,
  composers: Readonly<Record<string, MailComposer>>,
): Promise<HealthCheck> {
  const send = createSendMail(app);
  const host = /@([^\s>@]+)>?\s*$/.exec(app.config.mailFrom)?.[1] ?? 'localhost';
  let lastFailure: { kind: string; at: Date } | null = null;

  const deliver = async (ctx: Context, job: MailJob, attempt: Attempt): Promise<void> => {
    const compose = composers[job.kind];
    if (!compose) throw new MailFailure('UNKNOWN_KIND', false);
    const mail = await compose(ctx, job);
    if (!mail) return;
    try {
      await send(mail, `<${attempt.jobId}@${host}>`);
      lastFailure = null;
    } catch (error) {
      const kind = error instanceof MailFailure ? error.kind : 'UNKNOWN';
      lastFailure = { kind, at: app.clock() };
      if (!(error instanceof MailFailure && error.isPermanent) || attempt.number < ATTEMPTS_WHEN_REFUSED) throw error;
      app.log.error({ kind, jobId: attempt.jobId }, 'a mail was given up: the server refuses it for good');
    }
  };
  await app.jobs.work(app, MAIL_QUEUE, deliver);

  return {
    name: 'mail',
    required: false,
    check: async () => {
      const backlog = await app.jobs.backlog(MAIL_QUEUE as never);
      const transport = app.config.smtpUrl ? 'smtp' : 'mailbox';
      return {
        ok: backlog.retrying === 0,
        details: { transport, ...backlog, lastError: lastFailure?.kind ?? null, lastErrorAt: lastFailure?.at ?? null },
      };
    },
  };
}
