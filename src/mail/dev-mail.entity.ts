import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../data/tables.ts';

/** A mail of a server without SMTP, shown at /dev/mail. */
const devMailSchema = defineEntity({
  name: 'DevMail',
  tableName: 'dev_mails',
  properties: {
    id: p.uuid().primary(),
    recipient: p.text(),
    subject: p.text(),
    text: p.text(),
    html: p.text(),
    raw: p.text(),
    createdAt: p.datetime(3),
  },
});
export class DevMail extends devMailSchema.class {}
devMailSchema.setClass(DevMail);

declare module '../data/tables.ts' {
  interface Tables {
    dev_mails: TableOf<typeof devMailSchema>;
  }
}
