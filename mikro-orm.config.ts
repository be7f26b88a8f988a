import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { Migration20261123000000_foundation } from './migrations/Migration20261123000000_foundation.ts';
import { Migration20261126003100_known_devices } from './migrations/Migration20261126003100_known_devices.ts';
import { Migration20261126005100_one_unread_notification } from './migrations/Migration20261126005100_one_unread_notification.ts';
import { Migration20261126006100_one_folding } from './migrations/Migration20261126006100_one_folding.ts';
import { Migration20261126006200_places_on_map } from './migrations/Migration20261126006200_places_on_map.ts';
import { Migration20261126007100_place_revisions } from './migrations/Migration20261126007100_place_revisions.ts';
import { Migration20261126007200_area_time_zones } from './migrations/Migration20261126007200_area_time_zones.ts';
import { Migration20261126007300_copies_by_others } from './migrations/Migration20261126007300_copies_by_others.ts';
import { Migration20261126008100_pictures } from './migrations/Migration20261126008100_pictures.ts';
import { Migration20261126008200_departed_authors } from './migrations/Migration20261126008200_departed_authors.ts';
import { Migration20261126008300_popularity_of_people } from './migrations/Migration20261126008300_popularity_of_people.ts';
import { Migration20261126008400_applying_again } from './migrations/Migration20261126008400_applying_again.ts';
import { Migration20261126008500_more_notifications } from './migrations/Migration20261126008500_more_notifications.ts';
import { Migration20261126011100_hidden_content } from './migrations/Migration20261126011100_hidden_content.ts';
import { Migration20261126011200_blocks } from './migrations/Migration20261126011200_blocks.ts';
import { Migration20261126012100_roles_and_sanctions } from './migrations/Migration20261126012100_roles_and_sanctions.ts';
import { Migration20261126012200_reports } from './migrations/Migration20261126012200_reports.ts';
import { Migration20261126013000_cancelled_trips } from './migrations/Migration20261126013000_cancelled_trips.ts';
import { Migration20261126013100_invitations } from './migrations/Migration20261126013100_invitations.ts';
import { Migration20261126013200_references } from './migrations/Migration20261126013200_references.ts';
import { Migration20261126013300_gender_changes } from './migrations/Migration20261126013300_gender_changes.ts';
import { Migration20261126014100_email_changes } from './migrations/Migration20261126014100_email_changes.ts';
import { Migration20261126016000_quotas } from './migrations/Migration20261126016000_quotas.ts';
import { Migration20261126016100_early_leavers } from './migrations/Migration20261126016100_early_leavers.ts';
import { Migration20261127001000_passkeys } from './migrations/Migration20261127001000_passkeys.ts';
import { Migration20261127001500_identities } from './migrations/Migration20261127001500_identities.ts';
import { Migration20261127002000_settings } from './migrations/Migration20261127002000_settings.ts';
import { Migration20261127002100_push } from './migrations/Migration20261127002100_push.ts';
import { Migration20261127002200_data_exports } from './migrations/Migration20261127002200_data_exports.ts';

import { Block } from './src/accounts/blocks/block.entity.ts';
import { HiddenContent, HiddenImage } from './src/accounts/hidden/hidden-content.entity.ts';
import { Identity, SignInAttempt } from './src/accounts/identities/identity.entity.ts';
import { KnownDevice } from './src/accounts/known-device.entity.ts';
import { MailToken } from './src/accounts/mail-token.entity.ts';
import { Passkey, PasskeyChallenge } from './src/accounts/passkeys/passkey.entity.ts';
import { DueNotice, MessageListener, PushSubscription } from './src/accounts/push/push.entity.ts';
import { QuotaUse } from './src/accounts/quota/quota-use.entity.ts';
import { BannedAddress, Sanction } from './src/accounts/sanctions/sanction.entity.ts';
import { RefreshToken, Session } from './src/accounts/session.entity.ts';
import { User, UserText } from './src/accounts/user.entity.ts';
import { Area } from './src/areas/area.entity.ts';
import { ConversationStart } from './src/chat/conversation-start.entity.ts';
import { Message, MessageImage, RoomEvent } from './src/chat/message.entity.ts';
import { Room, RoomMember } from './src/chat/room.entity.ts';
import { Comment } from './src/companions/comments/comment.entity.ts';
import { Bookmark, CompanionView, CompanionViewer } from './src/companions/interest/interest.entity.ts';
import { Application } from './src/companions/party/application.entity.ts';
import { CompanionEarlyLeaver, CompanionMember, CompanionRemoval } from './src/companions/party/member.entity.ts';
import { Companion, CompanionImage, CompanionText } from './src/companions/posts/companion.entity.ts';
import { giveBackLostConnections } from './src/data/lost-connections.ts';
import { DataExport } from './src/exports/data-export.entity.ts';
import { DevMail } from './src/mail/dev-mail.entity.ts';
import { Image, Upload } from './src/media/image.entity.ts';
import { Notification } from './src/notifications/notification.entity.ts';
import { NotificationSetting, QuietHours } from './src/notifications/settings/setting.entity.ts';
import { GeocodeCache } from './src/places/geocode-cache.entity.ts';
import { Place, PlaceText } from './src/places/place.entity.ts';
import { Review } from './src/places/review.entity.ts';
import { Planner, PlannerDay, PlannerLeg, PlannerStop, PlannerText } from './src/planners/planner.entity.ts';
import { Evidence, EvidenceImage, ModerationAction, ModerationCase, Report } from './src/safety/case.entity.ts';
import { TripReference } from './src/safety/references/reference.entity.ts';

/** Every entity of the house, by hand: a forgotten one shows at once. */
export const ENTITIES = [
  User,
  UserText,
  Session,
  RefreshToken,
  MailToken,
  KnownDevice,
  Passkey,
  PasskeyChallenge,
  QuotaUse,
  Identity,
  SignInAttempt,
  PushSubscription,
  DueNotice,
  MessageListener,
  Block,
  HiddenContent,
  ModerationCase,
  Report,
  Evidence,
  EvidenceImage,
  ModerationAction,
  TripReference,
  HiddenImage,
  Sanction,
  BannedAddress,
  Area,
  Image,
  Upload,
  Place,
  PlaceText,
  Review,
  GeocodeCache,
  Planner,
  PlannerLeg,
  PlannerDay,
  PlannerStop,
  PlannerText,
  Companion,
  CompanionText,
  CompanionImage,
  CompanionMember,
  CompanionEarlyLeaver,
  CompanionRemoval,
  Application,
  Bookmark,
  CompanionView,
  CompanionViewer,
  Comment,
  Room,
  RoomMember,
  ConversationStart,
  Message,
  MessageImage,
  RoomEvent,
  Notification,
  DataExport,
  NotificationSetting,
  QuietHours,
  DevMail,
];

/** Every migration of the house, by hand and in order. A name that has landed never changes. */
export const MIGRATIONS = [
  Migration20261123000000_foundation,
  Migration20261126003100_known_devices,
  Migration20261126005100_one_unread_notification,
  Migration20261126006100_one_folding,
  Migration20261126006200_places_on_map,
  Migration20261126007100_place_revisions,
  Migration20261126007200_area_time_zones,
  Migration20261126007300_copies_by_others,
  Migration20261126008100_pictures,
  Migration20261126008200_departed_authors,
  Migration20261126008300_popularity_of_people,
  Migration20261126008400_applying_again,
  Migration20261126008500_more_notifications,
  Migration20261126011100_hidden_content,
  Migration20261126011200_blocks,
  Migration20261126012100_roles_and_sanctions,
  Migration20261126012200_reports,
  Migration20261126013000_cancelled_trips,
  Migration20261126013100_invitations,
  Migration20261126013200_references,
  Migration20261126013300_gender_changes,
  Migration20261126014100_email_changes,
  Migration20261126016000_quotas,
  Migration20261126016100_early_leavers,
  Migration20261127001000_passkeys,
  Migration20261127001500_identities,
  Migration20261127002000_settings,
  Migration20261127002100_push,
  Migration20261127002200_data_exports,
];

/** Where a database keeps the names of the migrations it has seen. */
export const MIGRATIONS_TABLE = 'schema_migrations';

/** For drafting migrations: what the last one has left, as the ORM writes it down. It never drops a table by itself. */
export const SNAPSHOT: Options['migrations'] = {
  migrationsList: MIGRATIONS,
  tableName: MIGRATIONS_TABLE,
  silent: true,
  snapshot: true,
  snapshotName: 'schema-snapshot',
  path: 'migrations',
  pathTs: 'migrations',
  emit: 'ts',
  safe: true,
  dropTables: false,
};

/** The ORM's options for a database; what differs by process (pool, log, limits) is given by app.ts. */
export function ormConfig(clientUrl: string, overrides: Partial<Options> = {}): Options {
  giveBackLostConnections();
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
