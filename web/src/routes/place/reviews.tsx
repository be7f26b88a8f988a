import { useState } from 'react';
import { agoOf } from '../../design/dates.ts';
import { Failed, More } from '../../design/pieces.tsx';
import { Stars } from '../../design/stars.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { HiddenNote } from '../../pieces/hidden-note.tsx';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';
import { PersonMenu } from '../../pieces/person-menu.tsx';

const REVIEWS = graphql(`
  fragment Reviews_place on Place {
    reviews(first: 10, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          stars
          text
          createdAt
          hidden {
            ...HiddenNote_content
          }
          author {
            id
            nickname
            ...PersonLink_user
          }
          viewerCan {
            report {
              allowed
            }
          }
        }
      }
    }
  }
`);

/** What people say of a place. */
export function Reviews({
  place,
  onMore,
}: {
  place: FragmentType<typeof REVIEWS>;
  onMore: (after: string | null) => Promise<unknown>;
}) {
  const { reviews } = useFragment(REVIEWS, place);
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const more = async () => {
    setLoading(true);
    setError(null);
    await onMore(reviews.pageInfo.endCursor ?? null).catch(setError);
    setLoading(false);
  };
  return (
    <>
      <ul className="flex flex-col gap-4">
        {reviews.edges.map(({ node }) => (
          <li key={node.id} className="flex flex-col gap-2 rounded-card bg-surface p-5 shadow-card">
            <div className="flex items-center gap-3">
              <PersonPicture person={node.author} size={36} />
              <span className="min-w-0 flex-1 truncate font-semibold">
                <PersonName person={node.author} />
              </span>
              <time dateTime={node.createdAt} className="text-sm text-soft">
                {agoOf(node.createdAt)}
              </time>
              {node.author && node.viewerCan.report.allowed && (
                <PersonMenu userId={node.author.id} nickname={node.author.nickname} subjectId={node.id} />
              )}
            </div>
            <Stars of={node.stars} />
            <p className="leading-relaxed whitespace-pre-line">{node.text}</p>
            <HiddenNote hidden={node.hidden} />
          </li>
        ))}
      </ul>
      {error !== null && <Failed error={error} />}
      {reviews.pageInfo.hasNextPage && <More isLoading={isLoading} onMore={() => void more()} />}
    </>
  );
}
