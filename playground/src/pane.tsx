import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { HistoryStore } from '@graphiql/plugin-history';
import {
  ExecuteButton,
  GraphiQLProvider,
  HeaderEditor,
  type MonacoEditor,
  QueryEditor,
  ResponseEditor,
  Spinner,
  useGraphiQL,
  useGraphiQLActions,
  useMonaco,
  VariableEditor,
} from '@graphiql/react';
import { useEffect, useMemo, useState } from 'react';
import { mendVariableLint } from './lint.ts';
import { usePage } from './page.ts';
import type { PaneModel } from './pane-model.ts';
import { EXPLORER_PLUGIN } from './panels/explorer.tsx';
import { HISTORY } from './panels/history.tsx';
import { Insight } from './panels/insight.tsx';
import { Log } from './panels/log.tsx';
import { Who } from './panels/who.tsx';
import { useSchema } from './schema.ts';
import { shareLink } from './share.ts';
import { useSay } from './words.ts';

const PLUGINS = [EXPLORER_PLUGIN, HISTORY];

/** GraphiQL's storage with a prefix, so that panes do not write into each other. Headers may hold a token: they are not kept. */
const storageOf = (name: string) => ({
  getItem: (key: string) => localStorage.getItem(`${name}:${key}`),
  setItem: (key: string, value: string) => localStorage.setItem(`${name}:${key}`, value),
  removeItem: (key: string) => localStorage.removeItem(`${name}:${key}`),
  get length() {
    return 0;
  },
  clear: () => undefined,
});

/** One person's editors, answers and log: GraphiQL with who asks above it. */
export function Pane({ model, index }: { model: PaneModel; index: number }) {
  const schema = useSchema((state) => state.schema);
  const say = useSay();
  const active = usePage((page) => page.isSplit && page.active === index);
  const storage = useMemo(() => storageOf(`playground-${model.name}`), [model]);
  const activate = () => usePage.setState({ active: index });
  return (
    <section
      className={active ? 'pane active' : 'pane'}
      aria-label={index === 0 ? say('첫 번째 사람', 'First person') : say('두 번째 사람', 'Second person')}
      onFocusCapture={activate}
    >
      <GraphiQLProvider
        fetcher={
          ((request: object, options?: { headers?: Record<string, string> }) =>
            model.fetch(request, options?.headers)) as never
        }
        schema={schema}
        dangerouslyAssumeSchemaIsValid
        plugins={[DOC_EXPLORER_PLUGIN, ...PLUGINS]}
        referencePlugin={DOC_EXPLORER_PLUGIN}
        storage={storage}
        defaultQuery=""
      >
        <HistoryStore>
          <DocExplorerStore>
            <Workbench model={model} />
          </DocExplorerStore>
        </HistoryStore>
      </GraphiQLProvider>
    </section>
  );
}

const isReady = (state: { monaco?: unknown }) => Boolean(state.monaco);

function Workbench({ model }: { model: PaneModel }) {
  const hasMonaco = useMonaco(isReady);
  const { visiblePlugin, isFetching } = useGraphiQL(({ visiblePlugin, isFetching }) => ({ visiblePlugin, isFetching }));
  const { showsLog, step, answered } = model.use();
  const Drawer = visiblePlugin?.content;
  const say = useSay();
  useBench(model);
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => (monaco ? mendVariableLint(monaco) : undefined), [monaco]);
  return (
    <>
      <Who model={model} />
      <Tools model={model} />
      <div
        className={Drawer ? 'bench with-drawer' : 'bench'}
        data-open={step?.id}
        data-answered={answered?.step}
        data-code={answered?.code}
      >
        {Drawer && (
          <aside className="drawer" aria-label={visiblePlugin?.title}>
            <Drawer />
          </aside>
        )}
        <div className="editors">
          <section className="document" aria-label={say('문서', 'Document')}>
            {hasMonaco ? <QueryEditor /> : <Spinner />}
          </section>
          <Inputs />
        </div>
        <div className="answer">
          <section
            className={showsLog ? 'result hidden' : 'result'}
            aria-label={say('결과', 'Result')}
            aria-busy={isFetching}
          >
            {isFetching && <Spinner />}
            <ResponseEditor />
          </section>
          {showsLog && <Log model={model} />}
          <Insight model={model} />
        </div>
      </div>
    </>
  );
}

/** Escape leaves an editor, where Tab writes; Enter goes in again. What is suggested is closed first. */
function leavingByEscape(editor: MonacoEditor): () => void {
  const listener = editor.onKeyDown(({ browserEvent }) => {
    const node = editor.getContainerDomNode();
    if (browserEvent.key === 'Escape' && !node.querySelector('.suggest-widget.visible')) node.focus();
  });
  return () => listener.dispose();
}

/** Tells the model of the editors while they are there. */
function useBench(model: PaneModel): void {
  const { run, stop } = useGraphiQLActions();
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL(
    ({ queryEditor, variableEditor, headerEditor, responseEditor }) => ({
      queryEditor,
      variableEditor,
      headerEditor,
      responseEditor,
    }),
  );
  useEffect(() => {
    const editors = [queryEditor, variableEditor, headerEditor, responseEditor].filter(
      (editor) => editor !== undefined,
    );
    const listeners = editors.map(leavingByEscape);
    return () => {
      for (const stop of listeners) stop();
    };
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
  useEffect(() => {
    if (!queryEditor || !variableEditor) return;
    model.attach({ queryEditor, variableEditor, run, stop });
    return () => model.attach(null);
  }, [model, queryEditor, variableEditor, run, stop]);
}

/** Variables and headers, one of them shown. */
function Inputs() {
  const say = useSay();
  const [shown, show] = useState<'variables' | 'headers'>('variables');
  const tab = (name: typeof shown, label: string) => (
    <button type="button" aria-pressed={shown === name} onClick={() => show(name)}>
      {label}
    </button>
  );
  return (
    <section className="inputs" aria-label={say('변수와 헤더', 'Variables and headers')}>
      <div className="bar">
        {tab('variables', say('변수', 'Variables'))}
        {tab('headers', say('헤더', 'Headers'))}
      </div>
      <div className="input-editor">
        <VariableEditor className={shown === 'variables' ? '' : 'hidden'} />
        <HeaderEditor className={shown === 'headers' ? '' : 'hidden'} />
      </div>
    </section>
  );
}

/** What the document was estimated at, and what it cost when it ran last; development only. */
function Cost({ model }: { model: PaneModel }) {
  const say = useSay();
  const explain = model.use((pane) => pane.reply?.body.extensions?.explain);
  if (!explain) return null;
  const { estimate, cost, statements } = explain;
  return (
    <output className="cost" data-cost={cost} data-statements={statements}>
      {estimate && (
        <span>
          {say('예상 노드', 'nodes')} ≤ {estimate.most + estimate.work} ·{' '}
        </span>
      )}
      {say('비용', 'cost')} {cost} · SQL {statements}
    </output>
  );
}

/** Run, and what is done with a document. */
function Tools({ model }: { model: PaneModel }) {
  const say = useSay();
  const { prettifyEditors, copyQuery, setVisiblePlugin } = useGraphiQLActions();
  const visiblePlugin = useGraphiQL((state) => state.visiblePlugin);
  const [told, tell] = useState('');
  const toggle = (plugin: typeof EXPLORER_PLUGIN, label: string) => (
    <button
      type="button"
      aria-pressed={visiblePlugin === plugin}
      onClick={() => setVisiblePlugin(visiblePlugin === plugin ? null : plugin)}
    >
      {label}
    </button>
  );
  const share = async () => {
    const link = shareLink(model.document(), location);
    history.replaceState(null, '', link);
    await navigator.clipboard?.writeText(link).catch(() => undefined);
    tell(say('주소를 복사했습니다', 'The address is copied'));
  };
  return (
    <div className="tools" role="toolbar" aria-label={say('문서 도구', 'Document tools')}>
      <ExecuteButton />
      <Cost model={model} />
      {toggle(DOC_EXPLORER_PLUGIN, say('문서', 'Docs'))}
      {toggle(EXPLORER_PLUGIN, say('만들기', 'Explorer'))}
      {toggle(HISTORY, say('기록', 'History'))}
      <span className="gap" />
      <button type="button" onClick={() => prettifyEditors()}>
        {say('정돈', 'Prettify')}
      </button>
      <button type="button" onClick={() => copyQuery()}>
        {say('복사', 'Copy')}
      </button>
      <button type="button" onClick={share}>
        {say('공유', 'Share')}
      </button>
      <span className="unseen" role="status">
        {told}
      </span>
    </div>
  );
}
