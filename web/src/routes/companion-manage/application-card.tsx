import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { ageGroupWords, applicationStatusWords, genderWords } from '../../app/words.ts';
import { Button } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Badge, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';

const CARD = graphql(`
  fragment ApplicationCard_application on Application {
    id
    message
    status
    createdAt
    applicant {
      id
      nickname
      ageGroup
      gender
      introduction
      ...PersonLink_user
    }
  }
`);
const ACCEPT = graphql(`
  mutation AcceptApplication($id: ID!) {
    acceptApplication(id: $id) {
      id
      status
    }
  }
`);
const REJECT = graphql(`
  mutation RejectApplication($id: ID!) {
    rejectApplication(id: $id) {
      id
      status
    }
  }
`);

/** Somebody asks to come along: who, in what words, and the answer. */
export function ApplicationCard({ application }: { application: FragmentType<typeof CARD> }) {
  const { id, message, status, createdAt, applicant } = useFragment(CARD, application);
  const { t } = useLingui();
  const accept = useAct(ACCEPT, { refetch: ['ManageCompanion'], forget: ['rooms'] });
  const reject = useAct(REJECT, { refetch: ['ManageCompanion'] });
  return (
    <article className="flex flex-col gap-3 rounded-card bg-surface p-4 shadow-card">
      <div className="flex items-center gap-3">
        <PersonPicture person={applicant} size={48} />
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-bold">
            <PersonName person={applicant} />
          </h3>
          <p className="text-sm text-soft">
            {applicant && `${ageGroupWords(applicant.ageGroup)} · ${genderWords(applicant.gender)} · `}
            {agoOf(createdAt)}
          </p>
        </div>
        {status !== 'PENDING' && (
          <Badge tone={status === 'ACCEPTED' ? 'brand' : 'soft'}>{applicationStatusWords(status)}</Badge>
        )}
      </div>
      {message && <p className="rounded-control bg-sunken p-4 whitespace-pre-line">{message}</p>}
      {status === 'PENDING' && (
        <div className="flex gap-2">
          <Button
            wide
            isPending={accept.isPending}
            onPress={async () => {
              if (await accept.run({ id })) say(t`함께 가기로 했어요.`);
            }}
          >
            <Trans>수락</Trans>
          </Button>
          <Button look="plain" wide isPending={reject.isPending} onPress={() => void reject.run({ id })}>
            <Trans>거절</Trans>
          </Button>
        </div>
      )}
      <Refusal error={accept.error ?? reject.error} />
    </article>
  );
}
