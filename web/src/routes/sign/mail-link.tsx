import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { SignFrame } from './frame.tsx';

/** A link of a mail. A press, not the visit, does what it is for: mail programs look at links by themselves. */
export function MailLink<Data>({
  title,
  lead,
  button,
  done,
  mutation,
  goOnAt,
}: {
  title: string;
  lead: string;
  button: string;
  /** Said when it is done. */
  done: string;
  mutation: TypedDocumentNode<Data, { token: string }>;
  goOnAt: string;
}) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const apollo = useApolloClient();
  const act = useAct(mutation);
  const press = async () => {
    if (!(await act.run({ token: params.get('token') ?? '' }))) return;
    say(done);
    await apollo.refetchQueries({ include: ['Me'] });
    await navigate(goOnAt, { replace: true });
  };
  return (
    <SignFrame title={title} lead={lead}>
      <Refusal error={act.error} />
      <Button wide isPending={act.isPending} onPress={press}>
        {button}
      </Button>
    </SignFrame>
  );
}
