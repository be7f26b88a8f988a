import type { FastifyInstance } from 'fastify';
import type { App } from '../../shared/context.ts';
import type { Span } from '../../shared/watch.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its trace, where it has one. */
    span?: Span | null;
  }
}

/** Counts and traces requests, where anybody looks. */
export function watchHttp(http: FastifyInstance, app: App): void {
  if (!app.watch.isOn) return;
  http.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'other';
    const facts = { 'http.request.method': request.method, 'http.route': route, 'request.id': request.id };
    const parent = request.headers.traceparent;
    request.span = app.watch.trace(
      `${request.method} ${route}`,
      facts,
      typeof parent === 'string' ? parent : undefined,
    );
    done();
  });
  http.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'other';
    app.watch.request({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1_000 });
    request.span?.tell({ 'http.response.status_code': reply.statusCode });
    request.span?.end(reply.statusCode >= 500 ? { code: String(reply.statusCode) } : undefined);
    done();
  });
}
