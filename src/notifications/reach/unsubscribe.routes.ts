import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App, Locale } from '../../shared/context.ts';
import { readUnsubscribeLink, UNSUBSCRIBE_PATH, unsubscribe } from './unsubscribe.ts';

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
    scope.get(UNSUBSCRIBE_PATH, async (request, reply) => answer(request, reply, false));
    scope.post(UNSUBSCRIBE_PATH, async (request, reply) => answer(request, reply, true));
  });

  const answer = async (request: FastifyRequest, reply: FastifyReply, isMeant: boolean): Promise<FastifyReply> => {
    const locale = localeOf(request.headers['accept-language']);
    const words = WORDS[locale];
    const asked = readUnsubscribeLink(app, request.query as Record<string, string | undefined>);
    if (!asked) return page(reply.code(404), locale, words.wrong);
    if (!isMeant) return page(reply, locale, words.ask, words.button);
    await unsubscribe(app, asked);
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
