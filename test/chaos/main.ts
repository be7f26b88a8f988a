import { parseArgs } from 'node:util';
import { hasOwnPostgres } from '../kit/own-postgres.ts';
import { DEFECTS } from './defects.ts';
import { type RunResult, runChaos } from './run.ts';
import { type Stack, startStack } from './stack.ts';

const USAGE = `npm run chaos -- [--minutes N] [--seed S] [--defects]
  --minutes   how long things break; 2
  --seed      the same seed gives the same schedule of faults; by chance
  --defects   plants one fault after the other in the harness and shows which rule finds it
It needs PostgreSQL's programs (apt install postgresql); without redis-server it runs without Redis.`;
const DEFECT_MS = 7_000;
const SHOWN = 40;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
    defects: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (values.help || !hasOwnPostgres || !(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const over = new AbortController();
// A second signal changes nothing: what ends the children is under way, and short.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => over.abort());
const stack = await startStack({ signal: over.signal }).catch((error) => {
  if (!over.signal.aborted) throw error;
  process.exit(1);
});
const endEarly = () => void stack.close().then(() => process.exit(1));
if (over.signal.aborted) endEarly();
over.signal.addEventListener('abort', endEarly);
try {
  process.exitCode = (await (values.defects ? plantAll(stack) : disturb(stack))) ? 0 : 1;
} catch (error) {
  // What is ended in the midst of it fails.
  if (!over.signal.aborted) throw error;
  process.exitCode = 1;
} finally {
  await stack.close();
}

async function disturb(on: Stack): Promise<boolean> {
  console.log(`${minutes} minutes, seed ${seed}${on.redis ? '' : ', without Redis'}`);
  const result = await runChaos(on, { seed, ms: minutes * 60_000, trouble: 'all' });
  report(result);
  return result.findings.length === 0;
}

function report({ findings, history, faults }: RunResult): void {
  console.log('\nfaults');
  for (const [name, count] of [...faults].sort(([a], [b]) => a.localeCompare(b))) console.log(`  ${count} × ${name}`);
  const acked = (kind: string) => history.calls.filter((call) => call.kind === kind && call.ackedAt !== null).length;
  const attempts = new Set(history.wire.map(({ follower, attempt }) => `${follower} ${attempt}`)).size;
  console.log(`\nhistory
  ${acked('send')} messages, ${acked('edit')} edits, ${acked('delete')} deletions acknowledged; ${acked('leave')} leavings
  ${history.shown.length} events shown to ${history.followers.length} followers over ${attempts} subscriptions
  ${history.looks.length} looks; ${history.internal.length} answers INTERNAL_SERVER_ERROR`);
  const rules = Map.groupBy(findings, ({ rule }) => rule);
  console.log(`\n${findings.length} findings`);
  for (const [rule, found] of rules) console.log(`  ${found.length} × ${rule}`);
  for (const { rule, what } of findings.slice(0, SHOWN)) console.log(`  ${rule}: ${what}`);
}

async function plantAll(on: Stack): Promise<boolean> {
  let missed = 0;
  console.log('| planted | found by | findings |\n|---|---|---|');
  for (const defect of [undefined, ...DEFECTS]) {
    const { findings } = await runChaos(on, { seed, ms: DEFECT_MS, trouble: 'brief', defect });
    const found = findings.filter(({ rule }) => rule === defect?.rule);
    const isRight = defect ? found.length > 0 : findings.length === 0;
    if (!isRight) missed++;
    console.log(
      `| ${defect?.name ?? 'nothing'} | ${defect?.rule ?? '(nothing is found)'} | ${isRight ? (defect ? found.length : 0) : `MISSED: ${JSON.stringify(findings.slice(0, 3))}`} |`,
    );
  }
  console.log(`\n${DEFECTS.length} planted, ${missed} missed`);
  return missed === 0;
}
