import type { Locale } from '../shared/context.ts';
import { escapeHtml } from './html.ts';
import type { Mail } from './mail.ts';

/** A mail in one language: its paragraphs, and the link of its button. */
export interface Words {
  subject: string;
  paragraphs: readonly string[];
  button?: string;
}

/** Writes a mail in both languages, the reader's first; with a link, a button for each. Nothing is loaded from outside. */
export function layOut(
  to: string,
  locale: Locale,
  words: Readonly<Record<Locale, Words>>,
  link: string | null = null,
): Mail {
  const order: Locale[] = locale === 'ko' ? ['ko', 'en'] : ['en', 'ko'];
  return {
    to,
    subject: words[locale].subject,
    text: order.map((language) => textOf(words[language], link)).join('\n\n----------\n\n'),
    html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(words[locale].subject)}</title></head><body style="font-family:sans-serif;line-height:1.6;color:#222;max-width:36rem">${order
      .map((language) => `<div lang="${language}">${htmlOf(words[language], link)}</div>`)
      .join('<hr style="border:0;border-top:1px solid #ddd;margin:2rem 0">')}</body></html>`,
  };
}

function textOf({ paragraphs, button }: Words, link: string | null): string {
  const parts = link && button ? [...paragraphs, `${button}:\n${link}`] : paragraphs;
  return [...parts, 'Infinity Travel'].join('\n\n');
}

function htmlOf({ paragraphs, button }: Words, link: string | null): string {
  const href = link && escapeHtml(link);
  const action =
    href && button
      ? `<p><a href="${href}" style="display:inline-block;padding:.7rem 1.2rem;background:#0b6bcb;color:#fff;border-radius:.4rem;text-decoration:none">${escapeHtml(button)}</a></p><p style="font-size:.85rem;overflow-wrap:anywhere"><a href="${href}">${href}</a></p>`
      : '';
  return `${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('')}${action}<p style="color:#666">Infinity Travel</p>`;
}
