import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { UserPermissionsType, ViewerType } from '../accounts/account.types.ts';
import { MessagePermissionsType } from '../chat/chat.types.ts';
import { CommentPermissionsType } from '../companions/comments/comment.types.ts';
import { CompanionPermissionsType } from '../companions/posts/companion.types.ts';
import type { Connection } from '../data/page.ts';
import { ForwardArgs } from '../graphql/arguments.ts';
import { PermissionType } from '../graphql/types.ts';
import { findNode } from '../node/find-node.ts';
import { PlacePermissionsType } from '../places/place.types.ts';
import { ReviewPermissionsType } from '../places/review.types.ts';
import { PlannerPermissionsType } from '../planners/planner.types.ts';
import type { About, Context } from '../shared/context.ts';
import type { Permission } from '../shared/permission.ts';
import { hasOpenReport } from './case.loaders.ts';
import type { ReportRow } from './case.rows.ts';
import { listReports } from './lists.ts';
import { canReport } from './report.policy.ts';
import { report } from './report.service.ts';
import { ReportableUnion, ReportConnectionType, ReportInput, ReportType } from './safety.types.ts';

@Resolver(() => ReportType)
export class ReportResolver {
  @Authorized('VERIFIED')
  @Mutation(() => ReportType, {
    description:
      'Reports something that the viewer sees. What it says is copied at once. Whose it is never learns who reported. One open report about one object.',
  })
  report(
    @Ctx() ctx: Context,
    @Arg('input', () => ReportInput, { description: 'What, and why.' }) input: ReportInput,
  ): Promise<ReportRow> {
    return report(ctx, input);
  }

  @FieldResolver(() => ReportableUnion, { nullable: true, description: 'Null when it is gone, or not seen any more.' })
  subject(@Root() { subjectId }: ReportRow, @Ctx() ctx: Context): Promise<object | null> {
    return findNode(ctx, subjectId);
  }
}

@Resolver(() => ViewerType)
export class ReportsOfViewerResolver {
  @FieldResolver(() => ReportConnectionType, { description: 'What the viewer reported, newest first.' })
  reports(@Ctx() ctx: Context, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<ReportRow>> {
    return listReports(ctx, page);
  }
}

const REPORT_FIELD = { description: '`report`: what is not one’s own, once while it is open.' };

async function reporting(ctx: Context, about: About): Promise<Permission> {
  const isReported =
    ctx.viewer !== null && about.ownerId !== ctx.viewer.userId && (await hasOpenReport(ctx).load(about.id));
  return canReport(ctx.viewer, about, isReported);
}

@Resolver(() => UserPermissionsType)
export class ReportUserResolver {
  @FieldResolver(() => PermissionType, REPORT_FIELD)
  report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    return reporting(ctx, about);
  }
}
@Resolver(() => CompanionPermissionsType)
export class ReportCompanionResolver {
  @FieldResolver(() => PermissionType, REPORT_FIELD)
  report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    return reporting(ctx, about);
  }
}
@Resolver(() => CommentPermissionsType)
export class ReportCommentResolver {
  @FieldResolver(() => PermissionType, REPORT_FIELD)
  report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    return reporting(ctx, about);
  }
}
@Resolver(() => PlacePermissionsType)
export class ReportPlaceResolver {
  @FieldResolver(() => PermissionType, REPORT_FIELD)
  report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    return reporting(ctx, about);
  }
}
@Resolver(() => ReviewPermissionsType)
export class ReportReviewResolver {
  @FieldResolver(() => PermissionType, REPORT_FIELD)
  report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    return reporting(ctx, about);
  }
}
@Resolver(() => PlannerPermissionsType)
export class ReportPlannerResolver {
  @FieldResolver(() => PermissionType, REPORT_FIELD)
  report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    return reporting(ctx, about);
  }
}
@Resolver(() => MessagePermissionsType)
export class ReportMessageResolver {
  @FieldResolver(() => PermissionType, REPORT_FIELD)
  report(@Root() { about }: { about: About }, @Ctx() ctx: Context): Promise<Permission> {
    return reporting(ctx, about);
  }
}
