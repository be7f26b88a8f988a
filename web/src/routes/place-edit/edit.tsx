import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Button, ButtonLink } from '../../design/controls.tsx';
import { Empty, Failed, ListSkeleton, Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { SignedIn } from '../../shell/signed-in.tsx';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { inputOf, PlaceForm } from './place-form.tsx';

const PLACE_TO_EDIT = graphql(`
  query PlaceToEdit($id: ID!) {
    place(id: $id) {
      id
      name
      category
      description
      address
      contact
      website
      viewerCan {
        update {
          allowed
          message
        }
        delete {
          allowed
          message
        }
      }
    }
  }
`);
const UPDATE = graphql(`
  mutation UpdatePlace($id: ID!, $input: UpdatePlaceInput!) {
    updatePlace(id: $id, input: $input) {
      id
      name
      category
      description
      address
      contact
      website
      image {
        id
        ...Picture_image
      }
    }
  }
`);
const DELETE = graphql(`
  mutation DeletePlace($id: ID!) {
    deletePlace(id: $id)
  }
`);

export function Screen() {
  const { t } = useLingui();
  useTitle(t`장소 고치기`);
  return (
    <SignedIn>
      <EditPlace />
    </SignedIn>
  );
}

/** Changes a place that the viewer has written, or removes it while nobody else uses it. */
function EditPlace() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(PLACE_TO_EDIT, { variables: { id }, fetchPolicy: 'network-only' });
  const update = useAct(UPDATE);
  const remove = useAct(DELETE, { forget: ['places'] });
  const [isSure, setSure] = useState(false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (!data.place) return <NotFound />;
  const { viewerCan, contact, website, name, category, description, address } = data.place;
  if (!viewerCan.update.allowed) {
    return (
      <Empty icon="pin" title={viewerCan.update.message ?? t`고칠 수 없는 장소예요.`}>
        <ButtonLink to={`/places/${id}`} look="plain">{t`장소로 돌아가기`}</ButtonLink>
      </Empty>
    );
  }
  const press = async () => {
    if (!isSure) return setSure(true);
    if (!(await remove.run({ id }))) return;
    say(t`장소를 지웠어요.`);
    await navigate('/me/places', { replace: true });
  };
  return (
    <>
      <PlaceForm
        title={t`장소 고치기`}
        button={t`저장`}
        before={{ name, category, description, address, contact: contact ?? '', website: website ?? '' }}
        isPending={update.isPending}
        error={update.error}
        onSend={async (draft) => {
          if (!(await update.run({ id, input: inputOf(draft) }))) return;
          say(t`장소를 고쳤어요.`);
          await navigate(`/places/${id}`, { replace: true });
        }}
      />
      <div className="mx-auto mt-8 flex max-w-xl flex-col gap-3 border-t border-line pt-6">
        {!viewerCan.delete.allowed && viewerCan.delete.message && <Note>{viewerCan.delete.message}</Note>}
        <Refusal error={remove.error} />
        <div>
          <Button
            look="danger"
            isDisabled={!viewerCan.delete.allowed}
            isPending={remove.isPending}
            onPress={() => void press()}
          >
            {isSure ? <Trans>되돌릴 수 없어요. 정말 지우기</Trans> : <Trans>장소 지우기</Trans>}
          </Button>
        </div>
      </div>
    </>
  );
}
