import { defineEntity, p } from '@mikro-orm/postgresql';
import type { TableOf } from '../data/tables.ts';
import { User } from './user.entity.ts';

/** One signed-in device: a chain of refresh tokens, of which only digests are kept. */
const sessionSchema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().name('user_id'),
    userAgent: p.text().nullable(),
    createdAt: p.datetime(3),
    lastUsedAt: p.datetime(3),
    /** The end whatever happens: 90 days after signing in. */
    expiresAt: p.datetime(3),
    revokedAt: p.datetime(3).nullable(),
  },
});
export class Session extends sessionSchema.class {}
sessionSchema.setClass(Session);

const refreshTokenSchema = defineEntity({
  name: 'RefreshToken',
  tableName: 'refresh_tokens',
  properties: {
    tokenHash: p.blob().primary(),
    sessionId: () => p.manyToOne(Session).mapToPk().name('session_id'),
    createdAt: p.datetime(3),
    rotatedAt: p.datetime(3).nullable(),
  },
});
export class RefreshToken extends refreshTokenSchema.class {}
refreshTokenSchema.setClass(RefreshToken);

declare module '../data/tables.ts' {
  interface Tables {
    sessions: TableOf<typeof sessionSchema>;
    refresh_tokens: TableOf<typeof refreshTokenSchema>;
  }
}
