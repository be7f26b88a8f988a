import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../../data/tables.ts';
import { User } from '../user.entity.ts';

/** A public key by which a person signs in; its private half never leaves their device. */
const passkeySchema = defineEntity({
  name: 'Passkey',
  tableName: 'passkeys',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    credentialId: p.text().unique(),
    publicKey: p.blob(),
    /** As the authenticator last counted; 0 for those that do not count. */
    counter: p.bigint('number'),
    transports: p.array(),
    name: p.text(),
    createdAt: p.datetime(3),
    lastUsedAt: p.datetime(3).nullable(),
  },
});
export class Passkey extends passkeySchema.class {}
passkeySchema.setClass(Passkey);

/** A challenge that waits for its answer; only its digest is kept. Without a person: for signing in. */
const passkeyChallengeSchema = defineEntity({
  name: 'PasskeyChallenge',
  tableName: 'passkey_challenges',
  properties: {
    id: p.uuid().primary(),
    challengeHash: p.blob().unique(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id').nullable(),
    expiresAt: p.datetime(3),
  },
});
export class PasskeyChallenge extends passkeyChallengeSchema.class {}
passkeyChallengeSchema.setClass(PasskeyChallenge);

declare module '../../data/tables.ts' {
  interface Tables {
    passkeys: TableOf<typeof passkeySchema>;
    passkey_challenges: TableOf<typeof passkeyChallengeSchema>;
  }
}
