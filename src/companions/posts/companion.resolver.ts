import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { UserType, ViewerType } from '../../accounts/account.types.ts';
import { hiddenFrom } from '../../accounts/hidden/hidden-content.loaders.ts';
import type { HiddenContentRow } from '../../accounts/hidden/hidden-content.rows.ts';
import { HIDDEN_FIELD, HiddenContentType } from '../../accounts/hidden/hidden-content.types.ts';
import { userById } from '../../accounts/user.loaders.ts';
import type { UserRow } from '../../accounts/user.rows.ts';
import { findArea } from '../../areas/area.service.ts';
import { AreaType } from '../../areas/area.types.ts';
import type { AreaRow } from '../../areas/area-rows.ts';
import type { Connection } from '../../data/page.ts';
import { BothWaysArgs, describeAround, ForwardArgs } from '../../graphql/arguments.ts';
import { selectionsOnce } from '../../graphql/selections.ts';
import { AtMost, MayBeStale, SameForAll } from '../../graphql/types.ts';
import { imageOf } from '../../media/image.loaders.ts';
import type { ImageRow } from '../../media/image.rows.ts';
import { ImageType } from '../../media/media.types.ts';
import { plannerVisibleById } from '../../planners/planner.loaders.ts';
import type { PlannerRow } from '../../planners/planner.rows.ts';
import { PlannerType } from '../../planners/planner.types.ts';
import type { Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import type { CommentRow } from '../comments/comment.rows.ts';
import { CommentConnectionType } from '../comments/comment.types.ts';
import { listCommentsAround, listTopComments } from '../comments/list-comments.ts';
import { isBookmarked } from '../interest/bookmark.loaders.ts';
import { listBookmarks } from '../interest/bookmark.service.ts';
import { listTrips } from '../party/list-trips.ts';
import { membersOf } from '../party/member.loaders.ts';
import { CompanionFilterInput } from './companion.inputs.ts';
import { findCompanion, imagesOf } from './companion.loaders.ts';
import type { CompanionRow } from './companion.rows.ts';
import {
  CompanionConnectionType,
  CompanionPermissionsType,
  CompanionSortEnum,
  CompanionType,
} from './companion.types.ts';
import { type CompanionSort, listCompanions, listCompanionsOf } from './companion-list.ts';
import { planPreload } from './preload.ts';
import { permissionsOn } from './viewer-relation.ts';

const wantedPermissions = selectionsOnce((asked) => ({ messageAuthor: asked.selects('messageAuthor') }));

@Resolver(() => CompanionType)
export class CompanionResolver {
  @MayBeStale()
  @Query(() => CompanionConnectionType, { description: 'Posts that look for people to travel with.' })
  companions(
    @Ctx() ctx: Context,
    @Arg('filter', () => CompanionFilterInput, { nullable: true, description: 'Narrows the list.' })
    filter: CompanionFilterInput | null,
    @Arg('sort', () => CompanionSortEnum, { defaultValue: 'NEWEST', description: 'Order of the list.' })
    sort: CompanionSort,
    @Args(() => BothWaysArgs) page: BothWaysArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<CompanionRow>> {
    return listCompanions(ctx, filter ?? {}, sort, page, planPreload(ctx, info));
  }

  @Query(() => CompanionType, { nullable: true, description: 'One post; null when there is none.' })
  companion(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return findCompanion(ctx, id);
  }

  @SameForAll()
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Who wrote it; the first member. Null when the account is gone.',
  })
  author(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(post.authorId);
  }

  @SameForAll()
  @FieldResolver(() => AreaType, { description: 'Where the trip goes.' })
  area(@Root() post: CompanionRow, @Ctx() ctx: Context): AreaRow | null {
    return findArea(ctx, post.areaId);
  }

  @SameForAll()
  @AtMost(LIST_SIZES.travellers)
  @FieldResolver(() => [UserType], {
    description: 'Who travels along: the author first, then in the order of joining.',
  })
  members(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<UserRow[]> {
    return membersOf(ctx).load(post.id);
  }

  @SameForAll()
  @FieldResolver(() => ImageType, { nullable: true, description: 'The picture of the post.' })
  thumbnail(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<ImageRow | null> | null {
    return imageOf(ctx, post.thumbnailId);
  }

  @SameForAll()
  @AtMost(LIST_SIZES.imagesOfPost)
  @FieldResolver(() => [ImageType], { description: 'Up to three more.' })
  images(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<ImageRow[]> {
    return imagesOf(ctx).load(post.id);
  }

  @FieldResolver(() => PlannerType, {
    nullable: true,
    description: 'The plan of the trip, if one is attached; a private one is for its owner and the party alone.',
  })
  planner(@Root() { plannerId }: CompanionRow, @Ctx() ctx: Context): Promise<PlannerRow | null> | null {
    return plannerId === null ? null : plannerVisibleById(ctx).load(plannerId);
  }

  @SameForAll()
  @FieldResolver(() => CommentConnectionType, {
    description: 'Top-level comments, oldest first; `totalCount` counts the places of deleted ones, too.',
  })
  comments(
    @Root() post: CompanionRow,
    @Ctx() ctx: Context,
    @Args(() => BothWaysArgs) page: BothWaysArgs,
    @Arg('around', () => ID, {
      nullable: true,
      description: describeAround(
        'this comment, or around the top comment of this reply',
        'One of another post is refused; one that is gone stands for the time of its making, so that an old link still finds its place.',
      ),
    })
    around?: string | null,
  ): Promise<Connection<CommentRow>> {
    return around == null ? listTopComments(ctx, post.id, page) : listCommentsAround(ctx, post.id, page, around);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has bookmarked it; false when signed out.' })
  viewerHasBookmarked(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<boolean> | boolean {
    return ctx.viewer ? isBookmarked(ctx).load(post.id) : false;
  }

  @FieldResolver(() => HiddenContentType, HIDDEN_FIELD)
  hidden(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<HiddenContentRow | null> | null {
    return hiddenFrom(ctx, post.authorId, post, post.isHidden);
  }

  @FieldResolver(() => CompanionPermissionsType, { description: 'What the viewer may do with it and, where not, why.' })
  viewerCan(
    @Root() post: CompanionRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CompanionPermissionsType> {
    return permissionsOn(ctx, post, wantedPermissions(info));
  }
}

@Resolver(() => UserType)
export class CompanionsOfUserResolver {
  @FieldResolver(() => CompanionConnectionType, { description: 'Posts that this person wrote, newest first.' })
  companions(
    @Root() user: UserRow,
    @Ctx() ctx: Context,
    @Args(() => BothWaysArgs) page: BothWaysArgs,
  ): Promise<Connection<CompanionRow>> {
    return listCompanionsOf(ctx, user.id, page);
  }
}

@Resolver(() => ViewerType)
export class CompanionsOfViewerResolver {
  @FieldResolver(() => CompanionConnectionType, { description: 'Bookmarked posts, last bookmarked first.' })
  bookmarks(@Ctx() ctx: Context, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<CompanionRow>> {
    return listBookmarks(ctx, page);
  }

  @FieldResolver(() => CompanionConnectionType, {
    description:
      'Trips that the viewer is part of, as author or member: current and upcoming ones first, by start date; then those that are over or were called off, the last one first.',
  })
  trips(@Ctx() ctx: Context, @Args(() => BothWaysArgs) page: BothWaysArgs): Promise<Connection<CompanionRow>> {
    return listTrips(ctx, page);
  }
}
