import { useEffect, useRef, useState } from 'react';
import type { PaneModel } from '../pane-model.ts';
import type { Line, SocketState } from '../talk/live.ts';
import { type Say, useSay } from '../words.ts';

const stateWords = (say: Say): Record<SocketState, string> => ({
  closed: say('닫힘', 'closed'),
  connecting: say('연결 중', 'connecting'),
  open: say('연결됨', 'open'),
  cut: say('끊김', 'cut'),
});

const noteWords = (say: Say): Record<string, string> => ({
  cut: say('선을 끊었습니다', 'The line was cut'),
  reconnect: say('다시 연결합니다', 'Coming back'),
  complete: say('끝났습니다', 'Completed'),
  error: say('오류', 'Error'),
});

/** The events of a subscription as they came, and the line that they come by. */
export function Log({ model }: { model: PaneModel }) {
  const say = useSay();
  const { live } = model;
  const { lines, socket, isPaused, seq, lost, doubled } = live.use();
  const [filter, setFilter] = useState('');
  const [frozen, freeze] = useState<Line[] | null>(null);
  const shown = (frozen ?? lines).filter(({ title, text }) =>
    `${title} ${text}`.toLowerCase().includes(filter.toLowerCase()),
  );
  const list = useRef<HTMLOListElement>(null);
  const last = shown.at(-1)?.key;
  useEffect(() => {
    if (last !== undefined) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last]);
  const pause = () => {
    freeze(isPaused ? null : lines);
    live.setPaused(!isPaused);
  };
  const copy = () => navigator.clipboard?.writeText(shown.map(textOf).join('\n'));
  return (
    <section className="log" aria-label={say('구독 기록', 'Subscription log')}>
      <div className="bar">
        <output className={`socket ${socket}`} data-socket={socket} aria-label={say('소켓', 'Socket')}>
          {stateWords(say)[socket]}
        </output>
        <button type="button" disabled={socket !== 'open'} onClick={() => live.cut()}>
          {say('선 끊기', 'Cut the line')}
        </button>
        <button type="button" disabled={socket !== 'cut'} onClick={() => live.reconnect()}>
          {say('다시 연결', 'Reconnect')}
          {seq !== null && ` (afterSeq ${seq})`}
        </button>
      </div>
      <div className="bar">
        <output data-lost={lost} data-doubled={doubled}>
          {say('잃음', 'lost')} <b>{lost}</b> · {say('겹침', 'doubled')} <b>{doubled}</b>
        </output>
        <input
          type="search"
          value={filter}
          placeholder={say('거르기', 'Filter')}
          aria-label={say('기록 거르기', 'Filter the log')}
          onChange={({ target }) => setFilter(target.value)}
        />
        <button type="button" aria-pressed={isPaused} onClick={pause}>
          {isPaused ? say('계속', 'Go on') : say('멈춤', 'Pause')}
        </button>
        <button type="button" onClick={copy}>
          {say('복사', 'Copy')}
        </button>
        <button type="button" onClick={() => live.clear()}>
          {say('비우기', 'Clear')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={list} className="lines" tabIndex={0} aria-live="polite" aria-label={say('사건', 'Events')}>
        {shown.map(({ key, at, seq: number, title, text, kind }) => (
          <li key={key} className={kind}>
            <time>{at.toLocaleTimeString([], { hour12: false })}</time>
            <span className="seq">{number ?? '·'}</span>
            <strong>{kind === 'event' ? title : (noteWords(say)[title] ?? title)}</strong>
            {text && <pre>{text}</pre>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const textOf = ({ at, seq, title, text }: Line) => `${at.toISOString()} ${seq ?? '-'} ${title} ${text}`;
