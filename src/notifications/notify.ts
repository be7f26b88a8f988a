import { type RawBuilder, sql } from 'kysely';
import { tellInboxes } from '../chat/topics.ts';
import type { Notice, TakenBack } from '../companions/posts/notify.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { afterCommit } from '../data/transaction.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';
import type { NotificationKind } from './notification.entity.ts';
import { becomeDue } from './reach/due.ts';

interface NewNotices {
  ids: readonly string[];
  userIds: readonly string[];
  kind: NotificationKind;
  actorId: string | null;
  companionId: string | null;
  commentId: string | null;
  now: Date;
}

// An unread one of the same doer, object and kind (notifications_one_unread) gives way to the new one.
const insert = query(
  (p: Params<NewNotices>) => sql`
  insert into notifications (id, user_id, kind, actor_id, companion_id, comment_id, created_at)
  select n.id, n.user_id, ${p.kind}, ${p.actorId}, ${p.companionId}, ${p.commentId}, ${p.now}
  from unnest(${p.ids}::uuid[], ${p.userIds}::uuid[]) as n(id, user_id)
  join users u on u.id = n.user_id and u.deleted_at is null
  where not exists (
    select from notification_settings s where s.user_id = n.user_id and s.kind = ${p.kind} and s.in_app = false)
  on conflict (user_id, kind, companion_id, actor_id, comment_id) where read_at is null
  do update set id = excluded.id, created_at = excluded.created_at`,
);

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
  const notices = { kind, actorId, companionId, commentId: commentId ?? null, now: now(tx) };
  await rows(tx, insert, { ids, userIds: recipients, ...notices });
  await becomeDue(tx, recipients, kind, companionId);
  afterCommit(tx, () => {
    recipients.forEach((userId, i) => {
      tellInboxes(tx.app, [userId], { kind: 'NOTIFICATION_ARRIVED', notificationId: ids[i]! });
    });
  });
}

/** Deletes unread notifications that a condition on `notifications n` finds; who takes several rows takes them in the order of ids. */
const deleteUnread = (condition: RawBuilder<boolean>) => sql<{ userId: string }>`
  with found as (select n.id from notifications n where n.read_at is null and ${condition} order by n.id for update)
  delete from notifications n using found where n.id = found.id returning n.user_id as "userId"`;

const ofComments = query((p: Params<{ commentIds: readonly string[] }>) =>
  deleteUnread(sql`n.comment_id = any(${p.commentIds}::uuid[])`),
);

/** Null in one of these takes all. */
interface OfPosts {
  companionIds: readonly string[];
  kind: NotificationKind | null;
  actorId: string | null;
  userId: string | null;
  exceptUserId: string | null;
}
const ofPosts = query((p: Params<OfPosts>) =>
  deleteUnread(sql`n.companion_id = any(${p.companionIds}::uuid[]) and (${p.kind}::text is null or n.kind = ${p.kind})
  and (${p.actorId}::uuid is null or n.actor_id = ${p.actorId}) and (${p.userId}::uuid is null or n.user_id = ${p.userId})
  and (${p.exceptUserId}::uuid is null or n.user_id <> ${p.exceptUserId})`),
);

/** Deletes what nobody has read yet of something that was taken back, in the transaction in which it is; inboxes hear of it. */
export async function takeBackNotices(tx: Tx, taken: TakenBack): Promise<void> {
  if ('companionIds' in taken && taken.companionIds.length === 0) return;
  const gone =
    'commentIds' in taken
      ? await rows(tx, ofComments, { commentIds: taken.commentIds })
      : await rows(tx, ofPosts, {
          companionIds: taken.companionIds,
          kind: taken.kind ?? null,
          actorId: taken.actorId ?? null,
          userId: taken.userId ?? null,
          exceptUserId: taken.exceptUserId ?? null,
        });
  if (gone.length === 0) return;
  const userIds = gone.map(({ userId }) => userId);
  afterCommit(tx, () => tellInboxes(tx.app, userIds, { kind: 'NOTIFICATIONS_READ' }));
}
