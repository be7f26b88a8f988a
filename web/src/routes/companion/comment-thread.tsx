import { useLazyQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Failed, More, Refusal } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { HiddenNote } from '../../pieces/hidden-note.tsx';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';
import { PersonMenu } from '../../pieces/person-menu.tsx';
import { CommentForm } from './comment-form.tsx';

const COMMENT = graphql(`
  fragment CommentBody_comment on Comment {
    id
    text
    isDeleted
    createdAt
    editedAt
    hidden {
      ...HiddenNote_content
    }
    author {
      id
      nickname
      ...PersonLink_user
    }
    viewerCan {
      update {
        allowed
      }
      delete {
        allowed
      }
      reply {
        allowed
      }
      hide {
        allowed
      }
      report {
        allowed
      }
    }
  }
`);
const THREAD = graphql(`
  fragment CommentThread_comment on Comment {
    id
    replyCount
    ...CommentBody_comment
    replies(first: 20) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          ...CommentBody_comment
        }
      }
    }
  }
`);
const MORE_REPLIES = graphql(`
  query MoreReplies($id: ID!, $after: String) {
    node(id: $id) {
      id
      ... on Comment {
        replies(first: 20, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            cursor
            node {
              id
              ...CommentBody_comment
            }
          }
        }
      }
    }
  }
`);
const UPDATE_COMMENT = graphql(`
  mutation UpdateComment($id: ID!, $text: String!) {
    updateComment(id: $id, text: $text) {
      id
      text
      editedAt
    }
  }
`);
const DELETE_COMMENT = graphql(`
  mutation DeleteComment($id: ID!) {
    deleteComment(id: $id) {
      id
      text
      isDeleted
    }
  }
`);
const HIDE_COMMENT = graphql(`
  mutation HideComment($id: ID!) {
    hideComment(id: $id) {
      id
      text
      isDeleted
    }
  }
`);

interface Replying {
  onReply: (parentId: string, text: string) => Promise<boolean>;
  isPending: boolean;
  error: unknown;
}

/** A comment with its replies, one level deep. */
export function CommentThread({ comment, ...replying }: { comment: FragmentType<typeof THREAD> } & Replying) {
  const thread = useFragment(THREAD, comment);
  // What comes is put into the list that is shown, by the cache.
  const [readMore, { loading, error: moreError }] = useLazyQuery(MORE_REPLIES, { fetchPolicy: 'network-only' });
  const { hasNextPage, endCursor } = thread.replies.pageInfo;
  return (
    <li>
      <CommentBody comment={thread} {...replying}>
        {thread.replies.edges.length > 0 && (
          <ul className="mt-4 flex flex-col gap-4 border-l-2 border-line pl-4">
            {thread.replies.edges.map(({ node }) => (
              <li key={node.id}>
                <CommentBody comment={node} parentId={thread.id} {...replying} />
              </li>
            ))}
          </ul>
        )}
        {moreError && <Failed error={moreError} />}
        {hasNextPage && (
          <More isLoading={loading} onMore={() => void readMore({ variables: { id: thread.id, after: endCursor } })} />
        )}
      </CommentBody>
    </li>
  );
}

function CommentBody({
  comment,
  parentId,
  onReply,
  isPending,
  error,
  children,
}: { comment: FragmentType<typeof COMMENT>; parentId?: string; children?: ReactNode } & Replying) {
  const { id, text, isDeleted, createdAt, editedAt, hidden, author, viewerCan } = useFragment(COMMENT, comment);
  const { t } = useLingui();
  const [mode, setMode] = useState<'read' | 'reply' | 'edit'>('read');
  const update = useAct(UPDATE_COMMENT);
  const remove = useAct(DELETE_COMMENT, { refetch: ['Comments'] });
  const hide = useAct(HIDE_COMMENT, { refetch: ['Comments'] });
  const read = () => setMode('read');
  return (
    <div className="flex gap-3">
      <PersonPicture person={author} size={36} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-2">
          <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 text-sm">
            {(author || !isDeleted) && <PersonName person={author} className="font-bold" />}
            <span className="text-soft">{agoOf(createdAt)}</span>
            {editedAt && <span className="text-soft">{t`고침`}</span>}
          </p>
          {author && viewerCan.report.allowed && (
            <span className="-my-2.5">
              <PersonMenu userId={author.id} nickname={author.nickname} subjectId={id} />
            </span>
          )}
        </div>
        {mode === 'edit' ? (
          <CommentForm
            label={t`댓글 고치기`}
            button={t`고치기`}
            text={text ?? ''}
            isPending={update.isPending}
            error={update.error}
            onCancel={read}
            onSend={async (changed) => {
              const isDone = (await update.run({ id, text: changed })) !== null;
              if (isDone) read();
              return isDone;
            }}
          />
        ) : (
          <p className={`whitespace-pre-line ${isDeleted ? 'text-soft italic' : ''}`}>
            {isDeleted ? t`지워진 댓글이에요.` : text}
          </p>
        )}
        <HiddenNote hidden={hidden} />
        {mode === 'read' && (
          <div className="-ml-3 flex">
            {viewerCan.reply.allowed && (
              <Button small look="quiet" onPress={() => setMode('reply')}>
                <Trans>답글</Trans>
              </Button>
            )}
            {viewerCan.update.allowed && (
              <Button small look="quiet" onPress={() => setMode('edit')}>
                <Trans>고치기</Trans>
              </Button>
            )}
            {viewerCan.delete.allowed && (
              <Button small look="quiet" isPending={remove.isPending} onPress={() => void remove.run({ id })}>
                <Trans>지우기</Trans>
              </Button>
            )}
            {viewerCan.hide.allowed && !viewerCan.delete.allowed && (
              <Button small look="quiet" isPending={hide.isPending} onPress={() => void hide.run({ id })}>
                <Trans>내 글에서 숨기기</Trans>
              </Button>
            )}
          </div>
        )}
        <Refusal error={remove.error ?? hide.error} />
        {mode === 'reply' && (
          <CommentForm
            label={t`답글 쓰기`}
            button={t`올리기`}
            isPending={isPending}
            error={error}
            onCancel={read}
            onSend={async (words) => {
              const isDone = await onReply(parentId ?? id, words);
              if (isDone) read();
              return isDone;
            }}
          />
        )}
        {children}
      </div>
    </div>
  );
}
