import { Trans } from '@lingui/react/macro';
import { agoOf } from '../design/dates.ts';
import { Note } from '../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';

const NOTE = graphql(`
  fragment HiddenNote_content on HiddenContent {
    reason
    since
  }
`);

/** Tells the author of something why others do not see it; nothing while they do. */
export function HiddenNote({ hidden: masked }: { hidden: FragmentType<typeof NOTE> | null | undefined }) {
  const hidden = useFragment(NOTE, masked);
  if (!hidden) return null;
  return (
    <Note tone="danger" icon="eye">
      <p className="font-bold">
        <Trans>운영자가 숨겨서 다른 사람에게는 보이지 않아요. ({agoOf(hidden.since)})</Trans>
      </p>
      <p className="mt-1 whitespace-pre-line">{hidden.reason}</p>
    </Note>
  );
}
