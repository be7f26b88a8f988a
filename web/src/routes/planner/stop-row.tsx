import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import { Link } from 'react-router';
import { faultsOf } from '../../app/failure.ts';
import { placeCategoryWords } from '../../app/words.ts';
import { Button, Field, IconButton, Select } from '../../design/controls.tsx';
import { dayOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Icon } from '../../design/icons.tsx';
import type { Stop_StopFragment } from '../../gql/graphql.ts';
import { REMOVE_STOP, UPDATE_STOP } from './documents.ts';
import { type Plan, useWriting } from './writing.tsx';

/** A place on a day: dragged, or moved by buttons; its owner sets time and note. */
export function StopRow({
  stop,
  number,
  count,
  planner,
  dayId,
  onMove,
}: {
  stop: Stop_StopFragment;
  number: number;
  count: number;
  planner: Plan;
  dayId: string;
  onMove: (stopId: string, position: number, toDayId?: string) => Promise<unknown>;
}) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { id, place, startTime, note } = stop;
  const canWrite = planner.viewerCan.update.allowed;
  return (
    <GridListItem
      id={id}
      textValue={place.name}
      className="flex items-center gap-3 rounded-control border border-line bg-surface p-2.5 data-[dragging]:opacity-50 data-[drop-target]:outline-3"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-brand font-bold text-brand-ink">
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          {startTime && <time className="font-semibold text-brand tabular-nums">{startTime}</time>}
          {/* The row is dragged, not the link in it. */}
          <Link to={`/places/${place.id}`} draggable={false} className="truncate font-bold hover:underline">
            {place.name}
          </Link>
        </p>
        <p className="truncate text-sm text-soft">
          {placeCategoryWords(place.category)} · {place.address}
        </p>
        {note && <p className="mt-1 text-sm whitespace-pre-line">{note}</p>}
      </div>
      {canWrite && (
        <>
          <span className="hidden sm:contents">
            <IconButton
              icon="up"
              label={t`${place.name} 위로`}
              isDisabled={number === 1}
              onPress={() => void onMove(id, number - 2)}
            />
            <IconButton
              icon="down"
              label={t`${place.name} 아래로`}
              isDisabled={number === count}
              onPress={() => void onMove(id, number)}
            />
          </span>
          <IconButton icon="edit" label={t`${place.name} 고치기`} onPress={() => setOpen(true)} />
          <AriaButton
            slot="drag"
            aria-label={t`${place.name} 옮기기`}
            className="grid size-11 cursor-grab place-items-center rounded-full hover:bg-sunken"
          >
            <Icon name="grip" size={20} />
          </AriaButton>
        </>
      )}
      {isOpen && (
        <StopDialog stop={stop} planner={planner} dayId={dayId} onMove={onMove} onClose={() => setOpen(false)} />
      )}
    </GridListItem>
  );
}

function StopDialog({
  stop,
  planner,
  dayId,
  onMove,
  onClose,
}: {
  stop: Stop_StopFragment;
  planner: Plan;
  dayId: string;
  onMove: (stopId: string, position: number, toDayId?: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { write, isPending, error } = useWriting();
  const [startTime, setTime] = useState(stop.startTime ?? '');
  const [note, setNote] = useState(stop.note);
  const [toDayId, setDay] = useState(dayId);
  const faults = faultsOf(error);
  const save = async () => {
    const isChanged = startTime !== (stop.startTime ?? '') || note !== stop.note;
    if (isChanged && !(await write(UPDATE_STOP, { stopId: stop.id, startTime: startTime || null, note }))) return;
    if (
      toDayId !== dayId &&
      !(await onMove(stop.id, planner.days.find(({ id }) => id === toDayId)!.stops.length, toDayId))
    )
      return;
    onClose();
  };
  const remove = async () => {
    if (await write(REMOVE_STOP, { stopId: stop.id })) onClose();
  };
  return (
    <Dialog
      title={stop.place.name}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="danger" isPending={isPending} onPress={() => void remove()}>
            <Trans>빼기</Trans>
          </Button>
          <Button wide isPending={isPending} onPress={() => void save()}>
            <Trans>저장</Trans>
          </Button>
        </>
      }
    >
      <Field label={t`시간`} type="time" value={startTime} onChange={setTime} error={faults.startTime} />
      <Field label={t`메모`} rows={3} maxLength={1000} value={note} onChange={setNote} error={faults.note} />
      <Select
        label={t`날짜`}
        value={toDayId}
        options={planner.days.map(({ id, date }) => ({ value: id, words: dayOf(date) }))}
        onChange={setDay}
      />
    </Dialog>
  );
}
