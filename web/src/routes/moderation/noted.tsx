import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Field, type Look } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Refusal } from '../../design/pieces.tsx';

/** A button that first asks why; the note is for other moderators and stands in the log. */
export function NotedButton({
  words,
  look = 'plain',
  isPending,
  error,
  onNoted,
}: {
  words: string;
  look?: Look;
  isPending: boolean;
  error: unknown;
  /** Answers whether it is done. */
  onNoted: (note: string) => Promise<boolean>;
}) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const close = () => setOpen(false);
  return (
    <>
      <Button small look={look} onPress={() => setOpen(true)}>
        {words}
      </Button>
      <Dialog
        title={words}
        isOpen={isOpen}
        onClose={close}
        footer={
          <Button
            wide
            isPending={isPending}
            isDisabled={note.trim() === ''}
            onPress={async () => {
              if (await onNoted(note)) close();
            }}
          >
            <Trans>그렇게 하기</Trans>
          </Button>
        }
      >
        <Field
          label={t`왜 그렇게 하나요?`}
          hint={t`다른 운영자가 보고, 기록에 남아요.`}
          rows={3}
          maxLength={2000}
          value={note}
          onChange={setNote}
        />
        <Refusal error={error} />
      </Dialog>
    </>
  );
}
