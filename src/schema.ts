import 'reflect-metadata';
import { type GraphQLSchema, isAbstractType } from 'graphql';
import {
  type AuthCheckerInterface,
  buildSchemaSync,
  getMetadataStorage,
  type NonEmptyArray,
  type PubSub,
  type ResolverData,
} from 'type-graphql';
import {
  AccountResolver,
  SessionResolver,
  SignInResultResolver,
  UserResolver,
  ViewerResolver,
} from './accounts/account.resolver.ts';
import { BlockedUsersResolver, BlockResolver } from './accounts/blocks/block.resolver.ts';
import { EmailChangeResolver } from './accounts/email-change.resolver.ts';
import { IdentityResolver } from './accounts/identities/identity.resolver.ts';
import { PasskeyResolver } from './accounts/passkeys/passkey.resolver.ts';
import { canAdminister, canModerate } from './accounts/role.policy.ts';
import { SanctionOfViewerResolver, SanctionResolver } from './accounts/sanctions/sanction.resolver.ts';
import { AreaResolver } from './areas/area.resolver.ts';
import { ChatResolver } from './chat/chat.resolver.ts';
import { MessageResolver } from './chat/message.resolver.ts';
import { PartyResolver } from './chat/party.resolver.ts';
import { QuotaOfViewerResolver } from './chat/quota.resolver.ts';
import { RoomResolver } from './chat/room.resolver.ts';
import { RoomEventsResolver } from './chat/room-events.resolver.ts';
import { MemberJoinedResolver, ReadMarkerMovedResolver, RoomMemberResolver } from './chat/room-member.resolver.ts';
import { PermissionsOfRoomResolver, RoomPermissionsResolver } from './chat/room-permissions.resolver.ts';
import { CommentPermissionsResolver, CommentResolver } from './companions/comments/comment.resolver.ts';
import { PopularAreasResolver } from './companions/interest/popular-areas.resolver.ts';
import {
  ApplicationMutationsResolver,
  ApplicationResolver,
  ApplicationsOfCompanionResolver,
  ApplicationsOfViewerResolver,
} from './companions/party/application.resolver.ts';
import {
  CompanionResolver,
  CompanionsOfUserResolver,
  CompanionsOfViewerResolver,
} from './companions/posts/companion.resolver.ts';
import { CompanionMutationsResolver } from './companions/posts/companion-mutations.resolver.ts';
import { DataExportResolver } from './exports/data-export.resolver.ts';
import { CONVENTIONS } from './graphql/conventions.ts';
import { boundEnumLists } from './graphql/enum-lists.ts';
import { PageInfoResolver } from './graphql/page-info.resolver.ts';
import { PermissionResolver } from './graphql/permission.resolver.ts';
import { DateTimeScalar } from './graphql/scalars.ts';
import { refuseSuspended } from './graphql/suspension.ts';
import { limitWrites } from './graphql/write-limits.ts';
import { UserAvatarResolver } from './media/avatar.resolver.ts';
import { MediaResolver } from './media/media.resolver.ts';
import { NodeResolver } from './node/node.resolver.ts';
import { SearchResolver } from './node/search.resolver.ts';
import {
  InboxReadyResolver,
  InboxResolver,
  NotificationArrivedResolver,
  NotificationsReadResolver,
  RoomChangedResolver,
  RoomGoneResolver,
} from './notifications/inbox.resolver.ts';
import { NotificationResolver, NotificationsOfViewerResolver } from './notifications/notification.resolver.ts';
import { PushResolver, PushSubscriptionResolver } from './notifications/reach/push.resolver.ts';
import { SettingsResolver, ViewerSettingsResolver } from './notifications/settings/settings.resolver.ts';
import { PlaceResolver } from './places/place.resolver.ts';
import { GeocodeResolver, PlaceClusterResolver } from './places/place-map.resolver.ts';
import {
  PlaceReviewsResolver,
  PlacesOfUserResolver,
  PlacesOfViewerResolver,
  ReviewResolver,
} from './places/review.resolver.ts';
import {
  PlannerDatesResultResolver,
  PlannerDayResolver,
  PlannerLegResolver,
  PlannerResolver,
  PlannerStopResolver,
  UserPlannersResolver,
} from './planners/planner.resolver.ts';
import { PlannerWritesResolver } from './planners/planner-writes.resolver.ts';
import {
  CaseReportResolver,
  EvidenceResolver,
  ModerationActionResolver,
  ModerationCaseResolver,
  SanctionDecisionsResolver,
} from './safety/moderation.resolver.ts';
import {
  PendingReferenceResolver,
  PendingReferencesResolver,
  ReferenceResolver,
  ReferencesOfUserResolver,
  ReportReferenceResolver,
  WriteReferencePermissionResolver,
} from './safety/references/reference.resolver.ts';
import {
  ReportCommentResolver,
  ReportCompanionResolver,
  ReportMessageResolver,
  ReportPlaceResolver,
  ReportPlannerResolver,
  ReportResolver,
  ReportReviewResolver,
  ReportsOfViewerResolver,
  ReportUserResolver,
} from './safety/report.resolver.ts';
import type { Context } from './shared/context.ts';
import { unauthenticated } from './shared/errors.ts';
import { ALLOWED, refusalOfUnverified, requirePermission } from './shared/permission.ts';

/** Every resolver class of the house, by hand: what is not here is not in the schema. */
const RESOLVERS: NonEmptyArray<new () => object> = [
  PermissionResolver,
  PageInfoResolver,
  AccountResolver,
  BlockResolver,
  BlockedUsersResolver,
  ReportResolver,
  ReportsOfViewerResolver,
  ReportUserResolver,
  ReportCompanionResolver,
  ReportCommentResolver,
  ReportPlaceResolver,
  ReportReviewResolver,
  ReportPlannerResolver,
  ReportMessageResolver,
  ReferenceResolver,
  ReportReferenceResolver,
  WriteReferencePermissionResolver,
  ReferencesOfUserResolver,
  PendingReferencesResolver,
  PendingReferenceResolver,
  ModerationCaseResolver,
  CaseReportResolver,
  EvidenceResolver,
  ModerationActionResolver,
  SanctionDecisionsResolver,
  EmailChangeResolver,
  PasskeyResolver,
  UserResolver,
  ViewerResolver,
  SessionResolver,
  SignInResultResolver,
  SanctionResolver,
  SanctionOfViewerResolver,
  UserAvatarResolver,
  AreaResolver,
  PlaceResolver,
  PlaceClusterResolver,
  GeocodeResolver,
  PlaceReviewsResolver,
  PlacesOfUserResolver,
  PlacesOfViewerResolver,
  ReviewResolver,
  PlannerResolver,
  PlannerLegResolver,
  PlannerDayResolver,
  PlannerStopResolver,
  PlannerDatesResultResolver,
  PlannerWritesResolver,
  UserPlannersResolver,
  CompanionResolver,
  CompanionMutationsResolver,
  CompanionsOfUserResolver,
  CompanionsOfViewerResolver,
  PopularAreasResolver,
  CommentResolver,
  CommentPermissionsResolver,
  ApplicationResolver,
  ApplicationMutationsResolver,
  ApplicationsOfCompanionResolver,
  ApplicationsOfViewerResolver,
  MediaResolver,
  ChatResolver,
  QuotaOfViewerResolver,
  RoomResolver,
  MessageResolver,
  RoomEventsResolver,
  PermissionsOfRoomResolver,
  RoomPermissionsResolver,
  RoomMemberResolver,
  MemberJoinedResolver,
  ReadMarkerMovedResolver,
  PartyResolver,
  NotificationResolver,
  SettingsResolver,
  ViewerSettingsResolver,
  IdentityResolver,
  PushResolver,
  PushSubscriptionResolver,
  DataExportResolver,
  NotificationsOfViewerResolver,
  InboxResolver,
  InboxReadyResolver,
  RoomChangedResolver,
  RoomGoneResolver,
  NotificationArrivedResolver,
  NotificationsReadResolver,
  NodeResolver,
  SearchResolver,
];

/**
 * What `@Authorized()` asks: `@Authorized()` a signed-in viewer, `@Authorized('VERIFIED')` one whose address is verified; 'MODERATOR' and
 * 'ADMIN' a verified one of this role, who is not suspended. An admin is a moderator too.
 */
type NeededRole = 'VERIFIED' | 'MODERATOR' | 'ADMIN';

class AuthChecker implements AuthCheckerInterface<Context, NeededRole> {
  check({ context: { viewer } }: ResolverData<Context>, [role]: NeededRole[]): boolean {
    if (!viewer) throw unauthenticated();
    if (role === undefined) return true;
    requirePermission(refusalOfUnverified(viewer) ?? ALLOWED);
    if (role === 'VERIFIED') return true;
    requirePermission(role === 'ADMIN' ? canAdminister(viewer) : canModerate(viewer));
    return true;
  }
}

const NO_PUB_SUB: PubSub = {
  publish: () => {
    throw new Error('Events are published through app.events');
  },
  subscribe: () => {
    throw new Error('A subscription answers a LiveSource');
  },
};

/** Builds the schema of the API. Deterministic: printing it twice gives the same text. */
export function createSchema(): GraphQLSchema {
  // A column needs no wrapper around it: graphql-js and the compiled queries read it straight from the row.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: RESOLVERS as NonEmptyArray<never>,
    authChecker: AuthChecker as never,
    // The services check the domain's rules and answer all faults at once.
    validate: false,
    // TypeGraphQL asks for one as soon as there is a subscription; ours name their own source (LiveSource).
    pubSub: NO_PUB_SUB,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  });
  schema.description = CONVENTIONS;
  describeRoots(schema);
  nameTypesOfSources(schema);
  boundEnumLists(schema);
  limitWrites(schema);
  // The outermost: what is refused counts as nothing.
  refuseSuspended(schema);
  return schema;
}

/** TypeGraphQL makes the three roots itself and has no place to describe them. */
function describeRoots(schema: GraphQLSchema): void {
  const roots = [
    [schema.getQueryType(), 'What can be read; nothing is changed by it.'],
    [schema.getMutationType(), 'What can be changed; each is done as a whole or not at all.'],
    [schema.getSubscriptionType(), 'What can be followed live, over WebSocket.'],
  ] as const;
  for (const [type, description] of roots) if (type) type.description = description;
}

/** Sources of unions and interfaces say their type: compiled queries cannot wait for TypeGraphQL's async answer. */
function nameTypesOfSources(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (source) => (source as { __typename: string }).__typename;
  }
}
