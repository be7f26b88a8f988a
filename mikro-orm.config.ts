import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { MailToken } from './src/accounts/mail-token.entity.ts';
import { RefreshToken, Session } from './src/accounts/session.entity.ts';
import { User } from './src/accounts/user.entity.ts';
import { Message, RoomEvent } from './src/chat/message.entity.ts';
import { Room, RoomMember } from './src/chat/room.entity.ts';
import { Comment } from './src/companions/comment.entity.ts';
import { Companion } from './src/companions/companion.entity.ts';

/** Every entity of the house, by hand: a forgotten one shows at once. */
export const ENTITIES = [
  User,
  Session,
  RefreshToken,
  MailToken,
  Companion,
  Comment,
  Room,
  RoomMember,
  Message,
  RoomEvent,
];

/** The ORM's options for a database; what differs by process (pool, log, limits) is given by app.ts. */
export function ormConfig(clientUrl: string, overrides: Partial<Options> = {}): Options {
  return defineConfig({
    clientUrl,
    entities: ENTITIES,
    extensions: [Migrator],
    // Every operation forks its own; using the global one is a mistake that must show.
    allowGlobalContext: false,
    forceUtcTimezone: true,
    migrations: {
      path: join(import.meta.dirname, 'migrations'),
      pathTs: join(import.meta.dirname, 'migrations'),
      glob: '!(*.d).{js,ts}',
      snapshot: false,
      tableName: 'schema_migrations',
    },
    ...overrides,
  });
}

export default ormConfig(process.env.DATABASE_URL ?? 'postgresql://localhost/infinity_travel');
