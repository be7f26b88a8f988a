import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, ButtonLink } from '../../design/controls.tsx';
import { timeOf } from '../../design/dates.ts';
import { Failed, ListSkeleton, Note } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { PersonHead } from '../people/person-head.tsx';
import { ProfileForm } from './profile-form.tsx';

const PROFILE = graphql(`
  query MyProfile {
    viewer {
      id
      birthDate
      user {
        id
        ...PersonHead_user
        ...ProfileForm_user
      }
      pendingReferences {
        until
      }
      quota {
        newConversationsLeft
        applicationsLeft
        postsLeft
        resetsAt
      }
    }
  }
`);

/** Who the viewer is to others, and the way to change it. */
export function Screen() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(PROFILE);
  const [isEditing, setEditing] = useState(false);
  const viewer = data?.viewer;
  if (error && !viewer) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!viewer) return <ListSkeleton rows={2} />;
  const { user, quota, pendingReferences } = viewer;
  const limits = [
    { words: t`새 대화`, left: quota.newConversationsLeft },
    { words: t`동행 신청`, left: quota.applicationsLeft },
    { words: t`글쓰기`, left: quota.postsLeft },
  ].filter(({ left }) => left !== null && left !== undefined);
  return (
    <>
      <section className="flex flex-col gap-5 rounded-card bg-surface p-5 shadow-card md:p-7">
        {isEditing ? (
          <ProfileForm user={user} birthDate={viewer.birthDate} onDone={() => setEditing(false)} />
        ) : (
          <>
            <PersonHead person={user} />
            <div className="flex flex-wrap gap-2">
              <Button look="plain" icon="edit" onPress={() => setEditing(true)}>
                <Trans>프로필 고치기</Trans>
              </Button>
              <ButtonLink look="quiet" icon="eye" to={`/people/${user.id}`}>
                <Trans>다른 사람에게 보이는 모습</Trans>
              </ButtonLink>
            </div>
          </>
        )}
      </section>
      {pendingReferences.length > 0 && (
        <Note tone="accent" icon="star">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Plural
              value={pendingReferences.length}
              one="함께 여행한 #명이 후기를 기다려요."
              other="함께 여행한 #명이 후기를 기다려요."
            />
            <ButtonLink small look="plain" to="/me/references">
              <Trans>후기 쓰기</Trans>
            </ButtonLink>
          </div>
        </Note>
      )}
      {limits.length > 0 && (
        <section className="rounded-card bg-surface p-5 shadow-card">
          <h2 className="font-bold">
            <Trans>오늘 더 할 수 있는 것</Trans>
          </h2>
          <p className="mb-3 text-sm text-soft">
            <Trans>새 계정은 하루에 할 수 있는 일이 정해져 있어요. {timeOf(quota.resetsAt)}에 다시 채워져요.</Trans>
          </p>
          <ul className="flex flex-wrap gap-2">
            {limits.map(({ words, left }) => (
              <li key={words} className="rounded-full bg-sunken px-4 py-1.5 text-sm font-semibold">
                {words} {left}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
