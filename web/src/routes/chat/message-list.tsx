import type { Outgoing } from '@infinity-travel/client';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import { fullDayOf } from '../../design/dates.ts';
import { Icon } from '../../design/icons.tsx';
import { Refusal } from '../../design/pieces.tsx';
import { Bubble, OutgoingBubble } from './bubble.tsx';
import type { ChatMessage, Conversation, ConversationState } from './conversation.ts';
import { type Item, itemsOf } from './items.ts';

/** So near to an end, the next page is asked for; pixels. */
const NEAR_END = 800;
/** So near to the bottom, one stands at it; pixels. */
const AT_BOTTOM = 60;

/** The history: only what is seen is in the page, however long it is. */
export function MessageList({
  conversation,
  state,
  waiting,
  viewerId,
  onChoose,
  onRetry,
  onDiscard,
}: {
  conversation: Conversation;
  state: ConversationState;
  waiting: readonly Outgoing[];
  viewerId: string;
  onChoose: (message: ChatMessage) => void;
  onRetry: (clientMessageId: string) => void;
  onDiscard: (clientMessageId: string) => void;
}) {
  const { t } = useLingui();
  const list = useRef<VListHandle>(null);
  const [isAtBottom, setAtBottom] = useState(true);
  const atBottom = useRef(true);
  const { messages, firstUnreadSeq, hasNewer, fillCount, isPrepended } = state;
  const items = useMemo(
    () => itemsOf(messages, hasNewer ? [] : waiting, firstUnreadSeq),
    [messages, waiting, firstUnreadSeq, hasNewer],
  );
  const newest = messages.at(-1)?.seq ?? 0;
  const now = useRef({ items, newest, hasNewer });
  now.current = { items, newest, hasNewer };

  // Where reading goes on, or at the newest.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the list is filled
  useLayoutEffect(() => {
    if (fillCount === 0 || items.length === 0) return;
    const unread = items.findIndex(({ kind }) => kind === 'unread');
    if (unread > 0) list.current?.scrollToIndex(unread, { align: 'start', offset: -48 });
    else list.current?.scrollToIndex(items.length - 1, { align: 'end' });
  }, [fillCount, items.length > 0]);

  // What comes in is followed by whoever reads at the bottom; one's own words always.
  const lastKey = items.at(-1)?.key;
  const sendingCount = waiting.length;
  const lastSending = useRef(sendingCount);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the last line is another one
  useLayoutEffect(() => {
    const hasSent = sendingCount > lastSending.current;
    lastSending.current = sendingCount;
    if (atBottom.current || hasSent) list.current?.scrollToIndex(items.length - 1, { align: 'end' });
  }, [lastKey, sendingCount]);

  const look = () => {
    const handle = list.current;
    if (!handle) return;
    const below = handle.scrollSize - handle.viewportSize - handle.scrollOffset;
    const isLow = below < AT_BOTTOM && !now.current.hasNewer;
    atBottom.current = isLow;
    setAtBottom(isLow);
    if (handle.scrollOffset < NEAR_END) void conversation.loadOlder();
    if (below < NEAR_END) void conversation.loadNewer();
    const seen = isLow ? now.current.newest : seqAt(now.current.items, handle);
    if (seen) conversation.markRead(seen);
  };
  // Also when nothing is scrolled: a short history, a tab that is looked at again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: look reads what is there now
  useEffect(() => {
    const frame = requestAnimationFrame(look);
    document.addEventListener('visibilitychange', look);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('visibilitychange', look);
    };
  }, [newest, fillCount, hasNewer]);

  const toNewest = () => {
    if (hasNewer) conversation.reload();
    else list.current?.scrollToIndex(items.length - 1, { align: 'end' });
  };
  if (state.status === 'loading') return <Skeleton />;
  return (
    <div className="relative min-h-0 flex-1">
      <VList
        ref={list}
        shift={isPrepended}
        role="log"
        aria-label={t`메시지`}
        tabIndex={0}
        onScroll={look}
        className="px-3 py-2 md:px-5"
      >
        {items.map((item) => (
          <div key={item.key}>
            <Line
              item={item}
              state={state}
              viewerId={viewerId}
              onChoose={onChoose}
              onRetry={onRetry}
              onDiscard={onDiscard}
            />
          </div>
        ))}
      </VList>
      {items.length === 0 && (
        <p className="absolute inset-0 grid place-items-center p-6 text-center text-soft">
          <Trans>첫인사를 건네 보세요.</Trans>
        </p>
      )}
      {!isAtBottom && items.length > 0 && (
        <button
          type="button"
          aria-label={t`최신 메시지로`}
          onClick={toNewest}
          className="rise absolute right-4 bottom-3 grid size-12 cursor-pointer place-items-center rounded-full border border-line bg-surface text-brand shadow-lift"
        >
          <Icon name="down" />
        </button>
      )}
      <Typing state={state} />
      {state.error !== null && (
        <div className="absolute inset-x-4 top-2">
          <Refusal error={state.error} />
        </div>
      )}
    </div>
  );
}

/** Number of the last message that is seen whole. */
function seqAt(items: readonly Item[], handle: VListHandle): number {
  const last = handle.findItemIndex(handle.scrollOffset + handle.viewportSize) - 1;
  for (let i = Math.min(last, items.length - 1); i >= 0; i -= 1) {
    const item = items[i]!;
    if (item.kind === 'message') return item.message.seq;
  }
  return 0;
}

function Line({
  item,
  state,
  viewerId,
  onChoose,
  onRetry,
  onDiscard,
}: {
  item: Item;
  state: ConversationState;
  viewerId: string;
  onChoose: (message: ChatMessage) => void;
  onRetry: (clientMessageId: string) => void;
  onDiscard: (clientMessageId: string) => void;
}) {
  switch (item.kind) {
    case 'day':
      return (
        <p className="my-4 flex items-center gap-3 text-xs font-semibold text-soft">
          <span className="h-px flex-1 bg-line" />
          {fullDayOf(item.at)}
          <span className="h-px flex-1 bg-line" />
        </p>
      );
    case 'unread':
      return (
        <p className="my-3 rounded-full bg-brand-tint py-1.5 text-center text-xs font-bold text-brand">
          <Trans>여기부터 읽지 않았어요</Trans>
        </p>
      );
    case 'message': {
      const { message } = item;
      const unread = [...state.readSeqs].filter(
        ([userId, seq]) => seq < message.seq && userId !== message.author?.id,
      ).length;
      return (
        <Bubble
          message={message}
          isMine={message.author?.id === viewerId}
          isFirst={item.isFirst}
          isLast={item.isLast}
          unreadCount={unread}
          onChoose={onChoose}
        />
      );
    }
    case 'outgoing':
      return <OutgoingBubble outgoing={item.outgoing} onRetry={onRetry} onDiscard={onDiscard} />;
  }
}

function Typing({ state }: { state: ConversationState }) {
  const { t } = useLingui();
  const names = state.typing.flatMap((id) => state.names.get(id) ?? []);
  return (
    <p
      aria-live="polite"
      className="pointer-events-none absolute bottom-1 left-4 text-xs font-semibold text-soft empty:hidden"
    >
      {names.length > 0 && (
        <span className="rounded-full bg-surface/90 px-2 py-1 shadow-card">{t`${names.join(', ')} 님이 쓰고 있어요…`}</span>
      )}
    </p>
  );
}

const Skeleton = () => (
  <div role="status" className="flex min-h-0 flex-1 flex-col justify-end gap-3 p-5">
    <span className="sr-only">
      <Trans>불러오는 중</Trans>
    </span>
    <div className="skeleton h-12 w-3/5 rounded-card" />
    <div className="skeleton h-12 w-2/5 self-end rounded-card" />
    <div className="skeleton h-20 w-1/2 rounded-card" />
  </div>
);
