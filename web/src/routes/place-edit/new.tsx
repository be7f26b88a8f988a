import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';
import { inputOf, type PlaceDraft, PlaceForm } from './place-form.tsx';

const CREATE = graphql(`
  mutation CreatePlace($input: CreatePlaceInput!) {
    createPlace(input: $input) {
      id
    }
  }
`);
const EMPTY: PlaceDraft = {
  name: '',
  category: 'ATTRACTION',
  description: '',
  address: '',
  contact: '',
  website: '',
};

/** A new place. */
export function Screen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useAct(CREATE, { forget: ['places'] });
  useTitle(t`장소 올리기`);
  return (
    <SignedIn>
      <PlaceForm
        title={t`장소 올리기`}
        button={t`올리기`}
        before={EMPTY}
        isPending={create.isPending}
        error={create.error}
        onSend={async (draft) => {
          const done = await create.run({ input: inputOf(draft) });
          if (!done) return;
          say(t`장소를 올렸어요.`);
          await navigate(`/places/${done.createPlace.id}`, { replace: true });
        }}
      />
    </SignedIn>
  );
}
