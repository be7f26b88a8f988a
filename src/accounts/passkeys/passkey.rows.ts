import { sql } from 'kysely';
import { db } from '../../data/db.ts';
import { type Params, query } from '../../data/statement.ts';

/** What the owner sees of a passkey. */
export interface PasskeyRow {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

const shown = ['k.id', 'k.name', 'k.created_at as createdAt', 'k.last_used_at as lastUsedAt'] as const;

/** Passkeys of a person, oldest first. */
export const passkeysOf = query((p: Params<{ userId: string }>) =>
  db
    .selectFrom('passkeys as k')
    .select([...shown, 'k.credential_id as credentialId'])
    .where('k.user_id', '=', p.userId)
    .orderBy('k.id'),
);

/** What checks an answer: the key of a credential, and whose it is. */
export const byCredential = query((p: Params<{ credentialId: string }>) =>
  db
    .selectFrom('passkeys as k')
    .select([
      'k.id',
      'k.user_id as userId',
      'k.credential_id as credentialId',
      'k.public_key as publicKey',
      'k.counter',
    ])
    .where('k.credential_id', '=', p.credentialId),
);

interface NewPasskey {
  id: string;
  userId: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: readonly string[];
  name: string;
  now: Date;
}

export const insertPasskey = query(
  (p: Params<NewPasskey>) => sql<PasskeyRow>`
  insert into passkeys (id, user_id, credential_id, public_key, counter, transports, name, created_at)
  values (${p.id}, ${p.userId}, ${p.credentialId}, ${p.publicKey}, ${p.counter}, ${p.transports}, ${p.name}, ${p.now})
  returning id, name, created_at as "createdAt", last_used_at as "lastUsedAt"`,
);

// Decided by the row itself: of two answers with one count, one passes.
export const countUse = query(
  (p: Params<{ id: string; counter: number; now: Date }>) => sql<{ id: string }>`
  update passkeys set counter = ${p.counter}, last_used_at = ${p.now}
  where id = ${p.id} and (counter < ${p.counter} or (counter = 0 and ${p.counter}::bigint = 0)) returning id`,
);

export const removePasskey = query((p: Params<{ id: string; userId: string }>) =>
  db.deleteFrom('passkeys').where('id', '=', p.id).where('user_id', '=', p.userId).returning('id'),
);
