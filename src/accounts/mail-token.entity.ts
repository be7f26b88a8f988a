import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../data/tables.ts';
import { User } from './user.entity.ts';

export const MAIL_TOKEN_PURPOSES = ['VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL', 'UNDO_EMAIL_CHANGE'] as const;
export type MailTokenPurpose = (typeof MAIL_TOKEN_PURPOSES)[number];

/** A single-use token of a mail; the token itself is never stored. */
const mailTokenSchema = defineEntity({
  name: 'MailToken',
  tableName: 'mail_tokens',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    purpose: p.enum(MAIL_TOKEN_PURPOSES),
    /** Where it is mailed to, when that is not the account's address: the one that is to be, or the one that was. */
    email: p.text().nullable(),
    tokenHash: p.blob(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});
export class MailToken extends mailTokenSchema.class {}
mailTokenSchema.setClass(MailToken);

declare module '../data/tables.ts' {
  interface Tables {
    mail_tokens: TableOf<typeof mailTokenSchema>;
  }
}
