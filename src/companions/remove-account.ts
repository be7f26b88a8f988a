import { todayAt, todayValues } from '../areas/today.ts';
import { rows, statement } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { recountPopularity } from './interest/recount-popularity.ts';
import type { ApplicationStatus } from './party/application.entity.ts';
import { removePosts } from './posts/companion.service.ts';
import { hasDepartedSql } from './posts/companion-status.ts';
import { notify, takeBackNotices } from './posts/notify.ts';

// Every post that the person has a part in, in the order of ids: two who lock several never wait for each other in turn.
const lockPosts = statement<{ id: string }>(
  `select c.id from companions c
   where c.author_id = $1
     or exists (select from companion_members m where m.companion_id = c.id and m.user_id = $1)
     or exists (select from bookmarks b where b.companion_id = c.id and b.user_id = $1)
     or exists (select from applications a where a.companion_id = c.id and a.applicant_id = $1 and a.status in ('PENDING', 'ACCEPTED'))
   order by c.id for update`,
);
const removeBookmarks = statement<{ id: string }>(
  `with gone as (delete from bookmarks where user_id = $1 returning companion_id)
   update companions c set bookmark_count = bookmark_count - 1 from gone where c.id = gone.companion_id returning c.id`,
);
const endApplications = statement<{ companionId: string; status: ApplicationStatus }>(
  `update applications a
   set status = case when a.status = 'ACCEPTED' then 'LEFT' when ${hasDepartedSql(todayAt(3))} then 'EXPIRED' else 'WITHDRAWN' end,
       responded_at = $2
   from companions c
   where c.id = a.companion_id and a.applicant_id = $1 and a.status in ('PENDING', 'ACCEPTED')
   returning a.companion_id as "companionId", a.status`,
);
const lonelyPosts = statement<{ id: string }>(
  `select c.id from companions c join companion_members m on m.companion_id = c.id
   where c.member_count = 1 and m.user_id = $1`,
);
const freeSeats = statement<{ companionId: string; authorId: string }>(
  `with gone as (delete from companion_members where user_id = $1 returning companion_id)
   update companions c set member_count = member_count - 1 from gone where c.id = gone.companion_id
   returning c.id as "companionId", c.author_id as "authorId"`,
);
const closePosts = statement('update companions set closed_at = $2 where author_id = $1 and closed_at is null');
const expireApplications = statement(
  `update applications a set status = 'EXPIRED' from companions c
   where c.id = a.companion_id and c.author_id = $1 and a.status = 'PENDING'`,
);

/**
 * What becomes of posts when a person leaves for good (domain, deleting an account): bookmarks go, applications end, seats
 * become free and the authors of the posts are told. Posts without other members go; own ones with members are closed, and who
 * applied to them waits no longer. Comments stay.
 */
export async function removeAccountFromCompanions(tx: Tx, userId: string): Promise<void> {
  const at = now(tx);
  await rows(tx, lockPosts, [userId]);
  const unmarked = (await rows(tx, removeBookmarks, [userId])).map(({ id }) => id);
  const ended = await rows(tx, endApplications, [userId, at, ...todayValues(tx)]);
  await recountPopularity(tx, [...new Set([...unmarked, ...ended.map(({ companionId }) => companionId)])]);
  const withdrawn = ended.filter(({ status }) => status === 'WITHDRAWN').map(({ companionId }) => companionId);
  await takeBackNotices(tx, { companionIds: withdrawn, kind: 'APPLICATION_RECEIVED', actorId: userId });
  const lonely = await rows(tx, lonelyPosts, [userId]);
  await removePosts(
    tx,
    lonely.map(({ id }) => id),
  );
  const freed = await rows(tx, freeSeats, [userId]);
  await rows(tx, closePosts, [userId, at]);
  await rows(tx, expireApplications, [userId]);
  for (const { companionId, authorId } of freed) {
    if (authorId !== userId) await notify(tx, [authorId], { kind: 'MEMBER_LEFT', actorId: userId, companionId });
  }
}
