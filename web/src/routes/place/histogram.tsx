import { useLingui } from '@lingui/react/macro';
import { Rating } from '../../design/stars.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';

const HISTOGRAM = graphql(`
  fragment Histogram_place on Place {
    rating
    reviewCount
    ratingHistogram
  }
`);

/** How the stars are spread, five stars first. */
export function Histogram({ place: masked }: { place: FragmentType<typeof HISTOGRAM> }) {
  const { t } = useLingui();
  const { rating, reviewCount, ratingHistogram } = useFragment(HISTOGRAM, masked);
  const rows = ratingHistogram.map((count, i) => ({ stars: i + 1, count })).reverse();
  return (
    <div className="flex flex-col gap-3 rounded-card bg-surface p-5 shadow-card">
      <Rating rating={rating} count={reviewCount} />
      {reviewCount > 0 && (
        <ul className="flex flex-col gap-1.5 text-sm tabular-nums">
          {rows.map(({ stars, count }) => (
            <li key={stars} className="flex items-center gap-3">
              <span className="w-24 shrink-0">{t`별 ${stars}개`}</span>
              <svg
                aria-hidden="true"
                viewBox="0 0 100 8"
                preserveAspectRatio="none"
                className="h-2 flex-1 rounded-full"
              >
                <rect width="100" height="8" className="fill-sunken" />
                <rect width={(100 * count) / reviewCount} height="8" className="fill-accent" />
              </svg>
              <span className="w-8 shrink-0 text-right">{count}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
