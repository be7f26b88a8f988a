import { Trans, useLingui } from '@lingui/react/macro';
import { Empty } from '../../design/pieces.tsx';

/** Beside the list, before a room is chosen. */
export function Screen() {
  const { t } = useLingui();
  return (
    <div className="grid h-full place-items-center rounded-card bg-surface shadow-card">
      <Empty icon="chat" title={t`대화를 골라 주세요`}>
        <Trans>메시지는 어느 기기에서나 이어져요.</Trans>
      </Empty>
    </div>
  );
}
