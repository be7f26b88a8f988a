import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Field } from '../../design/controls.tsx';
import { UPDATE_NOTE } from './documents.ts';
import { type Plan, useWriting } from './writing.tsx';

/** What is noted for a day. */
export function DayNote({ day, canWrite }: { day: Plan['days'][number]; canWrite: boolean }) {
  const { t } = useLingui();
  const { write, isPending } = useWriting();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState(day.note);
  const save = async () => {
    if (await write(UPDATE_NOTE, { dayId: day.id, note })) setOpen(false);
  };
  if (isOpen) {
    return (
      <div className="mb-3 flex flex-col gap-2">
        <Field label={t`메모`} rows={3} maxLength={1000} value={note} onChange={setNote} />
        <div className="flex gap-2">
          <Button small isPending={isPending} onPress={() => void save()}>
            <Trans>저장</Trans>
          </Button>
          <Button small look="plain" onPress={() => setOpen(false)}>
            <Trans>그만두기</Trans>
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="mb-3 flex items-start gap-2">
      {day.note && <p className="flex-1 whitespace-pre-line text-soft">{day.note}</p>}
      {canWrite && (
        <Button small look="quiet" icon="edit" onPress={() => setOpen(true)}>
          {day.note ? <Trans>메모 고치기</Trans> : <Trans>메모 쓰기</Trans>}
        </Button>
      )}
    </div>
  );
}
