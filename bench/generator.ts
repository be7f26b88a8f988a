import type { RequestCase, Scene } from './cases.ts';
import { answerParent } from './child.ts';
import { HttpConnection } from './http-connection.ts';
import { headersOf, requestsOf, type Side } from './requests.ts';

/** One round of requests, as the parent orders it. */
export interface Round {
  side: Side;
  url: string;
  name: RequestCase;
  scene: Scene;
  connections: number;
  seconds: number;
}

export interface RoundResult {
  requests: number;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Sends requests over a fixed number of connections, each as soon as the answer before is there. */
async function run({ side, url, name, scene, connections, seconds }: Round): Promise<RoundResult> {
  const next = requestsOf(side, name, scene);
  const headers = headersOf(name, scene);
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const work = async () => {
    const connection = new HttpConnection(url, headers);
    try {
      for (;;) {
        const before = performance.now();
        if (before >= end) return;
        const { method, path, body } = next();
        const answer = await connection.request(method, path, body);
        latencies.push(performance.now() - before);
        if (answer.status !== 200 || answer.body.includes('"errors"')) throw new Error(answer.body.toString());
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const took = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))]!;
  return { requests: latencies.length, seconds: took, p50: at(0.5), p99: at(0.99) };
}

/** One answer as text, for the comparison. */
async function once({ side, url, name, scene }: Round): Promise<string> {
  const connection = new HttpConnection(url, headersOf(name, scene));
  const { method, path, body } = requestsOf(side, name, scene)();
  const answer = await connection.request(method, path, body);
  connection.close();
  if (answer.status !== 200) throw new Error(answer.body.toString());
  return answer.body.toString();
}

answerParent({ run, once });
