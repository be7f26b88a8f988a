import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql/index.ts';
import { useMe } from '../../shell/me.tsx';
import { MailLink } from './mail-link.tsx';

const VERIFY_EMAIL = graphql(`
  mutation VerifyEmail($token: String!) {
    verifyEmail(token: $token)
  }
`);

export function Screen() {
  const { t } = useLingui();
  const me = useMe();
  return (
    <MailLink
      title={t`이메일 인증`}
      lead={t`버튼을 누르면 인증이 끝나고 모든 기능이 열려요.`}
      button={t`이메일 인증하기`}
      done={t`이메일 인증을 마쳤어요.`}
      mutation={VERIFY_EMAIL}
      goOnAt={me ? '/' : '/sign-in'}
    />
  );
}
