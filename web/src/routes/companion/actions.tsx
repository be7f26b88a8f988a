import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { applicationStatusWords } from '../../app/words.ts';
import { Button, ButtonLink, IconButton } from '../../design/controls.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { AnswerInvitation } from '../../pieces/answer-invitation.tsx';
import { TalkButton } from '../../pieces/talk-button.tsx';
import { useMe } from '../../shell/me.tsx';
import { useSignInPath } from '../../shell/signed-in.tsx';
import { ApplyDialog } from './apply.tsx';

const ACTIONS = graphql(`
  fragment Actions_companion on Companion {
    id
    bookmarkCount
    viewerHasBookmarked
    author {
      id
    }
    room {
      id
    }
    viewerApplication {
      id
      status
    }
    viewerCan {
      apply {
        allowed
        code
        message
      }
      update {
        allowed
      }
      leave {
        allowed
      }
      messageAuthor {
        allowed
        code
        message
      }
    }
    ...ApplyDialog_companion
  }
`);
const SET_BOOKMARK = graphql(`
  mutation SetBookmark($id: ID!, $bookmarked: Boolean!) {
    setBookmark(companionId: $id, bookmarked: $bookmarked) {
      id
      bookmarkCount
      viewerHasBookmarked
    }
  }
`);
const WITHDRAW = graphql(`
  mutation WithdrawApplication($id: ID!) {
    withdrawApplication(id: $id) {
      id
      status
    }
  }
`);

/** What the viewer may do with a post; where not, why. */
export function Actions({ companion, isCompact }: { companion: FragmentType<typeof ACTIONS>; isCompact?: boolean }) {
  const post = useFragment(ACTIONS, companion);
  const { t } = useLingui();
  const navigate = useNavigate();
  const me = useMe();
  const signInPath = useSignInPath();
  const [isApplying, setApplying] = useState(false);
  const bookmark = useAct(SET_BOOKMARK);
  const withdraw = useAct(WITHDRAW, { refetch: ['Companion'] });
  const { viewerCan: can, viewerApplication: application } = post;
  const mark = async () => {
    if (!me) return navigate(signInPath);
    const bookmarked = !post.viewerHasBookmarked;
    if (await bookmark.run({ id: post.id, bookmarked })) say(bookmarked ? t`저장했어요.` : t`저장을 취소했어요.`);
  };
  const star = (
    <IconButton
      icon="bookmark"
      filled={post.viewerHasBookmarked}
      isPressed={post.viewerHasBookmarked}
      label={post.viewerHasBookmarked ? t`저장 취소` : t`저장`}
      tone={post.viewerHasBookmarked ? 'text-accent' : ''}
      onPress={mark}
    />
  );
  const main = can.update.allowed ? (
    <ButtonLink to={`/companions/${post.id}/manage`} icon="people" wide>
      <Trans>신청과 동행 관리</Trans>
    </ButtonLink>
  ) : post.room ? (
    <ButtonLink to={`/chat/${post.room.id}`} icon="chat" wide>
      <Trans>동행 채팅방</Trans>
    </ButtonLink>
  ) : application?.status === 'INVITED' ? (
    <AnswerInvitation applicationId={application.id} />
  ) : application?.status === 'PENDING' ? (
    <Button look="plain" wide isPending={withdraw.isPending} onPress={() => void withdraw.run({ id: application.id })}>
      <Trans>신청 취소</Trans>
    </Button>
  ) : me ? (
    <Button wide isDisabled={!can.apply.allowed} onPress={() => setApplying(true)}>
      <Trans>함께 가고 싶어요</Trans>
    </Button>
  ) : (
    <ButtonLink to={signInPath} wide>
      <Trans>로그인하고 신청하기</Trans>
    </ButtonLink>
  );
  const reason =
    application && application.status !== 'WITHDRAWN' ? (
      <Note tone={application.status === 'ACCEPTED' ? 'brand' : 'soft'} icon="clock">
        <Trans>내 신청: {applicationStatusWords(application.status)}</Trans>
      </Note>
    ) : me && !can.apply.allowed && !can.update.allowed && !post.room ? (
      <Note icon="flag">{can.apply.message}</Note>
    ) : null;
  const message = me && can.messageAuthor.allowed && (
    <TalkButton userId={post.author!.id} wide={!isCompact}>
      {isCompact ? t`대화` : t`글쓴이와 대화하기`}
    </TalkButton>
  );
  return (
    <div className={isCompact ? 'flex flex-col gap-2' : 'flex flex-col gap-3 rounded-card bg-surface p-5 shadow-card'}>
      {reason}
      <div className="flex items-center gap-2">
        {isCompact && star}
        <div className="flex-1">{main}</div>
        {isCompact && message}
      </div>
      {!isCompact && message}
      {!isCompact && (
        <div className="flex items-center justify-between border-t border-line pt-2">
          <span className="flex items-center gap-1 font-semibold">
            {star}
            <span className="tabular-nums">{post.bookmarkCount}</span>
          </span>
          <Share />
        </div>
      )}
      <Refusal error={bookmark.error ?? withdraw.error} />
      <ApplyDialog companion={post} isOpen={isApplying} onClose={() => setApplying(false)} />
    </div>
  );
}

function Share() {
  const { t } = useLingui();
  return (
    <Button
      look="quiet"
      small
      icon="copy"
      onPress={async () => {
        await navigator.clipboard.writeText(location.href);
        say(t`주소를 복사했어요.`);
      }}
    >
      <Trans>주소 복사</Trans>
    </Button>
  );
}
