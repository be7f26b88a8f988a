import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { rangeOf } from '../../design/dates.ts';
import { Icon, type IconName } from '../../design/icons.tsx';
import { Avatar, Picture } from '../../design/picture.tsx';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import type { SearchQuery, SearchType } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { useTitle } from '../../shell/title.tsx';

const SEARCH = graphql(`
  query Search($query: String!, $types: [SearchType!], $after: String) {
    search(query: $query, types: $types, first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          __typename
          ... on Companion {
            id
            title
            startDate
            endDate
            area {
              id
              name
            }
            thumbnail {
              id
              ...Picture_image
            }
          }
          ... on Place {
            id
            name
            address
            image {
              id
              ...Picture_image
            }
          }
          ... on Planner {
            id
            planName: name
            startDate
            endDate
          }
          ... on User {
            id
            nickname
            introduction
            avatar {
              id
              ...Picture_image
            }
          }
          ... on Area {
            id
            areaName: name
            parent {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const TYPES: readonly SearchType[] = ['COMPANION', 'PLANNER', 'PLACE', 'USER', 'AREA'];
/** Between the last letter and the search, ms. */
const PAUSE_MS = 250;

/** One search over everything: parts of names and texts, and initial consonants. */
export function Screen() {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const asked = params.get('q') ?? '';
  const [text, setText] = useState(asked);
  const type = TYPES.find((known) => known === params.get('type')) ?? null;
  useTitle(asked ? t`${asked} 찾기` : t`찾기`);
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(
      () => setParams({ ...(text.trim() && { q: text.trim() }), ...(type && { type }) }, { replace: true }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, asked, type, setParams]);
  const tabs: { value: SearchType | null; words: string }[] = [
    { value: null, words: t`전체` },
    { value: 'COMPANION', words: t`동행` },
    { value: 'PLANNER', words: t`일정` },
    { value: 'PLACE', words: t`장소` },
    { value: 'USER', words: t`사람` },
    { value: 'AREA', words: t`여행지` },
  ];
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="mb-4 text-3xl font-extrabold">
        <Trans>찾기</Trans>
      </h1>
      <label className="flex items-center gap-2 rounded-full border border-line-strong bg-surface pl-4 focus-within:border-brand">
        <Icon name="search" size={20} />
        <span className="sr-only">{t`찾는 말`}</span>
        <input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t`제주, ㅈㅈㄷ, 맛집…`}
          maxLength={100}
          className="h-13 w-full min-w-0 rounded-r-full bg-transparent pr-4"
        />
      </label>
      <div className="my-4 flex flex-wrap gap-2">
        {tabs.map(({ value, words }) => (
          <button
            key={words}
            type="button"
            aria-pressed={type === value}
            onClick={() => setParams({ ...(asked && { q: asked }), ...(value && { type: value }) }, { replace: true })}
            className="min-h-10 cursor-pointer rounded-full border border-line-strong bg-surface px-4 text-sm font-semibold aria-pressed:border-brand aria-pressed:bg-brand-tint aria-pressed:text-brand"
          >
            {words}
          </button>
        ))}
      </div>
      {asked ? (
        <Results query={asked} types={type ? [type] : null} />
      ) : (
        <Empty icon="search" title={t`무엇이든 찾아보세요`}>
          <Trans>초성만 써도 돼요. ㅈㅈㄷ은 제주도를 찾아요.</Trans>
        </Empty>
      )}
    </div>
  );
}

function Results({ query, types }: { query: string; types: SearchType[] | null }) {
  const { t } = useLingui();
  const { data, previousData, error, refetch, fetchMore } = useQuery(SEARCH, { variables: { query, types } });
  const list = (data ?? previousData)?.search;
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <ListSkeleton />;
  if (list.edges.length === 0) return <Empty icon="search" title={t`‘${query}’에 맞는 것이 없어요`} />;
  return (
    <>
      <ul className={`flex flex-col gap-2 ${data ? '' : 'opacity-50'}`}>
        {list.edges.map(({ node }) => (
          <li key={`${node.__typename}:${node.id}`}>
            <Result node={node} />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </>
  );
}

type Node = SearchQuery['search']['edges'][number]['node'];

function Result({ node }: { node: Node }) {
  switch (node.__typename) {
    case 'Companion':
      return (
        <Row
          to={`/companions/${node.id}`}
          picture={<Picture image={node.thumbnail} className="size-14 rounded-control" />}
          title={node.title}
          text={`${node.area.name} · ${rangeOf(node.startDate, node.endDate)}`}
        />
      );
    case 'Place':
      return (
        <Row
          to={`/places/${node.id}`}
          picture={<Picture image={node.image} className="size-14 rounded-control" />}
          title={node.name}
          text={node.address}
        />
      );
    case 'Planner':
      return (
        <Row
          to={`/planners/${node.id}`}
          picture={<Sign icon="plan" />}
          title={node.planName}
          text={rangeOf(node.startDate, node.endDate)}
        />
      );
    case 'User':
      return (
        <Row
          to={`/people/${node.id}`}
          picture={<Avatar image={node.avatar} name={node.nickname} size={56} />}
          title={node.nickname}
          text={node.introduction}
        />
      );
    case 'Area':
      return (
        <Row
          to={`/companions?area=${node.id}`}
          picture={<Sign icon="pin" />}
          title={node.areaName}
          text={node.parent?.name ?? ''}
        />
      );
  }
}

const Sign = ({ icon }: { icon: IconName }) => (
  <span className="grid size-14 place-items-center rounded-control bg-brand-tint text-brand">
    <Icon name={icon} />
  </span>
);

const Row = ({ to, picture, title, text }: { to: string; picture: ReactNode; title: string; text: string }) => (
  <Link to={to} className="flex items-center gap-4 rounded-card bg-surface p-3 shadow-card hover:shadow-lift">
    {picture}
    <span className="min-w-0 flex-1">
      <span className="block truncate font-bold">{title}</span>
      <span className="block truncate text-sm text-soft">{text}</span>
    </span>
    <span className="text-soft">
      <Icon name="forward" size={18} />
    </span>
  </Link>
);
