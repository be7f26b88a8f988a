import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Outlet, useParams } from 'react-router';
import { ButtonLink } from '../../design/controls.tsx';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { graphql, useFragment } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';
import { ROOM_ROW, RoomRow } from './room-row.tsx';

const ROOMS = graphql(`
  query Rooms($after: String) {
    rooms(first: 30, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...RoomRow_room
        }
      }
    }
  }
`);

/** Rooms beside the conversation on a desk, before it on a phone. */
export function Screen() {
  const { t } = useLingui();
  const { roomId } = useParams();
  useTitle(t`채팅`);
  return (
    <SignedIn>
      <div className="md:grid md:h-[calc(100dvh-8.5rem)] md:grid-cols-[20rem_minmax(0,1fr)] md:gap-4">
        <section
          aria-label={t`채팅방`}
          className={`min-h-0 md:flex md:flex-col md:overflow-y-auto md:rounded-card md:bg-surface md:p-3 md:shadow-card ${roomId ? 'hidden' : ''}`}
        >
          <h1 className="mb-3 text-3xl font-extrabold md:px-2 md:pt-1 md:text-xl">
            <Trans>채팅</Trans>
          </h1>
          <Rooms />
        </section>
        <div className={`min-h-0 ${roomId ? '' : 'hidden md:block'}`}>
          <Outlet />
        </div>
      </div>
    </SignedIn>
  );
}

function Rooms() {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(ROOMS);
  const list = data?.rooms;
  const rooms = useFragment(ROOM_ROW, list?.edges.map(({ node }) => node) ?? []);
  if (error && !list) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!list) return <ListSkeleton />;
  if (list.edges.length === 0) {
    return (
      <Empty icon="chat" title={t`아직 대화가 없어요`}>
        <p className="mb-5">
          <Trans>마음에 드는 글을 찾아 글쓴이에게 말을 걸어 보세요.</Trans>
        </p>
        <ButtonLink to="/companions" look="plain">
          <Trans>동행 찾기</Trans>
        </ButtonLink>
      </Empty>
    );
  }
  const order = new Map(rooms.map(({ id, lastActivityAt }) => [id, lastActivityAt]));
  const sorted = list.edges.toSorted((a, b) => (order.get(b.node.id)! > order.get(a.node.id)! ? 1 : -1));
  return (
    <>
      <ul className="flex flex-col gap-1">
        {sorted.map(({ node }) => (
          <li key={node.id}>
            <RoomRow room={node} />
          </li>
        ))}
      </ul>
      <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </>
  );
}
