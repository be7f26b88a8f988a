import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Failed } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { Actions } from './actions.tsx';
import { Comments } from './comments.tsx';
import { Facts } from './facts.tsx';
import { Gallery } from './gallery.tsx';
import { Party } from './party.tsx';

const COMPANION = graphql(`
  query Companion($id: ID!) {
    companion(id: $id) {
      id
      title
      content
      ...Gallery_companion
      ...Facts_companion
      ...Actions_companion
      ...Party_companion
      ...Comments_companion
    }
  }
`);
const RECORD_VIEW = graphql(`
  mutation RecordCompanionView($id: ID!) {
    recordCompanionView(id: $id) {
      id
      viewCount
    }
  }
`);

/** A post: pictures, what it is about, who travels, what is said about it, and what the viewer may do. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(COMPANION, { variables: { id } });
  const { run: recordView } = useAct(RECORD_VIEW);
  const post = data?.companion;
  useTitle(post?.title ?? t`동행`);
  const isThere = Boolean(post);
  useEffect(() => {
    if (isThere) void recordView({ id });
  }, [id, isThere, recordView]);
  if (error && !post) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  if (!post) return <NotFound />;
  return (
    <article className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-8">
        <Gallery companion={post} />
        <header className="flex flex-col gap-4">
          <h1 className="text-3xl leading-tight font-extrabold md:text-4xl">{post.title}</h1>
          <Facts companion={post} />
        </header>
        <section aria-label={t`여행 이야기`}>
          <p className="text-lg leading-relaxed whitespace-pre-line">{post.content}</p>
        </section>
        <Party companion={post} />
        <Comments companion={post} />
      </div>
      <aside className="order-first lg:order-none">
        <div className="hidden lg:sticky lg:top-24 lg:block">
          <Actions companion={post} />
        </div>
      </aside>
      <div className="fixed inset-x-0 bottom-16 z-20 border-t border-line bg-surface p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:hidden">
        <Actions companion={post} isCompact />
      </div>
      <div className="h-20 lg:hidden" />
    </article>
  );
}

const Skeleton = () => (
  <div role="status" className="flex flex-col gap-5">
    <span className="sr-only">
      <Trans>불러오는 중</Trans>
    </span>
    <div className="skeleton h-72 rounded-card md:h-96" />
    <div className="skeleton h-9 w-3/4" />
    <div className="skeleton h-5 w-1/2" />
    <div className="skeleton h-24" />
  </div>
);
