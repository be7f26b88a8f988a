import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Failed, ListSkeleton, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import type { DeleteMessageMutation } from '../../gql/graphql.ts';
import type { ChatMessage } from './conversation.ts';
import { DELETE_MESSAGE, MESSAGE_PERMISSIONS } from './documents.ts';

/** What may be done with a message: asked when the menu opens, for it changes with time. */
export function MessageMenu({
  message,
  onClose,
  onEdit,
  onDeleted,
  onReport,
}: {
  message: ChatMessage | null;
  onClose: () => void;
  onEdit: (message: ChatMessage) => void;
  onDeleted: (message: DeleteMessageMutation['deleteMessage']) => void;
  onReport: (message: ChatMessage) => void;
}) {
  const { t } = useLingui();
  return (
    <Dialog title={t`메시지`} isOpen={message !== null} onClose={onClose}>
      {message && (
        <Choices message={message} onClose={onClose} onEdit={onEdit} onDeleted={onDeleted} onReport={onReport} />
      )}
    </Dialog>
  );
}

function Choices({
  message,
  onClose,
  onEdit,
  onDeleted,
  onReport,
}: {
  message: ChatMessage;
  onClose: () => void;
  onEdit: (message: ChatMessage) => void;
  onDeleted: (message: DeleteMessageMutation['deleteMessage']) => void;
  onReport: (message: ChatMessage) => void;
}) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(MESSAGE_PERMISSIONS, {
    variables: { id: message.id },
    fetchPolicy: 'network-only',
  });
  const remove = useAct(DELETE_MESSAGE);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={1} />;
  const can = data.node?.__typename === 'Message' ? data.node.viewerCan : null;
  return (
    <div className="flex flex-col gap-2">
      {message.text && (
        <Button
          look="plain"
          icon="copy"
          wide
          onPress={async () => {
            await navigator.clipboard.writeText(message.text!);
            say(t`복사했어요.`);
            onClose();
          }}
        >
          <Trans>복사</Trans>
        </Button>
      )}
      {can?.edit.allowed && (
        <Button look="plain" icon="edit" wide onPress={() => onEdit(message)}>
          <Trans>고치기</Trans>
        </Button>
      )}
      {can?.delete.allowed && (
        <Button
          look="danger"
          icon="trash"
          wide
          isPending={remove.isPending}
          onPress={async () => {
            const done = await remove.run({ id: message.id });
            if (done) onDeleted(done.deleteMessage);
          }}
        >
          <Trans>모두에게서 지우기</Trans>
        </Button>
      )}
      {can?.report.allowed && (
        <Button look="plain" icon="flag" wide onPress={() => onReport(message)}>
          <Trans>신고하기</Trans>
        </Button>
      )}
      <Refusal error={remove.error} />
    </div>
  );
}
