import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType, ViewerType } from '../accounts/account.types.ts';
import { departedUser, type UserRow, userById } from '../accounts/user.rows.ts';
import { ForwardArgs } from '../shared/arguments.ts';
import type { Context } from '../shared/context.ts';
import type { Connection } from '../shared/page.ts';
import { type ApplicationRow, type ApplicationStatus, noApplications } from './application.rows.ts';
import { ApplicationConnectionType, ApplicationStatusEnum, ApplicationType } from './application.types.ts';
import { type CompanionRow, companionById } from './companion.rows.ts';
import { CompanionType } from './companion.types.ts';

const OF_STATUS = { nullable: true, description: 'Only of these.' } as const;

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  @FieldResolver(() => CompanionType, { description: 'The post.' })
  companion(@Root() application: ApplicationRow, @Ctx() ctx: Context): Promise<CompanionRow | null> {
    return companionById(ctx).load(application.companionId);
  }

  @FieldResolver(() => UserType, { description: 'Who wants to join.' })
  async applicant(@Root() application: ApplicationRow, @Ctx() ctx: Context): Promise<UserRow> {
    return (await userById(ctx).load(application.applicantId)) ?? departedUser(application.applicantId);
  }
}

@Resolver(() => CompanionType)
export class ApplicationsOfCompanionResolver {
  @FieldResolver(() => ApplicationConnectionType, {
    nullable: true,
    description: 'Requests to join, newest first, for the author alone; null for others. Empty for now.',
  })
  applications(
    @Root() post: CompanionRow,
    @Ctx() ctx: Context,
    @Arg('status', () => [ApplicationStatusEnum], OF_STATUS) _status: ApplicationStatus[] | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Connection<ApplicationRow> | null {
    return ctx.viewer?.userId === post.authorId ? noApplications(page) : null;
  }

  @FieldResolver(() => ApplicationType, {
    nullable: true,
    description: 'The viewer’s own request to join. Always null for now.',
  })
  viewerApplication(): null {
    return null;
  }
}

@Resolver(() => ViewerType)
export class ApplicationsOfViewerResolver {
  @FieldResolver(() => ApplicationConnectionType, {
    description: 'The viewer’s requests to join, newest first. Empty for now.',
  })
  applications(
    @Arg('status', () => [ApplicationStatusEnum], OF_STATUS) _status: ApplicationStatus[] | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Connection<ApplicationRow> {
    return noApplications(page);
  }
}
