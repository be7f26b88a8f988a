import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '../../design/controls.tsx';
import { Note } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { PersonMenu } from '../../pieces/person-menu.tsx';
import { TalkButton } from '../../pieces/talk-button.tsx';
import { useIsMeLoading, useMe } from '../../shell/me.tsx';
import { useSignInPath } from '../../shell/signed-in.tsx';
import { InvitePerson } from './invite-person.tsx';

const ACTIONS = graphql(`
  fragment PersonActions_user on User {
    id
    nickname
    viewerCan {
      writeReference {
        allowed
      }
      message {
        allowed
        code
        message
      }
    }
  }
`);

/** What the viewer may do about somebody; where not, why. */
export function PersonActions({ person, onBlocked }: { person: FragmentType<typeof ACTIONS>; onBlocked: () => void }) {
  const { id, nickname, viewerCan } = useFragment(ACTIONS, person);
  const me = useMe();
  const isLoading = useIsMeLoading();
  const signInPath = useSignInPath();
  if (isLoading) return null;
  if (!me) {
    return (
      <ButtonLink to={signInPath} icon="chat" look="plain">
        <Trans>로그인하고 대화하기</Trans>
      </ButtonLink>
    );
  }
  if (me.user.id === id) {
    return (
      <ButtonLink to="/me" icon="edit" look="plain">
        <Trans>내 프로필 고치기</Trans>
      </ButtonLink>
    );
  }
  const mayWrite = me.isEmailVerified && me.sanction?.kind !== 'SUSPENSION';
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {viewerCan.message.allowed && <TalkButton userId={id} />}
        {mayWrite && <InvitePerson userId={id} nickname={nickname} />}
        {viewerCan.writeReference.allowed && (
          <ButtonLink to="/me/references" icon="star" look="plain">
            <Trans>여행 후기 쓰기</Trans>
          </ButtonLink>
        )}
        <span className="ml-auto">
          <PersonMenu userId={id} nickname={nickname} onBlocked={onBlocked} />
        </span>
      </div>
      {!viewerCan.message.allowed && <Note icon="chat">{viewerCan.message.message}</Note>}
    </div>
  );
}
