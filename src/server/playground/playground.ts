import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../shared/context.ts';
import { playgroundTabs } from './playground-tabs.ts';

const compress = promisify(gzip);

/** Everything from our own address: the editor paints with inline styles and works in a blob, and nothing else is let in. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SCRIPT = 'text/javascript; charset=utf-8';

interface File {
  type: string;
  etag: string;
  bytes: Buffer;
  zipped: Buffer;
}

/** True when a browser asks for a page: what it types into its address bar accepts HTML, no GraphQL client does. */
export function wantsPage(request: FastifyRequest): boolean {
  const isGraphqlClient = 'apollo-require-preflight' in request.headers || 'x-apollo-operation-name' in request.headers;
  return request.method === 'GET' && !isGraphqlClient && (request.headers.accept ?? '').includes('text/html');
}

/**
 * GraphiQL from our own files, without the internet; subscriptions run over WebSocket at the same address.
 * @returns what sends the page; with PLAYGROUND off it says so (404).
 */
export function mountPlayground(
  http: FastifyInstance,
  app: App,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  if (!app.config.playground) {
    return async (_request, reply) =>
      reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send('The playground is switched off here (PLAYGROUND). GraphQL takes POST requests at this address.\n');
  }
  const files = lazily(loadFiles);
  http.get('/playground/start.js', async (_request, reply) =>
    reply.type(SCRIPT).header('cache-control', 'no-store').send(startScript(app.clock())),
  );
  http.get<{ Params: { name: string } }>('/playground/:name', async (request, reply) => {
    const file = (await files()).get(request.params.name);
    if (!file) return reply.callNotFound();
    return sendFile(file, request, reply);
  });
  return async (request, reply) => {
    reply.header('content-security-policy', POLICY);
    return sendFile((await files()).get('index.html')!, request, reply);
  };
}

async function sendFile(file: File, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  // Selections again each time and answered by 304: a new release shows at once.
  reply.headers({ etag: file.etag, 'cache-control': 'no-cache', vary: 'Accept, Accept-Encoding' });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  reply.type(file.type);
  if (!(request.headers['accept-encoding'] ?? '').includes('gzip')) return reply.send(file.bytes);
  return reply.header('content-encoding', 'gzip').send(file.zipped);
}

/** Eight megabytes of script, read when the first page is asked for and not at every start. */
async function loadFiles(): Promise<ReadonlyMap<string, File>> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const favicon = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(graphiql.favicon);
  const sources: [name: string, type: string, content: string | Buffer][] = [
    ['index.html', 'text/html; charset=utf-8', PAGE],
    ['graphiql.js', SCRIPT, graphiql.js],
    ['graphiql.css', 'text/css; charset=utf-8', graphiql.css + TABS_STAND_STILL],
    ['editorWorkerService.js', SCRIPT, graphiql.editorWorkerService],
    ['graphql.js', SCRIPT, graphiql.graphqlWorker],
    ['json.js', SCRIPT, graphiql.jsonWorker],
  ];
  if (favicon) sources.push(['favicon', favicon[1]!, Buffer.from(favicon[2]!, 'base64')]);
  const files = await Promise.all(
    sources.map(async ([name, type, content]): Promise<[string, File]> => {
      const bytes = Buffer.from(content as string);
      const etag = `"${createHash('sha1').update(bytes).digest('base64url')}"`;
      return [name, { type, etag, bytes, zipped: await compress(bytes) }];
    }),
  );
  return new Map(files);
}

function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () => {
    loading ??= load();
    return loading;
  };
}

/** On a first visit GraphiQL leaves tabs displaced under the mouse: a click on one would land beside it. */
const TABS_STAND_STILL = '\n.graphiql-tab { transform: none !important; }\n';

const PAGE = `<!doctype html>
<html lang="ko">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Infinity Travel GraphQL</title>
    <link rel="icon" href="/playground/favicon" />
    <link rel="stylesheet" href="/playground/graphiql.css" />
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root"></div>
    <script src="/playground/graphiql.js"></script>
    <script src="/playground/start.js"></script>
  </body>
</html>
`;

/** Starts GraphiQL with the example tabs. Headers may carry a token: they are not kept unless asked for. */
const startScript = (now: Date): string => `self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => '/playground/' + label + '.js',
};
// A session of cookies that has expired is refreshed, and what was refused is sent again: the schema itself is asked with them.
const send = window.fetch.bind(window);
const isExpired = async (answer) => (await answer.clone().text()).includes('"SESSION_EXPIRED"');
let refreshing = null;
const refresh = () => (refreshing ??= send('/graphql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"query":"mutation { refreshSession { accessTokenExpiresAt } }"}',
}).finally(() => { refreshing = null; }));
window.fetch = async (...request) => {
  const answer = await send(...request);
  if (answer.ok && !(answer.headers.get('content-type') ?? '').includes('json')) return answer;
  if (!(await isExpired(answer))) return answer;
  await refresh();
  return send(...request);
};
const tabs = ${JSON.stringify(playgroundTabs(now))};
// GraphiQL keeps tabs between visits; of the first visit's first tab it would forget the variables.
const isFirst = !localStorage.getItem('graphiql:tabState') && !new URLSearchParams(location.search).has('query');
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
  title: 'Infinity&nbsp;Travel',
  endpoint: '/graphql',
  subscriptionsProtocol: 'WS',
  shouldPersistHeaders: false,
  defaultTabs: tabs,
  variables: isFirst ? tabs[0].variables : undefined,
});
`;
