import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { type PushState, pushState, subscribePush, unsubscribePush } from '../../app/push.ts';
import { Button, IconButton } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { Line, Part } from './frame.tsx';

const PUSHES = graphql(`
  fragment Pushes_viewer on Viewer {
    id
    pushSubscriptions {
      id
      device
      createdAt
    }
  }
`);
const KEY = graphql(`
  fragment Pushes_query on Query {
    pushPublicKey
  }
`);
const REGISTER = graphql(`
  mutation RegisterPush($input: PushSubscriptionInput!) {
    registerPush(input: $input) {
      id
    }
  }
`);
const REMOVE = graphql(`
  mutation RemovePush($id: ID!) {
    removePush(id: $id)
  }
`);

/** Pushes: on this browser, and the list of those that take them. */
export function Pushes({ viewer, query }: { viewer: FragmentType<typeof PUSHES>; query: FragmentType<typeof KEY> }) {
  const { t } = useLingui();
  const { pushSubscriptions } = useFragment(PUSHES, viewer);
  const { pushPublicKey } = useFragment(KEY, query);
  const [state, setState] = useState<PushState | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const register = useAct(REGISTER, { refetch: ['NotificationSettings'] });
  const remove = useAct(REMOVE, { refetch: ['NotificationSettings'] });
  useEffect(() => {
    void pushState().then(setState);
  }, []);
  const turnOn = async () => {
    setFailure(null);
    try {
      const input = await subscribePush(pushPublicKey!);
      if (input && (await register.run({ input }))) say(t`이 브라우저로 알림을 보내 드릴게요.`);
    } catch (error) {
      // The browser's own push service: it may be blocked or away.
      console.warn(error);
      setFailure(t`브라우저의 푸시 서비스에 연결하지 못했어요.`);
    }
    setState(await pushState());
  };
  const turnOff = async (id: string) => {
    if (pushSubscriptions.length === 1) await unsubscribePush();
    await remove.run({ id });
    setState(await pushState());
  };
  if (pushPublicKey === null) return null;
  return (
    <Part title={t`푸시 알림`} lead={t`앱을 닫아도 새 소식을 알려 드려요.`}>
      {state === 'unsupported' && (
        <Note>
          <Trans>이 브라우저는 푸시를 지원하지 않아요. 아이폰에서는 홈 화면에 추가한 다음 켤 수 있어요.</Trans>
        </Note>
      )}
      {state === 'denied' && (
        <Note tone="accent">
          <Trans>브라우저 설정에서 이 사이트의 알림이 막혀 있어요. 그곳에서 먼저 허용해 주세요.</Trans>
        </Note>
      )}
      {(state === 'off' || state === 'on') && (
        <div>
          <Button look="plain" icon="bell" isPending={register.isPending} onPress={turnOn}>
            {state === 'on' ? <Trans>이 브라우저 다시 등록하기</Trans> : <Trans>이 브라우저에서 켜기</Trans>}
          </Button>
        </div>
      )}
      {failure && (
        <div role="alert">
          <Note tone="danger">{failure}</Note>
        </div>
      )}
      <Refusal error={register.error ?? remove.error} />
      {pushSubscriptions.length > 0 && (
        <ul>
          {pushSubscriptions.map(({ id, device, createdAt }) => (
            <Line key={id} title={device ?? t`알 수 없는 기기`} about={t`등록 ${agoOf(createdAt)}`}>
              <IconButton icon="trash" label={t`${device ?? ''} 푸시 끄기`} onPress={() => void turnOff(id)} />
            </Line>
          ))}
        </ul>
      )}
    </Part>
  );
}
