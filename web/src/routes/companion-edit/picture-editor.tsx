import { Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { PICTURE_TYPES, upload } from '../../app/upload.ts';
import { Icon } from '../../design/icons.tsx';
import { Badge, Refusal } from '../../design/pieces.tsx';

/** A picture that the post has or will have: by the id of the picture or of the upload. */
export interface KeptPicture {
  id: string;
  /** What is shown of it: its address, or the file itself. */
  url: string;
}

const MAX_PICTURES = 4;

/** Adds, removes and reorders pictures, by dragging and by keyboard. The first is the cover. */
export default function PictureEditor({
  pictures,
  onChange,
  onUploading,
  error,
}: {
  pictures: readonly KeptPicture[];
  onChange: (pictures: readonly KeptPicture[]) => void;
  onUploading: (isUploading: boolean) => void;
  error?: string | undefined;
}) {
  const { t } = useLingui();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [uploadError, setUploadError] = useState<unknown>(null);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = pictures.filter((picture) => keys.has(picture.id));
      const rest = pictures.filter((picture) => !keys.has(picture.id));
      const at = rest.findIndex((picture) => picture.id === target.key);
      const index = at < 0 ? rest.length : at + (target.dropPosition === 'after' ? 1 : 0);
      onChange([...rest.slice(0, index), ...moved, ...rest.slice(index)]);
    },
  });
  const move = (index: number, by: number) => {
    const next = [...pictures];
    const [picture] = next.splice(index, 1);
    next.splice(index + by, 0, picture!);
    onChange(next);
  };
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, MAX_PICTURES - pictures.length);
    setBusy(true);
    onUploading(true);
    setUploadError(null);
    try {
      const added = await Promise.all(
        files.map(async (file) => ({ id: await upload('COMPANION', file), url: URL.createObjectURL(file) })),
      );
      onChange([...pictures, ...added]);
    } catch (error) {
      setUploadError(error);
    }
    setBusy(false);
    onUploading(false);
    if (input.current) input.current.value = '';
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend id={id} className="mb-2 text-sm font-semibold">
        {t`사진 ${pictures.length}/${MAX_PICTURES}`}
      </legend>
      {pictures.length > 0 && (
        <GridList
          aria-labelledby={id}
          items={pictures}
          dragAndDropHooks={dragAndDropHooks}
          layout="grid"
          className="grid grid-cols-2 gap-3 sm:grid-cols-4"
        >
          {pictures.map((picture, index) => (
            <GridListItem
              key={picture.id}
              id={picture.id}
              textValue={t`사진 ${index + 1}`}
              className="relative overflow-hidden rounded-control border border-line bg-sunken data-[dragging]:opacity-50 data-[drop-target]:outline-3"
            >
              <img src={picture.url} alt="" className="aspect-square w-full object-cover" />
              <div className="absolute inset-x-0 top-0 flex justify-between p-1.5">
                <AriaButton slot="drag" aria-label={t`사진 ${index + 1} 옮기기`} className={ROUND}>
                  <Icon name="grip" size={18} />
                </AriaButton>
                <button
                  type="button"
                  aria-label={t`사진 ${index + 1} 빼기`}
                  onClick={() => onChange(pictures.filter((other) => other !== picture))}
                  className={ROUND}
                >
                  <Icon name="close" size={18} />
                </button>
              </div>
              <div className="absolute inset-x-0 bottom-0 flex items-center justify-between p-1.5">
                <button
                  type="button"
                  aria-label={t`사진 ${index + 1} 앞으로`}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                  className={ROUND}
                >
                  <Icon name="back" size={18} />
                </button>
                {index === 0 && (
                  <Badge tone="brand">
                    <Trans>대표</Trans>
                  </Badge>
                )}
                <button
                  type="button"
                  aria-label={t`사진 ${index + 1} 뒤로`}
                  disabled={index === pictures.length - 1}
                  onClick={() => move(index, 1)}
                  className={ROUND}
                >
                  <Icon name="forward" size={18} />
                </button>
              </div>
            </GridListItem>
          ))}
        </GridList>
      )}
      {pictures.length < MAX_PICTURES && (
        <label className="flex min-h-24 cursor-pointer flex-col items-center justify-center gap-1 rounded-control border-2 border-dashed border-line-strong text-soft focus-within:outline-3 focus-within:outline-brand hover:bg-sunken">
          <Icon name="picture" size={26} />
          <span className="font-semibold">{isBusy ? t`올리는 중…` : t`사진 더하기`}</span>
          <input
            ref={input}
            type="file"
            accept={PICTURE_TYPES}
            multiple
            disabled={isBusy}
            onChange={add}
            className="sr-only"
          />
        </label>
      )}
      {error && <p className="text-sm font-medium text-danger">{error}</p>}
      <Refusal error={uploadError} />
    </fieldset>
  );
}

const ROUND =
  'grid size-9 cursor-pointer place-items-center rounded-full bg-surface/90 text-ink shadow-card disabled:opacity-40';
