import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { UserType, ViewerType } from '../../accounts/account.types.ts';
import { userById } from '../../accounts/user.loaders.ts';
import type { UserRow } from '../../accounts/user.rows.ts';
import type { Connection } from '../../data/page.ts';
import { ForwardArgs } from '../../graphql/arguments.ts';
import type { Context } from '../../shared/context.ts';
import { companionById } from '../posts/companion.loaders.ts';
import type { CompanionRow } from '../posts/companion.rows.ts';
import { CompanionType } from '../posts/companion.types.ts';
import type { ApplicationStatus } from './application.entity.ts';
import { applicationOfViewer } from './application.loaders.ts';
import type { ApplicationRow } from './application.rows.ts';
import { acceptApplication, applyToCompanion, rejectApplication, withdrawApplication } from './application.service.ts';
import { ApplicationConnectionType, ApplicationStatusEnum, ApplicationType } from './application.types.ts';
import { cancelCompanion } from './cancel-companion.ts';
import { handOverCompanion } from './hand-over.ts';
import { answerInvitation, inviteToCompanion } from './invite.ts';
import { listApplicationsOf, listApplicationsTo } from './list-applications.ts';
import { leaveCompanion, removeMember } from './membership.service.ts';

const APPLICATION_ID = 'An application that the viewer may see.';
const COMPANION_ID = 'The post.';
const OF_STATUS = { nullable: true, description: 'Only of these.' } as const;

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  @FieldResolver(() => CompanionType, { description: 'The post.' })
  companion(@Root() application: ApplicationRow, @Ctx() ctx: Context): Promise<CompanionRow | null> {
    return companionById(ctx).load(application.companionId);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who wants to join; null when the account is gone.' })
  applicant(@Root() application: ApplicationRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(application.applicantId);
  }
}

@Resolver(() => CompanionType)
export class ApplicationsOfCompanionResolver {
  @FieldResolver(() => ApplicationConnectionType, {
    nullable: true,
    description: 'Requests to join, newest first, for the author alone; null for others.',
  })
  applications(
    @Root() post: CompanionRow,
    @Ctx() ctx: Context,
    @Arg('status', () => [ApplicationStatusEnum], OF_STATUS) status: ApplicationStatus[] | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<ApplicationRow>> | null {
    return ctx.viewer?.userId === post.authorId ? listApplicationsTo(ctx, post.id, status ?? null, page) : null;
  }

  @FieldResolver(() => ApplicationType, {
    nullable: true,
    description: 'The viewer’s own newest request to join.',
  })
  viewerApplication(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<ApplicationRow | null> | null {
    return ctx.viewer && applicationOfViewer(ctx).load(post.id);
  }
}

@Resolver(() => ViewerType)
export class ApplicationsOfViewerResolver {
  @FieldResolver(() => ApplicationConnectionType, {
    description: 'The viewer’s requests to join, newest first.',
  })
  applications(
    @Root() viewer: { id: string },
    @Ctx() ctx: Context,
    @Arg('status', () => [ApplicationStatusEnum], OF_STATUS) status: ApplicationStatus[] | null,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<ApplicationRow>> {
    return listApplicationsOf(ctx, viewer.id, status ?? null, page);
  }
}

@Resolver()
export class ApplicationMutationsResolver {
  @Authorized('VERIFIED')
  @Mutation(() => ApplicationType, {
    description: 'Asks to join a post; `viewerCan.apply` says in advance whether it is taken and, where not yet, when.',
  })
  applyToCompanion(
    @Ctx() ctx: Context,
    @Arg('companionId', () => ID, { description: COMPANION_ID }) companionId: string,
    @Arg('message', () => String, { description: 'To the author; 1 to 500 characters.' }) message: string,
  ): Promise<ApplicationRow> {
    return applyToCompanion(ctx, companionId, message);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ApplicationType, { description: "A seat, the party's room and a notification, all or nothing." })
  acceptApplication(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: APPLICATION_ID }) id: string,
  ): Promise<ApplicationRow> {
    return acceptApplication(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ApplicationType, {
    description: 'Declines; the applicant is told, and may apply again after 24 hours, three times for one post.',
  })
  rejectApplication(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: APPLICATION_ID }) id: string,
  ): Promise<ApplicationRow> {
    return rejectApplication(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ApplicationType, { description: "Takes one's own pending request back." })
  withdrawApplication(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: APPLICATION_ID }) id: string,
  ): Promise<ApplicationRow> {
    return withdrawApplication(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, {
    description: 'Leaves a party: the seat is free again, the room is closed to the viewer at once.',
  })
  leaveCompanion(
    @Ctx() ctx: Context,
    @Arg('companionId', () => ID, { description: COMPANION_ID }) companionId: string,
  ): Promise<CompanionRow> {
    return leaveCompanion(ctx, companionId);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, {
    description:
      'Calls a trip off, for ever, until it begins: nobody can join, and members, applicants and invited people are told. For the author alone.',
  })
  cancelCompanion(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: COMPANION_ID }) id: string,
    @Arg('reason', () => String, { description: 'For everybody who sees the post; 1 to 500 characters.' })
    reason: string,
  ): Promise<CompanionRow> {
    return cancelCompanion(ctx, id, reason);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, {
    description:
      'Makes another member the author; the old one stays a member. All members are told. For the author alone.',
  })
  handOverCompanion(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: COMPANION_ID }) id: string,
    @Arg('userId', () => ID, { description: 'Another member.' }) userId: string,
  ): Promise<CompanionRow> {
    return handOverCompanion(ctx, id, userId);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ApplicationType, {
    description:
      'Asks somebody to come along (INVITED); they are told, and accept or decline. For the author alone; ten a day.',
  })
  inviteToCompanion(
    @Ctx() ctx: Context,
    @Arg('companionId', () => ID, { description: COMPANION_ID }) companionId: string,
    @Arg('userId', () => ID, { description: 'Whom; not a member, nor who has applied.' }) userId: string,
  ): Promise<ApplicationRow> {
    return inviteToCompanion(ctx, companionId, userId);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ApplicationType, {
    description:
      "Accepts an invitation (a seat and the party's room, all or nothing), or declines it. For the invited person alone.",
  })
  answerInvitation(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'The invitation.' }) id: string,
    @Arg('accept', () => Boolean, { description: 'False declines.' }) accept: boolean,
  ): Promise<ApplicationRow> {
    return answerInvitation(ctx, id, accept);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, {
    description: "Takes somebody out of the viewer's party, who is told and cannot apply again.",
  })
  removeMember(
    @Ctx() ctx: Context,
    @Arg('companionId', () => ID, { description: COMPANION_ID }) companionId: string,
    @Arg('userId', () => ID, { description: 'A member, not the author.' }) userId: string,
  ): Promise<CompanionRow> {
    return removeMember(ctx, companionId, userId);
  }
}
