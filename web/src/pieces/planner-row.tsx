import { Plural, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { rangeOf } from '../design/dates.ts';
import { Icon } from '../design/icons.tsx';
import { Badge } from '../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';

const ROW = graphql(`
  fragment PlannerRow_planner on Planner {
    id
    name
    startDate
    endDate
    dayCount
    visibility
    area {
      id
      name
    }
  }
`);

/** A plan in a list: where, when, and for how long. */
export function PlannerRow({ planner }: { planner: FragmentType<typeof ROW> }) {
  const { id, name, startDate, endDate, dayCount, visibility, area } = useFragment(ROW, planner);
  const { t } = useLingui();
  return (
    <Link
      to={`/planners/${id}`}
      className="flex items-center gap-4 rounded-card bg-surface p-4 shadow-card hover:shadow-lift"
    >
      <span className="grid size-14 shrink-0 place-items-center rounded-control bg-brand-tint text-brand">
        <Icon name="plan" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <span className="truncate font-bold">{name}</span>
          {visibility === 'PRIVATE' && <Badge>{t`나만 보기`}</Badge>}
        </span>
        <span className="block text-sm text-soft">
          {area.name} · {rangeOf(startDate, endDate)} · <Plural value={dayCount} one="#일" other="#일" />
        </span>
      </span>
      <span className="text-soft">
        <Icon name="forward" size={18} />
      </span>
    </Link>
  );
}
