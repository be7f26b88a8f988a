import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Field } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { PasswordProof } from './email-address.tsx';
import { Part } from './frame.tsx';

const CHANGE = graphql(`
  mutation ChangePassword($currentPassword: String!, $newPassword: String!) {
    changePassword(currentPassword: $currentPassword, newPassword: $newPassword)
  }
`);

/** Another password; the other devices are signed out by it. */
export function Password() {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useAct(CHANGE, { refetch: ['AccountSettings'] });
  const faults = faultsOf(change.error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || !(await change.run({ currentPassword, newPassword }))) return;
    say(t`비밀번호를 바꿨어요. 다른 기기는 로그아웃됐어요.`);
    setOpen(false);
    setCurrent('');
    setNew('');
  };
  return (
    <Part title={t`비밀번호`} lead={t`바꾸면 다른 기기에서는 로그아웃돼요.`}>
      {isOpen ? (
        <form onSubmit={submit} className="flex flex-col gap-4">
          <PasswordProof value={currentPassword} onChange={setCurrent} error={faults.currentPassword} />
          <Field
            label={t`새 비밀번호`}
            type="password"
            autoComplete="new-password"
            hint={t`8자 이상으로 정해 주세요.`}
            isRequired
            value={newPassword}
            onChange={setNew}
            error={faults.newPassword}
          />
          {Object.keys(faults).length === 0 && <Refusal error={change.error} />}
          <div className="flex gap-3">
            <Button type="submit" isPending={change.isPending}>
              <Trans>비밀번호 바꾸기</Trans>
            </Button>
            <Button look="plain" onPress={() => setOpen(false)}>
              <Trans>그만두기</Trans>
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button look="plain" onPress={() => setOpen(true)}>
            <Trans>비밀번호 바꾸기</Trans>
          </Button>
        </div>
      )}
    </Part>
  );
}
