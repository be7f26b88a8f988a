import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Note } from '../../design/pieces.tsx';

/** Why somebody came back from a provider without having signed in or linked (`/sign-in?reason=…`). */
const REASONS: Record<string, MessageDescriptor> = {
  ADDRESS_TAKEN: msg`그 계정의 이메일로 이미 가입되어 있어요. 아래에서 이메일로 로그인한 다음, 설정의 계정에서 연결해 주세요. 비밀번호가 기억나지 않으면 새로 정할 수 있어요.`,
  IDENTITY_TAKEN: msg`그 계정은 이미 다른 회원에게 연결되어 있어요.`,
  AUTH_DENIED: msg`로그인을 취소했어요.`,
  AUTH_FAILED: msg`그곳에서 로그인하지 못했어요. 다시 시도해 주세요.`,
  AUTH_STATE_INVALID: msg`시간이 지났거나 다른 창에서 시작한 로그인이에요. 다시 시도해 주세요.`,
  PROVIDER_UNREACHABLE: msg`지금은 그곳에 연결할 수 없어요. 잠시 후 다시 시도하거나 다른 방법으로 로그인해 주세요.`,
  SESSION_ENDED: msg`그 사이에 로그아웃되었어요. 로그인한 다음 다시 연결해 주세요.`,
  SIGN_IN_REQUIRED: msg`연결하려면 먼저 로그인해 주세요.`,
  EMAIL_NOT_VERIFIED: msg`계정을 연결하려면 먼저 이메일을 인증해 주세요.`,
  SIGN_UP_INCOMPLETE: msg`계정을 연결하려면 먼저 가입을 마쳐 주세요.`,
  SUSPENDED: msg`이용이 제한된 동안에는 계정을 연결할 수 없어요.`,
  BANNED: msg`이용할 수 없는 계정이에요.`,
  ORIGIN_NOT_ALLOWED: msg`다른 사이트에서 연 링크로는 계정을 연결할 수 없어요. 설정에서 다시 시도해 주세요.`,
  TOO_MANY_REQUESTS: msg`너무 여러 번 시도했어요. 잠시 후 다시 시도해 주세요.`,
};
const OTHER = msg`로그인하지 못했어요. 다시 시도해 주세요.`;

/** Says it; nothing without a reason. */
export function ReturnReason({ reason }: { reason: string | null }) {
  if (reason === null) return null;
  return (
    <div role="alert">
      <Note tone="accent" icon="person">
        {i18n._(REASONS[reason] ?? OTHER)}
      </Note>
    </div>
  );
}
