import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { UserType, ViewerType } from '../accounts/account.types.ts';
import { hiddenFrom } from '../accounts/hidden/hidden-content.loaders.ts';
import type { HiddenContentRow } from '../accounts/hidden/hidden-content.rows.ts';
import { HIDDEN_FIELD, HiddenContentType } from '../accounts/hidden/hidden-content.types.ts';
import { userById } from '../accounts/user.loaders.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import type { Connection } from '../data/page.ts';
import { BothWaysArgs, ForwardArgs } from '../graphql/arguments.ts';
import { SameForAll } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { listReviews, listReviewsOf } from './list-reviews.ts';
import { placeThatStands } from './place.loaders.ts';
import type { PlaceRow } from './place.rows.ts';
import { PlaceConnectionType, PlaceType } from './place.types.ts';
import { permissionsOnReview } from './place-permissions.ts';
import { listPlacesOf } from './places-of-user.ts';
import { viewerReviewByPlace } from './review.loaders.ts';
import type { ReviewRow } from './review.rows.ts';
import { ReviewConnectionType, ReviewPermissionsType, ReviewType } from './review.types.ts';
import { deleteReview, writeReview } from './write-review.ts';

@Resolver(() => ReviewType)
export class ReviewResolver {
  @Authorized('VERIFIED')
  @Mutation(() => ReviewType, { description: 'Reviews a place. One a person and place: written again, it replaces.' })
  writeReview(
    @Ctx() ctx: Context,
    @Arg('placeId', () => ID, { description: 'Which place.' }) placeId: string,
    @Arg('stars', () => Int, { description: '1 to 5.' }) stars: number,
    @Arg('text', () => String, { description: '1 to 2,000 characters.' }) text: string,
  ): Promise<ReviewRow> {
    return writeReview(ctx, placeId, stars, text);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PlaceType, { description: 'Takes a review back; for its author. Answers the place.' })
  deleteReview(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Which review.' }) id: string,
  ): Promise<PlaceRow> {
    return deleteReview(ctx, id);
  }

  @FieldResolver(() => PlaceType, { description: 'What is reviewed.' })
  @SameForAll()
  place(@Root() review: ReviewRow, @Ctx() ctx: Context): Promise<PlaceRow> {
    return placeThatStands(ctx, review.placeId);
  }

  @FieldResolver(() => HiddenContentType, HIDDEN_FIELD)
  hidden(@Root() review: ReviewRow, @Ctx() ctx: Context): Promise<HiddenContentRow | null> | null {
    return hiddenFrom(ctx, review.authorId, review, review.isHidden);
  }

  @FieldResolver(() => ReviewPermissionsType, { description: 'What the viewer may do with it and, where not, why.' })
  viewerCan(@Root() review: ReviewRow, @Ctx() ctx: Context): ReviewPermissionsType {
    return { ...permissionsOnReview(ctx, review), about: { id: review.id, ownerId: review.authorId } };
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who wrote it; null when the account is gone.' })
  @SameForAll()
  author(@Root() review: ReviewRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(review.authorId);
  }
}

@Resolver(() => UserType)
export class PlacesOfUserResolver {
  @FieldResolver(() => PlaceConnectionType, { description: 'Places that this person added, newest first.' })
  places(
    @Root() user: UserRow,
    @Ctx() ctx: Context,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<PlaceRow>> {
    return listPlacesOf(ctx, user.id, page);
  }

  @FieldResolver(() => ReviewConnectionType, { description: 'Reviews that this person wrote, newest first.' })
  reviews(
    @Root() user: UserRow,
    @Ctx() ctx: Context,
    @Args(() => ForwardArgs) page: ForwardArgs,
  ): Promise<Connection<ReviewRow>> {
    return listReviewsOf(ctx, user.id, page);
  }
}

@Resolver(() => ViewerType)
export class PlacesOfViewerResolver {
  @FieldResolver(() => PlaceConnectionType, { description: 'Places that the viewer added, newest first.' })
  places(@Ctx() ctx: Context, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<PlaceRow>> {
    return listPlacesOf(ctx, ctx.viewer!.userId, page);
  }

  @FieldResolver(() => ReviewConnectionType, { description: 'Reviews that the viewer wrote, newest first.' })
  reviews(@Ctx() ctx: Context, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<ReviewRow>> {
    return listReviewsOf(ctx, ctx.viewer!.userId, page);
  }
}

@Resolver(() => PlaceType)
export class PlaceReviewsResolver {
  @FieldResolver(() => ReviewConnectionType, { description: 'Newest first.' })
  reviews(
    @Root() place: PlaceRow,
    @Ctx() ctx: Context,
    @Args(() => BothWaysArgs) args: BothWaysArgs,
  ): Promise<Connection<ReviewRow>> {
    return listReviews(ctx, place, args);
  }

  @FieldResolver(() => ReviewType, { nullable: true, description: "The viewer's own; null without one or signed out." })
  viewerReview(@Root() place: PlaceRow, @Ctx() ctx: Context): Promise<ReviewRow | null> {
    return viewerReviewByPlace(ctx).load(place.id);
  }
}
