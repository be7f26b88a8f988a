import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ForSuspendedToo } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import { setBookmark } from '../interest/bookmark.service.ts';
import { recordCompanionView } from '../interest/record-view.ts';
import { CreateCompanionInput, UpdateCompanionInput } from './companion.inputs.ts';
import type { CompanionRow } from './companion.rows.ts';
import {
  closeCompanion,
  createCompanion,
  deleteCompanion,
  reopenCompanion,
  updateCompanion,
} from './companion.service.ts';
import { CompanionType } from './companion.types.ts';

const ID_OF_POST = { description: 'Id of the post.' };

@Resolver()
export class CompanionMutationsResolver {
  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, { description: 'Writes a post; its author is the first member.' })
  createCompanion(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateCompanionInput, { description: 'The post.' }) input: CreateCompanionInput,
  ): Promise<CompanionRow> {
    return createCompanion(ctx, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, { description: 'Changes what is given. For the author alone.' })
  updateCompanion(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, ID_OF_POST) id: string,
    @Arg('input', () => UpdateCompanionInput, { description: 'What shall change.' }) input: UpdateCompanionInput,
  ): Promise<CompanionRow> {
    return updateCompanion(ctx, id, input);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, {
    description: 'Takes no more applications; closing a closed one changes nothing. For the author alone.',
  })
  closeCompanion(@Ctx() ctx: Context, @Arg('id', () => ID, ID_OF_POST) id: string): Promise<CompanionRow> {
    return closeCompanion(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, {
    description: 'Takes applications again, while a seat is free and before the start date. For the author alone.',
  })
  reopenCompanion(@Ctx() ctx: Context, @Arg('id', () => ID, ID_OF_POST) id: string): Promise<CompanionRow> {
    return reopenCompanion(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => ID, {
    description: 'Deletes a post that nobody else has joined, with its comments; answers its id. For the author alone.',
  })
  deleteCompanion(@Ctx() ctx: Context, @Arg('id', () => ID, ID_OF_POST) id: string): Promise<string> {
    return deleteCompanion(ctx, id);
  }

  @ForSuspendedToo()
  @Mutation(() => CompanionType, {
    description: 'Counts one view a person and day (UTC); the author’s own do not count. Signed out, too: by a cookie.',
  })
  recordCompanionView(@Ctx() ctx: Context, @Arg('id', () => ID, ID_OF_POST) id: string): Promise<CompanionRow> {
    return recordCompanionView(ctx, id);
  }

  @Authorized('VERIFIED')
  @Mutation(() => CompanionType, { description: 'Keeps a post for later, or no longer.' })
  setBookmark(
    @Ctx() ctx: Context,
    @Arg('companionId', () => ID, ID_OF_POST) companionId: string,
    @Arg('bookmarked', () => Boolean, { description: 'True to keep it.' }) bookmarked: boolean,
  ): Promise<CompanionRow> {
    return setBookmark(ctx, companionId, bookmarked);
  }
}
