import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { genderOptions } from '../../app/words.ts';
import { Button, ButtonLink, Choice, Field } from '../../design/controls.tsx';
import { Empty, Refusal } from '../../design/pieces.tsx';
import type { Gender } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { forgetEverything } from '../../shell/me.tsx';
import { SignFrame } from './frame.tsx';
import { OtherWays } from './other-ways.tsx';

const SIGN_UP = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input)
  }
`);

export function Screen() {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [nickname, setNickname] = useState('');
  const [birthDate, setBirthDate] = useState('');
  const [gender, setGender] = useState<Gender>('UNDISCLOSED');
  const [isDone, setDone] = useState(false);
  const apollo = useApolloClient();
  const navigate = useNavigate();
  const signUp = useAct(SIGN_UP);
  const faults = faultsOf(signUp.error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (signUp.isPending) return;
    const input = { email, password, birthDate, gender, ...(nickname.trim() && { nickname }) };
    if (await signUp.run({ input })) setDone(true);
  };
  if (isDone) {
    return (
      <Empty icon="send" title={t`메일함을 확인해 주세요`}>
        <p className="mb-5 max-w-sm">
          <Trans>{email}로 인증 메일을 보냈어요. 메일의 링크를 누르면 모든 기능이 열려요.</Trans>
        </p>
        <ButtonLink to="/sign-in">
          <Trans>로그인하러 가기</Trans>
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <SignFrame title={t`함께 떠날 준비`} lead={t`동행을 찾고, 일정을 짜고, 이야기를 나눠요.`}>
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
          autoComplete="new-password"
          hint={t`8자 이상으로 정해 주세요.`}
          isRequired
          value={password}
          onChange={setPassword}
          error={faults['input.password']}
        />
        <Field
          label={t`별명`}
          name="nickname"
          autoComplete="nickname"
          hint={t`비워 두면 멋진 별명을 지어 드려요.`}
          value={nickname}
          onChange={setNickname}
          error={faults['input.nickname']}
        />
        <Field
          label={t`생년월일`}
          type="date"
          name="birthDate"
          autoComplete="bday"
          hint={t`다른 사람에게는 나이대만 보여요.`}
          isRequired
          value={birthDate}
          onChange={setBirthDate}
          error={faults['input.birthDate']}
        />
        <Choice
          label={t`성별`}
          options={genderOptions()}
          chosen={[gender]}
          onChange={([chosen]) => chosen && setGender(chosen)}
        />
        {Object.keys(faults).length === 0 && <Refusal error={signUp.error} />}
        <Button type="submit" wide isPending={signUp.isPending}>
          <Trans>가입하기</Trans>
        </Button>
      </form>
      <OtherWays
        goOnAt="/"
        onSignedIn={async () => {
          await forgetEverything(apollo);
          await navigate('/', { replace: true });
        }}
      />
      <p className="text-sm font-semibold">
        <Link to="/sign-in" className="text-brand underline underline-offset-4">
          <Trans>이미 계정이 있어요</Trans>
        </Link>
      </p>
    </SignFrame>
  );
}
