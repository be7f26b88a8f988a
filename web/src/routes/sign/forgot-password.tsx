import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, ButtonLink, Field } from '../../design/controls.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { SignFrame } from './frame.tsx';

const REQUEST_PASSWORD_RESET = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email)
  }
`);

export function Screen() {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [isDone, setDone] = useState(false);
  const request = useAct(REQUEST_PASSWORD_RESET);
  const fault = faultsOf(request.error).email;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!request.isPending && (await request.run({ email }))) setDone(true);
  };
  return (
    <SignFrame title={t`비밀번호 다시 정하기`} lead={t`가입한 이메일로 링크를 보내 드려요.`}>
      {isDone ? (
        <>
          <Note tone="brand" icon="check">
            <Trans>{email}로 된 계정이 있다면 곧 메일이 도착해요. 링크는 한 시간 동안 쓸 수 있어요.</Trans>
          </Note>
          <ButtonLink to="/sign-in" look="plain" wide>
            <Trans>로그인</Trans>
          </ButtonLink>
        </>
      ) : (
        <form onSubmit={submit} className="flex flex-col gap-5">
          <Field
            label={t`이메일`}
            type="email"
            autoComplete="username"
            isRequired
            value={email}
            onChange={setEmail}
            error={fault}
          />
          {!fault && <Refusal error={request.error} />}
          <Button type="submit" wide isPending={request.isPending}>
            <Trans>링크 받기</Trans>
          </Button>
        </form>
      )}
    </SignFrame>
  );
}
