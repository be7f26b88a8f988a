import type { Outgoing } from '@infinity-travel/client';
import { Trans, useLingui } from '@lingui/react/macro';
import { warningWords } from '../../app/words.ts';
import { Button } from '../../design/controls.tsx';
import { timeOf } from '../../design/dates.ts';
import { Icon } from '../../design/icons.tsx';
import { Picture } from '../../design/picture.tsx';
import { Hidden } from '../../design/pieces.tsx';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';
import type { ChatMessage } from './conversation.ts';

const SHAPE = 'w-fit max-w-full rounded-2xl px-3.5 py-2 whitespace-pre-wrap';

/** A message: whose, what, when, and how many have not read it yet. */
export function Bubble({
  message,
  isMine,
  isFirst,
  isLast,
  unreadCount,
  onChoose,
}: {
  message: ChatMessage;
  isMine: boolean;
  isFirst: boolean;
  isLast: boolean;
  unreadCount: number;
  onChoose: (message: ChatMessage) => void;
}) {
  const { t } = useLingui();
  const { author, text, images, isDeleted, editedAt, createdAt, warning } = message;
  const name = author?.nickname ?? t`떠난 사람`;
  return (
    <div className={`flex gap-2 ${isFirst ? 'pt-3' : 'pt-0.5'} ${isMine ? 'flex-row-reverse' : ''}`}>
      {!isMine && <div className="w-9">{isFirst && <PersonPicture person={author} size={36} />}</div>}
      <div className={`flex max-w-[78%] min-w-0 flex-col gap-1 ${isMine ? 'items-end' : 'items-start'}`}>
        {isFirst && !isMine && <PersonName person={author} className="text-xs font-semibold text-soft" />}
        {isMine && <Hidden>{t`내가 쓴 글`}</Hidden>}
        <div className={`group flex max-w-full items-end gap-1.5 ${isMine ? 'flex-row-reverse' : ''}`}>
          <div className="flex min-w-0 flex-col gap-1">
            {images.length > 0 && <Pictures images={images} label={t`사진 ${images.length}장`} />}
            {isDeleted ? (
              <p className={`${SHAPE} border border-line text-soft italic`}>
                <Trans>지워진 메시지예요.</Trans>
              </p>
            ) : (
              text && <p className={`${SHAPE} ${isMine ? 'bg-brand text-brand-ink' : 'bg-sunken'}`}>{text}</p>
            )}
            {warning && (
              <p className="flex max-w-full items-start gap-1.5 rounded-xl bg-accent-tint px-3 py-2 text-xs font-semibold text-accent">
                <Icon name="flag" size={16} />
                {warningWords(warning)}
              </p>
            )}
          </div>
          <div className={`flex shrink-0 flex-col text-2xs text-soft ${isMine ? 'items-end' : 'items-start'}`}>
            {unreadCount > 0 && !isDeleted && (
              <span className="font-bold text-accent">
                {unreadCount}
                <Hidden>{t`명이 아직 읽지 않았어요`}</Hidden>
              </span>
            )}
            {(isLast || editedAt) && (
              <span className="whitespace-nowrap">
                {editedAt && !isDeleted && <Trans>고침</Trans>} <time dateTime={createdAt}>{timeOf(createdAt)}</time>
              </span>
            )}
          </div>
          {!isDeleted && (
            <button
              type="button"
              aria-label={t`${name}의 메시지 메뉴`}
              aria-haspopup="dialog"
              onClick={() => onChoose(message)}
              className="grid size-8 shrink-0 cursor-pointer place-items-center self-center rounded-full text-soft opacity-60 group-hover:opacity-100 hover:bg-sunken focus-visible:opacity-100"
            >
              <Icon name="more" size={18} />
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

function Pictures({ images, label }: { images: ChatMessage['images']; label: string }) {
  return (
    <div className={`grid w-60 max-w-full gap-1 ${images.length > 1 ? 'grid-cols-2' : ''}`}>
      {images.map((image, i) => (
        <Picture key={image.id} image={image} alt={`${label} ${i + 1}`} className="aspect-square rounded-2xl" />
      ))}
    </div>
  );
}

/** A message on its way, or one that the server does not want. */
export function OutgoingBubble({
  outgoing,
  onRetry,
  onDiscard,
}: {
  outgoing: Outgoing;
  onRetry: (clientMessageId: string) => void;
  onDiscard: (clientMessageId: string) => void;
}) {
  const { clientMessageId, text, imageUploadIds, refusal } = outgoing;
  return (
    <div className="flex flex-col items-end gap-1 pt-1">
      <div className="flex max-w-[78%] items-end gap-1.5">
        <span className="text-soft">
          {refusal === null && <Icon name="clock" size={14} />}
          {refusal === null && (
            <Hidden>
              <Trans>보내는 중</Trans>
            </Hidden>
          )}
        </span>
        <p className={`${SHAPE} ${refusal ? 'bg-danger-tint text-danger' : 'bg-brand text-brand-ink'}`}>
          {text}
          {imageUploadIds.length > 0 && (
            <span className="flex items-center gap-1 text-sm">
              <Icon name="picture" size={16} />
              <Trans>사진 {imageUploadIds.length}장</Trans>
            </span>
          )}
        </p>
      </div>
      {refusal !== null && (
        <div role="alert" className="flex flex-wrap items-center justify-end gap-1 text-sm font-semibold text-danger">
          {refusal}
          <Button small look="quiet" onPress={() => onRetry(clientMessageId)}>
            <Trans>다시 보내기</Trans>
          </Button>
          <Button small look="quiet" onPress={() => onDiscard(clientMessageId)}>
            <Trans>버리기</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
