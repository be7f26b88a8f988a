import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ageGroupOptions, companionStatusOptions, genderOptions } from '../../app/words.ts';
import { Button, Choice, Field, Select, Toggle } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import type { Gender } from '../../gql/graphql.ts';
import { AreaPicker } from '../../pieces/area-picker.tsx';
import { useMe } from '../../shell/me.tsx';
import { type CompanionSearch, filterCount, NO_FILTERS } from './search-state.ts';

const SEATS = ['0', '1', '2', '3', '5', '10'];

/** All filters in one sheet; nothing moves on the screen until they are taken. */
export function Filters({
  search,
  onChange,
}: {
  search: CompanionSearch;
  onChange: (change: Partial<CompanionSearch>) => void;
}) {
  const { t } = useLingui();
  const me = useMe();
  const [draft, setDraft] = useState<CompanionSearch | null>(null);
  const count = filterCount(search);
  const change = (part: Partial<CompanionSearch>) => setDraft((now) => now && { ...now, ...part });
  const take = (chosen: Partial<CompanionSearch>) => {
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
            <Button look="plain" onPress={() => take(NO_FILTERS)}>
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
            <AreaPicker label={t`여행지`} areaId={draft.areaId} onChoose={(areaId) => change({ areaId })} />
            <div className="flex gap-3">
              <Field
                label={t`이날부터`}
                type="date"
                value={draft.from}
                max={draft.to || undefined}
                onChange={(from) => change({ from })}
              />
              <Field
                label={t`이날까지`}
                type="date"
                value={draft.to}
                min={draft.from || undefined}
                onChange={(to) => change({ to })}
              />
            </div>
            <Choice
              many
              label={t`상태`}
              options={companionStatusOptions()}
              chosen={draft.status}
              onChange={(status) => change({ status })}
            />
            <Select
              label={t`남은 자리`}
              value={String(draft.minSeats)}
              options={SEATS.map((value) => ({ value, words: value === '0' ? t`상관없음` : t`${value}자리 이상` }))}
              onChange={(value) => change({ minSeats: Number(value) })}
            />
            <Choice
              many
              label={t`글쓴이 나이대`}
              options={ageGroupOptions()}
              chosen={draft.ageGroups}
              onChange={(ageGroups) => change({ ageGroups })}
            />
            <Choice<Gender | 'ANY'>
              label={t`글쓴이 성별`}
              options={[{ value: 'ANY', words: t`상관없음` }, ...genderOptions()]}
              chosen={[draft.gender ?? 'ANY']}
              onChange={([gender]) => change({ gender: gender === 'ANY' ? null : gender! })}
            />
            {me && (
              <Toggle
                label={t`내가 신청할 수 있는 글만`}
                isOn={draft.openToMe}
                onChange={(openToMe) => change({ openToMe })}
              />
            )}
          </>
        )}
      </Dialog>
    </>
  );
}
