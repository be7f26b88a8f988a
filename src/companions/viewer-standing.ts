import { canMessage } from '../accounts/message.policy.ts';
import { type UserRow, userById } from '../accounts/user.rows.ts';
import { today } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { loaderOf } from '../shared/loaders.ts';
import type { Permission } from '../shared/permission.ts';
import { rows, statement } from '../shared/sql.ts';
import { type Applicant, canApply, canComment, canDeleteCompanion, canUpdateCompanion } from './companion.policy.ts';
import type { CompanionRow } from './companion.rows.ts';

/** What a person is to a post. */
interface Standing extends Pick<Applicant, 'isMember' | 'liveApplication'> {
  companionId: string;
}

const standings = statement<Standing>(
  `select c.id as "companionId",
     exists (select from companion_members m where m.companion_id = c.id and m.user_id = $2) as "isMember",
     (select a.status from applications a where a.companion_id = c.id and a.applicant_id = $2 and a.status in ('PENDING', 'ACCEPTED')) as "liveApplication"
   from unnest($1::uuid[]) as c(id)`,
);

/** What the viewer is to posts, by their ids. Only for a signed-in viewer. */
const standingById = loaderOf<Standing>(
  (ctx, ids) => rows(ctx, standings, [ids, ctx.viewer!.userId]),
  (standing) => standing.companionId,
);

/** What `canApply` asks about the viewer, to one post. Only for a signed-in viewer. */
export async function applicantOf(ctx: Context, companionId: string): Promise<Applicant> {
  const [person, standing] = await Promise.all([
    userById(ctx).load(ctx.viewer!.userId),
    standingById(ctx).load(companionId),
  ]);
  return {
    gender: person?.gender ?? null,
    birthDate: person?.birthDate ?? null,
    isMember: standing?.isMember ?? false,
    liveApplication: standing?.liveApplication ?? null,
  };
}

const NOBODY: Applicant = { gender: null, birthDate: null, isMember: false, liveApplication: null };

/** What the viewer may do with a post: each the answer of the policy that the mutation asks. */
export async function permissionsOn(
  ctx: Context,
  post: CompanionRow,
): Promise<Record<'update' | 'delete' | 'apply' | 'comment' | 'messageAuthor', Permission>> {
  const [applicant, author]: [Applicant, UserRow | null] = ctx.viewer
    ? await Promise.all([applicantOf(ctx, post.id), userById(ctx).load(post.authorId)])
    : [NOBODY, null];
  return {
    update: canUpdateCompanion(ctx.viewer, post),
    delete: canDeleteCompanion(ctx.viewer, post),
    apply: canApply(ctx.viewer, post, applicant, today(ctx)),
    comment: canComment(ctx.viewer),
    messageAuthor: canMessage(ctx.viewer, author),
  };
}
