import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { Button, Field } from '../design/controls.tsx';
import { Dialog } from '../design/dialog.tsx';
import { AreaPicker } from './area-picker.tsx';

/** Where and when, as every list's filters have it; an end that is open is ''. */
export interface WhereAndWhen {
  areaId: string | null;
  from: string;
  to: string;
}

/** The filters of a list in one sheet; nothing moves on the screen until they are taken. `count` is how many are on. */
export function FilterSheet<Search extends WhereAndWhen>({
  search,
  count,
  cleared,
  onChange,
  children,
}: {
  search: Search;
  count: number;
  cleared: Partial<Search>;
  onChange: (change: Partial<Search>) => void;
  children?: (draft: Search, change: (part: Partial<Search>) => void) => ReactNode;
}) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<Search | null>(null);
  const change = (part: Partial<Search>) => setDraft((now) => now && { ...now, ...part });
  const changePlace = (part: Partial<WhereAndWhen>) => change(part as Partial<Search>);
  const take = (chosen: Partial<Search>) => {
    setDraft(null);
    onChange(chosen);
  };
  return (
    <>
      <Button look={count > 0 ? 'brand' : 'plain'} icon="filter" onPress={() => setDraft(search)}>
        {count > 0 ? t`필터 ${count}` : t`필터`}
      </Button>
      <Dialog
        title={t`필터`}
        isOpen={draft !== null}
        onClose={() => setDraft(null)}
        footer={
          <>
            <Button look="plain" onPress={() => take(cleared)}>
              <Trans>모두 지우기</Trans>
            </Button>
            <Button wide onPress={() => take(draft!)}>
              <Trans>보기</Trans>
            </Button>
          </>
        }
      >
        {draft && (
          <>
            <AreaPicker label={t`여행지`} areaId={draft.areaId} onChoose={(areaId) => changePlace({ areaId })} />
            <div className="flex gap-3">
              <Field
                label={t`이날부터`}
                type="date"
                value={draft.from}
                max={draft.to || undefined}
                onChange={(from) => changePlace({ from })}
              />
              <Field
                label={t`이날까지`}
                type="date"
                value={draft.to}
                min={draft.from || undefined}
                onChange={(to) => changePlace({ to })}
              />
            </div>
            {children?.(draft, change)}
          </>
        )}
      </Dialog>
    </>
  );
}
