import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../../data/tables.ts';
import { User } from '../user.entity.ts';

export const SANCTION_KINDS = ['WARNING', 'SUSPENSION', 'BAN'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** What a moderator has put on an account, and the one appeal against it. */
const sanctionSchema = defineEntity({
  name: 'Sanction',
  tableName: 'sanctions',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    /** Of `moderation_cases`, which are to the right: no relation from here. */
    caseId: p.uuid().nullable(),
    kind: p.enum(SANCTION_KINDS),
    /** Told to the account. */
    reason: p.text(),
    createdAt: p.datetime(3),
    /** Of a suspension alone. */
    until: p.datetime(3).nullable(),
    liftedAt: p.datetime(3).nullable(),
    appealText: p.text().nullable(),
    appealedAt: p.datetime(3).nullable(),
    appealGranted: p.boolean().nullable(),
    appealResolvedAt: p.datetime(3).nullable(),
  },
});
export class Sanction extends sanctionSchema.class {}
sanctionSchema.setClass(Sanction);

/** An address that cannot sign up again, as a keyed hash; it outlives the account. */
const bannedAddressSchema = defineEntity({
  name: 'BannedAddress',
  tableName: 'banned_addresses',
  primaryKeys: ['emailHash', 'sanctionId'],
  properties: {
    emailHash: p.blob().primary(),
    sanctionId: () => p.manyToOne(Sanction).mapToPk().name('sanction_id').primary(),
  },
});
export class BannedAddress extends bannedAddressSchema.class {}
bannedAddressSchema.setClass(BannedAddress);

declare module '../../data/tables.ts' {
  interface Tables {
    sanctions: TableOf<typeof sanctionSchema>;
    banned_addresses: TableOf<typeof bannedAddressSchema>;
  }
}
