import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Icon } from './icons.tsx';
import { Hidden } from './pieces.tsx';

const ALL = [1, 2, 3, 4, 5];

/** So many of five stars, for the eye and the ear. */
export function Stars({ of: stars, size = 18 }: { of: number; size?: number }) {
  const { t } = useLingui();
  return (
    <span className="inline-flex text-accent">
      <Hidden>{t`별 ${stars}개`}</Hidden>
      {ALL.map((one) => (
        <Icon key={one} name="star" size={size} filled={one <= stars} />
      ))}
    </span>
  );
}

/** The mean of the stars and how many gave some. */
export function Rating({ rating, count }: { rating: number | null | undefined; count: number }) {
  if (!rating) {
    return (
      <span className="text-soft">
        <Trans>아직 후기가 없어요</Trans>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="text-accent">
        <Icon name="star" size={18} filled />
      </span>
      <span className="font-bold tabular-nums">{rating.toFixed(1)}</span>
      <span className="text-soft">
        <Plural value={count} one="후기 #개" other="후기 #개" />
      </span>
    </span>
  );
}
