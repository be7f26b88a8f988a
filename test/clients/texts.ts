import { readFileSync } from 'node:fs';

/** The one block of a document that is between these marks, as a reader copies it. */
function block(file: string, before: string, after: string): string {
  const parts = readFileSync(file, 'utf8').split(before);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} blocks that begin with ${before}`);
  return parts[1]!.slice(0, parts[1]!.indexOf(after));
}

/** README's follow.mjs, a client for a terminal. */
export const FOLLOW_MJS = block('README.md', "cat > follow.mjs <<'END'\n", '\nEND\n');

/** The client for a page of docs/clients.md. */
export const CLIENT_JS = block('docs/clients.md', '```js\n// client.js\n', '\n```\n');
