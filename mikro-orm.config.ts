import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { Migration20261123000000_foundation } from './migrations/Migration20261123000000_foundation.ts';
import { MailToken } from './src/accounts/mail-token.entity.ts';
import { RefreshToken, Session } from './src/accounts/session.entity.ts';
import { User } from './src/accounts/user.entity.ts';
import { Message, RoomEvent } from './src/chat/message.entity.ts';
import { Room, RoomMember } from './src/chat/room.entity.ts';
import { Comment } from './src/companions/comments/comment.entity.ts';
import { Companion } from './src/companions/posts/companion.entity.ts';
import { Place } from './src/places/place.entity.ts';

/** Every entity of the house, by hand: a forgotten one shows at once. */
export const ENTITIES = [
  User,
  Session,
  RefreshToken,
  MailToken,
  Place,
  Companion,
  Comment,
  Room,
  RoomMember,
  Message,
  RoomEvent,
];

/** Every migration of the house, by hand and in order. A name that has landed never changes. */
export const MIGRATIONS = [Migration20261123000000_foundation];

/** Where a database keeps the names of the migrations it has seen. */
export const MIGRATIONS_TABLE = 'schema_migrations';

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
      migrationsList: MIGRATIONS,
      snapshot: false,
      tableName: MIGRATIONS_TABLE,
      silent: true,
    },
    ...overrides,
  });
}
