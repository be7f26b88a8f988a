import { useHistory, useHistoryActions } from '@graphiql/plugin-history';
import { type GraphiQLPlugin, HistoryIcon, useGraphiQL } from '@graphiql/react';
import { useSay } from '../words.ts';

/** What was run in this browser, newest first; GraphiQL keeps it. */
function History() {
  const say = useSay();
  const items = useHistory();
  const { toggleFavorite, deleteFromHistory } = useHistoryActions();
  const { queryEditor, variableEditor } = useGraphiQL(({ queryEditor, variableEditor }) => ({
    queryEditor,
    variableEditor,
  }));
  const newest = [...items].reverse();
  const sorted = [...newest.filter(({ favorite }) => favorite), ...newest.filter(({ favorite }) => !favorite)];
  return (
    <div className="history">
      <h2>{say('기록', 'History')}</h2>
      {sorted.length === 0 && <p className="hint">{say('아직 실행한 것이 없습니다.', 'Nothing was run yet.')}</p>}
      <ul>
        {sorted.map((item) => {
          const name = item.operationName ?? item.query?.trim().slice(0, 40) ?? '';
          return (
            <li key={`${item.operationName}\n${item.query}\n${item.variables}`} className="bar">
              <button
                type="button"
                className="name"
                title={item.variables}
                onClick={() => {
                  queryEditor?.setValue(item.query ?? '');
                  variableEditor?.setValue(item.variables ?? '');
                }}
              >
                {name}
              </button>
              <button
                type="button"
                aria-pressed={item.favorite ?? false}
                aria-label={`${say('즐겨찾기', 'Favourite')}: ${name}`}
                onClick={() => toggleFavorite(item)}
              >
                ★
              </button>
              <button
                type="button"
                aria-label={`${say('지우기', 'Remove')}: ${name}`}
                onClick={() => deleteFromHistory(item)}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export const HISTORY: GraphiQLPlugin = { title: 'History', icon: HistoryIcon, content: History };
