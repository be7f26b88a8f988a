import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Field, IconButton } from '../../design/controls.tsx';
import { dayOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Icon } from '../../design/icons.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { AreaPicker } from '../../pieces/area-picker.tsx';
import { SET_LEGS } from './documents.ts';
import { type Plan, useWriting } from './writing.tsx';

/** Where the trip goes, stretch by stretch. */
export function Legs({ planner }: { planner: Plan }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { legs, viewerCan } = planner;
  if (legs.length === 1 && !viewerCan.update.allowed) return null;
  return (
    <section aria-label={t`여정`} className="mb-6 flex flex-wrap items-center gap-2">
      {legs.map(({ id, area, startDate, endDate }, i) => (
        <span key={id} className="flex items-center gap-2">
          {i > 0 && <Icon name="forward" size={16} />}
          <span className="rounded-full bg-brand-tint px-3 py-1 text-sm font-semibold text-brand">
            {area.name}{' '}
            <span className="font-normal">
              {dayOf(startDate)}
              {startDate !== endDate && ` – ${dayOf(endDate)}`}
            </span>
          </span>
        </span>
      ))}
      {viewerCan.update.allowed && (
        <Button small look="quiet" icon="edit" onPress={() => setOpen(true)}>
          <Trans>여정 나누기</Trans>
        </Button>
      )}
      <LegsDialog key={String(isOpen)} planner={planner} isOpen={isOpen} onClose={() => setOpen(false)} />
    </section>
  );
}

interface Draft {
  areaId: string | null;
  startDate: string;
}

/** The legs by their first days: each ends where the next one begins. */
function LegsDialog({ planner, isOpen, onClose }: { planner: Plan; isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { write, isPending, error } = useWriting();
  const [drafts, setDrafts] = useState<Draft[]>(
    planner.legs.map(({ area, startDate }) => ({ areaId: area.id, startDate })),
  );
  const change = (index: number, part: Partial<Draft>) =>
    setDrafts(drafts.map((draft, i) => (i === index ? { ...draft, ...part } : draft)));
  const save = async () => {
    const legs = drafts.map(({ areaId, startDate }, i) => ({
      areaId: areaId ?? '',
      startDate,
      endDate: i + 1 < drafts.length ? dayBefore(drafts[i + 1]!.startDate) : planner.endDate,
    }));
    if (await write(SET_LEGS, { id: planner.id, legs })) onClose();
  };
  return (
    <Dialog
      title={t`여정 나누기`}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button wide isPending={isPending} onPress={() => void save()}>
          <Trans>저장</Trans>
        </Button>
      }
    >
      {drafts.map((draft, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a leg is its place in the order
        <div key={i} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <AreaPicker label={t`${i + 1}번째 곳`} areaId={draft.areaId} onChoose={(areaId) => change(i, { areaId })} />
          </div>
          <Field
            label={t`이날부터`}
            type="date"
            min={planner.startDate}
            max={planner.endDate}
            value={draft.startDate}
            onChange={(startDate) => change(i, { startDate })}
          />
          {i > 0 && (
            <IconButton
              icon="trash"
              label={t`${i + 1}번째 곳 빼기`}
              onPress={() => setDrafts(drafts.filter((_, j) => j !== i))}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          small
          look="plain"
          icon="plus"
          onPress={() => setDrafts([...drafts, { areaId: null, startDate: planner.endDate }])}
        >
          <Trans>다음 곳 더하기</Trans>
        </Button>
      </div>
      <Refusal error={error} />
    </Dialog>
  );
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
