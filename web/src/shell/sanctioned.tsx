import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { IconButton } from '../design/controls.tsx';
import { momentOf } from '../design/dates.ts';
import type { Me } from './me.tsx';

const KEY = 'infinity-travel:warning-seen';

/** Says that moderators have warned or suspended the account, and leads to why. A warning can be put away, a suspension stays as long as it lasts. */
export function Sanctioned({ sanction }: { sanction: NonNullable<Me['sanction']> }) {
  const { t } = useLingui();
  const [seen, setSeen] = useState(() => localStorage.getItem(KEY));
  const isWarning = sanction.kind === 'WARNING';
  if (isWarning && seen === sanction.id) return null;
  return (
    <div role="status" className="border-b border-line bg-danger-tint text-danger">
      <div className="mx-auto flex min-h-12 max-w-6xl items-center gap-3 px-4 py-1.5 text-sm font-semibold">
        <p className="flex-1">
          {isWarning ? (
            <Trans>운영자의 경고가 있어요.</Trans>
          ) : sanction.until ? (
            <Trans>{momentOf(sanction.until)}까지 계정이 정지되어 읽기만 할 수 있어요.</Trans>
          ) : (
            <Trans>계정이 정지되었어요.</Trans>
          )}{' '}
          <Link to="/me/reports" className="whitespace-nowrap underline underline-offset-4">
            <Trans>이유와 이의 제기</Trans>
          </Link>
        </p>
        {isWarning && (
          <IconButton
            icon="close"
            label={t`경고 접기`}
            onPress={() => {
              localStorage.setItem(KEY, sanction.id);
              setSeen(sanction.id);
            }}
          />
        )}
      </div>
    </div>
  );
}
