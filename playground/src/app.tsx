import { Tooltip } from '@graphiql/react';
import { useEffect } from 'react';
import { CHAPTERS } from './journeys/index.ts';
import { useKnown } from './known.ts';
import { PANES, setSplit, usePage } from './page.ts';
import { Pane } from './pane.tsx';
import { Journeys } from './panels/journeys.tsx';
import { useSchema } from './schema.ts';
import { readShare } from './share.ts';
import { type Language, useLanguage, useSay } from './words.ts';

/** The whole page: journeys beside one pane or two. */
export function App() {
  const isSplit = usePage((page) => page.isSplit);
  const { schema, fault } = useSchema();
  const { language, set } = useLanguage();
  const say = useSay();
  useEffect(() => {
    document.documentElement.lang = useLanguage.getState().language;
    const shared = readShare(location);
    if (shared) PANES[0].show(shared.query, shared.variables);
    // Whoever is signed in in this browser stays so.
    else PANES[0].open(CHAPTERS[0]!.steps[0]!, useKnown.getState().values);
  }, []);
  return (
    <Tooltip.Provider>
      <div className="page graphiql-container">
        <header className="top">
          <h1>Infinity Travel GraphQL</h1>
          <span className="hint" role="status">
            {fault !== null ? fault : schema ? '' : say('스키마를 읽는 중…', 'Reading the schema…')}
          </span>
          <button type="button" aria-pressed={isSplit} onClick={() => setSplit(!isSplit)}>
            {say('두 사람 나란히', 'Two people')}
          </button>
          <label>
            <span className="unseen">{say('언어', 'Language')}</span>
            <select value={language} onChange={(event) => set(event.target.value as Language)}>
              <option value="ko">한국어</option>
              <option value="en">English</option>
            </select>
          </label>
        </header>
        <Journeys />
        <main className={isSplit ? 'panes split' : 'panes'}>
          <Pane model={PANES[0]} index={0} />
          {isSplit && <Pane model={PANES[1]} index={1} />}
        </main>
      </div>
    </Tooltip.Provider>
  );
}
