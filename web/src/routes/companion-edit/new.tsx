import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';
import { CompanionForm, emptyDraft, inputOf } from './companion-form.tsx';

const CREATE = graphql(`
  mutation CreateCompanion($input: CreateCompanionInput!) {
    createCompanion(input: $input) {
      id
    }
  }
`);

/** A new post. */
export function Screen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const create = useAct(CREATE, { forget: ['companions'] });
  useTitle(t`동행 글 쓰기`);
  return (
    <SignedIn>
      <CompanionForm
        title={t`동행 글 쓰기`}
        button={t`올리기`}
        before={{ ...emptyDraft, areaId: params.get('area') }}
        isPending={create.isPending}
        error={create.error}
        onSend={async (draft) => {
          const done = await create.run({ input: { ...inputOf(draft), areaId: draft.areaId ?? '' } });
          if (!done) return;
          say(t`글을 올렸어요.`);
          await navigate(`/companions/${done.createCompanion.id}`, { replace: true });
        }}
      />
    </SignedIn>
  );
}
