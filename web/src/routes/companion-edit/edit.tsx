import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from 'react-router';
import { useAct } from '../../app/act.ts';
import { Empty, Failed, ListSkeleton } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { CompanionForm, inputOf } from './companion-form.tsx';

const COMPANION_TO_EDIT = graphql(`
  query CompanionToEdit($id: ID!) {
    companion(id: $id) {
      id
      title
      content
      startDate
      endDate
      capacity
      ageGroups
      gender
      area {
        id
      }
      planner {
        id
      }
      thumbnail {
        id
        thumbnailUrl
      }
      images {
        id
        thumbnailUrl
      }
      viewerCan {
        update {
          allowed
          message
        }
      }
    }
  }
`);
const UPDATE = graphql(`
  mutation UpdateCompanion($id: ID!, $input: UpdateCompanionInput!) {
    updateCompanion(id: $id, input: $input) {
      id
    }
  }
`);

/** Changes of one's own post. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(COMPANION_TO_EDIT, { variables: { id }, fetchPolicy: 'network-only' });
  const update = useAct(UPDATE, { forget: ['companions'] });
  useTitle(t`글 고치기`);
  const post = data?.companion;
  if (error && !post) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (!post) return <NotFound />;
  if (!post.viewerCan.update.allowed) return <Empty icon="flag" title={post.viewerCan.update.message ?? ''} />;
  const { title, content, startDate, endDate, capacity, ageGroups, gender, area, planner, thumbnail, images } = post;
  const pictures = [...(thumbnail ? [thumbnail] : []), ...images].map((image) => ({
    id: image.id,
    url: image.thumbnailUrl,
  }));
  return (
    <CompanionForm
      title={t`글 고치기`}
      button={t`고치기`}
      before={{
        title,
        content,
        startDate,
        endDate,
        capacity,
        ageGroups: [...ageGroups],
        gender: gender ?? null,
        areaId: area.id,
        plannerId: planner?.id ?? null,
        pictures,
      }}
      isPending={update.isPending}
      error={update.error}
      onSend={async (draft) => {
        const input = { ...inputOf(draft), ...(draft.areaId && { areaId: draft.areaId }) };
        // A start that has passed stays as it is; only a new one has to lie ahead.
        if (input.startDate === startDate) delete (input as { startDate?: string }).startDate;
        if (!(await update.run({ id, input }))) return;
        say(t`글을 고쳤어요.`);
        await navigate(`/companions/${id}`, { replace: true });
      }}
    />
  );
}
