import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf, reasonOf } from '../../app/failure.ts';
import { ageGroupWords, genderOptions } from '../../app/words.ts';
import { Button, ButtonLink, Choice, Field } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import type { UpdateProfileInput } from '../../gql/graphql.ts';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { AvatarEditor } from './avatar-editor.tsx';

const FORM = graphql(`
  fragment ProfileForm_user on User {
    id
    nickname
    introduction
    gender
    ageGroup
    avatar {
      id
      ...Picture_image
    }
  }
`);
const UPDATE = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      id
      user {
        id
        ...ProfileForm_user
      }
    }
  }
`);

/** Changes what others see of the viewer; only what was changed is sent. */
export function ProfileForm({
  user,
  birthDate,
  onDone,
}: {
  user: FragmentType<typeof FORM>;
  birthDate: string;
  onDone: () => void;
}) {
  const before = useFragment(FORM, user);
  const { t } = useLingui();
  const [draft, setDraft] = useState<UpdateProfileInput>({});
  const update = useAct(UPDATE);
  const faults = faultsOf(update.error);
  const isAskedFor = reasonOf(update.error) === 'GENDER_ASKED_FOR';
  const change = (part: UpdateProfileInput) => setDraft((now) => ({ ...now, ...part }));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending) return;
    if (!(await update.run({ input: draft }))) return;
    say(t`프로필을 고쳤어요.`);
    onDone();
  };
  return (
    <form onSubmit={save} className="flex flex-col gap-6">
      <AvatarEditor
        image={before.avatar}
        name={before.nickname}
        onChange={(avatarUploadId) => change({ avatarUploadId })}
        error={faults['input.avatarUploadId']}
      />
      <Field
        label={t`별명`}
        isRequired
        hint={t`2자에서 20자까지`}
        value={draft.nickname ?? before.nickname}
        onChange={(nickname) => change({ nickname })}
        error={faults['input.nickname']}
      />
      <Field
        label={t`소개`}
        rows={4}
        maxLength={500}
        placeholder={t`어떤 여행을 좋아하나요? 함께 가면 어떤 사람인가요?`}
        value={draft.introduction ?? before.introduction}
        onChange={(introduction) => change({ introduction })}
        error={faults['input.introduction']}
      />
      <div className="flex flex-col gap-2">
        <Choice
          label={t`성별`}
          options={genderOptions()}
          chosen={[draft.gender ?? before.gender]}
          onChange={([gender]) => change({ gender: gender! })}
        />
        <p className="text-sm text-soft">
          <Trans>
            성별을 조건으로 하는 여행에 참여 중이거나 신청한 동안에는 바꿀 수 없어요. 이미 신청한 글의 글쓴이는 바뀐
            것을 알 수 있어요.
          </Trans>
        </p>
        {isAskedFor && (
          <div className="flex flex-col items-start gap-2">
            <Refusal error={update.error} />
            <ButtonLink small look="plain" to="/me/trips">
              <Trans>내 여행과 신청 보기</Trans>
            </ButtonLink>
          </div>
        )}
      </div>
      <div>
        <p className="text-sm font-semibold">
          <Trans>나이대: {ageGroupWords(before.ageGroup)}</Trans>
        </p>
        <p className="text-sm text-soft">
          <Trans>생년월일({birthDate})로 정해지고 바꿀 수 없어요. 생년월일은 아무에게도 보이지 않아요.</Trans>
        </p>
      </div>
      {!isAskedFor && Object.keys(faults).length === 0 && <Refusal error={update.error} />}
      <div className="flex gap-3">
        <Button look="plain" wide onPress={onDone}>
          <Trans>그만두기</Trans>
        </Button>
        <Button type="submit" wide isPending={update.isPending}>
          <Trans>저장하기</Trans>
        </Button>
      </div>
    </form>
  );
}
