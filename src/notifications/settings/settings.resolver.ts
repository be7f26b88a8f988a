import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { type AccountRow, findAccount } from '../../accounts/account.rows.ts';
import { ViewerType } from '../../accounts/account.types.ts';
import { type AccountSettings, findAccountSettings } from '../../accounts/settings/account-settings.ts';
import { AtMost } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import { unauthenticated } from '../../shared/errors.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { findQuietHours, listNotificationSettings, type NotificationSettingRow, updateSettings } from './settings.ts';
import {
  NotificationSettingType,
  type QuietHoursInput,
  QuietHoursType,
  UpdateSettingsInput,
  ViewerSettingsType,
} from './settings.types.ts';

/** The source of `ViewerSettings`: what stands in the account, and whose it is. */
interface SettingsOf extends AccountSettings {
  userId: string;
}

@Resolver(() => ViewerType)
export class SettingsResolver {
  @Authorized()
  @Mutation(() => ViewerType, { description: "Changes what is given of the viewer's settings; the rest stays." })
  async updateSettings(
    @Arg('input', () => UpdateSettingsInput, { description: 'What shall change.' }) input: UpdateSettingsInput,
    @Ctx() ctx: Context,
  ): Promise<AccountRow> {
    await updateSettings(ctx, input);
    const account = await findAccount(ctx, ctx.viewer!.userId);
    if (!account) throw unauthenticated();
    return account;
  }

  @FieldResolver(() => ViewerSettingsType, { description: 'What the viewer has chosen.' })
  async settings(@Root() { id }: AccountRow, @Ctx() ctx: Context): Promise<SettingsOf> {
    const found = await findAccountSettings(ctx, id);
    if (!found) throw unauthenticated();
    return { ...found, userId: id };
  }
}

@Resolver(() => ViewerSettingsType)
export class ViewerSettingsResolver {
  @AtMost(LIST_SIZES.notificationKinds)
  @FieldResolver(() => [NotificationSettingType], { description: 'Every kind with its channels.' })
  notifications(@Root() { userId }: SettingsOf, @Ctx() ctx: Context): Promise<NotificationSettingRow[]> {
    return listNotificationSettings(ctx, userId);
  }

  @FieldResolver(() => QuietHoursType, {
    nullable: true,
    description: 'When there is no push and no mail; null: always.',
  })
  quietHours(@Root() { userId }: SettingsOf, @Ctx() ctx: Context): Promise<QuietHoursInput | null> {
    return findQuietHours(ctx, userId);
  }
}
