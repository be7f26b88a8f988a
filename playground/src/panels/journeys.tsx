import { useState } from 'react';
import { AIDS } from '../aids.ts';
import { CHAPTERS } from '../journeys/index.ts';
import type { Step } from '../journeys/step.ts';
import { holesOf } from '../journeys/values.ts';
import { setValues, useKnown } from '../known.ts';
import { giverOf, openStep, PANES, usePage } from '../page.ts';
import { nameOf, useIdentities } from '../talk/identity.ts';
import { type Say, useLanguage, useSay } from '../words.ts';

const SIGN_IN = CHAPTERS.flatMap(({ steps }) => steps).find(({ id }) => id === 'SignIn')!;

/** Chapters of steps, and what is known by name. */
export function Journeys() {
  const say = useSay();
  const language = useLanguage((state) => (state.language === 'ko' ? 0 : 1));
  const { done } = useKnown();
  const fault = usePage((page) => page.fault);
  const active = usePage((page) => page.active);
  const open = PANES[active]!.use((pane) => pane.step);
  const [filter, setFilter] = useState('');
  const matches = ({ id, words }: Step) =>
    `${id} ${words[language]}`.toLowerCase().includes(filter.trim().toLowerCase());
  return (
    <nav className="journeys" aria-label={say('여정', 'Journeys')}>
      <h2>{say('여정', 'Journeys')}</h2>
      <input
        type="search"
        value={filter}
        placeholder={say('단계 찾기', 'Find a step')}
        aria-label={say('단계 찾기', 'Find a step')}
        onChange={({ target }) => setFilter(target.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="chapters" tabIndex={0} aria-label={say('장', 'Chapters')}>
        {CHAPTERS.map(({ id, words, steps }, i) => {
          const shown = steps.filter(matches);
          if (shown.length === 0) return null;
          const finished = steps.filter((step) => done.has(step.id)).length;
          return (
            <details key={id} open={i === 0 || filter !== '' || steps.some((step) => step === open)}>
              <summary>
                {words[language]}{' '}
                <span className="count">
                  {finished}/{steps.length}
                </span>
              </summary>
              <ol>
                {shown.map((step) => (
                  <li key={step.id}>
                    <button
                      type="button"
                      data-step={step.id}
                      aria-current={open === step ? 'step' : undefined}
                      onClick={() => void openStep(step)}
                    >
                      <span aria-hidden="true">{done.has(step.id) ? '✓' : '·'}</span> {step.id}
                      {done.has(step.id) && <span className="unseen">{say('했음', 'done')}</span>}
                      <span className="badge">{whoWords(step, say)}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </details>
          );
        })}
      </section>
      {open && <Opened step={open} fault={fault} />}
      <Known />
    </nav>
  );
}

function whoWords({ who }: Step, say: Say): string {
  if (who === 'newcomer') return say('새 사람', 'newcomer');
  if (who === 'nobody') return say('누구나', 'anybody');
  const identity = useIdentities.getState().all.find(({ id }) => id === who);
  return identity ? nameOf(identity) : who;
}

/** What the open step shows, and which values it still waits for. */
function Opened({ step, fault }: { step: Step; fault: string | null }) {
  const say = useSay();
  const language = useLanguage((state) => (state.language === 'ko' ? 0 : 1));
  const values = useKnown((known) => known.values);
  const missing = holesOf(step.variables).filter((name) => values[name] === undefined);
  return (
    <section className="opened" aria-label={say('이 단계', 'This step')}>
      <h3>{step.id}</h3>
      <p>{step.words[language]}</p>
      {fault && (
        <p role="alert" className="fault">
          {fault}
        </p>
      )}
      <Doer step={step} />
      {missing.map((name) => {
        const giver = giverOf(name);
        return (
          <p key={name} className="fault">
            <code>{name}</code> {say('아직 모릅니다. 먼저:', 'is not known yet. First:')}{' '}
            {giver && (
              <button type="button" onClick={() => void openStep(giver)}>
                {giver.id}
              </button>
            )}
          </p>
        );
      })}
      <p className="hint">{say('Ctrl-Enter 로 실행합니다.', 'Ctrl-Enter runs it.')}</p>
    </section>
  );
}

/** What to do when the step's person is not there. */
function Doer({ step: { who } }: { step: Step }) {
  const say = useSay();
  const isThere = useIdentities(({ all }) => who === 'nobody' || all.some(({ id }) => id === who));
  const signIn = SIGN_IN;
  if (isThere || (who !== 'newcomer' && AIDS.accounts)) return null;
  return (
    <p className="hint">
      {who === 'newcomer' ? (
        <>
          {say('새 사람이 아직 로그인하지 않았습니다. 먼저:', 'The newcomer is not signed in yet. First:')}{' '}
          <button type="button" onClick={() => void openStep(signIn)}>
            {signIn.id}
          </button>
        </>
      ) : (
        say(
          '여기에는 데모 계정이 없습니다. 위에서 누구인지 고르세요.',
          'There are no demo accounts here: choose above who asks.',
        )
      )}
    </p>
  );
}

/** Values by name: what results have left, to be seen and changed. */
function Known() {
  const say = useSay();
  const values = useKnown((known) => known.values);
  return (
    <details className="known">
      <summary>
        {say('기억한 값', 'Known values')} <span className="count">{Object.keys(values).length}</span>
      </summary>
      <dl>
        {Object.entries(values).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <input
                value={String(value)}
                aria-label={name}
                onChange={({ target }) =>
                  setValues({ [name]: typeof value === 'number' ? Number(target.value) : target.value })
                }
              />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
