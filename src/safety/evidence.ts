import { type RawBuilder, sql } from 'kysely';
import type { HideableKind } from '../accounts/hidden/hidden-content.entity.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { now } from '../shared/clock.ts';
import type { Tx } from '../shared/context.ts';
import { newId } from '../shared/ids.ts';

/** Of a message, so many before and after it. */
const AROUND = 5;

interface Copy {
  authorId: string | null;
  text: string | null;
  writtenAt: string;
  imageIds: string[];
}
type P = Params<{ id: string }>;
const images = (ids: RawBuilder<unknown>) =>
  sql`coalesce((select array_agg(x.image_id order by x.position) from ${ids}), '{}')`;
const oneImage = (id: RawBuilder<unknown>) => sql`case when ${id} is null then '{}'::uuid[] else array[${id}] end`;

/** What is copied of each kind, oldest first: all that others read there. */
const COPIES: Record<HideableKind, (p: P) => RawBuilder<Copy>> = {
  User: (
    p,
  ) => sql`select u.id as "authorId", concat_ws(E'\n', u.nickname, u.introduction) as text, u.created_at as "writtenAt",
    ${oneImage(sql`u.avatar_id`)} as "imageIds" from users u where u.id = ${p.id}`,
  Companion: (
    p,
  ) => sql`select c.author_id as "authorId", concat_ws(E'\n', c.title, c.content) as text, c.created_at as "writtenAt",
    ${images(sql`companion_images x where x.companion_id = c.id`)} as "imageIds" from companions c where c.id = ${p.id}`,
  Comment: (p) => sql`select m.author_id as "authorId", m.text, m.created_at as "writtenAt", '{}'::uuid[] as "imageIds"
    from comments m where m.id = ${p.id}`,
  Message: (p) => sql`select m.author_id as "authorId", m.text, m.created_at as "writtenAt",
      ${images(sql`message_images x where x.message_id = m.id`)} as "imageIds"
    from messages t cross join lateral (
      (select * from messages b where b.room_id = t.room_id and b.seq <= t.seq order by b.seq desc limit ${sql.lit(AROUND + 1)})
      union all (select * from messages b where b.room_id = t.room_id and b.seq > t.seq order by b.seq limit ${sql.lit(AROUND)})
    ) m where t.id = ${p.id} order by m.seq`,
  Place: (p) => sql`select p.created_by_id as "authorId", concat_ws(E'\n', p.name, p.address, p.description) as text,
    p.created_at as "writtenAt", ${oneImage(sql`p.image_id`)} as "imageIds" from places p where p.id = ${p.id}`,
  Review: (
    p,
  ) => sql`select r.author_id as "authorId", repeat('★', r.stars) || ' ' || r.text as text, r.created_at as "writtenAt",
    '{}'::uuid[] as "imageIds" from reviews r where r.id = ${p.id}`,
  Planner: (p) => sql`select p.owner_id as "authorId", concat_ws(E'\n', p.name, (
      select string_agg(d.note, E'\n' order by d.date) from planner_days d where d.planner_id = p.id and d.note <> '')) as text,
    p.created_at as "writtenAt", '{}'::uuid[] as "imageIds" from planners p where p.id = ${p.id}`,
};
const copying = Object.fromEntries(
  Object.entries(COPIES).map(([kind, copy]) => [kind, query<{ id: string }, Copy>((p: P) => copy(p))]),
) as Record<HideableKind, ReturnType<typeof query<{ id: string }, Copy>>>;

const insert = query(
  (
    p: Params<{
      id: string;
      caseId: string;
      position: number;
      authorId: string | null;
      text: string | null;
      writtenAt: string;
      at: Date;
      imageIds: readonly string[];
    }>,
  ) => sql<{ id: string }>`
  with copied as (
    insert into evidence (id, case_id, position, author_id, text, written_at, taken_at)
    values (${p.id}, ${p.caseId}, ${p.position}, ${p.authorId}, ${p.text}, ${p.writtenAt}::timestamptz, ${p.at}) returning id
  )
  insert into evidence_images (evidence_id, position, image_id)
  select copied.id, x.position - 1, x.id from copied, unnest(${p.imageIds}::uuid[]) with ordinality as x(id, position) returning evidence_id as id`,
);

/** Copies what others read of an object, as it is in this transaction; of a message also the ten around it. Pictures stay as long as the copy. */
export async function takeEvidence(tx: Tx, caseId: string, kind: HideableKind, subjectId: string): Promise<void> {
  const copies = await rows(tx, copying[kind], { id: subjectId });
  for (const [position, copy] of copies.entries()) {
    const { authorId, text, writtenAt, imageIds } = copy;
    await row(tx, insert, { id: newId(), caseId, position, authorId, text, writtenAt, at: now(tx), imageIds });
  }
}
