import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../app/act.ts';
import { Button, IconButton } from '../design/controls.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Refusal } from '../design/pieces.tsx';
import { say } from '../design/toast.tsx';
import { graphql } from '../gql/index.ts';
import { useMe } from '../shell/me.tsx';
import { ReportDialog } from './report-dialog.tsx';

export const SET_BLOCK = graphql(`
  mutation SetBlock($userId: ID!, $blocked: Boolean!) {
    setBlock(userId: $userId, blocked: $blocked) {
      id
      viewerHasBlocked
    }
  }
`);

/** What one may want to do about somebody: report, and have nothing to do with them any more. Nothing for oneself and who is signed out. */
export function PersonMenu({
  userId,
  nickname,
  subjectId,
  onBlocked,
}: {
  userId: string;
  nickname: string;
  /** What is reported; the person without it. */
  subjectId?: string;
  onBlocked?: () => void;
}) {
  const { t } = useLingui();
  const me = useMe();
  const [shown, show] = useState<'nothing' | 'menu' | 'block' | 'report'>('nothing');
  const block = useAct(SET_BLOCK, { forget: ['companions', 'rooms', 'search', 'notifications', 'places', 'planners'] });
  const close = () => show('nothing');
  // One dialog makes way for another: that it closes then ends nothing.
  const closeOf = (one: typeof shown) => () => show((now) => (now === one ? 'nothing' : now));
  if (!me || me.user.id === userId) return null;
  return (
    <>
      <IconButton icon="more" label={t`${nickname} 신고와 차단`} onPress={() => show('menu')} />
      <Dialog title={nickname} isOpen={shown === 'menu'} onClose={closeOf('menu')}>
        <Button look="plain" icon="flag" wide onPress={() => show('report')}>
          <Trans>신고하기</Trans>
        </Button>
        <Button look="danger" icon="eye" wide onPress={() => show('block')}>
          <Trans>차단하기</Trans>
        </Button>
      </Dialog>
      <Dialog
        title={t`${nickname} 님을 차단할까요?`}
        isOpen={shown === 'block'}
        onClose={closeOf('block')}
        footer={
          <Button
            look="danger"
            wide
            isPending={block.isPending}
            onPress={async () => {
              if (!(await block.run({ userId, blocked: true }))) return;
              say(t`차단했어요. 내 메뉴에서 언제든 풀 수 있어요.`);
              close();
              onBlocked?.();
            }}
          >
            <Trans>차단하기</Trans>
          </Button>
        }
      >
        <p>
          <Trans>
            서로의 글, 댓글, 메시지가 보이지 않고 대화할 수 없어요. 상대에게는 알리지 않아요. 함께하는 동행은
            그대로예요.
          </Trans>
        </p>
        <Refusal error={block.error} />
      </Dialog>
      <ReportDialog
        subjectId={subjectId ?? userId}
        isOpen={shown === 'report'}
        onClose={closeOf('report')}
        {...(onBlocked && { onBlocked })}
      />
    </>
  );
}
