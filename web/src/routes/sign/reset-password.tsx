import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Field } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { SignFrame } from './frame.tsx';

const RESET_PASSWORD = graphql(`
  mutation ResetPassword($token: String!, $newPassword: String!) {
    resetPassword(token: $token, newPassword: $newPassword)
  }
`);

/** From the mailed link. */
export function Screen() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [newPassword, setPassword] = useState('');
  const reset = useAct(RESET_PASSWORD);
  const fault = faultsOf(reset.error).newPassword;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reset.isPending || !(await reset.run({ token: params.get('token') ?? '', newPassword }))) return;
    say(t`비밀번호를 바꿨어요. 새 비밀번호로 로그인해 주세요.`);
    await navigate('/sign-in', { replace: true });
  };
  return (
    <SignFrame title={t`새 비밀번호`} lead={t`바꾸고 나면 모든 기기에서 로그아웃돼요.`}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t`새 비밀번호`}
          type="password"
          autoComplete="new-password"
          hint={t`8자 이상으로 정해 주세요.`}
          isRequired
          value={newPassword}
          onChange={setPassword}
          error={fault}
        />
        {!fault && <Refusal error={reset.error} />}
        <Button type="submit" wide isPending={reset.isPending}>
          <Trans>비밀번호 바꾸기</Trans>
        </Button>
      </form>
    </SignFrame>
  );
}
