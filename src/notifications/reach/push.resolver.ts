import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AccountRow } from '../../accounts/account.rows.ts';
import { ViewerType } from '../../accounts/account.types.ts';
import { knownDeviceName } from '../../accounts/device-name.ts';
import {
  listPushSubscriptions,
  type PushSubscriptionRow,
  registerPush,
  removePush,
} from '../../accounts/push/push-subscriptions.ts';
import { vapidKeys } from '../../accounts/push/vapid.ts';
import { AtMost } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { PushSubscriptionInput, PushSubscriptionType } from './push.types.ts';

@Resolver(() => PushSubscriptionType)
export class PushSubscriptionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Browser and system, such as `Chrome, Android`; null for what is neither.',
  })
  device(@Root() { userAgent }: PushSubscriptionRow): string | null {
    return knownDeviceName(userAgent);
  }
}

@Resolver(() => ViewerType)
export class PushResolver {
  @Query(() => String, {
    nullable: true,
    description: 'The public VAPID key, for `PushManager.subscribe`, in base64url; null when push is not configured.',
  })
  pushPublicKey(@Ctx() ctx: Context): string | null {
    return vapidKeys(ctx.app)?.publicKey ?? null;
  }

  @Authorized()
  @Mutation(() => PushSubscriptionType, {
    description:
      'Registers this browser for pushes while the session lives, or renews it. At most 20 a person: the oldest goes. CONFLICT (PUSH_OFF) when push is not configured.',
  })
  registerPush(
    @Arg('input', () => PushSubscriptionInput, { description: 'The browser.' }) input: PushSubscriptionInput,
    @Ctx() ctx: Context,
  ): Promise<PushSubscriptionRow> {
    return registerPush(ctx, input);
  }

  @Authorized()
  @Mutation(() => Boolean, { description: 'Pushes nothing more to this browser of the viewer.' })
  async removePush(
    @Arg('id', () => ID, { description: 'Id of the subscription.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await removePush(ctx, id);
    return true;
  }

  @AtMost(LIST_SIZES.pushSubscriptions)
  @FieldResolver(() => [PushSubscriptionType], { description: 'Browsers that take pushes, newest first.' })
  pushSubscriptions(@Root() { id }: AccountRow, @Ctx() ctx: Context): Promise<PushSubscriptionRow[]> {
    return listPushSubscriptions(ctx, id);
  }
}
