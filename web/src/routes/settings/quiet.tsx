import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { useChosen } from '../../app/chosen.ts';
import { faultsOf } from '../../app/failure.ts';
import { Button, Field, Select, Toggle } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { UPDATE_SETTINGS } from './documents.ts';
import { Part } from './frame.tsx';

const QUIET = graphql(`
  fragment Quiet_viewer on Viewer {
    id
    settings {
      quietHours {
        start
        end
        timeZone
      }
    }
  }
`);
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const NIGHT = { start: '22:00', end: '08:00', timeZone: HERE };

/** Hours without pushes and mails; what comes then waits for their end. */
export function Quiet({ viewer }: { viewer: FragmentType<typeof QUIET> }) {
  const { t } = useLingui();
  const { settings } = useFragment(QUIET, viewer);
  const kept = settings.quietHours;
  const [hours, setHours] = useState(kept ? { start: kept.start, end: kept.end, timeZone: kept.timeZone } : NIGHT);
  const update = useAct(UPDATE_SETTINGS);
  const faults = faultsOf(update.error);
  const [isOn, choose] = useChosen(kept !== null, (wanted) =>
    update.run({ input: { quietHours: wanted ? hours : null } }),
  );
  const zones = [...new Set([hours.timeZone, HERE, ...Intl.supportedValuesOf('timeZone')])];
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending || !(await update.run({ input: { quietHours: hours } }))) return;
    say(t`방해 금지 시간을 저장했어요.`);
  };
  return (
    <Part title={t`방해 금지 시간`} lead={t`이 시간에 온 소식은 끝난 뒤에 알려 드려요.`}>
      <Toggle label={t`방해 금지 시간 쓰기`} isOn={isOn} onChange={choose} />
      {kept && (
        <form onSubmit={save} className="flex flex-col gap-4">
          <div className="flex gap-3">
            <Field
              label={t`시작`}
              type="time"
              value={hours.start}
              onChange={(start) => setHours({ ...hours, start })}
              error={faults['input.quietHours.start']}
            />
            <Field
              label={t`끝`}
              type="time"
              value={hours.end}
              onChange={(end) => setHours({ ...hours, end })}
              error={faults['input.quietHours.end']}
            />
          </div>
          <Select
            label={t`시간대`}
            options={zones.map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }))}
            value={hours.timeZone}
            onChange={(timeZone) => setHours({ ...hours, timeZone })}
            error={faults['input.quietHours.timeZone']}
          />
          <div>
            <Button type="submit" look="plain" isPending={update.isPending}>
              <Trans>저장</Trans>
            </Button>
          </div>
        </form>
      )}
      {Object.keys(faults).length === 0 && <Refusal error={update.error} />}
    </Part>
  );
}
