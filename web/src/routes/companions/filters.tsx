import { useLingui } from '@lingui/react/macro';
import { ageGroupOptions, companionStatusOptions, genderOptions } from '../../app/words.ts';
import { Choice, Select, Toggle } from '../../design/controls.tsx';
import type { Gender } from '../../gql/graphql.ts';
import { FilterSheet } from '../../pieces/filter-sheet.tsx';
import { useMe } from '../../shell/me.tsx';
import { type CompanionSearch, filterCount, NO_FILTERS } from './search-state.ts';

const SEATS = ['0', '1', '2', '3', '5', '10'];

/** All filters of posts. */
export function Filters({
  search,
  onChange,
}: {
  search: CompanionSearch;
  onChange: (change: Partial<CompanionSearch>) => void;
}) {
  const { t } = useLingui();
  const me = useMe();
  return (
    <FilterSheet search={search} count={filterCount(search)} cleared={NO_FILTERS} onChange={onChange}>
      {(draft, change) => (
        <>
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
    </FilterSheet>
  );
}
