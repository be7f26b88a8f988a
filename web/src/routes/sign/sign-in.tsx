import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Field } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { forgetEverything } from '../../shell/me.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { pathAfter, SignFrame } from './frame.tsx';
import { OtherWays } from './other-ways.tsx';
import { ReturnReason } from './return-reason.tsx';

const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      accessTokenExpiresAt
    }
  }
`);

export function Screen() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const apollo = useApolloClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useAct(SIGN_IN);
  const faults = faultsOf(signIn.error);
  const enter = async (who: { email: string; password: string }) => {
    if (await signIn.run({ input: { ...who, delivery: 'COOKIE' } })) await goOn();
  };
  const goOn = async () => {
    await forgetEverything(apollo);
    await navigate(pathAfter(params.get('to')), { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!signIn.isPending) void enter({ email, password });
  };
  return (
    <SignFrame title={t`다시 만나서 반가워요`} lead={t`로그인하고 여행을 이어 가세요.`}>
      <ReturnReason reason={params.get('reason')} />
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t`이메일`}
          type="email"
          name="email"
          autoComplete="username"
          isRequired
          value={email}
          onChange={setEmail}
          error={faults['input.email']}
        />
        <Field
          label={t`비밀번호`}
          type="password"
          name="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
          error={faults['input.password']}
        />
        {Object.keys(faults).length === 0 && <Refusal error={signIn.error} />}
        <Button type="submit" wide isPending={signIn.isPending}>
          <Trans>로그인</Trans>
        </Button>
      </form>
      <div className="flex justify-between gap-4 text-sm font-semibold">
        <Link to="/forgot-password" className="text-soft underline underline-offset-4">
          <Trans>비밀번호를 잊었어요</Trans>
        </Link>
        <Link to="/sign-up" className="text-brand underline underline-offset-4">
          <Trans>처음이에요, 가입할게요</Trans>
        </Link>
      </div>
      <OtherWays goOnAt={pathAfter(params.get('to'))} onSignedIn={goOn} />
      <DemoAccounts isPending={signIn.isPending} onChoose={({ email, password }) => void enter({ email, password })} />
    </SignFrame>
  );
}
