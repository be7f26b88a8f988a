import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../../data/tables.ts';
import { User } from '../user.entity.ts';

/** What is counted per person and day. Conversations are not: they are counted where they stand, because an answer takes one back. */
const QUOTA_KINDS = ['applications', 'posts', 'comments', 'invitations'] as const;
export type QuotaKind = (typeof QUOTA_KINDS)[number];

/** How many of a kind somebody began on the last day on which they began one. */
const quotaUseSchema = defineEntity({
  name: 'QuotaUse',
  tableName: 'quota_uses',
  primaryKeys: ['userId', 'kind'],
  properties: {
    userId: () => p.manyToOne(User).mapToPk().name('user_id').primary(),
    kind: p.enum(QUOTA_KINDS).primary(),
    day: p.date(),
    used: p.integer(),
  },
});
export class QuotaUse extends quotaUseSchema.class {}
quotaUseSchema.setClass(QuotaUse);

declare module '../../data/tables.ts' {
  interface Tables {
    quota_uses: TableOf<typeof quotaUseSchema>;
  }
}
