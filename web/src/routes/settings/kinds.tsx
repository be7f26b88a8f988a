import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { useChosen } from '../../app/chosen.ts';
import { notificationKindOptions } from '../../app/words.ts';
import { Refusal } from '../../design/pieces.tsx';
import type { NotificationKind } from '../../gql/graphql.ts';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { UPDATE_SETTINGS } from './documents.ts';
import { Part } from './frame.tsx';

const KINDS = graphql(`
  fragment Kinds_viewer on Viewer {
    id
    settings {
      notifications {
        kind
        inApp
        push
        email
      }
    }
  }
`);
type Channel = 'inApp' | 'push' | 'email';

/** Kinds by channels, each a switch of its own. */
export function Kinds({ viewer }: { viewer: FragmentType<typeof KINDS> }) {
  const { t } = useLingui();
  const { settings } = useFragment(KINDS, viewer);
  const update = useAct(UPDATE_SETTINGS);
  const channels: { channel: Channel; words: string }[] = [
    { channel: 'inApp', words: t`앱` },
    { channel: 'push', words: t`푸시` },
    { channel: 'email', words: t`메일` },
  ];
  // The security of the account is always told in the app and by mail.
  const isFixed = (kind: NotificationKind, channel: Channel) => kind === 'SECURITY' && channel !== 'push';
  return (
    <Part title={t`알림 종류`} lead={t`푸시와 메일은 앱을 보고 있지 않을 때, 아직 읽지 않은 것만 보내요.`}>
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="text-sm text-soft">
            <th scope="col" className="py-2 font-semibold">
              <Trans>종류</Trans>
            </th>
            {channels.map(({ channel, words }) => (
              <th key={channel} scope="col" className="w-14 py-2 text-center font-semibold">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {notificationKindOptions().map(({ value: kind, words }) => (
            <tr key={kind} className="border-t border-line">
              <th scope="row" className="py-2 pr-2 font-medium">
                {words}
              </th>
              {channels.map(({ channel, words: channelWords }) => (
                <td key={channel} className="text-center">
                  <Switch
                    label={`${words}: ${channelWords}`}
                    isOn={settings.notifications.find((one) => one.kind === kind)?.[channel] ?? false}
                    isFixed={isFixed(kind, channel)}
                    save={(isOn) => update.run({ input: { notifications: [{ kind, [channel]: isOn }] } })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Refusal error={update.error} />
    </Part>
  );
}

function Switch({
  label,
  isOn,
  isFixed,
  save,
}: {
  label: string;
  isOn: boolean;
  isFixed: boolean;
  save: (isOn: boolean) => Promise<unknown>;
}) {
  const [isChosen, choose] = useChosen(isOn, save);
  return (
    <label className="inline-grid size-11 cursor-pointer place-items-center has-disabled:cursor-not-allowed">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        className="size-5 cursor-[inherit] accent-brand"
        checked={isChosen}
        disabled={isFixed}
        onChange={(event) => choose(event.target.checked)}
      />
    </label>
  );
}
