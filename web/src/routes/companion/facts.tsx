import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { ageGroupWords, genderWords } from '../../app/words.ts';
import { agoOf, dayOf, daysBetween } from '../../design/dates.ts';
import { Icon, type IconName } from '../../design/icons.tsx';
import { Note } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { CompanionStatusBadge, SeatsLeft } from '../../pieces/companion-card.tsx';
import { HiddenNote } from '../../pieces/hidden-note.tsx';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';
import { PersonMenu } from '../../pieces/person-menu.tsx';

const FACTS = graphql(`
  fragment Facts_companion on Companion {
    id
    startDate
    endDate
    status
    capacity
    memberCount
    ageGroups
    gender
    viewCount
    createdAt
    editedAt
    cancelReason
    hidden {
      ...HiddenNote_content
    }
    area {
      id
      name
      parent {
        id
        name
      }
    }
    author {
      id
      nickname
      ageGroup
      gender
      introduction
      ...PersonLink_user
    }
  }
`);

/** Where, when, with whom, for whom. */
export function Facts({ companion }: { companion: FragmentType<typeof FACTS> }) {
  const post = useFragment(FACTS, companion);
  const { t } = useLingui();
  const { author } = post;
  const navigate = useNavigate();
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <CompanionStatusBadge status={post.status} />
        <span>{agoOf(post.createdAt)}</span>
        {post.editedAt && <span>{t`${agoOf(post.editedAt)} 고침`}</span>}
        <span>
          <Plural value={post.viewCount} one="조회 #" other="조회 #" />
        </span>
      </div>
      <HiddenNote hidden={post.hidden} />
      {post.cancelReason && (
        <Note tone="danger" icon="close">
          <Trans>글쓴이가 여행을 취소했어요.</Trans> {post.cancelReason}
        </Note>
      )}
      <dl className="grid gap-px overflow-hidden rounded-card bg-line shadow-card sm:grid-cols-2">
        <Fact icon="pin" name={t`여행지`}>
          <Link to={`/companions?area=${post.area.id}`} className="underline-offset-4 hover:underline">
            {post.area.name}
            {post.area.parent && <span className="font-normal text-soft"> · {post.area.parent.name}</span>}
          </Link>
        </Fact>
        <Fact icon="plan" name={t`날짜`}>
          {dayOf(post.startDate)} – {dayOf(post.endDate)}{' '}
          <span className="font-normal text-soft">
            <Plural value={daysBetween(post.startDate, post.endDate)} one="#일" other="#일" />
          </span>
        </Fact>
        <Fact icon="people" name={t`인원`}>
          {post.memberCount}/{post.capacity}{' '}
          <span className="font-normal text-soft">
            <SeatsLeft capacity={post.capacity} memberCount={post.memberCount} />
          </span>
        </Fact>
        <Fact icon="check" name={t`이런 분을 찾아요`}>
          {post.ageGroups.length > 0 ? post.ageGroups.map(ageGroupWords).join(', ') : t`나이 상관없음`} ·{' '}
          {post.gender ? genderWords(post.gender) : t`성별 상관없음`}
        </Fact>
      </dl>
      <div className="flex items-center gap-4">
        <PersonPicture person={author} size={56} />
        <div className="min-w-0">
          <p className="font-bold">
            <PersonName person={author} />
          </p>
          {author && (
            <p className="text-sm text-soft">
              {ageGroupWords(author.ageGroup)}
              {author.gender !== 'UNDISCLOSED' && ` · ${genderWords(author.gender)}`}
            </p>
          )}
          {author?.introduction && <p className="line-clamp-2 text-sm">{author.introduction}</p>}
        </div>
        {author && (
          <div className="ml-auto">
            <PersonMenu
              userId={author.id}
              nickname={author.nickname}
              subjectId={post.id}
              onBlocked={() => void navigate('/companions')}
            />
          </div>
        )}
      </div>
    </>
  );
}

const Fact = ({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) => (
  <div className="grid grid-cols-[auto_1fr] gap-x-3 bg-surface p-4">
    <dt className="contents">
      <span className="row-span-2 mt-0.5 text-brand">
        <Icon name={icon} />
      </span>
      <span className="text-xs font-semibold text-soft">{name}</span>
    </dt>
    <dd className="col-start-2 font-semibold">{children}</dd>
  </div>
);
