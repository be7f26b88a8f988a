import { Trans, useLingui } from '@lingui/react/macro';
import { useRouteError } from 'react-router';
import { ButtonLink } from '../design/controls.tsx';
import { Empty, Failed } from '../design/pieces.tsx';
import { useTitle } from './title.tsx';

/** An address where nothing is, or nothing that the viewer may see. */
export function NotFound() {
  const { t } = useLingui();
  useTitle(t`없는 주소`);
  return (
    <Empty icon="compass" title={t`길을 잃으셨나요?`}>
      <p className="mb-5">
        <Trans>이 주소에는 아무것도 없거나, 볼 수 없는 곳이에요.</Trans>
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
  return <Failed error={error} onRetry={() => location.reload()} />;
}
