import { sql } from 'kysely';
import { type Today, todayOf } from '../areas/today.ts';
import { aliased, listed } from '../data/columns.ts';
import { db } from '../data/db.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { recountPopularity } from './interest/recount-popularity.ts';
import type { ApplicationStatus } from './party/application.entity.ts';
import { forgetEarlyLeaver } from './party/travellers.ts';
import { memberIdsOf, removePosts } from './posts/companion.service.ts';
import { hasDepartedSql } from './posts/companion-status.ts';
import { notify, takeBackNotices } from './posts/notify.ts';

interface Person {
  userId: string;
}
const c = aliased<{ c: 'companions' }>();
const a = aliased<{ a: 'applications' }>();

// Every post that the person has a part in, in the order of ids: two who lock several never wait for each other in turn.
const lockPosts = query(
  (p: Params<Person>) => sql<never>`
  select c.id from companions c
  where c.author_id = ${p.userId}
    or exists (select from companion_members m where m.companion_id = c.id and m.user_id = ${p.userId})
    or exists (select from bookmarks b where b.companion_id = c.id and b.user_id = ${p.userId})
    or exists (select from applications a
      where a.companion_id = c.id and a.applicant_id = ${p.userId} and a.status in ('PENDING', 'ACCEPTED', 'INVITED'))
  order by c.id for update`,
);
const removeBookmarks = query(
  (p: Params<Person>) => sql<{ id: string }>`
  with gone as (delete from bookmarks where user_id = ${p.userId} returning companion_id)
  update companions c set bookmark_count = bookmark_count - 1 from gone where c.id = gone.companion_id returning c.id`,
);
const ENDED = { companionId: a.ref('a.companion_id'), status: sql<ApplicationStatus>`a.status` };
const endApplications = query(
  (p: Params<Person & Today & { at: Date }>) => sql<{ companionId: string; status: ApplicationStatus }>`
  update applications a
  set status = case when a.status = 'ACCEPTED' then 'LEFT' when a.status = 'PENDING' and ${hasDepartedSql(p)} then 'EXPIRED' else 'WITHDRAWN' end,
      responded_at = ${p.at}
  from companions c
  where c.id = a.companion_id and a.applicant_id = ${p.userId} and a.status in ('PENDING', 'ACCEPTED', 'INVITED')
  returning ${listed(ENDED)}`,
);
const lonelyPosts = query((p: Params<Person>) =>
  db
    .selectFrom('companions as c')
    .innerJoin('companion_members as m', 'm.companion_id', 'c.id')
    .select('c.id')
    .where('c.member_count', '=', sql.lit(1))
    .where('m.user_id', '=', p.userId),
);
const FREED = { companionId: c.ref('c.id'), authorId: c.ref('c.author_id') };
const freeSeats = query(
  (p: Params<Person>) => sql<{ companionId: string; authorId: string }>`
  with gone as (delete from companion_members where user_id = ${p.userId} returning companion_id)
  update companions c set member_count = member_count - 1 from gone where c.id = gone.companion_id
  returning ${listed(FREED)}`,
);
// Who has been in the party for the longest time.
const HEIR = { companionId: c.ref('c.id'), heirId: sql<string>`h.user_id` };
const handOn = query(
  (p: Params<Person>) => sql<{ companionId: string; heirId: string }>`
  with heirs as (
    select distinct on (m.companion_id) m.companion_id, m.user_id
    from companion_members m join companions o on o.id = m.companion_id
    where o.author_id = ${p.userId} order by m.companion_id, m.joined_at, m.user_id
  )
  update companions c set author_id = h.user_id from heirs h where c.id = h.companion_id returning ${listed(HEIR)}`,
);
// An author is in the party without an application.
const endAcceptances = query(
  (p: Params<{ ids: readonly string[]; at: Date }>) => sql<never>`
  update applications a set status = 'LEFT', responded_at = ${p.at} from companions c
  where c.id = any(${p.ids}::uuid[]) and a.companion_id = c.id and a.applicant_id = c.author_id and a.status = 'ACCEPTED'`,
);
const waitingFor = query(
  (p: Params<{ ids: readonly string[] }>) => sql<{ id: string }>`
  select distinct a.applicant_id as id from applications a
  where a.companion_id = any(${p.ids}::uuid[]) and a.status in ('PENDING', 'INVITED')`,
);

/**
 * What becomes of posts when a person leaves for good (domain, deleting an account): bookmarks go, applications end, seats
 * become free and the authors of the posts are told. Posts without other members go, and who waited for an answer is told; of own ones with
 * members the longest member becomes the author, and what waits for an answer waits for them. Comments stay.
 */
export async function removeAccountFromCompanions(tx: Tx, userId: string): Promise<void> {
  const at = now(tx);
  await rows(tx, lockPosts, { userId });
  const unmarked = (await rows(tx, removeBookmarks, { userId })).map(({ id }) => id);
  const ended = await rows(tx, endApplications, { userId, at, ...todayOf(tx) });
  await recountPopularity(tx, [...new Set([...unmarked, ...ended.map(({ companionId }) => companionId)])]);
  const withdrawn = ended.filter(({ status }) => status === 'WITHDRAWN').map(({ companionId }) => companionId);
  await takeBackNotices(tx, { companionIds: withdrawn, kind: 'APPLICATION_RECEIVED', actorId: userId });
  const lonely = (await rows(tx, lonelyPosts, { userId })).map(({ id }) => id);
  const disappointed = (await rows(tx, waitingFor, { ids: lonely })).map(({ id }) => id);
  await notify(tx, disappointed, { kind: 'HOST_LEFT', actorId: null, companionId: null });
  await removePosts(tx, lonely);
  await forgetEarlyLeaver(tx, userId);
  const freed = await rows(tx, freeSeats, { userId });
  const handed = await rows(tx, handOn, { userId });
  const ids = handed.map(({ companionId }) => companionId);
  await rows(tx, endAcceptances, { ids, at });
  await recountPopularity(tx, ids);
  for (const companionId of ids) {
    await notify(tx, await memberIdsOf(tx, companionId), { kind: 'HOST_CHANGED', actorId: null, companionId });
  }
  for (const { companionId, authorId } of freed) {
    if (authorId !== userId) await notify(tx, [authorId], { kind: 'MEMBER_LEFT', actorId: userId, companionId });
  }
}
