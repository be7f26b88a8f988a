import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { useMe } from '../../shell/me.tsx';
import { SignFrame } from './frame.tsx';

const VERIFY_EMAIL = graphql(`
  mutation VerifyEmail($token: String!) {
    verifyEmail(token: $token)
  }
`);

/** From the mailed link. A press, not the visit, verifies: mail programs look at links by themselves. */
export function Screen() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const apollo = useApolloClient();
  const me = useMe();
  const verify = useAct(VERIFY_EMAIL);
  const press = async () => {
    if (!(await verify.run({ token: params.get('token') ?? '' }))) return;
    say(t`이메일 인증을 마쳤어요.`);
    if (me) await apollo.refetchQueries({ include: ['Me'] });
    await navigate(me ? '/' : '/sign-in', { replace: true });
  };
  return (
    <SignFrame title={t`이메일 인증`} lead={t`버튼을 누르면 인증이 끝나고 모든 기능이 열려요.`}>
      <Refusal error={verify.error} />
      <Button wide isPending={verify.isPending} onPress={press}>
        <Trans>이메일 인증하기</Trans>
      </Button>
    </SignFrame>
  );
}
