import { Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { PICTURE_TYPES, upload } from '../../app/upload.ts';
import { Button } from '../../design/controls.tsx';
import { Icon } from '../../design/icons.tsx';
import { Avatar, type PictureImage } from '../../design/picture.tsx';
import { Refusal } from '../../design/pieces.tsx';

/** The viewer's picture: another one, or none. `onChange` is told the id of the upload, or null. */
export function AvatarEditor({
  image,
  name,
  onChange,
  error,
}: {
  image: PictureImage | null | undefined;
  name: string;
  onChange: (uploadId: string | null) => void;
  error?: string | undefined;
}) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, choose] = useState<'before' | 'none' | { url: string }>('before');
  const [isBusy, setBusy] = useState(false);
  const [uploadError, setUploadError] = useState<unknown>(null);
  useEffect(() => {
    if (typeof chosen === 'object') return () => URL.revokeObjectURL(chosen.url);
    return undefined;
  }, [chosen]);
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    setBusy(true);
    setUploadError(null);
    try {
      onChange(await upload('AVATAR', file));
      choose({ url: URL.createObjectURL(file) });
    } catch (error) {
      setUploadError(error);
    }
    setBusy(false);
    if (input.current) input.current.value = '';
  };
  const isThere = typeof chosen === 'object' || (chosen === 'before' && image);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-4">
        {typeof chosen === 'object' ? (
          <img src={chosen.url} alt="" width={88} height={88} className="size-22 rounded-full object-cover" />
        ) : (
          <Avatar image={chosen === 'before' ? image : null} name={name} size={88} />
        )}
        <label className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-control border border-line bg-surface px-4 font-semibold focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-brand hover:bg-sunken">
          <Icon name="picture" size={20} />
          {isBusy ? t`올리는 중…` : t`사진 바꾸기`}
          <input
            ref={input}
            type="file"
            accept={PICTURE_TYPES}
            disabled={isBusy}
            onChange={(event) => void add(event)}
            className="sr-only"
          />
        </label>
        {isThere && (
          <Button
            look="quiet"
            onPress={() => {
              choose('none');
              onChange(null);
            }}
          >
            <Trans>사진 빼기</Trans>
          </Button>
        )}
      </div>
      {error && <p className="text-sm font-medium text-danger">{error}</p>}
      <Refusal error={uploadError} />
    </div>
  );
}
