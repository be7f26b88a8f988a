import { useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { NotedButton } from './noted.tsx';

const RESTORE = graphql(`
  mutation RestoreContent($caseId: ID!, $note: String!) {
    restoreContent(caseId: $caseId, note: $note) {
      id
    }
  }
`);

/** Shows again what this case has hidden. */
export function Restore({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const restore = useAct(RESTORE, { refetch: ['ModerationCase'] });
  return (
    <div>
      <NotedButton
        words={t`다시 보이기`}
        isPending={restore.isPending}
        error={restore.error}
        onNoted={async (note) => {
          const isDone = (await restore.run({ caseId, note })) !== null;
          if (isDone) say(t`다시 보여요.`);
          return isDone;
        }}
      />
    </div>
  );
}
