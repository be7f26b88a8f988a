import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAct } from '../../app/act.ts';
import { askForPasskey, canUsePasskeys, wordsOfDevice } from '../../app/passkeys.ts';
import { Button } from '../../design/controls.tsx';
import { Note, Refusal } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';

const PROVIDERS = graphql(`
  query SignInProviders {
    signInProviders {
      name
      label
      startUrl
    }
  }
`);
const BEGIN = graphql(`
  mutation BeginPasskeySignIn {
    beginPasskeySignIn
  }
`);
const FINISH = graphql(`
  mutation FinishPasskeySignIn($response: JSON!) {
    finishPasskeySignIn(response: $response, delivery: COOKIE) {
      accessTokenExpiresAt
    }
  }
`);

/** Ways in without a password: a passkey of this device, and the providers of this installation. */
export function OtherWays({ goOnAt, onSignedIn }: { goOnAt: string; onSignedIn: () => Promise<void> }) {
  const { t } = useLingui();
  const { data } = useQuery(PROVIDERS, { fetchPolicy: 'cache-first' });
  const [failure, setFailure] = useState<string | null>(null);
  const begin = useAct(BEGIN);
  const finish = useAct(FINISH);
  const providers = data?.signInProviders ?? [];
  const byPasskey = async () => {
    finish.clear();
    setFailure(null);
    const begun = await begin.run({});
    const response =
      begun && (await askForPasskey(begun.beginPasskeySignIn).catch((error) => setFailure(wordsOfDevice(error))));
    if (response && (await finish.run({ response }))) await onSignedIn();
  };
  if (!canUsePasskeys() && providers.length === 0) return null;
  return (
    <section aria-label={t`다른 방법`} className="flex flex-col gap-3">
      <p className="flex items-center gap-3 text-sm font-semibold text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        <Trans>또는</Trans>
      </p>
      {canUsePasskeys() && (
        <Button look="plain" wide icon="key" isPending={begin.isPending || finish.isPending} onPress={byPasskey}>
          <Trans>패스키로 로그인</Trans>
        </Button>
      )}
      <Refusal error={begin.error ?? finish.error} />
      {failure && (
        <div role="alert">
          <Note tone="danger">{failure}</Note>
        </div>
      )}
      {providers.map(({ name, label, startUrl }) => (
        <a
          key={name}
          href={`${startUrl}?return=${encodeURIComponent(goOnAt)}`}
          className="inline-flex min-h-11 w-full items-center justify-center rounded-control border border-line bg-surface px-4 font-semibold hover:bg-sunken"
        >
          <Trans>{label}로 계속하기</Trans>
        </a>
      ))}
    </section>
  );
}
