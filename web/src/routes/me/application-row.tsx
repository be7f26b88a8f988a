import { Link } from 'react-router';
import { applicationStatusWords } from '../../app/words.ts';
import { agoOf, rangeOf } from '../../design/dates.ts';
import { Picture } from '../../design/picture.tsx';
import { Badge } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { AnswerInvitation } from '../../pieces/answer-invitation.tsx';

const ROW = graphql(`
  fragment ApplicationRow_application on Application {
    id
    status
    createdAt
    companion {
      id
      title
      startDate
      endDate
      thumbnail {
        id
        ...Picture_image
      }
      area {
        id
        name
      }
    }
  }
`);

/** A trip that the viewer asked to join, or was invited to. */
export function ApplicationRow({ application }: { application: FragmentType<typeof ROW> }) {
  const { id, status, createdAt, companion } = useFragment(ROW, application);
  return (
    <article className="flex flex-col gap-3 rounded-card bg-surface p-4 shadow-card">
      <div className="flex items-center gap-4">
        <Picture image={companion.thumbnail} className="size-16 shrink-0 rounded-control" />
        <div className="min-w-0 flex-1">
          <div className="flex items-center gap-2 text-sm text-soft">
            <Badge tone={status === 'INVITED' ? 'accent' : 'soft'}>{applicationStatusWords(status)}</Badge>
            {companion.area.name}
          </div>
          <h3 className="truncate font-bold">
            <Link to={`/companions/${companion.id}`}>{companion.title}</Link>
          </h3>
          <p className="text-sm text-soft">
            {rangeOf(companion.startDate, companion.endDate)} · {agoOf(createdAt)}
          </p>
        </div>
      </div>
      {status === 'INVITED' && <AnswerInvitation applicationId={id} />}
    </article>
  );
}
