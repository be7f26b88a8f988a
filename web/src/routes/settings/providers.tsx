import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Note, Refusal } from '../../design/pieces.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { Line, Part } from './frame.tsx';

const IDENTITIES = graphql(`
  fragment Providers_viewer on Viewer {
    id
    isEmailVerified
    isSignUpComplete
    identities {
      id
      provider
      email
      createdAt
    }
  }
`);
const PROVIDERS = graphql(`
  fragment Providers_query on Query {
    signInProviders {
      name
      label
      startUrl
    }
  }
`);
const UNLINK = graphql(`
  mutation UnlinkIdentity($id: ID!) {
    unlinkIdentity(id: $id) {
      id
      ...Providers_viewer
    }
  }
`);

/** Accounts elsewhere that sign in here. */
export function Providers({
  viewer,
  query,
}: {
  viewer: FragmentType<typeof IDENTITIES>;
  query: FragmentType<typeof PROVIDERS>;
}) {
  const { t } = useLingui();
  const { identities, isEmailVerified, isSignUpComplete } = useFragment(IDENTITIES, viewer);
  const { signInProviders } = useFragment(PROVIDERS, query);
  const unlink = useAct(UNLINK);
  if (signInProviders.length === 0 && identities.length === 0) return null;
  const canLink = isEmailVerified && isSignUpComplete;
  const labelOf = (provider: string) => signInProviders.find(({ name }) => name === provider)?.label ?? provider;
  const others = signInProviders.filter(({ name }) => !identities.some(({ provider }) => provider === name));
  return (
    <Part title={t`연결된 계정`} lead={t`연결해 두면 그 계정으로도 로그인할 수 있어요.`}>
      <ul>
        {identities.map(({ id, provider, email, createdAt }) => (
          <Line key={id} title={labelOf(provider)} about={email ?? t`연결한 날 ${agoOf(createdAt)}`}>
            <Button
              small
              look="plain"
              isPending={unlink.isPending}
              onPress={() => void unlink.run({ id })}
              describedBy={`identity-${id}`}
            >
              <Trans>연결 끊기</Trans>
              <span id={`identity-${id}`} className="sr-only">
                {labelOf(provider)}
              </span>
            </Button>
          </Line>
        ))}
        {canLink &&
          others.map(({ name, label, startUrl }) => (
            <Line key={name} title={label}>
              <a
                href={`${startUrl}?link=true&return=/settings/account`}
                aria-label={t`${label} 연결하기`}
                className="inline-flex min-h-9 items-center rounded-control border border-line bg-surface px-3 text-sm font-semibold hover:bg-sunken"
              >
                <Trans>연결하기</Trans>
              </a>
            </Line>
          ))}
      </ul>
      <Refusal error={unlink.error} />
      {!canLink && (
        <Note>
          <Trans>이메일을 인증하면 다른 계정을 연결할 수 있어요.</Trans>
        </Note>
      )}
    </Part>
  );
}
