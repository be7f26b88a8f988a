import { tellInboxes } from '../chat/topics.ts';
import type { Notice, TakenBack } from '../companions/posts/notify.ts';
import { rows, statement } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';

// An unread one of the same doer, object and kind (notifications_one_unread) gives way to the new one.
const insert = statement(`
  insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
  select n.id, n.user_id, $3, $4, $5, $6, $7
  from unnest($1::uuid[], $2::uuid[]) as n(id, user_id)
  join users u on u.id = n.user_id and u.deleted_at is null
  on conflict (user_id, kind, companion_id, actor_id, comment_id) where read_at is null
  do update set id = excluded.id, created_at = excluded.created_at`);

/**
 * Writes a notification for each of these people, in the transaction of what happens; after the commit their inboxes are
 * told. Never for the actor, never for somebody who is gone. Nobody has two unread ones of the same actor, object and kind.
 */
export async function notify(
  tx: Tx,
  userIds: readonly string[],
  { kind, actorId, companionId, commentId }: Notice,
): Promise<void> {
  const recipients = [...new Set(userIds)].filter((id) => id !== actorId).sort();
  if (recipients.length === 0) return;
  const ids = recipients.map(() => newId());
  await rows(tx, insert, [ids, recipients, kind, actorId, companionId, commentId ?? null, now(tx)]);
  afterCommit(tx, () => {
    recipients.forEach((userId, i) => {
      tellInboxes(tx.app, [userId], { kind: 'NOTIFICATION_ARRIVED', notificationId: ids[i]! });
    });
  });
}

/** Deletes unread notifications that a condition on `notifications n` finds; who takes several rows takes them in the order of ids. */
const deleteUnread = (condition: string) =>
  statement<{ userId: string }>(`
    with found as (select n.id from notifications n where n.read_at is null and ${condition} order by n.id for update)
    delete from notifications n using found where n.id = found.id returning n.user_id as "userId"`);

const ofComments = deleteUnread('n.comment_id = any($1::uuid[])');
const ofPosts = deleteUnread(`n.companion_id = any($1::uuid[]) and ($2::text is null or n.kind = $2)
  and ($3::uuid is null or n.actor_id = $3) and ($4::uuid is null or n.user_id = $4)`);

/** Deletes what nobody has read yet of something that was taken back, in the transaction in which it is; inboxes hear of it. */
export async function takeBackNotices(tx: Tx, taken: TakenBack): Promise<void> {
  if ('companionIds' in taken && taken.companionIds.length === 0) return;
  const gone =
    'commentIds' in taken
      ? await rows(tx, ofComments, [taken.commentIds])
      : await rows(tx, ofPosts, [taken.companionIds, taken.kind ?? null, taken.actorId ?? null, taken.userId ?? null]);
  if (gone.length === 0) return;
  const userIds = gone.map(({ userId }) => userId);
  afterCommit(tx, () => tellInboxes(tx.app, userIds, { kind: 'NOTIFICATIONS_READ' }));
}
