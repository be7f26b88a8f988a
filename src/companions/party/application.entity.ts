import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../../accounts/user.entity.ts';
import type { TableOf } from '../../data/tables.ts';
import { Companion } from '../posts/companion.entity.ts';

export const APPLICATION_STATUSES = [
  'PENDING',
  'ACCEPTED',
  'REJECTED',
  'WITHDRAWN',
  'LEFT',
  'EXPIRED',
  'INVITED',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** A wish to travel along; one PENDING or ACCEPTED per person and post. */
const applicationSchema = defineEntity({
  name: 'Application',
  tableName: 'applications',
  properties: {
    id: p.uuid().primary(),
    companionId: () => p.manyToOne(Companion).mapToPk().name('companion_id'),
    applicantId: () => p.manyToOne(User).mapToPk().name('applicant_id'),
    message: p.text(),
    status: p.enum(APPLICATION_STATUSES),
    createdAt: p.datetime(3),
    respondedAt: p.datetime(3).nullable(),
  },
});
export class Application extends applicationSchema.class {}
applicationSchema.setClass(Application);

declare module '../../data/tables.ts' {
  interface Tables {
    applications: TableOf<typeof applicationSchema>;
  }
}
