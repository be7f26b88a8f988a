// `npm test`: format, lint, types, stale schema, stale codegen and all tests; the last line counts. With arguments only
// the tests, and the arguments go to vitest: npm test -- test/chat
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Vitest once waited for ever for a worker that had ended: so long after its report, ms, it is ended, and the report counts. */
const LEAVE_MS = 60_000;

const CHECKS = [
  {
    name: 'format and lint',
    command: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
    mend: 'npm run format',
  },
  { name: 'types', command: ['typescript/bin/tsc', '--noEmit'] },
  { name: 'types of the web app', command: ['typescript/bin/tsc', '--noEmit', '-p', 'web'] },
  { name: 'types of the playground', command: ['typescript/bin/tsc', '--noEmit', '-p', 'playground'] },
  {
    name: 'no unused file, export or package',
    command: ['knip/bin/knip.js', '--no-progress'],
  },
  { name: 'build', command: ['scripts/build.mjs'] },
  {
    name: 'schema is current',
    command: ['dist/scripts/print-schema.js', '--check'],
    after: 'build',
    mend: 'npm run schema',
  },
  {
    name: 'docs/errors.md is current',
    command: ['dist/scripts/print-errors.js', '--check'],
    after: 'build',
    mend: 'npm run errors',
  },
  {
    name: 'codegen is current',
    command: ['@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.yml', '--check', '--silent'],
    mend: 'npm run codegen',
  },
];

const args = process.argv.slice(2);
const started = Date.now();
const checks = args.length > 0 ? [] : await runChecks();
const tests = await runTests(args);

const passed = checks.filter(({ ok }) => ok).length + tests.passed;
const failed = checks.filter(({ ok }) => !ok).length + tests.failed;
console.log();
for (const { name, ok, seconds } of checks) console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
console.log(
  `${tests.failed === 0 ? 'ok    ' : 'FAILED'} tests (${tests.seconds} s${tests.skipped ? `, ${tests.skipped} skipped` : ''})`,
);
console.log(`${secondsSince(started)} s in all`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** All checks at once, but those that need another's result after it. What a failed one said is printed. */
async function runChecks() {
  const running = new Map();
  for (const check of CHECKS) running.set(check.name, runCheck(check, running.get(check.after)));
  return Promise.all(running.values());
}

async function runCheck({ name, command, mend }, before) {
  const started = Date.now();
  if (before && !(await before).ok) return { name, ok: false, seconds: '0.0' };
  const { code, output } = await run(command);
  if (code !== 0) console.log(`\n${name} FAILED${mend ? ` (${mend} mends it)` : ''}:\n${output.trim()}`);
  return { name, ok: code === 0, seconds: secondsSince(started) };
}

/** vitest, counted from its own report: a file that does not even load is one failure, and so is a fault outside of tests. */
async function runTests(args) {
  const started = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'infinity-travel-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await runVitest(['run', ...reporters, ...args], report);
    return { ...count(report, code), seconds: secondsSince(started) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runVitest(args, report) {
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  let reportedAt = null;
  let isEnded = false;
  const watch = setInterval(() => {
    if (existsSync(report)) reportedAt ??= Date.now();
    if (reportedAt === null || Date.now() - reportedAt < LEAVE_MS) return;
    console.error(`vitest did not end within ${LEAVE_MS / 1000} s of its report`);
    isEnded = child.kill('SIGKILL');
    clearInterval(watch);
  }, 1_000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(watch);
      const isGood = isEnded ? JSON.parse(readFileSync(report, 'utf8')).success : code === 0;
      resolve(isGood ? 0 : 1);
    });
  });
}

function count(file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`vitest left no report (${error.code ?? error.message})`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests,
  };
}

function run([script, ...args]) {
  const path = /^(scripts|dist)\//.test(script) ? script : join('node_modules', script);
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}

function secondsSince(start) {
  return ((Date.now() - start) / 1000).toFixed(1);
}
