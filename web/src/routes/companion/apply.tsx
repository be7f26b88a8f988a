import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { ageGroupWords, genderWords } from '../../app/words.ts';
import { Button, Field } from '../../design/controls.tsx';
import { dayOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Icon } from '../../design/icons.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';

const APPLY_DIALOG = graphql(`
  fragment ApplyDialog_companion on Companion {
    id
    title
    startDate
    endDate
    capacity
    memberCount
    ageGroups
    gender
  }
`);
const APPLY = graphql(`
  mutation ApplyToCompanion($id: ID!, $message: String!) {
    applyToCompanion(companionId: $id, message: $message) {
      id
      status
    }
  }
`);

/** What is asked for, and a word to the author. */
export function ApplyDialog({
  companion,
  isOpen,
  onClose,
}: {
  companion: FragmentType<typeof APPLY_DIALOG>;
  isOpen: boolean;
  onClose: () => void;
}) {
  const post = useFragment(APPLY_DIALOG, companion);
  const { t } = useLingui();
  const [message, setMessage] = useState('');
  const apply = useAct(APPLY, { refetch: ['Companion'] });
  const fault = faultsOf(apply.error).message;
  const left = post.capacity - post.memberCount;
  const send = async () => {
    if (!(await apply.run({ id: post.id, message }))) return;
    say(t`신청을 보냈어요. 답이 오면 알려 드릴게요.`);
    onClose();
  };
  return (
    <Dialog
      title={t`함께 가고 싶어요`}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button wide isPending={apply.isPending} onPress={send}>
          <Trans>신청 보내기</Trans>
        </Button>
      }
    >
      <ul aria-label={t`조건`} className="flex flex-col gap-2 rounded-control bg-sunken p-4 text-sm font-medium">
        <Condition>{t`${dayOf(post.startDate)}부터 ${dayOf(post.endDate)}까지 함께해요.`}</Condition>
        <Condition>{t`남은 자리는 ${left}개예요.`}</Condition>
        <Condition>
          {post.ageGroups.length > 0
            ? t`나이대: ${post.ageGroups.map(ageGroupWords).join(', ')}`
            : t`나이는 상관없어요.`}
        </Condition>
        <Condition>{post.gender ? t`성별: ${genderWords(post.gender)}` : t`성별은 상관없어요.`}</Condition>
        <Condition>{t`글쓴이가 수락하면 동행 채팅방에 들어가요. 그 전에는 언제든 취소할 수 있어요.`}</Condition>
      </ul>
      <Field
        label={t`글쓴이에게 하고 싶은 말`}
        rows={4}
        isRequired
        placeholder={t`어떤 여행을 좋아하는지, 왜 함께 가고 싶은지 들려주세요.`}
        value={message}
        onChange={setMessage}
        error={fault}
      />
      {!fault && <Refusal error={apply.error} />}
    </Dialog>
  );
}

const Condition = ({ children }: { children: string }) => (
  <li className="flex gap-2">
    <span className="mt-0.5 text-brand">
      <Icon name="check" size={16} />
    </span>
    {children}
  </li>
);
