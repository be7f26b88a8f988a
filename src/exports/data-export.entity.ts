import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from '../accounts/user.entity.ts';
import type { TableOf } from '../data/tables.ts';

export const DATA_EXPORT_STATUSES = ['PENDING', 'READY', 'EXPIRED', 'FAILED'] as const;
export type DataExportStatus = (typeof DATA_EXPORT_STATUSES)[number];

/** A copy of what a person wrote and is; its file lies in the store as `exports/<id>.zip` while it is READY. */
const dataExportSchema = defineEntity({
  name: 'DataExport',
  tableName: 'data_exports',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    status: p.enum(DATA_EXPORT_STATUSES),
    byteSize: p.integer().nullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3).nullable(),
  },
});
export class DataExport extends dataExportSchema.class {}
dataExportSchema.setClass(DataExport);

declare module '../data/tables.ts' {
  interface Tables {
    data_exports: TableOf<typeof dataExportSchema>;
  }
}
