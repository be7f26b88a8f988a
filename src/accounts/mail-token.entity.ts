import { defineEntity, p } from '@mikro-orm/postgresql';
import { User } from './user.entity.ts';

export type MailTokenPurpose = 'VERIFY_EMAIL' | 'RESET_PASSWORD';

/** A single-use token of a mail; the token itself is never stored. */
const schema = defineEntity({
  name: 'MailToken',
  tableName: 'mail_tokens',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    purpose: p.text().$type<MailTokenPurpose>(),
    tokenHash: p.blob(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    usedAt: p.datetime(3).nullable(),
  },
});
export class MailToken extends schema.class {}
schema.setClass(MailToken);
