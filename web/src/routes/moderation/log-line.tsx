import { Trans } from '@lingui/react/macro';
import { moderationActionWords } from '../../app/words.ts';
import { agoOf } from '../../design/dates.ts';
import { Badge } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { PersonName } from '../../pieces/person-link.tsx';

const LINE = graphql(`
  fragment LogLine_action on ModerationAction {
    id
    kind
    note
    createdAt
    moderator {
      id
      ...PersonLink_user
    }
    target {
      id
      ...PersonLink_user
    }
  }
`);

/** Who did what to whom, and why. */
export function LogLine({ action: masked }: { action: FragmentType<typeof LINE> }) {
  const { kind, note, createdAt, moderator, target } = useFragment(LINE, masked);
  return (
    <article className="flex flex-col gap-1.5 rounded-card bg-surface p-4 shadow-card">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
        <Badge>{moderationActionWords(kind)}</Badge>
        {moderator ? <PersonName person={moderator} className="font-semibold text-ink" /> : <Trans>서버 운영자</Trans>}
        <span aria-hidden="true">→</span>
        <PersonName person={target} className="font-semibold text-ink" />
        <time dateTime={createdAt}>{agoOf(createdAt)}</time>
      </p>
      <p className="whitespace-pre-line">{note}</p>
    </article>
  );
}
