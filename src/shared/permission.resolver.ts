import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { messageOf } from '../messages/index.ts';
import type { Context } from './context.ts';
import { PermissionType } from './graphql.ts';

@Resolver(() => PermissionType)
export class PermissionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'For people, in the language of Accept-Language; null when allowed.',
  })
  message(@Root() permission: PermissionType, @Ctx() ctx: Context): string | null {
    return permission.reason && messageOf(permission.reason, ctx.locale);
  }
}
