import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Locale } from '../shared/context.ts';
import { LINK_PATHS } from './account-mails.ts';
import { PAGE_WORDS, type PageWords } from './account-page-words.ts';
import { MAIL_TOKEN_PURPOSES, type MailTokenPurpose } from './mail-token.entity.ts';

/** What the pages of mailed links send. */
export const PAGE_DOCUMENTS: Record<MailTokenPurpose, string> = {
  VERIFY_EMAIL: 'mutation ($token: String!) { verifyEmail(token: $token) }',
  RESET_PASSWORD:
    'mutation ($token: String!, $newPassword: String!) { resetPassword(token: $token, newPassword: $newPassword) }',
  CHANGE_EMAIL: 'mutation ($token: String!) { confirmEmailChange(token: $token) }',
  UNDO_EMAIL_CHANGE: 'mutation ($token: String!) { undoEmailChange(token: $token) }',
};

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:28rem;margin:15vh auto;padding:0 1.2rem;color:#222}
button,input{font:inherit;padding:.6rem 1rem;border-radius:.4rem;border:1px solid #bbb;width:100%;box-sizing:border-box;margin:.4rem 0}
button{background:#0b6bcb;color:#fff;border:0;cursor:pointer}button:disabled{opacity:.5}label{display:block}`;

// The token is read from the address and never written into the page; answers are set as text.
const SCRIPT = `const form = document.querySelector('form'), said = document.querySelector('[role=status]');
const token = new URLSearchParams(location.search).get('token') || '';
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button'), field = form.querySelector('input');
  button.disabled = true;
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      body: JSON.stringify({ query: form.dataset.query, variables: { token, ...(field && { newPassword: field.value }) } }),
    });
    const { errors } = await answer.json();
    if (!errors) { form.hidden = true; said.textContent = form.dataset.done; return; }
    const fields = errors[0].extensions.fields || [];
    said.textContent = fields.length ? fields.map((fault) => fault.message).join(' ') : errors[0].message;
  } catch { said.textContent = form.dataset.failed; }
  button.disabled = false;
});`;

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const POLICY = [
  "default-src 'none'",
  `script-src ${sourceOf(SCRIPT)}`,
  `style-src ${sourceOf(STYLE)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Where the links of mails lead when the server itself is WEB_URL: small pages without anything from outside.
 * Opening one changes nothing, for mail scanners open links too; its button sends the mutation. `localeOf` reads
 * Accept-Language.
 */
export function mountAccountPages(
  http: FastifyInstance,
  localeOf: (acceptLanguage: string | undefined) => Locale,
): void {
  for (const purpose of MAIL_TOKEN_PURPOSES) {
    http.get(LINK_PATHS[purpose], async (request, reply) => {
      const locale = localeOf(request.headers['accept-language']);
      return send(reply, locale, PAGE_WORDS[purpose][locale], PAGE_DOCUMENTS[purpose]);
    });
  }
}

function send(reply: FastifyReply, locale: Locale, words: PageWords, query: string): FastifyReply {
  const { title, text, field, button, done, failed } = words;
  const input = field
    ? `<label>${field}<input type="password" name="newPassword" autocomplete="new-password" minlength="8" required></label>`
    : '';
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store', vary: 'accept-language' })
    .send(
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title} · Infinity Travel</title><style>${STYLE}</style></head><body><h1>${title}</h1><form data-query="${query}" data-done="${done}" data-failed="${failed}"><p>${text}</p>${input}<button>${button}</button></form><p role="status"></p><script>${SCRIPT}</script></body></html>`,
    );
}
