import type { Attributes, Meter } from '@opentelemetry/api';
import type { Watch } from '../shared/watch.ts';

/** From a millisecond to ten seconds, the longest that a statement may take. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const NODES = [50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000];

/** Attribute sets that came up already: their objects are not made anew. Made of bounded words alone. */
class Labels<K extends string> {
  readonly #known = new Map<string, Attributes>();
  readonly #names: readonly K[];
  constructor(...names: K[]) {
    this.#names = names;
  }
  of(...values: (string | number | boolean)[]): Attributes {
    const key = values.join(' ');
    const known = this.#known.get(key);
    if (known) return known;
    const made = Object.fromEntries(this.#names.map((name, i) => [name, String(values[i])]));
    this.#known.set(key, made);
    return made;
  }
}

/** What is counted and timed as it happens. */
export function createInstruments(
  meter: Meter,
): Pick<Watch, 'request' | 'operation' | 'error' | 'statement' | 'delivered' | 'job'> {
  const timed = (name: string, description: string) =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: SECONDS } });
  const requests = timed('http_request_duration_seconds', 'Requests over HTTP, by method, route and status.');
  const operations = timed(
    'graphql_operation_duration_seconds',
    'Operations and events of subscriptions, by root field.',
  );
  const costs = meter.createHistogram('graphql_operation_cost', {
    description: 'What operations and events cost, in nodes, by root field.',
    unit: '{node}',
    advice: { explicitBucketBoundaries: NODES },
  });
  const errors = meter.createCounter('graphql_errors', { description: 'Errors that clients were told of, by code.' });
  const statements = timed('sql_statement_duration_seconds', 'Statements, with the wait for a connection.');
  const deliveries = timed('commit_to_delivery_seconds', 'From a commit to the sockets of this process.');
  const jobs = timed('job_duration_seconds', 'Jobs, by queue and outcome.');

  const ofRequests = new Labels('method', 'route', 'status');
  const ofOperations = new Labels('type', 'operation', 'outcome');
  const ofCosts = new Labels('type', 'operation');
  const ofErrors = new Labels('code');
  const ofStatements = new Labels('outcome');
  const ofJobs = new Labels('queue', 'outcome');
  const outcome = (failed: boolean) => (failed ? 'failed' : 'ok');

  return {
    request: ({ method, route, status, seconds }) => requests.record(seconds, ofRequests.of(method, route, status)),
    operation: ({ kind, name, seconds, cost, failed }) => {
      operations.record(seconds, ofOperations.of(kind, name, outcome(failed)));
      costs.record(cost, ofCosts.of(kind, name));
    },
    error: (code) => errors.add(1, ofErrors.of(code)),
    statement: (seconds, failed) => statements.record(seconds, ofStatements.of(outcome(failed))),
    delivered: (seconds) => deliveries.record(seconds),
    job: (queue, seconds, failed) => jobs.record(seconds, ofJobs.of(queue, outcome(failed))),
  };
}
