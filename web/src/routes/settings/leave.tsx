import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { graphql } from '../../gql/index.ts';
import { forgetEverything } from '../../shell/me.tsx';
import { PasswordProof } from './email-address.tsx';
import { Part } from './frame.tsx';

const DELETE = graphql(`
  mutation DeleteAccount($password: String!) {
    deleteAccount(password: $password)
  }
`);

/** The end of the account, at once and for good. */
export function Leave() {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const remove = useAct(DELETE);
  const fault = faultsOf(remove.error).password;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (remove.isPending || !(await remove.run({ password }))) return;
    setOpen(false);
    await navigate('/');
    await forgetEverything(apollo);
    say(t`계정을 지웠어요. 그동안 함께해 주셔서 고마워요.`);
  };
  return (
    <Part title={t`계정 지우기`} lead={t`바로 지워지고 되돌릴 수 없어요. 남긴 글과 메시지에는 이름이 남지 않아요.`}>
      <div>
        <Button look="danger" onPress={() => setOpen(true)}>
          <Trans>계정 지우기</Trans>
        </Button>
      </div>
      <Dialog title={t`정말 계정을 지울까요?`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form onSubmit={submit} className="flex flex-col gap-4">
          <p>
            <Trans>프로필, 사진, 북마크, 알림이 사라지고, 내가 이끄는 여행은 다른 동행에게 넘어가요.</Trans>
          </p>
          <PasswordProof value={password} onChange={setPassword} error={fault} />
          {!fault && <Refusal error={remove.error} />}
          <Button type="submit" look="danger" isPending={remove.isPending}>
            <Trans>영원히 지우기</Trans>
          </Button>
        </form>
      </Dialog>
    </Part>
  );
}
