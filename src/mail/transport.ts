import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { type Params, query, rowsOn } from '../data/statement.ts';
import type { App } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import type { Mail } from './mail.ts';

/** Takes a mail over for good, or fails with MailFailure. `messageId` is the same when it is sent again. */
export type SendMail = (mail: Mail, messageId: string) => Promise<void>;

/** Why a mail did not leave, in words without addresses: they go to the log and to /readyz. */
export class MailFailure extends Error {
  /** Such as ECONNREFUSED, ETIMEDOUT, EAUTH, SMTP_550. */
  readonly kind: string;
  /** The server has refused this mail for good (SMTP 5xx to the recipient or the content). */
  readonly isPermanent: boolean;
  constructor(kind: string, isPermanent: boolean) {
    super(`A mail did not leave: ${kind}`);
    this.name = 'MailFailure';
    this.kind = kind;
    this.isPermanent = isPermanent;
  }
}

const CONNECT_MS = 10_000;
const SOCKET_MS = 30_000;
/** Commands whose 5xx is about this mail, not about the server or its password. */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

/** Mails by SMTP where SMTP_URL is set, else into the development mailbox (/dev/mail). */
export function createSendMail(app: App): SendMail {
  return app.config.smtpUrl ? createSmtp(app.config.smtpUrl, app.config.mailFrom) : createMailbox(app);
}

function createSmtp(url: string, from: string): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SOCKET_MS,
    ...NO_OUTSIDE,
  });
  return async (mail, messageId) => {
    try {
      await transport.sendMail(messageOf(mail, from, messageId));
    } catch (error) {
      throw failureOf(error);
    }
  };
}

const keep = query(
  (p: Params<Pick<Mail, 'to' | 'subject' | 'text' | 'html'> & { id: string; raw: string; now: Date }>) => sql`
  insert into dev_mails (id, recipient, subject, text, html, raw, created_at)
  values (${p.id}, ${p.to}, ${p.subject}, ${p.text}, ${p.html}, ${p.raw}, ${p.now})`,
);

function createMailbox(app: App): SendMail {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...NO_OUTSIDE });
  return async (mail, messageId) => {
    const { message } = await transport.sendMail(messageOf(mail, app.config.mailFrom, messageId));
    await rowsOn(app.pool, keep, { ...mail, id: newId(), raw: String(message), now: app.clock() });
  };
}

/** What is in a mail is what we wrote: nothing is fetched from files or addresses. */
const NO_OUTSIDE = { disableFileAccess: true, disableUrlAccess: true } as const;

function messageOf({ to, subject, text, html, unsubscribe }: Mail, from: string, messageId: string) {
  return {
    from,
    // As an object it is one address, whatever characters it has.
    to: { name: '', address: to },
    subject,
    text,
    html,
    messageId,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  };
}

function failureOf(error: unknown): MailFailure {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  const isPermanent = responseCode !== undefined && responseCode >= 500 && ABOUT_THE_MAIL.has(command ?? '');
  return new MailFailure(responseCode === undefined ? (code ?? 'UNKNOWN') : `SMTP_${responseCode}`, isPermanent);
}
