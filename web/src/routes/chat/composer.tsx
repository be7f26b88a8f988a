import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ChangeEvent, type FormEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useAct } from '../../app/act.ts';
import { PICTURE_TYPES, upload } from '../../app/upload.ts';
import { IconButton } from '../../design/controls.tsx';
import { Icon } from '../../design/icons.tsx';
import { Refusal } from '../../design/pieces.tsx';
import type { EditMessageMutation } from '../../gql/graphql.ts';
import type { ChatMessage } from './conversation.ts';
import { EDIT_MESSAGE, SET_TYPING } from './documents.ts';

const MAX_PICTURES = 4;
/** Others are told that somebody writes at most so often, ms. */
const TYPING_EVERY_MS = 3_000;
/** On a phone Enter makes a new line, as everywhere there. */
const isTouch = matchMedia('(pointer: coarse)').matches;
/** What was begun and not sent, by room: going to look something up loses nothing. */
const drafts = new Map<string, string>();

interface Attached {
  id: string;
  url: string;
}

/** Where one writes. A syllable that is still being composed is never sent: its Enter only ends it. */
export function Composer({
  roomId,
  editing,
  onEdited,
  onSend,
}: {
  roomId: string;
  editing: ChatMessage | null;
  onEdited: (message: EditMessageMutation['editMessage'] | null) => void;
  onSend: (text: string, imageUploadIds: string[]) => void;
}) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(editing ? (editing.text ?? '') : (drafts.get(roomId) ?? ''));
  const [pictures, setPictures] = useState<readonly Attached[]>([]);
  const [isUploading, setUploading] = useState(false);
  const [uploadError, setUploadError] = useState<unknown>(null);
  const lastTyping = useRef(0);
  const edit = useAct(EDIT_MESSAGE);

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows the text
  useLayoutEffect(() => {
    const area = field.current!;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
  }, [text]);
  useLayoutEffect(() => {
    if (editing) field.current?.focus();
  }, [editing]);

  const write = (value: string) => {
    setText(value);
    if (editing) return;
    drafts.set(roomId, value);
    if (value.trim() === '' || Date.now() - lastTyping.current < TYPING_EVERY_MS) return;
    lastTyping.current = Date.now();
    // A signal: nobody misses one that is lost.
    apollo.mutate({ mutation: SET_TYPING, variables: { roomId } }).catch(() => undefined);
  };
  const canSend = !isUploading && (text.trim() !== '' || pictures.length > 0);
  const send = async () => {
    if (!canSend) return;
    field.current?.focus();
    if (editing) {
      const done = await edit.run({ id: editing.id, text });
      if (done) onEdited(done.editMessage);
      return;
    }
    onSend(
      text,
      pictures.map(({ id }) => id),
    );
    setText('');
    drafts.delete(roomId);
    setPictures([]);
    lastTyping.current = 0;
  };
  const press = (event: KeyboardEvent) => {
    // 229: Safari has ended the composition by the time of its Enter.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && editing) onEdited(null);
    if (event.key !== 'Enter' || event.shiftKey || isTouch) return;
    event.preventDefault();
    void send();
  };
  const attach = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target;
    const files = [...(input.files ?? [])].slice(0, MAX_PICTURES - pictures.length);
    setUploading(true);
    setUploadError(null);
    try {
      const added = await Promise.all(
        files.map(async (file) => ({ id: await upload('MESSAGE', file), url: URL.createObjectURL(file) })),
      );
      setPictures((now) => [...now, ...added]);
    } catch (error) {
      setUploadError(error);
    }
    setUploading(false);
    input.value = '';
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={submit} className="border-t border-line p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:p-3">
      {editing && (
        <div className="mb-2 flex items-center justify-between gap-2 pl-2 text-sm font-semibold text-brand">
          <span className="flex items-center gap-2">
            <Icon name="edit" size={18} />
            <Trans>메시지 고치는 중</Trans>
          </span>
          <IconButton icon="close" label={t`그만두기`} onPress={() => onEdited(null)} />
        </div>
      )}
      {pictures.length > 0 && (
        <ul className="mb-2 flex gap-2">
          {pictures.map((picture, i) => (
            <li key={picture.id} className="relative">
              <img src={picture.url} alt="" className="size-20 rounded-control object-cover" />
              <button
                type="button"
                aria-label={t`사진 ${i + 1} 빼기`}
                onClick={() => setPictures(pictures.filter((other) => other !== picture))}
                className="absolute -top-1.5 -right-1.5 grid size-7 cursor-pointer place-items-center rounded-full bg-ink text-page"
              >
                <Icon name="close" size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Refusal error={uploadError ?? edit.error} />
      <div className="flex items-end gap-1">
        {!editing && (
          <label className="relative grid size-11 shrink-0 cursor-pointer place-items-center rounded-full focus-within:outline-3 focus-within:outline-brand hover:bg-sunken">
            <Icon name="picture" />
            <span className="sr-only">{isUploading ? t`사진을 올리는 중` : t`사진 보내기`}</span>
            <input
              type="file"
              accept={PICTURE_TYPES}
              multiple
              disabled={isUploading || pictures.length >= MAX_PICTURES}
              onChange={attach}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
          </label>
        )}
        <textarea
          ref={field}
          rows={1}
          aria-label={t`메시지 쓰기`}
          placeholder={isUploading ? t`사진을 올리는 중…` : t`메시지 쓰기`}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={press}
          className="min-h-11 flex-1 resize-none rounded-3xl border border-line-strong bg-page px-4 py-2.5"
        />
        <button
          type="submit"
          aria-label={editing ? t`고치기` : t`보내기`}
          disabled={!canSend}
          className="grid size-11 shrink-0 cursor-pointer place-items-center rounded-full bg-brand text-brand-ink transition-transform active:scale-95 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-soft"
        >
          <Icon name={editing ? 'check' : 'send'} />
        </button>
      </div>
    </form>
  );
}
