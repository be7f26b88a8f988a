import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Avatar } from '../design/picture.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';

const LINK = graphql(`
  fragment PersonLink_user on User {
    id
    nickname
    avatar {
      id
      ...Picture_image
    }
  }
`);

type Masked = FragmentType<typeof LINK> | null | undefined;

/** Somebody's picture, which leads to who they are; where the name beside it does the same, it is for the eye alone. */
export function PersonPicture({ person: masked, size }: { person: Masked; size?: number }) {
  const person = useFragment(LINK, masked);
  const picture = <Avatar image={person?.avatar} name={person?.nickname} {...(size && { size })} />;
  if (!person) return picture;
  return (
    <Link to={`/people/${person.id}`} tabIndex={-1} aria-hidden="true" className="shrink-0 rounded-full">
      {picture}
    </Link>
  );
}

/** Somebody's name, which leads to who they are; who has left has none. */
export function PersonName({ person: masked, className = '' }: { person: Masked; className?: string }) {
  const person = useFragment(LINK, masked);
  if (!person) {
    return (
      <span className={className}>
        <Trans>떠난 사람</Trans>
      </span>
    );
  }
  return (
    <Link to={`/people/${person.id}`} className={`underline-offset-4 hover:underline ${className}`}>
      {person.nickname}
    </Link>
  );
}

/** Somebody in a line: picture, name, and what is said beside them. */
export function PersonLine({
  person: masked,
  size = 44,
  children,
}: {
  person: Masked;
  size?: number;
  children?: ReactNode;
}) {
  const { t } = useLingui();
  const person = useFragment(LINK, masked);
  return (
    <div className="flex min-w-0 items-center gap-3">
      <PersonPicture person={masked} size={size} />
      <div className="min-w-0 flex-1">
        {person ? (
          <Link to={`/people/${person.id}`} className="block truncate font-bold underline-offset-4 hover:underline">
            {person.nickname}
          </Link>
        ) : (
          <span className="block font-bold">{t`떠난 사람`}</span>
        )}
        {children && <div className="text-sm text-soft">{children}</div>}
      </div>
    </div>
  );
}
