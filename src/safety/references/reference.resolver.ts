import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { UserPermissionsType, UserType, ViewerType } from '../../accounts/account.types.ts';
import { userById } from '../../accounts/user.loaders.ts';
import type { UserRow } from '../../accounts/user.rows.ts';
import { companionById } from '../../companions/posts/companion.loaders.ts';
import type { CompanionRow } from '../../companions/posts/companion.rows.ts';
import { CompanionType } from '../../companions/posts/companion.types.ts';
import type { Connection } from '../../data/page.ts';
import { ForwardArgs } from '../../graphql/arguments.ts';
import { AtMost, PermissionType, Work } from '../../graphql/types.ts';
import type { About, Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import type { Permission } from '../../shared/permission.ts';
import { hasOpenReport } from '../case.loaders.ts';
import { canReport } from '../report.policy.ts';
import { listReferences } from './list-references.ts';
import { type Pending, pendingOf, trustOf } from './reference.loaders.ts';
import { canRespond, canWriteReference } from './reference.policy.ts';
import type { ReferenceRow } from './reference.rows.ts';
import {
  PendingReferenceType,
  ReferenceConnectionType,
  ReferencePermissionsType,
  ReferenceType,
  TrustSummaryType,
  WriteReferenceInput,
} from './reference.types.ts';
import { endOfWriting, respondToReference, writeReference } from './write-reference.ts';

/** A share of fewer conversations says nothing. */
const ENOUGH_CONVERSATIONS = 5;

@Resolver(() => ReferenceType)
export class ReferenceResolver {
  @Authorized('VERIFIED')
  @Mutation(() => ReferenceType, {
    description:
      'Says something of somebody after a trip together, within 30 days of its end; not edited afterwards. Others see it when both have written, or after the 30 days.',
  })
  writeReference(
    @Ctx() ctx: Context,
    @Arg('companionId', () => ID, { description: 'The trip.' }) companionId: string,
    @Arg('userId', () => ID, { description: 'Of whom: another member of it.' }) userId: string,
    @Arg('input', () => WriteReferenceInput, { description: 'What to say.' }) input: WriteReferenceInput,
  ): Promise<ReferenceRow> {
    return writeReference(ctx, companionId, userId, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ReferenceType, { description: 'Answers what was said of the viewer, once.' })
  respondToReference(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'A reference about the viewer.' }) id: string,
    @Arg('text', () => String, { description: '1 to 1,000 characters.' }) text: string,
  ): Promise<ReferenceRow> {
    return respondToReference(ctx, id, text);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who wrote it; null when the account is gone.' })
  author(@Root() { authorId }: ReferenceRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(authorId);
  }

  @FieldResolver(() => UserType, { description: 'Whom it is about.' })
  subject(@Root() { subjectId }: ReferenceRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(subjectId);
  }

  @FieldResolver(() => CompanionType, { nullable: true, description: 'The trip; null when its post is gone.' })
  companion(@Root() { companionId }: ReferenceRow, @Ctx() ctx: Context): Promise<CompanionRow | null> | null {
    return companionId === null ? null : companionById(ctx).load(companionId);
  }

  @FieldResolver(() => ReferencePermissionsType, { description: 'What the viewer may do with it and, where not, why.' })
  viewerCan(@Root() reference: ReferenceRow, @Ctx() ctx: Context): ReferencePermissionsType {
    const about = { id: reference.authorId, ownerId: reference.authorId };
    return { respond: canRespond(ctx.viewer, reference), about };
  }
}

@Resolver(() => ReferencePermissionsType)
export class ReportReferenceResolver {
  @FieldResolver(() => PermissionType, { description: '`report` with the id of its author.' })
  async report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    const isReported =
      ctx.viewer !== null && about.ownerId !== ctx.viewer.userId && (await hasOpenReport(ctx).load(about.id));
    return canReport(ctx.viewer, about, isReported);
  }
}

@Resolver(() => UserPermissionsType)
export class WriteReferencePermissionResolver {
  @FieldResolver(() => PermissionType, {
    description: '`writeReference`: with whom the viewer was on a trip that ended within 30 days.',
  })
  async writeReference(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    const pending = ctx.viewer ? await pendingOf(ctx).load(ctx.viewer.userId) : [];
    return canWriteReference(
      ctx.viewer,
      pending.some(({ subjectId }) => subjectId === about.id),
    );
  }
}

@Resolver(() => UserType)
export class ReferencesOfUserResolver {
  @FieldResolver(() => ReferenceConnectionType, {
    description: 'What others say of this person after trips, newest first.',
  })
  references(
    @Root() user: UserRow,
    @Ctx() ctx: Context,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<ReferenceRow>> {
    return listReferences(ctx, user, page);
  }

  @Work(100)
  @FieldResolver(() => TrustSummaryType, { description: "What this person's past says of them." })
  async trust(@Root() user: UserRow, @Ctx() ctx: Context): Promise<TrustSummaryType> {
    const { asked, answered, tripCount, referenceCount, positiveCount } = await trustOf(ctx).load(user.id);
    const responseRate = asked < ENOUGH_CONVERSATIONS ? null : answered / asked;
    return { tripCount, referenceCount, positiveCount, memberSince: user.joinedAt, responseRate };
  }
}

@Resolver(() => ViewerType)
export class PendingReferencesResolver {
  @AtMost(LIST_SIZES.pendingReferences)
  @FieldResolver(() => [PendingReferenceType], {
    description: 'Whom the viewer may write about, the most urgent one first; at most 100.',
  })
  pendingReferences(@Root() viewer: { id: string }, @Ctx() ctx: Context): Promise<Pending[]> {
    return pendingOf(ctx).load(viewer.id);
  }
}

@Resolver(() => PendingReferenceType)
export class PendingReferenceResolver {
  @FieldResolver(() => CompanionType, { description: 'The trip.' })
  companion(@Root() { companionId }: Pending, @Ctx() ctx: Context): Promise<CompanionRow | null> {
    return companionById(ctx).load(companionId);
  }

  @FieldResolver(() => UserType, { description: 'Of whom.' })
  subject(@Root() { subjectId }: Pending, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(subjectId);
  }

  @FieldResolver(() => Date, { name: 'until', description: 'Until when it can be written.' })
  endsAt(@Root() { endDate }: Pending): Date {
    return endOfWriting({ endDate });
  }
}
