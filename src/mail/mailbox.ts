import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { aliased, list, type RowOf } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, rowsOn } from '../data/statement.ts';
import type { App } from '../shared/context.ts';
import { AppError } from '../shared/errors.ts';
import { isUuid } from '../shared/faults.ts';
import { isHostAllowed } from '../shared/origins.ts';
import { escapeHtml } from './html.ts';

const SHOWN = 200;
const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ddd}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f6f6;padding:1rem}iframe{width:100%;height:26rem;border:1px solid #ccc}`;
/** Nothing is loaded from anywhere; a mail's own styles may show. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'";

const d = aliased<{ d: 'dev_mails' }>();

/** A mail as it would have been sent: columns of `dev_mails d`. */
const MAIL = {
  id: d.ref('d.id'),
  to: d.ref('d.recipient'),
  subject: d.ref('d.subject'),
  text: d.ref('d.text'),
  html: d.ref('d.html'),
  createdAt: d.ref('d.created_at'),
};
type ShownMail = RowOf<typeof MAIL>;

const mailById = query((p: Params<{ id: string }>) =>
  db
    .selectFrom('dev_mails as d')
    .select(list({ ...MAIL, raw: d.ref('d.raw') }))
    .where('d.id', '=', p.id),
);
const newestMails = query((p: Params<{ to: string | null }>) =>
  db
    .selectFrom('dev_mails as d')
    .select(list(MAIL))
    .where(sql<boolean>`(${p.to}::text is null or d.recipient = ${p.to})`)
    .orderBy('d.id', 'desc')
    .limit(sql.lit(SHOWN)),
);

/**
 * The development mailbox: `/dev/mail` lists what would have been sent, newest first, `/dev/mail/<id>` shows one as it
 * was sent, `/dev/mail.json` is for scripts (`to` chooses one recipient). Not there in production, nor with SMTP_URL.
 */
export function mountMailbox(http: FastifyInstance, app: App): void {
  if (app.config.production || app.config.smtpUrl) return;
  // Mails hold links that sign in: a page whose name was pointed at this machine must not read them.
  const onlyByOurNames = {
    onRequest: (request: FastifyRequest, _reply: FastifyReply, done: (refusal?: Error) => void) =>
      done(isHostAllowed(app, request.headers.host) ? undefined : new AppError('FORBIDDEN', 'HOST_NOT_ALLOWED')),
  };

  http.get('/dev/mail', onlyByOurNames, async (_request, reply) => {
    const mails = await listMails(app, null);
    const lines = mails.map(
      (mail) =>
        `<tr><td><a href="/dev/mail/${mail.id}">${escapeHtml(mail.subject)}</a></td><td>${escapeHtml(mail.to)}</td><td>${isoTime(mail)}</td></tr>`,
    );
    const table = `<table><tr><th>Subject</th><th>To</th><th>Sent</th></tr>${lines.join('')}</table>`;
    return page(reply, '개발용 메일함 · Development mailbox', mails.length > 0 ? table : '<p>No mail yet.</p>');
  });

  http.get('/dev/mail.json', onlyByOurNames, async (request) => {
    const { to } = request.query as { to?: unknown };
    const mails = await listMails(app, typeof to === 'string' ? to.toLowerCase() : null);
    return mails.map((mail) => ({ ...mail, createdAt: isoTime(mail) }));
  });

  http.get('/dev/mail/:id', onlyByOurNames, async (request, reply) => {
    const { id } = request.params as { id: string };
    const [mail] = isUuid(id) ? await rowsOn(app.pool, mailById, { id }) : [];
    if (!mail) return reply.code(404).send({ error: 'There is no such mail.' });
    // In a frame without scripts and without our origin; links open outside of it.
    const framed = escapeHtml(mail.html.replace(/<head>/i, '<head><base target="_blank">'));
    return page(
      reply,
      mail.subject,
      `<p><a href="/dev/mail">← all mails</a></p><p>To ${escapeHtml(mail.to)}, ${isoTime(mail)}</p>
       <h2>HTML</h2><iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${framed}"></iframe>
       <h2>Text</h2><pre>${withLinks(mail.text)}</pre><h2>As it was sent</h2><pre>${escapeHtml(mail.raw)}</pre>`,
    );
  });
}

const listMails = ({ pool }: App, to: string | null): Promise<ShownMail[]> => rowsOn(pool, newestMails, { to });

const isoTime = ({ createdAt }: Pick<ShownMail, 'createdAt'>): string => new Date(createdAt).toISOString();

/** The text with its addresses as links. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/\S+)/)
    .map((part, i) => (i % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)))
    .join('');
}

function page(reply: FastifyReply, title: string, body: string): FastifyReply {
  const heading = escapeHtml(title);
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' })
    .send(
      `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>${heading}</title><style>${STYLE}</style></head><body><h1>${heading}</h1>${body}</body></html>`,
    );
}
