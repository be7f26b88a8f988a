import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Choice, Field } from '../../design/controls.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';

const MINE = graphql(`
  fragment MyReview_place on Place {
    id
    viewerReview {
      id
      stars
      text
    }
    viewerCan {
      review {
        allowed
        message
      }
    }
  }
`);
const WRITE = graphql(`
  mutation WriteReview($placeId: ID!, $stars: Int!, $text: String!) {
    writeReview(placeId: $placeId, stars: $stars, text: $text) {
      id
    }
  }
`);

const STARS = ['5', '4', '3', '2', '1'] as const;

/** The viewer's own review, to write or to change; why not, where the server would refuse it. */
export function MyReview({ place: masked }: { place: FragmentType<typeof MINE> }) {
  const { t } = useLingui();
  const { id, viewerReview, viewerCan } = useFragment(MINE, masked);
  const [stars, setStars] = useState<(typeof STARS)[number] | null>(null);
  const [text, setText] = useState<string | null>(null);
  const write = useAct(WRITE, { refetch: ['Place'] });
  if (!viewerCan.review.allowed) return <Note icon="star">{viewerCan.review.message}</Note>;
  const chosen = stars ?? (viewerReview ? (String(viewerReview.stars) as (typeof STARS)[number]) : null);
  const written = text ?? viewerReview?.text ?? '';
  const fault = faultsOf(write.error).text;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (write.isPending || !chosen) return;
    if (await write.run({ placeId: id, stars: Number(chosen), text: written })) say(t`후기를 남겼어요`);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-card bg-surface p-5 shadow-card">
      <Choice
        label={viewerReview ? t`내 후기` : t`다녀오셨나요?`}
        options={STARS.map((value) => ({ value, words: t`별 ${value}개` }))}
        chosen={chosen ? [chosen] : []}
        onChange={([value]) => setStars(value!)}
      />
      <Field label={t`후기 글`} rows={3} maxLength={2000} value={written} onChange={setText} error={fault} />
      {!fault && <Refusal error={write.error} />}
      <div className="flex justify-end">
        <Button type="submit" isPending={write.isPending} isDisabled={!chosen || written.trim() === ''}>
          {viewerReview ? <Trans>후기 고치기</Trans> : <Trans>후기 남기기</Trans>}
        </Button>
      </div>
    </form>
  );
}
