import { readFileSync, writeFileSync } from 'node:fs';
import { ERROR_CODES, type ErrorCode } from '../src/shared/errors.ts';
import { messageOf } from '../src/words/index.ts';
import { readReasons } from './error-reasons.ts';

const FILE = 'docs/errors.md';

/** What each code means, and what a client does. */
const CODES: Record<ErrorCode, [means: string, todo: string]> = {
  BAD_USER_INPUT: [
    'Something of the input is wrong; nothing was done.',
    'Show each of `fields` beside its field, by `path`. Without `fields` the request itself is wrong: mend the client.',
  ],
  UNAUTHENTICATED: [
    'Nobody is signed in, or the session is over.',
    'SESSION_EXPIRED: refresh once, then send it again ([clients.md](clients.md#sessions)). Else show the page for signing in.',
  ],
  EMAIL_NOT_VERIFIED: ['The account may read only, until its address is verified.', 'Offer `resendVerificationEmail`.'],
  FORBIDDEN: [
    'The viewer may not do this, now or ever.',
    'Show the message. `viewerCan` would have said so before: show no button.',
  ],
  NOT_FOUND: ['It is not there, or not for this viewer: the two look the same.', 'Take it off the screen.'],
  CONFLICT: ['The state of the thing does not allow it.', 'Ask for the thing again, and show what stands now.'],
  RATE_LIMITED: [
    'Too much in a time, or not yet; nothing was done.',
    'Send it again after `retryAfterSeconds`. Sending the same `clientMessageId` again sends nothing twice.',
  ],
  QUERY_TOO_COSTLY: [
    'The document, or its answer, is too large.',
    'Ask for smaller pages or fewer fields. `cost` and `limit` say how far it is.',
  ],
  INTERNAL_SERVER_ERROR: ['Our fault.', 'Say so, with the `requestId`; it stands in the log of the server.'],
  GRAPHQL_PARSE_FAILED: ['This is not GraphQL.', 'Mend the client; `locations` says where.'],
  GRAPHQL_VALIDATION_FAILED: ['The document does not fit the schema.', 'Mend the client, or generate its code anew.'],
  PERSISTED_QUERY_NOT_FOUND: ['The server does not know this hash.', 'Send the document with its hash, once.'],
};

/** Reasons with their words, as docs/errors.md tells them: generated, so that it is never stale (`npm run errors`). */
function page(): string {
  const reasons = readReasons();
  const of = (code: ErrorCode) =>
    [...reasons]
      .filter(([, codes]) => codes.includes(code))
      .map(([reason]) => reason)
      .sort();
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const table = (code: ErrorCode) =>
    of(code)
      .map(
        (reason) =>
          `| \`${reason}\` | ${cell(messageOf(reason, 'en', HOLES))} | ${cell(messageOf(reason, 'ko', HOLES))} |`,
      )
      .join('\n');
  const chapters = ERROR_CODES.map((code) => {
    const [means, todo] = CODES[code];
    return `## ${code}\n\n${means} ${todo}\n\n| reason | English | 한국어 |\n|---|---|---|\n${table(code)}`;
  });
  return `${HEAD}\n${chapters.join('\n\n')}\n`;
}

const HOLES = { limit: 'N', cost: 'N' as never, seconds: 'N' as never };

const HEAD = `# Errors

Generated from the code by \`npm run errors\`. Every refusal is a GraphQL error, whatever the door:

\`\`\`json
{
  "message": "이미 정원이 찼습니다.",
  "path": ["applyToCompanion"],
  "extensions": { "code": "CONFLICT", "reason": "COMPANION_FULL", "requestId": "…" }
}
\`\`\`

- \`code\` is one of the twelve below, \`reason\` a finer word; both are stable. New reasons may come: treat one that you do not know by its code.
- \`message\` is for people, in the language of \`Accept-Language\` (Korean without one; over WebSocket \`accept-language\` in the connection parameters, or the header of the handshake).
- BAD_USER_INPUT carries \`fields\`: all faults at once, each \`{ path, reason, limit, message }\`; \`path\` from the argument down, such as \`input.startDate\`.
- RATE_LIMITED carries \`retryAfterSeconds\`, QUERY_TOO_COSTLY \`cost\` and \`limit\`, PLANNER_CHANGED \`currentVersion\`, SUSPENDED \`until\`.
- A query answers \`null\` for what does not exist or may not be seen; a mutation is refused with NOT_FOUND.
- A mutation that was refused has changed nothing. One without an answer (a broken connection) may have: look, or send what is idempotent again.
- Over HTTP the status is 200 when the operation ran. Otherwise, for clients whose \`Accept\` names \`application/graphql-response+json\`, 4xx: 401 for SESSION_EXPIRED. A server that stops answers 503.
`;

const text = page();
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is stale: npm run errors`);
  process.exit(1);
}
