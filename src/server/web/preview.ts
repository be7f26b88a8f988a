/** What crawlers and link previews are shown of a page. */
export interface Preview {
  title: string;
  /** Plain text; cut to what previews show. */
  description: string;
  /** Address of a picture, absolute or from our own root; null without one. */
  image: string | null;
  language: 'ko' | 'en';
}

const MAX_DESCRIPTION = 200;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]!);

/** The page of the app with a preview in its head and, for browsers without JavaScript, in its body (Open Graph, ogp.me). */
export function htmlOf(template: string, preview: Preview | null, webUrl: string, path: string): string {
  if (!preview) return template;
  const description = shortened(preview.description);
  const image = preview.image && new URL(preview.image, `${webUrl}/`).href;
  const head = [
    meta('name', 'description', description),
    meta('property', 'og:type', 'article'),
    meta('property', 'og:site_name', 'Infinity Travel'),
    meta('property', 'og:title', preview.title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', new URL(path, `${webUrl}/`).href),
    image ? meta('property', 'og:image', image) : '',
    meta('name', 'twitter:card', image ? 'summary_large_image' : 'summary'),
  ].join('');
  const picture = image ? `<img src="${escaped(image)}" alt="">` : '';
  const body = `<h1>${escaped(preview.title)}</h1><p>${escaped(preview.description)}</p>${picture}`;
  return template
    .replace(/<html lang="[^"]*"/, () => `<html lang="${preview.language}"`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(preview.title)} · Infinity Travel</title>`)
    .replace('<!--head-->', () => head)
    .replace('<!--body-->', () => body);
}

const meta = (kind: 'name' | 'property', key: string, content: string) =>
  `<meta ${kind}="${key}" content="${escaped(content)}">`;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length <= MAX_DESCRIPTION ? line : `${[...line].slice(0, MAX_DESCRIPTION - 1).join('')}…`;
}
