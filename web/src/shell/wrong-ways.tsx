import { Trans, useLingui } from '@lingui/react/macro';
import { useRouteError } from 'react-router';
import { ButtonLink } from '../design/controls.tsx';
import { Empty, Failed } from '../design/pieces.tsx';

/** An address where nothing is. */
export function NotFound() {
  const { t } = useLingui();
  return (
    <Empty icon="compass" title={t`길을 잃으셨나요?`}>
      <p className="mb-5">
        <Trans>이 주소에는 아무것도 없어요.</Trans>
      </p>
      <ButtonLink to="/">
        <Trans>홈으로</Trans>
      </ButtonLink>
    </Empty>
  );
}

/** A screen that broke while it was painted, or whose code could not be loaded (a new version is out). */
export function Broken() {
  const error = useRouteError();
  return <Failed error={error instanceof Error ? error : new Error(String(error))} onRetry={() => location.reload()} />;
}
