import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql/index.ts';
import { MailLink } from './mail-link.tsx';

const UNDO = graphql(`
  mutation UndoEmailChange($token: String!) {
    undoEmailChange(token: $token)
  }
`);

export function Screen() {
  const { t } = useLingui();
  return (
    <MailLink
      title={t`이메일 주소 되돌리기`}
      lead={t`내가 바꾸지 않았다면 되돌려 주세요. 모든 기기에서 로그아웃되고, 그 뒤에 추가된 패스키와 연결된 계정은 지워지며, 새 비밀번호를 정할 링크를 메일로 보내 드려요.`}
      button={t`예전 주소로 되돌리기`}
      done={t`이메일 주소를 되돌렸어요. 메일함을 확인해 주세요.`}
      mutation={UNDO}
      goOnAt="/sign-in"
    />
  );
}
