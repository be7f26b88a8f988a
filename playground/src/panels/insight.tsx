import { useEffect, useState } from 'react';
import type { PaneModel } from '../pane-model.ts';
import { picture } from '../picture.ts';
import { post, type Reply } from '../talk/http.ts';
import { readied } from '../talk/identity.ts';
import { useSay } from '../words.ts';
import { Faults } from './faults.tsx';

/** What the last answer cost and says beside its data. */
export function Insight({ model }: { model: PaneModel }) {
  const say = useSay();
  const { reply, sent } = model.use();
  if (!sent) return null;
  const explain = reply?.body.extensions?.explain;
  return (
    <section className="insight" aria-label={say('이 요청에 대해', 'About this request')}>
      {reply && (
        <ul className="facts">
          <li>
            HTTP {reply.status} · {Math.round(reply.ms)} ms
          </li>
          {explain && (
            <>
              <li>
                {say('노드', 'nodes')} {explain.nodes}
              </li>
              <li>
                {say('읽은 행', 'rows read')} {explain.rowsRead}
              </li>
            </>
          )}
        </ul>
      )}
      {reply?.body.errors && <Faults model={model} errors={reply.body.errors} />}
      <Picture model={model} data={reply?.body.data} />
      {sent.query && <Persisted key={sent.query} query={sent.query} model={model} />}
    </section>
  );
}

interface Upload {
  id: string;
  url: string;
  method: string;
  headers: { name: string; value: string }[];
}

/** Sends a picture to where `createUpload` says. */
function Picture({ model, data }: { model: PaneModel; data: unknown }) {
  const say = useSay();
  const [told, tell] = useState('');
  const upload = (data as { createUpload?: Upload } | null | undefined)?.createUpload;
  const isSample = model.use().step?.sends === 'picture';
  if (!upload?.url) return null;
  const send = async (file: Blob) => {
    const headers = Object.fromEntries((upload.headers ?? []).map(({ name, value }) => [name, value]));
    const { status } = await fetch(upload.url, { method: upload.method ?? 'PUT', headers, body: file });
    tell(status < 300 ? say('사진을 보냈습니다', 'The picture is there') : `HTTP ${status}`);
  };
  return (
    <div className="bar">
      {isSample && (
        <button type="button" onClick={async () => send(await picture())}>
          {say('예시 사진 보내기', 'Send the sample picture')}
        </button>
      )}
      <label>
        {say('내 사진', 'My picture')}
        <input
          type="file"
          accept="image/*"
          onChange={({ target }) => target.files?.[0] && void send(target.files[0])}
        />
      </label>
      <span role="status">{told}</span>
    </div>
  );
}

/** The document by its hash alone (automatic persisted queries). */
function Persisted({ query, model }: { query: string; model: PaneModel }) {
  const say = useSay();
  const [hash, setHash] = useState<string | null>(null);
  const [replies, setReplies] = useState<(Reply & { way: 'hash' | 'document' })[]>([]);
  useEffect(() => {
    // Only secure pages (https, localhost) have it.
    void crypto.subtle
      ?.digest('SHA-256', new TextEncoder().encode(query))
      .then((bytes) => setHash([...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')));
  }, [query]);
  if (!hash) return null;
  const run = async () => {
    const { identity, sent } = model.use.getState();
    const request = {
      variables: sent?.variables,
      operationName: sent?.operationName ?? null,
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
    };
    const asker = await readied(identity);
    const first = { way: 'hash', ...(await post(request, asker)) } as const;
    setReplies([first]);
    const isUnknown = first.body.errors?.some(({ extensions }) => extensions?.code === 'PERSISTED_QUERY_NOT_FOUND');
    if (isUnknown) setReplies([first, { way: 'document', ...(await post({ ...request, query }, asker)) }]);
  };
  return (
    <details className="persisted">
      <summary>{say('해시로 보내기 (persisted query)', 'By its hash (persisted query)')}</summary>
      <code>{hash}</code>
      {/^\s*query\b|^\s*\{/m.test(query) && (
        <button type="button" onClick={run}>
          {say('해시로 실행', 'Run by hash')}
        </button>
      )}
      <ol>
        {replies.map(({ way, status, ms, body }) => (
          <li key={way}>
            {way === 'hash' ? say('해시만', 'hash alone') : say('문서와 함께', 'with the document')}: HTTP {status},{' '}
            {body.errors?.[0]?.extensions?.code ?? say('대답함', 'answered')}, {Math.round(ms)} ms
          </li>
        ))}
      </ol>
    </details>
  );
}
