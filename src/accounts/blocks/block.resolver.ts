import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../data/page.ts';
import { ForwardArgs } from '../../graphql/arguments.ts';
import type { Context } from '../../shared/context.ts';
import { UserType, ViewerType } from '../account.types.ts';
import type { UserRow } from '../user.rows.ts';
import { blockBetween } from './block.loaders.ts';
import { UserConnectionType } from './block.types.ts';
import { listBlocked } from './list-blocked.ts';
import { setBlock } from './set-block.ts';

@Resolver(() => UserType)
export class BlockResolver {
  @Authorized('VERIFIED')
  @Mutation(() => UserType, {
    description:
      'Blocks a person, or no longer. From then on the two do not exist for each other: no message, application, comment or search finds its way. The other is not told. Shared parties go on.',
  })
  setBlock(
    @Ctx() ctx: Context,
    @Arg('userId', () => ID, { description: 'The other person.' }) userId: string,
    @Arg('blocked', () => Boolean, { description: 'False takes it back.' }) blocked: boolean,
  ): Promise<UserRow> {
    return setBlock(ctx, userId, blocked);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has blocked this person; false when signed out.' })
  async viewerHasBlocked(@Root() user: UserRow, @Ctx() ctx: Context): Promise<boolean> {
    return (await blockBetween(ctx, user.id)).isMine;
  }
}

@Resolver(() => ViewerType)
export class BlockedUsersResolver {
  @FieldResolver(() => UserConnectionType, { description: 'Whom the viewer has blocked, the last one first.' })
  blockedUsers(@Ctx() ctx: Context, @Args(() => ForwardArgs) page: ForwardArgs): Promise<Connection<UserRow>> {
    return listBlocked(ctx, page);
  }
}
