import { Trans } from '@lingui/react/macro';
import { useMatch } from 'react-router';
import { ButtonLink } from '../design/controls.tsx';

/** Says that an account that was made at a provider waits for what the provider did not tell. */
export function Incomplete() {
  const isThere = useMatch('/complete-sign-up') !== null;
  if (isThere) return null;
  return (
    <div className="border-b border-line bg-accent-tint text-accent">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-3 px-4 py-2.5 text-sm font-semibold">
        <p>
          <Trans>생년월일과 성별을 알려 주시면 가입이 끝나고, 글을 쓰고 대화할 수 있어요.</Trans>
        </p>
        <ButtonLink small look="plain" to="/complete-sign-up">
          <Trans>가입 마치기</Trans>
        </ButtonLink>
      </div>
    </div>
  );
}
