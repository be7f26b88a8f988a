import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link, useParams } from 'react-router';
import { outboxOf, useWaiting } from '../../app/outbox.ts';
import { ButtonLink } from '../../design/controls.tsx';
import { Icon } from '../../design/icons.tsx';
import { Empty, Failed, Note } from '../../design/pieces.tsx';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';
import { PersonMenu } from '../../pieces/person-menu.tsx';
import { ReportDialog } from '../../pieces/report-dialog.tsx';
import { type Me, useMe } from '../../shell/me.tsx';
import { useTitle } from '../../shell/title.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { Composer } from './composer.tsx';
import { type ChatMessage, Conversation } from './conversation.ts';
import { MessageList } from './message-list.tsx';
import { MessageMenu } from './message-menu.tsx';

/** A conversation. */
export function Screen() {
  const { roomId = '' } = useParams();
  const me = useMe();
  return me ? <Room key={roomId} roomId={roomId} me={me} /> : null;
}

function Room({ roomId, me }: { roomId: string; me: Me }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const viewerId = me.user.id;
  const conversation = useMemo(() => new Conversation(apollo, roomId, viewerId), [apollo, roomId, viewerId]);
  const state = useSyncExternalStore(conversation.subscribe, () => conversation.state);
  const outbox = useMemo(() => outboxOf(viewerId), [viewerId]);
  const waiting = useWaiting().filter((outgoing) => outgoing.roomId === roomId);
  const [chosen, choose] = useState<ChatMessage | null>(null);
  const [editing, edit] = useState<ChatMessage | null>(null);
  const [reported, report] = useState<ChatMessage | null>(null);
  useEffect(() => conversation.open(), [conversation]);
  const { room, status } = state;
  useTitle(room?.title ?? t`채팅`);
  if (status === 'missing') return <NotFound />;
  if (status === 'failed' && !room) return <Failed error={state.error} onRetry={conversation.reload} />;
  if (status === 'ended') {
    return (
      <Empty icon="chat" title={t`대화가 끝났어요`}>
        <p className="mb-5">
          <Trans>동행에서 나왔거나, 방이 사라졌어요.</Trans>
        </p>
        <ButtonLink to="/chat" look="plain">
          <Trans>채팅 목록</Trans>
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <div className="flex h-dvh flex-col bg-surface md:h-full md:overflow-hidden md:rounded-card md:shadow-card">
      <header className="flex items-center gap-3 border-b border-line px-2 py-2 md:px-4">
        <Link
          to="/chat"
          aria-label={t`채팅 목록`}
          className="grid size-11 place-items-center rounded-full hover:bg-sunken md:hidden"
        >
          <Icon name="back" />
        </Link>
        {room?.kind === 'DIRECT' && <PersonPicture person={room.counterpart} size={40} />}
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-bold">
            {room?.counterpart ? <PersonName person={room.counterpart} /> : (room?.title ?? ' ')}
          </h2>
          {room?.kind === 'PARTY' && (
            <p className="text-sm text-soft">
              <Trans>{state.readSeqs.size}명이 함께해요</Trans>
            </p>
          )}
        </div>
        {room?.companion && (
          <ButtonLink to={`/companions/${room.companion.id}`} small look="quiet">
            <Trans>동행 글</Trans>
          </ButtonLink>
        )}
        {room?.counterpart && (
          <PersonMenu
            userId={room.counterpart.id}
            nickname={room.counterpart.nickname}
            onBlocked={conversation.reload}
          />
        )}
      </header>
      <Line isCut={status === 'ready' && state.line === 'connecting'} />
      <MessageList
        conversation={conversation}
        state={state}
        waiting={waiting}
        viewerId={viewerId}
        onChoose={choose}
        onRetry={(id) => outbox.retry(id)}
        onDiscard={(id) => outbox.discard(id)}
      />
      {room && !room.viewerCan.send.allowed ? (
        <div className="p-3">
          <Note icon="flag">{room.viewerCan.send.message}</Note>
        </div>
      ) : (
        <Composer
          key={editing?.id ?? 'new'}
          roomId={roomId}
          editing={editing}
          onEdited={(message) => {
            if (message) conversation.put(message);
            edit(null);
          }}
          onSend={(text, imageUploadIds) => outbox.send(roomId, text, imageUploadIds)}
        />
      )}
      <MessageMenu
        message={chosen}
        onClose={() => choose(null)}
        onEdit={(message) => {
          choose(null);
          edit(message);
        }}
        onDeleted={(message) => {
          conversation.put(message);
          choose(null);
        }}
        onReport={(message) => {
          choose(null);
          report(message);
        }}
      />
      {reported && (
        <ReportDialog subjectId={reported.id} isOpen onClose={() => report(null)} onBlocked={conversation.reload} />
      )}
    </div>
  );
}

/** How long a break has to last before it is worth a word, ms. */
const PATIENCE_MS = 1_500;

/** Says that the line is cut, when it stays so. */
function Line({ isCut }: { isCut: boolean }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isCut) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isCut]);
  return (
    <div role="status">
      {isShown && (
        <p className="flex items-center justify-center gap-2 bg-accent-tint px-4 py-2 text-sm font-semibold text-accent">
          <Icon name="offline" size={18} />
          <Trans>연결이 끊겨 다시 잇고 있어요. 쓴 메시지는 사라지지 않아요.</Trans>
        </p>
      )}
    </div>
  );
}
