import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { SameForAll } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { imageOf } from './image.loaders.ts';
import type { ImageRow } from './image.rows.ts';
import { ImageType } from './media.types.ts';

@Resolver(() => UserType)
export class UserAvatarResolver {
  @SameForAll()
  @FieldResolver(() => ImageType, { nullable: true, description: 'The picture; null when there is none.' })
  avatar(@Root() user: UserRow, @Ctx() ctx: Context): Promise<ImageRow | null> | null {
    return imageOf(ctx, user.avatarId ?? null);
  }
}
