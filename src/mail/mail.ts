import type { Queue } from '../jobs/jobs.ts';
import type { Context } from '../shared/context.ts';

/** A mail as it is written, before it is MIME. */
export interface Mail {
  /** One address, checked when it was taken in. */
  to: string;
  /** One line without anything that a person has typed. */
  subject: string;
  text: string;
  html: string;
  /** Where one click ends such mails (RFC 8058). */
  unsubscribe?: string;
}

/** A mail to be written and sent: its kind and ids, never a token or a password. */
export interface MailJob {
  kind: string;
  [id: string]: string;
}

/** Writes the mail of a job from what the database says now; null when it is no longer wanted. */
export type MailComposer = (ctx: Context, job: MailJob) => Promise<Mail | null>;

/**
 * Mails to send. A dead server is asked again after 2 s, 4 s, … at most every 30 minutes, for 14 days: then the links
 * of what waits are of no use to anybody.
 */
export const MAIL_QUEUE: Queue<MailJob> = {
  name: 'mail',
  retryDelay: 2,
  retryDelayMax: 30 * 60,
  retryLimit: 2_000,
  keepSeconds: 14 * 24 * 3600,
  attemptSeconds: 120,
  workers: 2,
};
