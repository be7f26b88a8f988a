import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { UserType } from '../../accounts/account.types.ts';
import { hiddenFrom } from '../../accounts/hidden/hidden-content.loaders.ts';
import type { HiddenContentRow } from '../../accounts/hidden/hidden-content.rows.ts';
import { HIDDEN_FIELD, HiddenContentType } from '../../accounts/hidden/hidden-content.types.ts';
import { userById } from '../../accounts/user.loaders.ts';
import type { UserRow } from '../../accounts/user.rows.ts';
import type { Connection } from '../../data/page.ts';
import { BothWaysArgs } from '../../graphql/arguments.ts';
import { PermissionType, SameForAll } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import type { Permission } from '../../shared/permission.ts';
import { companionById } from '../posts/companion.loaders.ts';
import type { CompanionRow } from '../posts/companion.rows.ts';
import { CompanionType } from '../posts/companion.types.ts';
import { commentById } from './comment.loaders.ts';
import { canChangeComment, canHideComment, canReply } from './comment.policy.ts';
import type { CommentRow } from './comment.rows.ts';
import { addComment, deleteComment, hideComment, updateComment } from './comment.service.ts';
import {
  CommentConnectionType,
  type CommentPermissionsSource,
  CommentPermissionsType,
  CommentType,
} from './comment.types.ts';
import { listReplies } from './list-comments.ts';

@Resolver(() => CommentType)
export class CommentResolver {
  @SameForAll()
  @FieldResolver(() => CompanionType, { description: 'The post that it stands under.' })
  companion(@Root() comment: CommentRow, @Ctx() ctx: Context): Promise<CompanionRow | null> {
    return companionById(ctx).load(comment.companionId);
  }

  @SameForAll()
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Who wrote it. Null when it is deleted or hidden, and when the account is gone.',
  })
  author(@Root() comment: CommentRow, @Ctx() ctx: Context): Promise<UserRow | null> | null {
    return comment.isDeleted ? null : userById(ctx).load(comment.authorId);
  }

  @SameForAll()
  @FieldResolver(() => CommentType, {
    nullable: true,
    description: 'The top comment of a reply; null for a top comment.',
  })
  parent(@Root() comment: CommentRow, @Ctx() ctx: Context): Promise<CommentRow | null> | null {
    return comment.parentId === null ? null : commentById(ctx).load(comment.parentId);
  }

  @SameForAll()
  @FieldResolver(() => CommentConnectionType, { description: 'Replies, oldest first; a reply has none.' })
  replies(
    @Root() comment: CommentRow,
    @Ctx() ctx: Context,
    @Args(() => BothWaysArgs) page: BothWaysArgs,
  ): Promise<Connection<CommentRow>> {
    return listReplies(ctx, comment, page);
  }

  @FieldResolver(() => HiddenContentType, HIDDEN_FIELD)
  hidden(@Root() comment: CommentRow, @Ctx() ctx: Context): Promise<HiddenContentRow | null> | null {
    return hiddenFrom(ctx, comment.authorId, comment, comment.isDeleted);
  }

  @FieldResolver(() => CommentPermissionsType, { description: 'What the viewer may do with it and, where not, why.' })
  viewerCan(@Root() comment: CommentRow, @Ctx() { viewer }: Context): CommentPermissionsSource {
    const change = canChangeComment(viewer, comment);
    return {
      update: change,
      delete: change,
      reply: canReply(viewer, comment),
      comment,
      about: { id: comment.id, ownerId: comment.authorId },
    };
  }

  @Authorized('VERIFIED')
  @Mutation(() => CommentType, { description: 'Writes a comment under a post, or a reply under a comment.' })
  addComment(
    @Ctx() ctx: Context,
    @Arg('companionId', () => ID, { description: 'Id of the post.' }) companionId: string,
    @Arg('text', () => String, { description: '1 to 1,000 characters.' }) text: string,
    @Arg('parentId', () => ID, {
      nullable: true,
      description: 'The comment to reply to; a reply to a reply hangs under the same top comment.',
    })
    parentId: string | null,
  ): Promise<CommentRow> {
    return addComment(ctx, companionId, text, parentId ?? null);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CommentType, { description: 'Changes the words of one’s own comment.' })
  updateComment(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Id of the comment.' }) id: string,
    @Arg('text', () => String, { description: '1 to 1,000 characters.' }) text: string,
  ): Promise<CommentRow> {
    return updateComment(ctx, id, text);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CommentType, {
    description: 'Takes one’s own comment back and answers it as it is then; with replies under it, its place stays.',
  })
  deleteComment(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Id of the comment.' }) id: string,
  ): Promise<CommentRow> {
    return deleteComment(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CommentType, {
    description:
      'Takes the words of any comment under a post of one’s own, and answers it as it is then: its place stays, without text and author.',
  })
  hideComment(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Id of the comment.' }) id: string,
  ): Promise<CommentRow> {
    return hideComment(ctx, id);
  }
}

@Resolver(() => CommentPermissionsType)
export class CommentPermissionsResolver {
  @FieldResolver(() => PermissionType, { description: '`hideComment`: who wrote the post that it stands under.' })
  async hide(@Root() { comment }: CommentPermissionsSource, @Ctx() ctx: Context): Promise<Permission> {
    const post = ctx.viewer ? await companionById(ctx).load(comment.companionId) : null;
    return canHideComment(ctx.viewer, comment, post);
  }
}
