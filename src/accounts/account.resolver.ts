import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../shared/context.ts';
import { ViewerType } from './account.types.ts';

@Resolver()
export class AccountResolver {
  @Query(() => ViewerType, { nullable: true, description: 'The signed-in account. Null when signed out.' })
  viewer(@Ctx() ctx: Context): ViewerType | null {
    return ctx.viewer && { userId: ctx.viewer.userId };
  }
}
