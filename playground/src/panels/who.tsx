import { type FormEvent, useState } from 'react';
import { AIDS } from '../aids.ts';
import type { PaneModel } from '../pane-model.ts';
import { makeNewcomer, nameOf, pastedIdentity, useIdentities } from '../talk/identity.ts';
import { useSay } from '../words.ts';

const NEW = '+new';
const PASTE = '+paste';

/** Who asks in this pane. */
export function Who({ model }: { model: PaneModel }) {
  const say = useSay();
  const { all } = useIdentities();
  const { identity } = model.use();
  const [isMaking, setMaking] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const [fault, setFault] = useState('');
  const make = async () => {
    setMaking(true);
    try {
      model.setIdentity((await makeNewcomer()).id);
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setMaking(false);
    }
  };
  const choose = (value: string) => {
    setFault('');
    setPasting(value === PASTE);
    if (value === NEW) void make();
    else if (value !== PASTE) model.setIdentity(value);
  };
  const paste = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = String(new FormData(event.currentTarget).get('token'))
      .trim()
      .replace(/^Bearer /i, '');
    if (token) model.setIdentity(pastedIdentity(token).id);
    setPasting(false);
  };
  return (
    <div className="who">
      <label>
        <span>{say('누가', 'Who')}</span>
        <select value={isMaking ? NEW : isPasting ? PASTE : identity} onChange={({ target }) => choose(target.value)}>
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one)}
            </option>
          ))}
          {AIDS.mail && <option value={NEW}>{say('+ 새 사람 (메일 인증까지)', '+ Somebody new, verified')}</option>}
          <option value={PASTE}>{say('+ 토큰 붙여 넣기', '+ Paste a token')}</option>
        </select>
      </label>
      {isPasting && (
        <form onSubmit={paste}>
          <input name="token" type="password" autoComplete="off" aria-label={say('액세스 토큰', 'Access token')} />
          <button type="submit">{say('쓰기', 'Use')}</button>
        </form>
      )}
      <span role="status" className="hint">
        {isMaking ? say('가입하고 메일을 읽는 중…', 'Signing up and reading the mail…') : fault}
      </span>
    </div>
  );
}
