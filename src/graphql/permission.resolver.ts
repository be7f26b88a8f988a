import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../shared/context.ts';
import { messageOf } from '../words/index.ts';
import { PermissionType } from './types.ts';

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
