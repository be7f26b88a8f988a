import 'reflect-metadata';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { type AuthCheckerInterface, buildSchemaSync, getMetadataStorage, type NonEmptyArray, type ResolverData } from 'type-graphql';
import { AccountResolver } from './accounts/account.resolver.ts';
import { AreaResolver } from './areas/area.resolver.ts';
import { ChatResolver } from './chat/chat.resolver.ts';
import { MessageResolver } from './chat/message.resolver.ts';
import { RoomResolver } from './chat/room.resolver.ts';
import { RoomEventsResolver } from './chat/room-events.resolver.ts';
import { RoomMemberResolver } from './chat/room-member.resolver.ts';
import type { Context } from './shared/context.ts';
import { AppError, unauthenticated } from './shared/errors.ts';
import { LOADED, type LoadedFields } from './shared/loaded.ts';
import { PermissionResolver } from './shared/permission.resolver.ts';
import { DateTimeScalar } from './shared/scalars.ts';

/** Every resolver class of the house, by hand: what is not here is not in the schema. */
const RESOLVERS: NonEmptyArray<new () => object> = [
  PermissionResolver,
  AccountResolver,
  AreaResolver,
  ChatResolver,
  RoomResolver,
  RoomMemberResolver,
  MessageResolver,
  RoomEventsResolver,
];

/** What `@Authorized()` asks: `@Authorized()` a signed-in viewer, `@Authorized('VERIFIED')` one whose address is verified. */
export type Role = 'VERIFIED';

class AuthChecker implements AuthCheckerInterface<Context, Role> {
  check({ context }: ResolverData<Context>, roles: Role[]): boolean {
    if (!context.viewer) throw unauthenticated();
    if (roles.includes('VERIFIED') && !context.viewer.isVerified) {
      throw new AppError('EMAIL_NOT_VERIFIED', 'EMAIL_NOT_VERIFIED');
    }
    return true;
  }
}

/** Builds the schema of the API. Deterministic: printing it twice gives the same text. */
export function createSchema(): GraphQLSchema {
  // A column needs no wrapper around it: graphql-js and the compiled queries read it straight from the row.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: RESOLVERS as NonEmptyArray<never>,
    authChecker: AuthChecker as never,
    // The services check the domain's rules and answer all faults at once.
    validate: false,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  });
  preferLoadedValues(schema);
  return schema;
}

/**
 * A source that already carries a field's value answers with it at once; only what is missing is resolved. So a list
 * that loaded authors and comments in its own statement runs no resolver for them, and no promise is made.
 */
function preferLoadedValues(schema: GraphQLSchema): void {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.has(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve;
      if (!resolve) continue;
      field.resolve = (source, args, ctx, info) => {
        const loaded = (source as LoadedFields)[LOADED]?.[field.name];
        return loaded === undefined ? resolve(source, args, ctx, info) : loaded;
      };
    }
  }
}
