import type { FastifyInstance } from 'fastify';
import type { App } from '../../shared/context.ts';
import type { Span } from '../../shared/watch.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its trace, where it has one. */
    span?: Span | null;
    /** The pattern of its route, where somebody looks. */
    pattern?: string;
  }
}

/** Counts and traces requests, where anybody looks; before any route is made. */
export function watchHttp(http: FastifyInstance, app: App): void {
  if (!app.watch.isOn) return;
  http.decorateRequest('span', null);
  http.decorateRequest('pattern', 'other');
  // A hook for each route knows its pattern: `request.routeOptions` makes an object each time it is asked.
  http.addHook('onRoute', (route) => {
    const { url } = route;
    route.onRequest = [
      (request, _reply, done) => {
        request.pattern = url;
        const parent = request.headers.traceparent;
        request.span = app.watch.trace(
          url,
          { 'http.request.method': request.method, 'http.route': url, 'request.id': request.id },
          typeof parent === 'string' ? parent : undefined,
        );
        done();
      },
      ...[route.onRequest ?? []].flat(),
    ];
  });
  http.addHook('onResponse', (request, reply, done) => {
    const { method, pattern = 'other', span } = request;
    app.watch.request({ method, route: pattern, status: reply.statusCode, seconds: reply.elapsedTime / 1_000 });
    span?.tell({ 'http.response.status_code': reply.statusCode });
    span?.end(reply.statusCode >= 500 ? { code: String(reply.statusCode) } : undefined);
    done();
  });
}
