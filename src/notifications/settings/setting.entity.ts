import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../../accounts/user.entity.ts';
import type { TableOf } from '../../data/tables.ts';
import { NOTIFICATION_KINDS } from '../notification.entity.ts';

/** What somebody has chosen for a kind of notification; null is the default of the kind and channel. */
const notificationSettingSchema = defineEntity({
  name: 'NotificationSetting',
  tableName: 'notification_settings',
  primaryKeys: ['userId', 'kind'],
  properties: {
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    kind: p.enum(NOTIFICATION_KINDS).primary(),
    inApp: p.boolean().nullable(),
    push: p.boolean().nullable(),
    email: p.boolean().nullable(),
  },
});
export class NotificationSetting extends notificationSettingSchema.class {}
notificationSettingSchema.setClass(NotificationSetting);

/** When somebody wants no push and no mail: times on the wall, `HH:MM`, in an IANA time zone; over midnight when the end is earlier. */
const quietHoursSchema = defineEntity({
  name: 'QuietHours',
  tableName: 'quiet_hours',
  properties: {
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    starts: p.text(),
    ends: p.text(),
    timeZone: p.text(),
  },
});
export class QuietHours extends quietHoursSchema.class {}
quietHoursSchema.setClass(QuietHours);

declare module '../../data/tables.ts' {
  interface Tables {
    notification_settings: TableOf<typeof notificationSettingSchema>;
    quiet_hours: TableOf<typeof quietHoursSchema>;
  }
}
