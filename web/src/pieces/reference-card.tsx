import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useAct } from '../app/act.ts';
import { faultsOf } from '../app/failure.ts';
import { Button, Field } from '../design/controls.tsx';
import { agoOf } from '../design/dates.ts';
import { Badge, Refusal } from '../design/pieces.tsx';
import { say } from '../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../gql/index.ts';
import { PersonLine } from './person-link.tsx';
import { PersonMenu } from './person-menu.tsx';

const CARD = graphql(`
  fragment ReferenceCard_reference on Reference {
    id
    text
    wouldTravelAgain
    createdAt
    response
    author {
      id
      nickname
      ...PersonLink_user
    }
    subject {
      id
      nickname
    }
    companion {
      id
      title
    }
    viewerCan {
      respond {
        allowed
      }
      report {
        allowed
      }
    }
  }
`);
const RESPOND = graphql(`
  mutation RespondToReference($id: ID!, $text: String!) {
    respondToReference(id: $id, text: $text) {
      id
      response
      viewerCan {
        respond {
          allowed
        }
      }
    }
  }
`);

/** What one traveller says of another after a trip, with the answer of whom it is about. */
export function ReferenceCard({ reference }: { reference: FragmentType<typeof CARD> }) {
  const card = useFragment(CARD, reference);
  const { author, subject, companion, viewerCan } = card;
  return (
    <article className="flex flex-col gap-3 rounded-card bg-surface p-5 shadow-card">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <PersonLine person={author}>
            {companion && (
              <>
                <Link to={`/companions/${companion.id}`} className="underline underline-offset-2">
                  {companion.title}
                </Link>
                {' · '}
              </>
            )}
            {agoOf(card.createdAt)}
          </PersonLine>
        </div>
        {author && viewerCan.report.allowed && <PersonMenu userId={author.id} nickname={author.nickname} />}
      </div>
      <p className="leading-relaxed whitespace-pre-line">{card.text}</p>
      {card.wouldTravelAgain && (
        <span>
          <Badge tone="brand">
            <Trans>또 함께 가고 싶어요</Trans>
          </Badge>
        </span>
      )}
      {card.response && (
        <div className="rounded-control border-l-4 border-brand bg-sunken px-4 py-3">
          <p className="text-sm font-bold">
            <Trans>{subject.nickname} 님의 답</Trans>
          </p>
          <p className="whitespace-pre-line">{card.response}</p>
        </div>
      )}
      {viewerCan.respond.allowed && <Respond id={card.id} />}
    </article>
  );
}

/** The one answer of whom it is about. */
function Respond({ id }: { id: string }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const respond = useAct(RESPOND);
  if (!isOpen) {
    return (
      <div>
        <Button small look="plain" icon="edit" onPress={() => setOpen(true)}>
          <Trans>답하기</Trans>
        </Button>
      </div>
    );
  }
  const fault = faultsOf(respond.error).text;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (respond.isPending) return;
    if (await respond.run({ id, text })) say(t`답을 남겼어요.`);
  };
  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      <Field
        label={t`답`}
        rows={3}
        maxLength={1000}
        hint={t`한 번만 남길 수 있고, 고칠 수 없어요.`}
        value={text}
        onChange={setText}
        error={fault}
      />
      {!fault && <Refusal error={respond.error} />}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onPress={() => setOpen(false)}>
          <Trans>그만두기</Trans>
        </Button>
        <Button type="submit" isPending={respond.isPending} isDisabled={text.trim() === ''}>
          <Trans>답 남기기</Trans>
        </Button>
      </div>
    </form>
  );
}
