import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../app/act.ts';
import { Button } from '../design/controls.tsx';
import { Refusal } from '../design/pieces.tsx';
import { say } from '../design/toast.tsx';
import { graphql } from '../gql/index.ts';

const RESEND = graphql(`
  mutation ResendVerificationEmail($email: String!) {
    resendVerificationEmail(email: $email)
  }
`);

/** Says that the address waits for its verification, and sends the mail again. */
export function Unverified({ email }: { email: string }) {
  const { t } = useLingui();
  const resend = useAct(RESEND);
  return (
    <div className="border-b border-line bg-accent-tint text-accent">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-3 px-4 py-2.5 text-sm font-semibold">
        <p>
          <Trans>{email}로 보낸 메일에서 인증을 마치면 글을 쓰고 대화할 수 있어요.</Trans>
        </p>
        <Button
          small
          look="plain"
          isPending={resend.isPending}
          onPress={async () => {
            if (await resend.run({ email })) say(t`인증 메일을 다시 보냈어요.`);
          }}
        >
          <Trans>메일 다시 받기</Trans>
        </Button>
        <Refusal error={resend.error} />
      </div>
    </div>
  );
}
