import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Failed, ListSkeleton, Note, SectionTitle } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { NextPage } from '../../pieces/next-page.tsx';
import { useMe } from '../../shell/me.tsx';
import { useSignInPath } from '../../shell/signed-in.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentThread } from './comment-thread.tsx';

const COMMENTS_OF = graphql(`
  fragment Comments_companion on Companion {
    id
    commentCount
    viewerCan {
      comment {
        allowed
        message
      }
    }
  }
`);
const COMMENTS = graphql(`
  query Comments($id: ID!, $after: String) {
    companion(id: $id) {
      id
      commentCount
      comments(first: 20, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          cursor
          node {
            id
            ...CommentThread_comment
          }
        }
      }
    }
  }
`);
const ADD_COMMENT = graphql(`
  mutation AddComment($id: ID!, $parentId: ID, $text: String!) {
    addComment(companionId: $id, parentId: $parentId, text: $text) {
      id
    }
  }
`);

/** How often new comments are looked for while the screen is seen, ms. */
const POLL_MS = 15_000;

/** What is said about a post, oldest first. */
export function Comments({ companion }: { companion: FragmentType<typeof COMMENTS_OF> }) {
  const post = useFragment(COMMENTS_OF, companion);
  const { t } = useLingui();
  const me = useMe();
  const signInPath = useSignInPath();
  const { data, error, refetch, fetchMore } = useQuery(COMMENTS, {
    variables: { id: post.id },
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const add = useAct(ADD_COMMENT, { refetch: ['Comments'] });
  const list = data?.companion?.comments;
  const reply = async (parentId: string | null, text: string) =>
    (await add.run({ id: post.id, parentId, text })) !== null;
  return (
    <section>
      <SectionTitle>
        <Trans>댓글 {data?.companion?.commentCount ?? post.commentCount}</Trans>
      </SectionTitle>
      {error && !list && <Failed error={error} onRetry={() => void refetch()} />}
      {!list && !error && <ListSkeleton rows={2} />}
      {list && (
        <ul className="mb-6 flex flex-col gap-5">
          {list.edges.map(({ node }) => (
            <CommentThread key={node.id} comment={node} onReply={reply} error={add.error} isPending={add.isPending} />
          ))}
        </ul>
      )}
      {list && <NextPage pageInfo={list.pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />}
      {post.viewerCan.comment.allowed ? (
        <CommentForm
          label={t`댓글 쓰기`}
          button={t`올리기`}
          isPending={add.isPending}
          error={add.error}
          onSend={(text) => reply(null, text)}
        />
      ) : me ? (
        <Note icon="flag">{post.viewerCan.comment.message}</Note>
      ) : (
        <Note icon="person">
          <Link to={signInPath} className="text-brand underline underline-offset-4">
            <Trans>로그인하면 댓글을 쓸 수 있어요.</Trans>
          </Link>
        </Note>
      )}
    </section>
  );
}
