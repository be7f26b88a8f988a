import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql/index.ts';
import { useMe } from '../../shell/me.tsx';
import { MailLink } from './mail-link.tsx';

const CONFIRM = graphql(`
  mutation ConfirmEmailChange($token: String!) {
    confirmEmailChange(token: $token)
  }
`);

export function Screen() {
  const { t } = useLingui();
  const me = useMe();
  return (
    <MailLink
      title={t`새 이메일 주소`}
      lead={t`버튼을 누르면 이 주소로 바뀌어요. 예전 주소에서 7일 동안 되돌릴 수 있어요.`}
      button={t`이 주소로 바꾸기`}
      done={t`이메일 주소를 바꿨어요.`}
      mutation={CONFIRM}
      goOnAt={me ? '/settings/account' : '/sign-in'}
    />
  );
}
