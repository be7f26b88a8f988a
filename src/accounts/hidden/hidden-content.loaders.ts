import { sql } from 'kysely';
import { list } from '../../data/columns.ts';
import { db } from '../../data/db.ts';
import { loaderOf } from '../../data/loaders.ts';
import { type Params, query, rows } from '../../data/statement.ts';
import { type Context, viewerIdOf } from '../../shared/context.ts';
import { HIDDEN, type HiddenContentRow } from './hidden-content.rows.ts';

const bySubjects = query((p: Params<{ ids: readonly string[] }>) =>
  db
    .selectFrom('hidden_contents as h')
    .select(list(HIDDEN))
    .where('h.subject_id', '=', sql<string>`any(${p.ids}::uuid[])`),
);
const bySubject = loaderOf<HiddenContentRow>(
  (ctx, ids) => rows(ctx, bySubjects, { ids }),
  ({ subjectId }) => subjectId,
);

/** Why an object is hidden, for its author alone; null for others. Nothing is looked up of a row that says that it is not. */
export function hiddenFrom(
  ctx: Context,
  authorId: string,
  subject: { id: string },
  mayBeHidden: boolean,
): Promise<HiddenContentRow | null> | null {
  return mayBeHidden && viewerIdOf(ctx) === authorId ? bySubject(ctx).load(subject.id) : null;
}
