import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { ButtonLink } from '../../design/controls.tsx';
import { Icon } from '../../design/icons.tsx';
import { Failed, GridSkeleton, SectionTitle } from '../../design/pieces.tsx';
import type { HomeQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { CompanionCard } from '../../pieces/companion-card.tsx';
import { PlaceCard } from '../../pieces/place-card.tsx';
import { PlannerRow } from '../../pieces/planner-row.tsx';
import { TripRow } from '../../pieces/trip-row.tsx';
import { useIsMeLoading, useMe } from '../../shell/me.tsx';
import { useTitle } from '../../shell/title.tsx';

const HOME = graphql(`
  query Home {
    viewer {
      id
      trips(first: 3) {
        edges {
          cursor
          node {
            id
            ...TripRow_companion
          }
        }
      }
    }
    popularAreas(limit: 10) {
      id
      name
    }
    popular: companions(first: 6, sort: POPULAR, filter: { status: [RECRUITING] }) {
      edges {
        cursor
        node {
          id
          ...CompanionCard_companion
        }
      }
    }
    soon: companions(first: 3, sort: DEPARTING_SOON, filter: { status: [RECRUITING] }) {
      edges {
        cursor
        node {
          id
          ...CompanionCard_companion
        }
      }
    }
    newPlans: planners(first: 4, sort: NEWEST) {
      edges {
        cursor
        node {
          id
          ...PlannerRow_planner
        }
      }
    }
    bestPlaces: places(first: 3, sort: BEST_RATED) {
      edges {
        cursor
        node {
          id
          ...PlaceCard_place
        }
      }
    }
  }
`);

/** What is going on: where people go, who is looking for company, when the next trip begins. */
export function Screen() {
  const { t } = useLingui();
  useTitle(null);
  const me = useMe();
  const isMeLoading = useIsMeLoading();
  const { data, error, refetch } = useQuery(HOME);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  const trips = data?.viewer?.trips.edges ?? [];
  // Nothing that is seen already moves when the rest comes: all of it comes at once.
  const isLoading = !data || isMeLoading;
  return (
    <div className="flex flex-col gap-12">
      <section className="relative overflow-hidden rounded-card bg-hero px-6 py-10 text-white md:px-12 md:py-16">
        <Waves />
        <div className="relative max-w-xl">
          <h1 className="min-h-[2lh] text-3xl leading-tight font-extrabold md:text-5xl">
            {me ? <Trans>{me.user.nickname} 님, 다음은 어디인가요?</Trans> : <Trans>어디로, 누구와 떠날까요?</Trans>}
          </h1>
          <p className="mt-3 text-white md:text-lg">
            <Trans>마음 맞는 동행을 찾고, 함께 계획하고, 이야기를 나누세요.</Trans>
          </p>
          <SearchBox />
          <AreaChips areas={data?.popularAreas} />
        </div>
      </section>
      {isLoading && <GridSkeleton cards={6} />}
      {!isLoading && trips.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>내 여행</Trans>
          </SectionTitle>
          <ul className="grid gap-3 md:grid-cols-3">
            {trips.map(({ node }) => (
              <li key={node.id} className="min-w-0">
                <TripRow companion={node} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isLoading && (
        <>
          <CompanionShelf title={t`인기 동행`} to="/companions?sort=POPULAR" edges={data.popular.edges} />
          <CompanionShelf title={t`곧 떠나요`} to="/companions?sort=DEPARTING_SOON" edges={data.soon.edges} />
        </>
      )}
      {!isLoading && data.newPlans.edges.length > 0 && (
        <section>
          <SectionTitle more={<AllOf to="/planners" />}>
            <Trans>새로 나온 일정</Trans>
          </SectionTitle>
          <ul className="grid gap-3 md:grid-cols-2">
            {data.newPlans.edges.map(({ node }) => (
              <li key={node.id} className="min-w-0">
                <PlannerRow planner={node} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isLoading && data.bestPlaces.edges.length > 0 && (
        <section>
          <SectionTitle more={<AllOf to="/places" />}>
            <Trans>별점 높은 장소</Trans>
          </SectionTitle>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {data.bestPlaces.edges.map(({ node }) => (
              <li key={node.id}>
                <PlaceCard place={node} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isLoading && <Invitation />}
    </div>
  );
}

const Invitation = () => (
  <section className="flex flex-col items-start gap-4 rounded-card bg-accent-tint p-6 md:flex-row md:items-center md:justify-between md:p-8">
    <div>
      <h2 className="text-xl font-bold">
        <Trans>찾는 동행이 없나요?</Trans>
      </h2>
      <p className="mt-1">
        <Trans>여행지와 날짜만 정하면 3분 만에 글을 올릴 수 있어요.</Trans>
      </p>
    </div>
    <ButtonLink to="/companions/new" icon="plus">
      <Trans>동행 글 쓰기</Trans>
    </ButtonLink>
  </section>
);

function CompanionShelf({ title, to, edges }: { title: string; to: string; edges: HomeQuery['popular']['edges'] }) {
  if (edges.length === 0) return null;
  return (
    <section>
      <SectionTitle more={<AllOf to={to} />}>{title}</SectionTitle>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <CompanionCard companion={node} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way from a shelf to all of it. */
const AllOf = ({ to }: { to: string }) => (
  <Link to={to} className="flex min-h-11 items-center gap-1 font-semibold text-brand">
    <Trans>모두 보기</Trans>
    <Icon name="forward" size={16} />
  </Link>
);

function SearchBox() {
  const { t } = useLingui();
  return (
    <form action="/search" className="mt-6 flex gap-2 rounded-full bg-surface p-1.5 text-ink shadow-lift">
      <label className="flex flex-1 items-center gap-2 pl-4">
        <span className="text-soft">
          <Icon name="search" size={20} />
        </span>
        <span className="sr-only">{t`찾는 말`}</span>
        <input
          name="q"
          type="search"
          placeholder={t`제주, ㅈㅈㄷ, 맛집…`}
          className="h-11 w-full min-w-0 bg-transparent outline-none placeholder:text-soft"
        />
      </label>
      <button
        type="submit"
        className="min-h-11 cursor-pointer rounded-full bg-brand px-5 font-semibold whitespace-nowrap text-brand-ink hover:bg-brand-strong"
      >
        {t`찾기`}
      </button>
    </form>
  );
}

function AreaChips({ areas }: { areas: HomeQuery['popularAreas'] | undefined }) {
  const { t } = useLingui();
  if (!areas) return <div className="mt-5 h-9" />;
  return (
    <ul
      aria-label={t`인기 여행지`}
      className="-mx-6 mt-5 flex h-9 gap-2 overflow-x-auto px-6 [scrollbar-width:none] md:mx-0 md:px-0"
    >
      {areas.map((area) => (
        <li key={area.id} className="shrink-0">
          <Link
            to={`/companions?area=${area.id}`}
            className="inline-flex min-h-9 items-center rounded-full bg-white/15 px-3.5 text-sm font-semibold text-white hover:bg-white/25"
          >
            {area.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Hills and a sun, drawn: the first picture needs no loading. */
const Waves = () => (
  <svg
    aria-hidden="true"
    viewBox="0 0 1200 400"
    preserveAspectRatio="xMaxYMax slice"
    className="absolute inset-0 size-full opacity-90"
  >
    <circle cx="980" cy="120" r="64" fill="#ffd9a8" opacity="0.85" className="hidden md:block" />
    <path d="M480 330c120-120 210-150 300-70s150-110 290-60 130 90 130 90v110H480z" fill="#0f857a" opacity="0.7" />
    <path d="M300 380c170-90 300-60 420-30s240-120 480-60v110H300z" fill="#0b6b63" />
    <path d="M0 400c220-60 420-40 620-20s380-60 580-50v70H0z" fill="#085750" />
  </svg>
);
