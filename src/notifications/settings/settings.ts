import { sql } from 'kysely';
import { lockAccount } from '../../accounts/account.rows.ts';
import { listenToMessages } from '../../accounts/push/push-subscriptions.ts';
import { type AccountSettingsChange, changeAccountSettings } from '../../accounts/settings/account-settings.ts';
import { db } from '../../data/db.ts';
import { type Params, query, row, rows } from '../../data/statement.ts';
import { transaction } from '../../data/transaction.ts';
import type { Context, Tx } from '../../shared/context.ts';
import { unauthenticated } from '../../shared/errors.ts';
import { Faults } from '../../shared/faults.ts';
import { isTimeZone } from '../../shared/time-zone.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notification.entity.ts';
import { CHANNELS, type Channels, channelsOf, isFixed } from './channels.ts';
import type { NotificationSettingInput, QuietHoursInput, UpdateSettingsInput } from './settings.types.ts';

const chosenOf = query((p: Params<{ userId: string }>) =>
  db
    .selectFrom('notification_settings as s')
    .select(['s.kind', 's.in_app as inApp', 's.push', 's.email'])
    .where('s.user_id', '=', p.userId),
);

/** A kind of notification and how somebody hears of it. */
export interface NotificationSettingRow extends Channels {
  kind: NotificationKind;
}

/** Every kind with its channels: what was chosen, or the default. */
export async function listNotificationSettings(ctx: Context, userId: string): Promise<NotificationSettingRow[]> {
  const chosen = new Map((await rows(ctx, chosenOf, { userId })).map((setting) => [setting.kind, setting]));
  return NOTIFICATION_KINDS.map((kind) => ({ kind, ...channelsOf(kind, chosen.get(kind)) }));
}

const chosenOfKind = query((p: Params<{ userId: string; kind: NotificationKind }>) =>
  db
    .selectFrom('notification_settings as s')
    .select(['s.in_app as inApp', 's.push', 's.email'])
    .where('s.user_id', '=', p.userId)
    .where('s.kind', '=', p.kind),
);

/** How somebody hears of one kind. */
export const channelsOfPerson = async (ctx: Context, userId: string, kind: NotificationKind): Promise<Channels> =>
  channelsOf(kind, await row(ctx, chosenOfKind, { userId, kind }));

const quietHoursOf = query((p: Params<{ userId: string }>) =>
  db
    .selectFrom('quiet_hours as q')
    .select(['q.starts as start', 'q.ends as end', 'q.time_zone as timeZone'])
    .where('q.user_id', '=', p.userId),
);

/** When somebody wants no push and no mail, or null. */
export const findQuietHours = (ctx: Context, userId: string): Promise<QuietHoursInput | null> =>
  row(ctx, quietHoursOf, { userId });

// What is not named stays; a null that is named takes the default again.
const choose = query(
  (
    p: Params<
      { userId: string; kind: NotificationKind; changed: readonly string[] } & { [K in keyof Channels]: boolean | null }
    >,
  ) => sql`
  insert into notification_settings as s (user_id, kind, in_app, push, email)
  values (${p.userId}, ${p.kind}, ${p.inApp}, ${p.push}, ${p.email})
  on conflict (user_id, kind) do update set
    in_app = case when 'inApp' = any(${p.changed}::text[]) then excluded.in_app else s.in_app end,
    push = case when 'push' = any(${p.changed}::text[]) then excluded.push else s.push end,
    email = case when 'email' = any(${p.changed}::text[]) then excluded.email else s.email end`,
);

const beQuiet = query(
  (p: Params<{ userId: string } & QuietHoursInput>) => sql`
  insert into quiet_hours (user_id, starts, ends, time_zone) values (${p.userId}, ${p.start}, ${p.end}, ${p.timeZone})
  on conflict (user_id) do update set starts = excluded.starts, ends = excluded.ends, time_zone = excluded.time_zone`,
);
const neverBeQuiet = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('quiet_hours').where('user_id', '=', p.userId),
);
const forgetChosen = query((p: Params<{ userId: string }>) =>
  db.deleteFrom('notification_settings').where('user_id', '=', p.userId),
);

/** Removes what a person who leaves for good has chosen here. */
export async function forgetSettings(tx: Tx, userId: string): Promise<void> {
  await rows(tx, forgetChosen, { userId });
  await rows(tx, neverBeQuiet, { userId });
}

/**
 * Changes what was given of the viewer's settings, all of it or nothing.
 * @throws AppError BAD_USER_INPUT with all faults: null where a value must stand, a kind twice, SECURITY switched off, a time that is none, an
 * unknown time zone, quiet hours that end when they begin.
 */
export async function updateSettings(ctx: Context, input: UpdateSettingsInput): Promise<void> {
  const { userId } = ctx.viewer!;
  const { account, notifications, quietHours } = checkSettings(input);
  await transaction(ctx, async (tx) => {
    if (!(await lockAccount(tx, userId))) throw unauthenticated();
    await changeAccountSettings(tx, userId, account);
    for (const { kind, ...channels } of notifications) {
      const changed = CHANNELS.filter((channel) => channels[channel] !== undefined);
      const { inApp = null, push = null, email = null } = channels;
      await rows(tx, choose, { userId, kind, changed, inApp, push, email });
      if (kind === 'MESSAGE_RECEIVED' && email) await listenToMessages(tx, userId);
    }
    if (quietHours === null) await rows(tx, neverBeQuiet, { userId });
    if (quietHours) await rows(tx, beQuiet, { userId, ...quietHours });
  });
}

interface CheckedSettings {
  account: AccountSettingsChange;
  notifications: readonly NotificationSettingInput[];
  /** Null: none; undefined: as they stand. */
  quietHours: QuietHoursInput | null | undefined;
}

function checkSettings(input: UpdateSettingsInput): CheckedSettings {
  const faults = new Faults();
  for (const field of ['language', 'directMessages', 'showsInSearch', 'notifications'] as const)
    if (input[field] === null) faults.add(`input.${field}`, 'REQUIRED');
  const notifications = input.notifications ?? [];
  faults.distinct(
    'input.notifications',
    notifications.map(({ kind }) => kind),
    NOTIFICATION_KINDS.length,
  );
  notifications.forEach((setting, i) => {
    for (const channel of CHANNELS)
      if (setting[channel] === false && isFixed(setting.kind, channel))
        faults.add(`input.notifications.${i}.${channel}`, 'SECURITY_STAYS_ON');
  });
  if (input.quietHours) checkQuietHours(faults, input.quietHours);
  faults.check();
  const { language = null, directMessages = null, showsInSearch = null, quietHours } = input;
  return { account: { language, directMessages, showsInSearch }, notifications, quietHours };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function checkQuietHours(faults: Faults, { start, end, timeZone }: QuietHoursInput): void {
  if (!TIME.test(start)) faults.add('input.quietHours.start', 'INVALID_TIME');
  if (!TIME.test(end)) faults.add('input.quietHours.end', 'INVALID_TIME');
  else if (start === end) faults.add('input.quietHours.end', 'SAME_TIME');
  if (!isTimeZone(timeZone)) faults.add('input.quietHours.timeZone', 'INVALID_TIME_ZONE');
}
