import { writeFileSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { parseArgs } from 'node:util';
import { CASES, type Case, type RequestCase } from './cases.ts';
import { Child } from './child.ts';
import { benchDatabase } from './database.ts';
import { chooseScene } from './scene.ts';

const LINES = 40;
const SOCKETS = 1000;

/** Where the server's CPU goes in one case: the functions and the packages with the most time of their own. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '10' },
      seconds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '16' },
      out: { type: 'string' },
    },
  });
  const name = CASES.find((one) => one === positionals[0]?.toUpperCase());
  if (!name) throw new Error(`Name a case: ${CASES.join(', ')}`);
  const database = await benchDatabase(Number(values.scale));
  const server = new Child('./ours.js');
  try {
    const url = await server.call<string>('start', database.url);
    const scene = await chooseScene(database.url);
    const work = await workOf(name, url, scene, Number(values.connections));
    await work.run(3);
    await server.call('startProfile');
    const requests = await work.run(Number(values.seconds));
    const profile = await server.call<Profiler.Profile>('stopProfile');
    await work.stop();
    if (values.out) writeFileSync(values.out, JSON.stringify(profile));
    print(name, profile, requests);
  } finally {
    await server.stop();
    await database.stop();
  }
}

interface Work {
  /** Answers how many requests, or messages to all sockets, went through. */
  run(seconds: number): Promise<number>;
  stop(): Promise<void>;
}

async function workOf(name: Case, url: string, scene: object, connections: number): Promise<Work> {
  if (name === 'S1') {
    const followers = new Child('./followers.js');
    await followers.call('open', { side: 'ours', url, scene, sockets: SOCKETS });
    const run = async (seconds: number) => (await followers.call<{ messages: number }>('flood', { seconds })).messages;
    return { run, stop: () => followers.stop() };
  }
  const generator = new Child('./generator.js');
  const round = { side: 'ours', url, name: name as RequestCase, scene, connections };
  const run = async (seconds: number) =>
    (await generator.call<{ requests: number }>('run', { ...round, seconds })).requests;
  return { run, stop: () => generator.stop() };
}

function print(name: Case, { nodes, samples = [], timeDeltas = [] }: Profiler.Profile, requests: number): void {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const functions = new Map<string, number>();
  const packages = new Map<string, number>();
  for (const [i, id] of samples.entries()) {
    const { functionName, url, lineNumber } = byId.get(id)!;
    // Waiting, and starting the profiler itself.
    if (functionName === '(idle)' || functionName === '(program)' || url === 'node:inspector') continue;
    const micros = timeDeltas[i]!;
    const where = placeOf(url, functionName);
    add(packages, where, micros);
    const file = url.split('/').slice(-2).join('/');
    add(functions, `${functionName || '(anonymous)'}  ${file}${url ? `:${lineNumber + 1}` : ''}`, micros);
  }
  const total = [...packages.values()].reduce((sum, micros) => sum + micros, 0);
  console.log(`${name}: ${requests} requests, ${(total / requests).toFixed(0)} µs each (profiled, which is slower)\n`);
  printTop(packages, total, requests, LINES / 2);
  console.log();
  printTop(functions, total, requests, LINES);
}

const add = (sums: Map<string, number>, key: string, micros: number) => sums.set(key, (sums.get(key) ?? 0) + micros);

/** A package, a folder of ours, or a part of Node. */
function placeOf(url: string, functionName: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1];
  if (inPackage) return inPackage;
  const ours = /dist\/(src\/[^/]+)/.exec(url)?.[1];
  if (ours) return ours;
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  return functionName === '(garbage collector)' ? functionName : 'native and generated';
}

function printTop(sums: Map<string, number>, total: number, requests: number, lines: number): void {
  const sorted = [...sums].sort((a, b) => b[1] - a[1]).slice(0, lines);
  for (const [what, micros] of sorted) {
    const share = ((100 * micros) / total).toFixed(1).padStart(5);
    console.log(`${share} %  ${(micros / requests).toFixed(1).padStart(8)} µs  ${what}`);
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
