import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { genderOptions } from '../../app/words.ts';
import { Button, Choice, Field } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import type { Gender } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useMe } from '../../shell/me.tsx';
import { SignedIn } from '../../shell/signed-in.tsx';
import { SignFrame } from './frame.tsx';

const COMPLETE = graphql(`
  mutation CompleteSignUp($input: CompleteSignUpInput!) {
    completeSignUp(input: $input) {
      id
      isSignUpComplete
      isEmailVerified
      user {
        id
        nickname
      }
    }
  }
`);

export function Screen() {
  return (
    <SignedIn>
      <CompleteSignUp />
    </SignedIn>
  );
}

/** What the provider did not tell. */
function CompleteSignUp() {
  const { t } = useLingui();
  const me = useMe()!;
  const apollo = useApolloClient();
  const navigate = useNavigate();
  const [nickname, setNickname] = useState(me.user.nickname);
  const [birthDate, setBirthDate] = useState('');
  const [gender, setGender] = useState<Gender>('UNDISCLOSED');
  const [isDone, setDone] = useState(false);
  const complete = useAct(COMPLETE);
  const faults = faultsOf(complete.error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (complete.isPending || !(await complete.run({ input: { nickname, birthDate, gender } }))) return;
    setDone(true);
    say(t`가입을 마쳤어요. 환영해요!`);
    await apollo.refetchQueries({ include: ['Me'] });
    await navigate('/', { replace: true });
  };
  if (me.isSignUpComplete && !isDone) return <Navigate to="/" replace />;
  return (
    <SignFrame title={t`거의 다 됐어요`} lead={t`동행을 찾으려면 몇 가지가 더 필요해요.`}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field
          label={t`별명`}
          name="nickname"
          autoComplete="nickname"
          isRequired
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
        {Object.keys(faults).length === 0 && <Refusal error={complete.error} />}
        <Button type="submit" wide isPending={complete.isPending}>
          <Trans>가입 마치기</Trans>
        </Button>
      </form>
    </SignFrame>
  );
}
