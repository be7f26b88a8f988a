import { readFileSync, writeFileSync } from 'node:fs';
import { ERROR_CODES, type ErrorCode } from '../src/shared/errors.ts';
import { messageOf } from '../src/words/index.ts';
import { CODES } from './error-codes.ts';
import { readReasons } from './error-reasons.ts';

const FILE = 'docs/errors.md';
/** The same for the playground, which explains refusals. */
const DATA = 'playground/src/generated/reasons.json';

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
    const { means, todo } = CODES[code].en;
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

function data(): string {
  const reasons = [...readReasons().keys()]
    .sort()
    .map((reason) => [reason, { ko: messageOf(reason, 'ko', HOLES), en: messageOf(reason, 'en', HOLES) }]);
  return `${JSON.stringify({ codes: CODES, reasons: Object.fromEntries(reasons) }, null, 1)}\n`;
}

const isCheck = process.argv.includes('--check');
for (const [file, text] of [
  [FILE, page()],
  [DATA, data()],
] as const) {
  if (!isCheck) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is stale: npm run errors`);
    process.exit(1);
  }
}
