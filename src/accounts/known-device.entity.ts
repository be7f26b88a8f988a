import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../data/tables.ts';
import { User } from './user.entity.ts';

/** A device that somebody has signed in with, told by a digest alone. */
const knownDeviceSchema = defineEntity({
  name: 'KnownDevice',
  tableName: 'known_devices',
  primaryKeys: ['userId', 'deviceHash'],
  properties: {
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    deviceHash: p.blob().primary(),
    firstSeenAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
  },
});
export class KnownDevice extends knownDeviceSchema.class {}
knownDeviceSchema.setClass(KnownDevice);

declare module '../data/tables.ts' {
  interface Tables {
    known_devices: TableOf<typeof knownDeviceSchema>;
  }
}
