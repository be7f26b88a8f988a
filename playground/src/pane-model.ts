import type { MonacoEditor } from '@graphiql/react';
import { getOperationAST, parse } from 'graphql';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Step } from './journeys/step.ts';
import { fill, kept, type Values } from './journeys/values.ts';
import { markDone, setValues } from './known.ts';
import { post, type Reply, type Request } from './talk/http.ts';
import { learnIdentity, learnRefresh, readied } from './talk/identity.ts';
import { Live } from './talk/live.ts';

/** What GraphiQL gives while it is mounted. */
export interface Bench {
  queryEditor: MonacoEditor;
  variableEditor: MonacoEditor;
  run(): void;
  stop(): void;
}

interface PaneState {
  identity: string;
  step: Step | null;
  /** What was sent last, and what came. */
  sent: Request | null;
  reply: Reply | null;
  /** The step whose answer is shown, with the code of its refusal or ''. */
  answered: { step: string; code: string } | null;
  /** Whether the log of a subscription is shown in place of an answer. */
  showsLog: boolean;
}

/** One person's place in the page: who asks, what is open, what came. */
export class PaneModel {
  readonly name: string;
  readonly live = new Live();
  readonly use: UseBoundStore<StoreApi<PaneState>>;
  #bench: Bench | null = null;
  #waiting: { document: string; variables: string } | null = null;

  constructor(name: string, identity: string) {
    this.name = name;
    this.use = create<PaneState>(() => ({
      identity,
      step: null,
      sent: null,
      reply: null,
      answered: null,
      showsLog: false,
    }));
  }

  /** Somebody else asks from here on; what was followed ends. */
  setIdentity(identity: string): void {
    if (identity === this.use.getState().identity) return;
    this.stop();
    this.use.setState({ identity });
  }

  /** Puts a step into the editors. */
  open(step: Step, values: Values): void {
    this.stop();
    const variables = fill(step.variables, values, new Date());
    this.use.setState({
      step,
      sent: null,
      reply: null,
      answered: null,
      showsLog: step.document.includes('subscription '),
    });
    this.show(step.document, variablesText(variables));
  }

  /** Puts a document into the editors, as soon as they are there. */
  show(document: string, variables: string): void {
    if (!this.#bench) {
      this.#waiting = { document, variables };
      return;
    }
    this.#bench.queryEditor.setValue(document);
    this.#bench.variableEditor.setValue(variables);
  }

  /** The editors are there, or (null) gone. */
  attach(bench: Bench | null): void {
    this.#bench = bench;
    if (!bench || !this.#waiting) return;
    const { document, variables } = this.#waiting;
    this.#waiting = null;
    this.show(document, variables);
  }

  /** The editor of the variables, while it is there. */
  get variables(): MonacoEditor | null {
    return this.#bench?.variableEditor ?? null;
  }

  document(): { query: string; variables: string } {
    return {
      query: this.#bench?.queryEditor.getValue() ?? '',
      variables: this.#bench?.variableEditor.getValue() ?? '',
    };
  }

  run(): void {
    this.#bench?.run();
  }

  stop(): void {
    this.#bench?.stop();
    this.live.stop();
  }

  /** Sends an operation as this pane's person; the log follows a subscription. */
  readonly fetch = async (given: Request, headers: Record<string, string> = {}): Promise<unknown> => {
    const request = withItsName(given);
    const { identity } = this.use.getState();
    if (isSubscription(request)) {
      this.use.setState({ sent: request, reply: null, showsLog: true });
      if (this.#isOfStep(request)) markDone(this.use.getState().step!.id);
      return followed(this.live, request, identity);
    }
    this.use.setState({ sent: request, showsLog: false });
    const reply = await post(request, await readied(identity), headers);
    this.use.setState({ reply });
    this.#learn(request, reply);
    const { explain: _shownElsewhere, ...extensions } = reply.body.extensions ?? {};
    return { ...reply.body, extensions: Object.keys(extensions).length > 0 ? extensions : undefined };
  };

  /** Whether it is the open step's document, however it was changed. */
  #isOfStep({ query }: Request): boolean {
    const { step } = this.use.getState();
    return step !== null && new RegExp(`\\b${step.id}\\b`).test(query ?? '');
  }

  #learn(request: Request, { body }: Reply): void {
    const step = this.#isOfStep(request) ? this.use.getState().step : null;
    const code = body.errors?.[0]?.extensions?.code ?? '';
    if (step && code === (step.refused ?? '')) markDone(step.id);
    if (!body.errors) {
      learnIdentity(body.data);
      learnRefresh(body.data, this.use.getState().identity);
      if (step) setValues(kept(body.data, step.keep));
    }
    if (step) this.use.setState({ answered: { step: step.id, code } });
  }
}

const variablesText = (variables: object) =>
  Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : '';

/** GraphiQL learns the names in a document a moment after it has changed: of a document with one operation its own counts. */
function withItsName(request: Request): Request {
  try {
    const operation = getOperationAST(parse(request.query ?? ''));
    return operation ? { ...request, operationName: operation.name?.value ?? null } : request;
  } catch {
    return request;
  }
}

function isSubscription({ query, operationName }: Request): boolean {
  try {
    return getOperationAST(parse(query ?? ''), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}

/** As GraphiQL wants it: it is running until the log is over; nothing comes this way. */
function followed(live: Live, { query, variables, operationName }: Request, identity: string): AsyncIterable<never> {
  const over = live.start(
    { query: query!, variables: (variables ?? {}) as Record<string, unknown>, operationName },
    identity,
  );
  const iterator: AsyncIterator<never> = {
    next: async () => {
      await over;
      return { done: true, value: undefined };
    },
    return: async () => {
      live.stop();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
