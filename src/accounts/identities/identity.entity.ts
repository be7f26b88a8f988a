import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../../data/tables.ts';
import { User } from '../user.entity.ts';

/** An account at another provider that signs in here. */
const identitySchema = defineEntity({
  name: 'Identity',
  tableName: 'identities',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    provider: p.text(),
    /** The provider's own id of the person. */
    subject: p.text(),
    email: p.text().nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['provider', 'subject'] }],
});
export class Identity extends identitySchema.class {}
identitySchema.setClass(Identity);

/** A sign-in at a provider that has begun and not come back. One use, ten minutes, in the browser that began it. */
const signInAttemptSchema = defineEntity({
  name: 'SignInAttempt',
  tableName: 'sign_in_attempts',
  properties: {
    stateHash: p.blob().primary(),
    browserHash: p.blob(),
    provider: p.text(),
    codeVerifier: p.text(),
    nonce: p.text(),
    /** Set when a signed-in account is to be linked. */
    userId: p.uuid().nullable(),
    sessionId: p.uuid().nullable(),
    returnPath: p.text(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
  },
});
export class SignInAttempt extends signInAttemptSchema.class {}
signInAttemptSchema.setClass(SignInAttempt);

declare module '../../data/tables.ts' {
  interface Tables {
    identities: TableOf<typeof identitySchema>;
    sign_in_attempts: TableOf<typeof signInAttemptSchema>;
  }
}
