import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Field } from '../../design/controls.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { Part } from './frame.tsx';

const EMAIL = graphql(`
  fragment EmailAddress_viewer on Viewer {
    id
    email
    isEmailVerified
  }
`);
const REQUEST = graphql(`
  mutation RequestEmailChange($newEmail: String!, $password: String!) {
    requestEmailChange(newEmail: $newEmail, password: $password)
  }
`);

/** The address, and the way to another one: its owner confirms it by a mail. */
export function EmailAddress({ viewer }: { viewer: FragmentType<typeof EMAIL> }) {
  const { t } = useLingui();
  const { email } = useFragment(EMAIL, viewer);
  const [isOpen, setOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [newEmail, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const request = useAct(REQUEST);
  const faults = faultsOf(request.error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (request.isPending || !(await request.run({ newEmail, password }))) return;
    setSentTo(newEmail);
    setOpen(false);
    setPassword('');
  };
  return (
    <Part title={t`이메일`} lead={email || t`아직 이메일이 없어요.`}>
      {sentTo && (
        <div role="status">
          <Note tone="brand" icon="send">
            <Trans>{sentTo}로 메일을 보냈어요. 메일의 링크를 누르면 바뀌어요.</Trans>
          </Note>
        </div>
      )}
      {isOpen ? (
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Field
            label={t`새 이메일`}
            type="email"
            autoComplete="email"
            hint={t`예전 주소로도 알려 드리고, 7일 동안 되돌릴 수 있어요.`}
            isRequired
            value={newEmail}
            onChange={setEmail}
            error={faults.newEmail}
          />
          <PasswordProof value={password} onChange={setPassword} error={faults.password} />
          {Object.keys(faults).length === 0 && <Refusal error={request.error} />}
          <div className="flex gap-3">
            <Button type="submit" isPending={request.isPending}>
              <Trans>확인 메일 받기</Trans>
            </Button>
            <Button look="plain" onPress={() => setOpen(false)}>
              <Trans>그만두기</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button look="plain" onPress={() => setOpen(true)}>
            {email ? <Trans>이메일 바꾸기</Trans> : <Trans>이메일 추가하기</Trans>}
          </Button>
        </div>
      )}
    </Part>
  );
}

/** The password, to show that it is the owner who acts; an account without one leaves it empty. */
export function PasswordProof({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}) {
  const { t } = useLingui();
  return (
    <Field
      label={t`지금 비밀번호`}
      type="password"
      autoComplete="current-password"
      hint={t`비밀번호 없이 가입했다면 비워 두세요. 그때는 최근 10분 안에 로그인했어야 해요.`}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
