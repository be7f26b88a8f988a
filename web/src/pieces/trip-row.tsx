import { Plural } from '@lingui/react/macro';
import { Link } from 'react-router';
import { rangeOf } from '../design/dates.ts';
import { Icon } from '../design/icons.tsx';
import { Picture } from '../design/picture.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';
import { CompanionStatusBadge } from './companion-card.tsx';

const TRIP_ROW = graphql(`
  fragment TripRow_companion on Companion {
    id
    title
    startDate
    endDate
    status
    memberCount
    thumbnail {
      id
      ...Picture_image
    }
    area {
      id
      name
    }
    room {
      id
    }
  }
`);

/** A trip of one's own: when, where, and the way to its talk. */
export function TripRow({ companion }: { companion: FragmentType<typeof TRIP_ROW> }) {
  const { id, title, startDate, endDate, status, memberCount, thumbnail, area, room } = useFragment(
    TRIP_ROW,
    companion,
  );
  return (
    <article className="flex items-center gap-4 rounded-card bg-surface p-3 shadow-card">
      <Picture image={thumbnail} className="size-20 shrink-0 rounded-control" />
      <div className="min-w-0 flex-1">
        <div className="mb-1 flex items-center gap-2 text-sm text-soft">
          <CompanionStatusBadge status={status} />
          {area.name}
        </div>
        <h3 className="truncate font-bold">
          <Link to={`/companions/${id}`}>{title}</Link>
        </h3>
        <p className="text-sm text-soft">
          {rangeOf(startDate, endDate)} · <Plural value={memberCount} one="#명" other="#명" />
        </p>
      </div>
      {room && (
        <Link
          to={`/chat/${room.id}`}
          aria-label={`${title}: ${area.name}`}
          className="grid size-11 place-items-center rounded-full bg-brand-tint text-brand"
        >
          <Icon name="chat" />
        </Link>
      )}
    </article>
  );
}
