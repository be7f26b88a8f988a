import {
  type Attributes,
  type Span as Recorded,
  ROOT_CONTEXT,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { Span, SpanFacts, Watch } from '../shared/watch.ts';

/** Parts of one trace; a document can ask for more. */
const MAX_SPANS = 300;
const TEXT_LENGTH = 2_000;

/** Who is told of traces, and how many of a hundred. */
export interface TraceSettings {
  /** The address of a collector that speaks OTLP over HTTP. */
  url: string;
  percent: number;
}

interface Traces {
  trace: Watch['trace'];
  close(): Promise<void>;
}

/** Traces that go to a collector in batches; what it does not take is dropped. */
export function createTraces({ url, percent }: TraceSettings, log: Logger): Traces {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'infinity-travel' }),
    spanLimits: { attributeValueLengthLimit: TEXT_LENGTH },
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  });
  const tracer = provider.getTracer('infinity-travel');

  const begin = (name: string, facts: SpanFacts | undefined, parent: typeof ROOT_CONTEXT): Recorded =>
    tracer.startSpan(name, { attributes: facts as Attributes }, parent);

  const wrap = (span: Recorded, budget: { left: number }): Span => ({
    child: (name, facts) => {
      if (budget.left <= 0) return LEFT_OUT;
      budget.left--;
      return wrap(begin(name, facts, trace.setSpan(ROOT_CONTEXT, span)), budget);
    },
    tell: (facts) => void span.setAttributes(facts as Attributes),
    end: (error) => {
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: kindOf(error) });
      span.end();
    },
  });

  return {
    trace: (name, facts, traceparent) => {
      // Whoever calls may give the number of a trace, but not decide how many are kept.
      if (Math.random() * 100 >= percent) return null;
      return wrap(begin(name, facts, parentOf(traceparent)), { left: MAX_SPANS });
    },
    close: async () => {
      try {
        await provider.shutdown();
      } catch (error) {
        log.warn({ err: error }, 'the last traces were not taken');
      }
    },
  };
}

const LEFT_OUT: Span = { child: () => LEFT_OUT, tell: () => undefined, end: () => undefined };

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

function parentOf(traceparent: string | undefined) {
  const [, traceId, spanId] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

/** The code of an error, never its text: that may hold what somebody wrote. */
function kindOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'failed';
}
