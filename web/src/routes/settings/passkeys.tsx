import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { canUsePasskeys, makePasskey, wordsOfDevice } from '../../app/passkeys.ts';
import { Button, Field, IconButton } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { Line, Part } from './frame.tsx';

const PASSKEYS = graphql(`
  fragment Passkeys_viewer on Viewer {
    id
    isEmailVerified
    isSignUpComplete
    passkeys {
      id
      name
      createdAt
      lastUsedAt
    }
  }
`);
const BEGIN = graphql(`
  mutation BeginPasskeyRegistration {
    beginPasskeyRegistration
  }
`);
const FINISH = graphql(`
  mutation FinishPasskeyRegistration($response: JSON!, $name: String!) {
    finishPasskeyRegistration(response: $response, name: $name) {
      id
    }
  }
`);
const DELETE = graphql(`
  mutation DeletePasskey($id: ID!) {
    deletePasskey(id: $id)
  }
`);

/** Keys on the person's devices that sign in without address and password. */
export function Passkeys({ viewer }: { viewer: FragmentType<typeof PASSKEYS> }) {
  const { t } = useLingui();
  const { passkeys, isEmailVerified, isSignUpComplete } = useFragment(PASSKEYS, viewer);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const begin = useAct(BEGIN);
  const finish = useAct(FINISH, { refetch: ['AccountSettings'] });
  const remove = useAct(DELETE, { refetch: ['AccountSettings'] });
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (begin.isPending || finish.isPending) return;
    setFailure(null);
    const begun = await begin.run({});
    const response =
      begun && (await makePasskey(begun.beginPasskeyRegistration).catch((error) => setFailure(wordsOfDevice(error))));
    if (!response || !(await finish.run({ response, name }))) return;
    say(t`패스키를 추가했어요.`);
    setOpen(false);
    setName('');
  };
  return (
    <Part title={t`패스키`} lead={t`지문이나 얼굴, 기기 잠금으로 비밀번호 없이 로그인해요.`}>
      {passkeys.length > 0 && (
        <ul>
          {passkeys.map((passkey) => (
            <Line
              key={passkey.id}
              title={passkey.name}
              about={
                passkey.lastUsedAt
                  ? t`마지막 사용 ${agoOf(passkey.lastUsedAt)}`
                  : t`추가한 날 ${agoOf(passkey.createdAt)}`
              }
            >
              <IconButton
                icon="trash"
                label={t`${passkey.name} 패스키 지우기`}
                onPress={() => void remove.run({ id: passkey.id })}
              />
            </Line>
          ))}
        </ul>
      )}
      <Refusal error={remove.error} />
      {!canUsePasskeys() && (
        <Note>
          <Trans>이 브라우저는 패스키를 지원하지 않아요.</Trans>
        </Note>
      )}
      {!(isEmailVerified && isSignUpComplete) && (
        <Note>
          <Trans>이메일을 인증하면 패스키를 추가할 수 있어요.</Trans>
        </Note>
      )}
      {canUsePasskeys() && isEmailVerified && isSignUpComplete && !isOpen && (
        <div>
          <Button look="plain" icon="key" onPress={() => setOpen(true)}>
            <Trans>패스키 추가하기</Trans>
          </Button>
        </div>
      )}
      {isOpen && (
        <form onSubmit={add} className="flex flex-col gap-4">
          <Field
            label={t`이름`}
            hint={t`어느 기기인지 알아볼 수 있게 적어 주세요. 예: 내 휴대폰`}
            maxLength={50}
            isRequired
            value={name}
            onChange={setName}
            error={faultsOf(finish.error).name}
          />
          <Refusal error={begin.error ?? (faultsOf(finish.error).name ? null : finish.error)} />
          {failure && (
            <div role="alert">
              <Note tone="danger">{failure}</Note>
            </div>
          )}
          <div className="flex gap-3">
            <Button type="submit" isPending={begin.isPending || finish.isPending}>
              <Trans>이 기기에 만들기</Trans>
            </Button>
            <Button look="plain" onPress={() => setOpen(false)}>
              <Trans>그만두기</Trans>
            </Button>
          </div>
        </form>
      )}
    </Part>
  );
}
