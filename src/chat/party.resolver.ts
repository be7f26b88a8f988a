import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CompanionRow } from '../companions/posts/companion.rows.ts';
import { CompanionType } from '../companions/posts/companion.types.ts';
import type { Context } from '../shared/context.ts';
import { RoomType } from './chat.types.ts';
import { roomOfParty } from './room.loaders.ts';
import type { RoomRow } from './room.rows.ts';

@Resolver(() => CompanionType)
export class PartyResolver {
  @FieldResolver(() => RoomType, {
    nullable: true,
    description: "The party's group room; null for those who are not in the party, and before the first acceptance.",
  })
  async room(@Root() post: CompanionRow, @Ctx() ctx: Context): Promise<RoomRow | null> {
    return ctx.viewer && roomOfParty(ctx).load(post.id);
  }
}
