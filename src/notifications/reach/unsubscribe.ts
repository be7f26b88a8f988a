import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { hmac } from '../../accounts/keys.ts';
import { type Params, query, rowsOn } from '../../data/statement.ts';
import type { App, Locale } from '../../shared/context.ts';
import { isUuid } from '../../shared/faults.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notification.entity.ts';
import { isFixed } from '../settings/channels.ts';

/** What can be unsubscribed: mails of one kind, or the mail of the day. */
export type MailList = NotificationKind | 'DIGEST';

const PATH = '/unsubscribe';
const signatureOf = (app: App, userId: string, list: string): Buffer =>
  hmac(app, 'unsubscribe', `${userId} ${list}`).subarray(0, 18);

/** A link that switches these mails off for a person, with one click (RFC 8058). It works for ever, and does nothing else. */
export function unsubscribeLink(app: App, userId: string, list: MailList): string {
  const query = new URLSearchParams({ of: userId, list, sign: signatureOf(app, userId, list).toString('base64url') });
  return `${app.config.publicUrl}${PATH}?${query}`;
}

const switchKindOff = query(
  (p: Params<{ userId: string; kind: string }>) => sql`
  insert into notification_settings as s (user_id, kind, email)
  select u.id, ${p.kind}, false from users u where u.id = ${p.userId} and u.deleted_at is null
  on conflict (user_id, kind) do update set email = false`,
);
const switchDigestOff = query(
  (p: Params<{ userId: string }>) => sql`update users set mail_digest = false where id = ${p.userId}`,
);

interface Asked {
  userId: string;
  list: MailList;
}

function readLink(
  app: App,
  { of: userId = '', list = '', sign = '' }: Record<string, string | undefined>,
): Asked | null {
  const known = list === 'DIGEST' ? list : NOTIFICATION_KINDS.find((kind) => kind === list && !isFixed(kind, 'email'));
  if (!isUuid(userId) || !known) return null;
  const [given, right] = [Buffer.from(sign, 'base64url'), signatureOf(app, userId, list)];
  return given.length === right.length && timingSafeEqual(given, right) ? { userId, list: known } : null;
}

const WORDS: Record<Locale, Record<'title' | 'ask' | 'button' | 'done' | 'wrong', string>> = {
  ko: {
    title: '메일 수신 거부',
    ask: '이런 메일을 더 보내지 않을까요?',
    button: '수신 거부',
    done: '더 보내지 않겠습니다. 설정에서 언제든 다시 켤 수 있습니다.',
    wrong: '올바른 링크가 아닙니다.',
  },
  en: {
    title: 'Unsubscribe',
    ask: 'Shall we stop sending such mails?',
    button: 'Unsubscribe',
    done: 'We will not send any more. You can switch them on again in your settings.',
    wrong: 'This link is not right.',
  },
};

/** The page and the address behind the links: opening asks, for scanners of mails open links too; POST switches off. */
export function mountUnsubscribe(
  http: FastifyInstance,
  app: App,
  localeOf: (acceptLanguage: string | undefined) => Locale,
): void {
  // Mail programs send a form; the address says everything.
  http.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) =>
      done(null, null),
    );
    scope.get(PATH, async (request, reply) => answer(request, reply, false));
    scope.post(PATH, async (request, reply) => answer(request, reply, true));
  });

  const answer = async (request: FastifyRequest, reply: FastifyReply, isMeant: boolean): Promise<FastifyReply> => {
    const locale = localeOf(request.headers['accept-language']);
    const words = WORDS[locale];
    const asked = readLink(app, request.query as Record<string, string | undefined>);
    if (!asked) return page(reply.code(404), locale, words.wrong);
    if (!isMeant) return page(reply, locale, words.ask, words.button);
    if (asked.list === 'DIGEST') await rowsOn(app.pool, switchDigestOff, { userId: asked.userId });
    else await rowsOn(app.pool, switchKindOff, { userId: asked.userId, kind: asked.list });
    return page(reply, locale, words.done);
  };
}

function page(reply: FastifyReply, locale: Locale, text: string, button?: string): FastifyReply {
  const form = button ? `<form method="post"><button>${button}</button></form>` : '';
  return reply
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .send(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${WORDS[locale].title} · Infinity Travel</title></head><body><h1>${WORDS[locale].title}</h1><p>${text}</p>${form}</body></html>`,
    );
}
