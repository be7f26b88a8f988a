import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Locale } from '../shared/context.ts';
import { LINK_PATHS } from './account-mails.ts';

/** What a page says; `done` after success. */
interface PageWords {
  title: string;
  text: string;
  field: string | null;
  button: string;
  done: string;
  failed: string;
}

const VERIFY: Record<Locale, PageWords> = {
  ko: {
    title: '이메일 인증',
    text: '버튼을 누르면 이메일 주소가 인증됩니다.',
    field: null,
    button: '이메일 인증하기',
    done: '인증되었습니다. 이제 모든 기능을 쓸 수 있어요!',
    failed: '연결에 문제가 있습니다. 잠시 후 다시 시도해 주세요.',
  },
  en: {
    title: 'Verify your e-mail address',
    text: 'Press the button to verify your address.',
    field: null,
    button: 'Verify my address',
    done: 'Verified. Everything is open to you now!',
    failed: 'There is a problem with the connection. Please try again.',
  },
};

const RESET: Record<Locale, PageWords> = {
  ko: {
    title: '비밀번호 다시 정하기',
    text: '새 비밀번호를 8자 이상으로 정해 주세요. 모든 기기에서 로그아웃됩니다.',
    field: '새 비밀번호',
    button: '비밀번호 바꾸기',
    done: '비밀번호가 바뀌었습니다. 새 비밀번호로 로그인해 주세요.',
    failed: VERIFY.ko.failed,
  },
  en: {
    title: 'Choose a new password',
    text: 'Choose a password of at least 8 characters. You will be signed out everywhere.',
    field: 'New password',
    button: 'Change the password',
    done: 'Your password has been changed. Please sign in with the new one.',
    failed: VERIFY.en.failed,
  },
};

const MUTATIONS = {
  VERIFY_EMAIL: 'mutation ($token: String!) { verifyEmail(token: $token) }',
  RESET_PASSWORD:
    'mutation ($token: String!, $newPassword: String!) { resetPassword(token: $token, newPassword: $newPassword) }',
} as const;

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
 * Where the links of mails lead when the server itself is WEB_URL: two small pages without anything from outside.
 * Opening one changes nothing, for mail scanners open links too; its button sends the mutation. `localeOf` reads
 * Accept-Language.
 */
export function mountAccountPages(
  http: FastifyInstance,
  localeOf: (acceptLanguage: string | undefined) => Locale,
): void {
  http.get(LINK_PATHS.VERIFY_EMAIL, async (request, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    return send(reply, locale, VERIFY[locale], MUTATIONS.VERIFY_EMAIL);
  });
  http.get(LINK_PATHS.RESET_PASSWORD, async (request, reply) => {
    const locale = localeOf(request.headers['accept-language']);
    return send(reply, locale, RESET[locale], MUTATIONS.RESET_PASSWORD);
  });
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
