import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { sanctionKindWords } from '../../app/words.ts';
import { agoOf, momentOf } from '../../design/dates.ts';
import { Badge, Note } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { PersonLine } from '../../pieces/person-link.tsx';
import { NotedButton } from './noted.tsx';

const STANDING = graphql(`
  fragment Standing_sanction on Sanction {
    id
    kind
    reason
    createdAt
    until
    account {
      id
      ...PersonLink_user
    }
    appeal {
      text
      createdAt
      isGranted
    }
  }
`);
const LIFT = graphql(`
  mutation LiftSanction($id: ID!, $note: String!) {
    liftSanction(id: $id, note: $note) {
      id
    }
  }
`);
const RESOLVE_APPEAL = graphql(`
  mutation ResolveAppeal($sanctionId: ID!, $isGranted: Boolean!, $note: String!) {
    resolveAppeal(sanctionId: $sanctionId, isGranted: $isGranted, note: $note) {
      id
    }
  }
`);

/** A sanction that stands, the appeal against it, and what a moderator may do about both. */
export function Standing({ sanction: masked, refetch }: { sanction: FragmentType<typeof STANDING>; refetch: string }) {
  const { id, kind, reason, createdAt, until, account, appeal } = useFragment(STANDING, masked);
  const { t } = useLingui();
  const lift = useAct(LIFT, { refetch: [refetch] });
  const resolve = useAct(RESOLVE_APPEAL, { refetch: [refetch] });
  const isOpen = appeal && (appeal.isGranted === null || appeal.isGranted === undefined);
  const answer = async (isGranted: boolean, note: string) => {
    const isDone = (await resolve.run({ sanctionId: id, isGranted, note })) !== null;
    if (isDone) say(isGranted ? t`이의를 받아들였어요.` : t`이의를 받아들이지 않았어요.`);
    return isDone;
  };
  return (
    <article className="flex flex-col gap-3 rounded-card bg-surface p-4 shadow-card">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <PersonLine person={account}>
          {agoOf(createdAt)}
          {until && ` · ${t`${momentOf(until)}까지`}`}
        </PersonLine>
        <Badge tone="danger">{sanctionKindWords(kind)}</Badge>
      </div>
      <p className="whitespace-pre-line">{reason}</p>
      {appeal && (
        <Note icon="chat" tone={isOpen ? 'accent' : 'soft'}>
          <p className="font-bold">
            <Trans>이의</Trans> · {agoOf(appeal.createdAt)}
          </p>
          <p className="whitespace-pre-line">{appeal.text}</p>
        </Note>
      )}
      <div className="flex flex-wrap gap-2">
        {isOpen ? (
          <>
            <NotedButton
              words={t`이의 받아들이기`}
              look="brand"
              isPending={resolve.isPending}
              error={resolve.error}
              onNoted={(note) => answer(true, note)}
            />
            <NotedButton
              words={t`이의 받아들이지 않기`}
              isPending={resolve.isPending}
              error={resolve.error}
              onNoted={(note) => answer(false, note)}
            />
          </>
        ) : (
          <NotedButton
            words={t`제재 풀기`}
            isPending={lift.isPending}
            error={lift.error}
            onNoted={async (note) => {
              const isDone = (await lift.run({ id, note })) !== null;
              if (isDone) say(t`제재를 풀었어요.`);
              return isDone;
            }}
          />
        )}
      </div>
    </article>
  );
}
