import { Trans } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { faultsOf } from '../../app/failure.ts';
import { Button, Field } from '../../design/controls.tsx';
import { Refusal } from '../../design/pieces.tsx';

/** A text to write and send; it empties itself once it has arrived. */
export function CommentForm({
  label,
  button,
  text: before = '',
  isPending,
  error,
  onSend,
  onCancel,
}: {
  label: string;
  button: string;
  text?: string;
  isPending: boolean;
  error: unknown;
  onSend: (text: string) => Promise<boolean>;
  onCancel?: () => void;
}) {
  const [text, setText] = useState(before);
  // Several forms stand beside each other: only the one that sent shows the fault.
  const [hasSent, setSent] = useState(false);
  const fault = hasSent ? faultsOf(error).text : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    setSent(true);
    if (await onSend(text)) {
      setText('');
      setSent(false);
    }
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Field label={label} rows={2} value={text} onChange={setText} error={fault} />
      {hasSent && !fault && <Refusal error={error} />}
      <div className="flex justify-end gap-2">
        {onCancel && (
          <Button small look="quiet" onPress={onCancel}>
            <Trans>그만두기</Trans>
          </Button>
        )}
        <Button type="submit" small isPending={isPending} isDisabled={text.trim() === ''}>
          {button}
        </Button>
      </div>
    </form>
  );
}
