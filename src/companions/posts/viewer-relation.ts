import { sql } from 'kysely';
import { ageGroupOf } from '../../accounts/age-group.ts';
import { permissionToMessage } from '../../accounts/message-permission.ts';
import { userById } from '../../accounts/user.loaders.ts';
import type { UserRow } from '../../accounts/user.rows.ts';
import { type Params, query, row } from '../../data/statement.ts';
import { now, today } from '../../shared/clock.ts';
import type { About, Context, Tx } from '../../shared/context.ts';
import type { Permission } from '../../shared/permission.ts';
import { canLeave } from '../party/application.policy.ts';
import {
  type Applicant,
  canApply,
  canCancelCompanion,
  canCloseCompanion,
  canComment,
  canDeleteCompanion,
  canHandOver,
  canInvite,
  canReopenCompanion,
  canUpdateCompanion,
} from './companion.policy.ts';
import type { CompanionRow } from './companion.rows.ts';
import { relationById } from './relation.loaders.ts';
import { relationJson, type ViewerRelation } from './relation.rows.ts';

/** What the viewer may do with a post. */
export type CompanionPermissions = Record<
  | 'update'
  | 'delete'
  | 'close'
  | 'reopen'
  | 'cancel'
  | 'handOver'
  | 'invite'
  | 'apply'
  | 'leave'
  | 'comment'
  | 'messageAuthor',
  Permission
> & { about: About };

/** Keeps what a list has brought along, so that it is not looked up. */
export function primeRelation(ctx: Context, relation: ViewerRelation): void {
  relationById(ctx).prime(relation.companionId, relation);
}

/** What `canApply` asks about the viewer, to one post. Only for a signed-in viewer. */
export async function applicantOf(ctx: Context, companionId: string): Promise<Applicant> {
  const [person, relation] = await Promise.all([
    userById(ctx).load(ctx.viewer!.userId),
    relationById(ctx).load(companionId),
  ]);
  return {
    gender: person?.gender ?? null,
    ageGroup: person?.birthDate ? ageGroupOf(person.birthDate, today(ctx)) : null,
    isMember: relation?.isMember ?? false,
    liveApplication: relation?.liveApplication ?? null,
    isRemoved: relation?.isRemoved ?? false,
    rejections: relation?.rejections ?? 0,
    lastRejectedAt: relation?.lastRejectedAt ? new Date(relation.lastRejectedAt) : null,
  };
}

const relationNow = query(
  (p: Params<{ companionId: string; userId: string }>) => sql<{ relation: ViewerRelation }>`
  select ${relationJson(sql`${p.companionId}::uuid`, sql`${p.userId}::uuid`)} as relation`,
);

/** The same about somebody else, to a post that is locked. */
export async function relationOf(
  tx: Tx,
  post: Pick<CompanionRow, 'id' | 'authorId'>,
  person: UserRow,
): Promise<Applicant & { isAuthor: boolean }> {
  const { relation } = (await row(tx, relationNow, { companionId: post.id, userId: person.id }))!;
  return {
    gender: person.gender,
    ageGroup: person.birthDate ? ageGroupOf(person.birthDate, today(tx)) : null,
    isAuthor: person.id === post.authorId,
    isMember: relation.isMember,
    liveApplication: relation.liveApplication,
    isRemoved: relation.isRemoved,
    rejections: relation.rejections,
    lastRejectedAt: relation.lastRejectedAt ? new Date(relation.lastRejectedAt) : null,
  };
}

const NOBODY: Applicant = {
  gender: null,
  ageGroup: null,
  isMember: false,
  liveApplication: null,
  isRemoved: false,
  rejections: 0,
  lastRejectedAt: null,
};

/**
 * What the viewer may do with a post: each the answer of the policy that the mutation asks. The author is looked up only
 * where `messageAuthor` is wanted; else that answer stands for nothing.
 */
export async function permissionsOn(
  ctx: Context,
  post: CompanionRow,
  wanted: { messageAuthor: boolean },
): Promise<CompanionPermissions> {
  const [applicant, author]: [Applicant, UserRow | null] = ctx.viewer
    ? await Promise.all([
        applicantOf(ctx, post.id),
        wanted.messageAuthor ? userById(ctx).load(post.authorId) : Promise.resolve(null),
      ])
    : [NOBODY, null];
  return {
    update: canUpdateCompanion(ctx.viewer, post),
    delete: canDeleteCompanion(ctx.viewer, post),
    close: canCloseCompanion(ctx.viewer, post),
    reopen: canReopenCompanion(ctx.viewer, post),
    cancel: canCancelCompanion(ctx.viewer, post),
    handOver: canHandOver(ctx.viewer, post),
    invite: canInvite(ctx.viewer, post),
    leave: canLeave(ctx.viewer, post, applicant.isMember),
    apply: canApply(ctx.viewer, post, applicant, now(ctx)),
    comment: canComment(ctx.viewer),
    messageAuthor: await permissionToMessage(ctx, author),
    about: { id: post.id, ownerId: post.authorId },
  };
}
