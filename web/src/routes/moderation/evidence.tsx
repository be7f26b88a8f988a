import { Trans, useLingui } from '@lingui/react/macro';
import { momentOf } from '../../design/dates.ts';
import { Picture } from '../../design/picture.tsx';
import { Badge } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';

const EVIDENCE = graphql(`
  fragment Evidence_evidence on Evidence {
    authorId
    text
    writtenAt
    images {
      id
      ...Picture_image
    }
  }
`);

/** A copy of what was written; of the accused it stands out among what others wrote around it. */
export function Evidence({
  evidence: masked,
  accusedId,
}: {
  evidence: FragmentType<typeof EVIDENCE>;
  accusedId: string | null;
}) {
  const { authorId, text, writtenAt, images } = useFragment(EVIDENCE, masked);
  const { t } = useLingui();
  const isTheirs = authorId !== null && authorId === accusedId;
  return (
    <article
      className={`flex flex-col gap-2 rounded-card border-l-4 bg-surface p-4 shadow-card ${isTheirs ? 'border-danger' : 'border-line'}`}
    >
      <p className="flex items-center gap-2 text-sm text-soft">
        {isTheirs && (
          <Badge tone="danger">
            <Trans>신고된 사람</Trans>
          </Badge>
        )}
        <time dateTime={writtenAt}>{momentOf(writtenAt)}</time>
      </p>
      {text && <p className="whitespace-pre-line">{text}</p>}
      {images.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {images.map((image, i) => (
            <Picture key={image.id} image={image} alt={t`사본의 사진 ${i + 1}`} className="size-32 rounded-control" />
          ))}
        </div>
      )}
    </article>
  );
}
