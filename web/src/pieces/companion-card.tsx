import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { companionStatusWords } from '../app/words.ts';
import { rangeOf } from '../design/dates.ts';
import { Icon, type IconName } from '../design/icons.tsx';
import { Picture } from '../design/picture.tsx';
import { Badge, Hidden } from '../design/pieces.tsx';
import type { CompanionStatus } from '../gql/graphql.ts';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';
import { PersonName, PersonPicture } from './person-link.tsx';

const CARD = graphql(`
  fragment CompanionCard_companion on Companion {
    id
    title
    startDate
    endDate
    status
    capacity
    memberCount
    commentCount
    bookmarkCount
    viewCount
    thumbnail {
      id
      ...Picture_image
    }
    area {
      id
      name
    }
    author {
      id
      nickname
      ...PersonLink_user
    }
  }
`);

/** A post among others: the picture carries it, then where, when, and whether there is a seat. */
export function CompanionCard({ companion }: { companion: FragmentType<typeof CARD> }) {
  const post = useFragment(CARD, companion);
  const { t } = useLingui();
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-card bg-surface shadow-card transition-shadow hover:shadow-lift">
      <div className="relative">
        <Picture image={post.thumbnail} className="h-44 transition-transform duration-500 group-hover:scale-[1.03]" />
        <span className="absolute top-3 left-3">
          <CompanionStatusBadge status={post.status} />
        </span>
      </div>
      <div className="flex flex-1 flex-col gap-2 p-4">
        <p className="flex items-center gap-1 text-sm font-semibold text-brand">
          <Icon name="pin" size={16} />
          {post.area.name}
        </p>
        <h3 className="line-clamp-2 text-lg leading-snug font-bold">
          <Link to={`/companions/${post.id}`} className="after:absolute after:inset-0">
            {post.title}
          </Link>
        </h3>
        <p className="text-sm text-soft">{rangeOf(post.startDate, post.endDate)}</p>
        <div className="mt-auto flex items-center gap-2 pt-2 text-sm text-soft">
          <span className="relative">
            <PersonPicture person={post.author} size={26} />
          </span>
          <span className="min-w-0 flex-1">
            <PersonName person={post.author} className="relative block w-fit max-w-full truncate" />
          </span>
          <Fact icon="people" words={t`모인 사람`}>
            {post.memberCount}/{post.capacity}
          </Fact>
          <Fact icon="chat" words={t`댓글`}>
            {post.commentCount}
          </Fact>
          <Fact icon="bookmark" words={t`저장`}>
            {post.bookmarkCount}
          </Fact>
        </div>
      </div>
    </article>
  );
}

const Fact = ({ icon, words, children }: { icon: IconName; words: string; children: React.ReactNode }) => (
  <span className="flex items-center gap-1 tabular-nums">
    <Icon name={icon} size={16} />
    <Hidden>{words}</Hidden>
    {children}
  </span>
);

/** What a post's state is, in its colour. */
export const CompanionStatusBadge = ({ status }: { status: CompanionStatus }) => (
  <Badge tone={status === 'RECRUITING' ? 'brand' : 'soft'}>{companionStatusWords(status)}</Badge>
);

/** How many seats are left, in words. */
export const SeatsLeft = ({ capacity, memberCount }: { capacity: number; memberCount: number }) =>
  capacity > memberCount ? (
    <Plural value={capacity - memberCount} one="# 자리 남음" other="# 자리 남음" />
  ) : (
    <Trans>자리가 다 찼어요</Trans>
  );
