import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Badge, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { Line, Part } from './frame.tsx';

const SESSIONS = graphql(`
  fragment Sessions_viewer on Viewer {
    id
    sessions {
      id
      device
      isCurrent
      createdAt
      lastUsedAt
    }
  }
`);
const REVOKE = graphql(`
  mutation RevokeSession($id: ID!) {
    revokeSession(id: $id)
  }
`);
const REVOKE_OTHERS = graphql(`
  mutation RevokeOtherSessions {
    revokeOtherSessions
  }
`);

/** Where the viewer is signed in, and the way to end it. */
export function Sessions({ viewer }: { viewer: FragmentType<typeof SESSIONS> }) {
  const { t } = useLingui();
  const { sessions } = useFragment(SESSIONS, viewer);
  const revoke = useAct(REVOKE, { refetch: ['AccountSettings'] });
  const revokeOthers = useAct(REVOKE_OTHERS, { refetch: ['AccountSettings'] });
  const endOthers = async () => {
    if (await revokeOthers.run({})) say(t`다른 기기에서 로그아웃했어요.`);
  };
  return (
    <Part title={t`로그인한 기기`} lead={t`모르는 기기가 있으면 로그아웃하고 비밀번호를 바꿔 주세요.`}>
      <ul>
        {sessions.map(({ id, device, isCurrent, lastUsedAt }) => (
          <Line key={id} title={device ?? t`알 수 없는 기기`} about={t`마지막 사용 ${agoOf(lastUsedAt)}`}>
            {isCurrent ? (
              <Badge tone="brand">
                <Trans>이 기기</Trans>
              </Badge>
            ) : (
              <Button small look="plain" isPending={revoke.isPending} onPress={() => void revoke.run({ id })}>
                <Trans>로그아웃</Trans>
              </Button>
            )}
          </Line>
        ))}
      </ul>
      <Refusal error={revoke.error ?? revokeOthers.error} />
      {sessions.length > 1 && (
        <div>
          <Button look="plain" isPending={revokeOthers.isPending} onPress={endOthers}>
            <Trans>다른 기기 모두 로그아웃</Trans>
          </Button>
        </div>
      )}
    </Part>
  );
}
