import { todayAt, todayValues } from '../areas/today.ts';
import { rows, statement } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { popularityRecounted } from './interest/popularity.ts';
import type { ApplicationStatus } from './party/application.entity.ts';
import { hasDepartedSql } from './posts/companion-status.ts';
import { notify, takeBackNotices } from './posts/notify.ts';
import { discardPicturesOf } from './posts/post-pictures.ts';

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
const recountPopularity = statement(
  `update companions c set popularity = ${popularityRecounted('$2::timestamptz')} where c.id = any($1::uuid[])`,
);
const endApplications = statement<{ companionId: string; status: ApplicationStatus }>(
  `update applications a
   set status = case when a.status = 'ACCEPTED' then 'LEFT' when ${hasDepartedSql(todayAt(3))} then 'EXPIRED' else 'WITHDRAWN' end,
       responded_at = $2
   from companions c
   where c.id = a.companion_id and a.applicant_id = $1 and a.status in ('PENDING', 'ACCEPTED')
   returning a.companion_id as "companionId", a.status`,
);
const freeSeats = statement<{ companionId: string; authorId: string }>(
  `with gone as (
     delete from companion_members m using companions c
     where c.id = m.companion_id and m.user_id = $1 and c.author_id <> $1 returning m.companion_id
   )
   update companions c set member_count = member_count - 1 from gone where c.id = gone.companion_id
   returning c.id as "companionId", c.author_id as "authorId"`,
);
const lonelyPosts = statement<{ id: string }>('select id from companions where author_id = $1 and member_count = 1');
const deletePosts = statement('delete from companions where id = any($1::uuid[])');
const closePosts = statement(`update companions set closed_at = $2 where author_id = $1 and closed_at is null`);
/**
 * What becomes of posts when a person leaves for good (domain, deleting an account): bookmarks go, applications end, seats
 * become free and their authors are told; own posts without other members go, those with members are closed. Comments
 * stay. The author's own place stays counted: a post has one as long as it stands.
 */
export async function removeAccountFromCompanions(tx: Context, userId: string): Promise<void> {
  const at = now(tx);
  await rows(tx, lockPosts, [userId]);
  const unmarked = (await rows(tx, removeBookmarks, [userId])).map(({ id }) => id);
  if (unmarked.length > 0) await rows(tx, recountPopularity, [unmarked, at]);
  const ended = await rows(tx, endApplications, [userId, at, ...todayValues(tx)]);
  const withdrawn = ended.filter(({ status }) => status === 'WITHDRAWN').map(({ companionId }) => companionId);
  await takeBackNotices(tx, { companionIds: withdrawn, kind: 'APPLICATION_RECEIVED', actorId: userId });
  const freed = await rows(tx, freeSeats, [userId]);
  const lonely = (await rows(tx, lonelyPosts, [userId])).map(({ id }) => id);
  await takeBackNotices(tx, { companionIds: lonely });
  await discardPicturesOf(tx, lonely);
  await rows(tx, deletePosts, [lonely]);
  await rows(tx, closePosts, [userId, at]);
  for (const { companionId, authorId } of freed) {
    await notify(tx, [authorId], { kind: 'MEMBER_LEFT', actorId: userId, companionId });
  }
}
