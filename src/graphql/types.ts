import { type ClassType, Extensions, Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { Connection, PageInfo } from '../data/page.ts';
import { ERROR_CODES, type ErrorCode, type Reason } from '../shared/errors.ts';
import type { Permission } from '../shared/permission.ts';

/** A list of words as a TypeGraphQL enum value object: `enumOf(['A', 'B'])` is `{ A: 'A', B: 'B' }`. */
export function enumOf<const T extends readonly string[]>(words: T): { [K in T[number]]: K } {
  return Object.fromEntries(words.map((word) => [word, word])) as { [K in T[number]]: K };
}

const ErrorCodeEnum = enumOf(ERROR_CODES);
registerEnumType(ErrorCodeEnum, {
  name: 'ErrorCode',
  description: 'Machine-readable `extensions.code` of every error.',
  valuesConfig: {
    BAD_USER_INPUT: { description: 'The input has faults; `fields` lists them all.' },
    UNAUTHENTICATED: {
      description:
        'Nobody is signed in, or the session has ended. SESSION_EXPIRED: refresh it and ask again; only signing up, in and out, refreshing and mailed tokens are heard until then.',
    },
    EMAIL_NOT_VERIFIED: { description: 'The account has to verify its address first.' },
    FORBIDDEN: { description: 'The viewer can read it but may not do this; `reason` says why.' },
    NOT_FOUND: { description: 'It does not exist, or not for this viewer.' },
    CONFLICT: { description: 'The present state does not allow it; `reason` says why.' },
    RATE_LIMITED: { description: 'Too many in a time; try again after `retryAfterSeconds`.' },
    QUERY_TOO_COSTLY: { description: 'The document asks for too much at once.' },
    INTERNAL_SERVER_ERROR: { description: 'Our fault; quote `requestId`.' },
    GRAPHQL_PARSE_FAILED: { description: 'The document is not GraphQL.' },
    GRAPHQL_VALIDATION_FAILED: { description: 'The document does not fit the schema.' },
    PERSISTED_QUERY_NOT_FOUND: { description: 'This hash is not known; send the document with it.' },
  },
});

@InterfaceType('Node', { description: 'Anything with an id of its own; `node(id:)` finds it.' })
export abstract class NodeType {
  @Field(() => ID, { description: 'UUIDv7, unique over all types.' })
  id!: string;
}

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list (Relay).' })
export class PageInfoType implements Pick<PageInfo, 'startCursor' | 'endCursor'> {
  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null when the page is empty.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when the page is empty.' })
  endCursor!: string | null;
}

@ObjectType('Permission', {
  simpleResolvers: true,
  description: 'Whether the viewer may do something and, where not, why.',
})
export class PermissionType implements Permission {
  @Field(() => Boolean, { description: 'True when the mutation would be taken.' })
  allowed!: boolean;
  @Field(() => ErrorCodeEnum, {
    nullable: true,
    description: 'The code that the mutation would answer; null when allowed.',
  })
  code!: ErrorCode | null;
  @Field(() => String, {
    nullable: true,
    description: 'A stable finer word, such as COMPANION_FULL; null when allowed.',
  })
  reason!: Reason | null;
  @Field(() => Int, { nullable: true, description: 'With RATE_LIMITED: after so many seconds it is allowed.' })
  retryAfterSeconds?: number;
}

/** The classes of a Relay connection and its edge for a node view; `counted: false` leaves `totalCount` out. */
export function connectionTypes<T extends object>(
  name: string,
  node: () => ClassType<T>,
  options: { counted?: boolean } = {},
) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${name} in a list, with its position.` })
  class EdgeType {
    @Field(node, { description: `The ${name}.` })
    node!: T;
    @Field(() => String, { description: 'Opaque position; give it as `after` or `before`.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name} (Relay).` })
  class PlainConnectionType {
    @Field(() => [EdgeType], { description: 'Nodes with their cursors.' })
    edges!: EdgeType[];
    @Field(() => [node()], { description: 'The nodes alone.' })
    nodes!: T[];
    @Field(() => PageInfoType, { description: 'Whether there is more, and from where.' })
    pageInfo!: PageInfoType;
  }
  if (options.counted === false) return PlainConnectionType;

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name} (Relay).` })
  class CountedConnectionType extends PlainConnectionType {
    @Counts()
    @Field(() => Int, { name: 'totalCount', description: 'How many the whole list has, exactly.' })
    totalCount(): Promise<number> {
      return (this as unknown as Connection<T>).count();
    }
  }
  return CountedConnectionType;
}

/**
 * Marks a root field that neither needs nor looks at who asks, so that a client whose session has expired may ask for it:
 * signing up, in and out, refreshing, and what is proven by a mailed token.
 */
export const ForExpiredSessionsToo = () => Extensions({ forExpiredSessionsToo: true });

/** Marks a mutation that a suspended account may use: what keeps it safe, lets it go, or asks for the sanction to be looked at again. */
export const ForSuspendedToo = () => Extensions({ forSuspendedToo: true });

/**
 * Marks a list at the root that may be seconds old for who is signed out: it is read from a replica, where there is one. Not for what is
 * asked for by its id (somebody may have just made it), nor for anything about the viewer.
 */
export const MayBeStale = () => Extensions({ mayBeStale: true });

/** Marks a resolved field whose answer is the same for whoever may see the object: subscribers can share one execution. */
export const SameForAll = () => Extensions({ variesBy: 'nothing' });
/** Marks a resolved field that depends only on whether the viewer wrote the message. */
export const VariesByAuthorship = () => Extensions({ variesBy: 'authorship' });
/**
 * Says how many items a list without pages has at most, or, where an argument bounds it, the name of that argument. Every such list
 * says it: the cost of a document is estimated with it.
 */
export const AtMost = (items: number, argument?: string) =>
  Extensions({ atMost: items, ...(argument && { argument }) });
/** Marks a field for which the database counts; the cost of a document weighs it (`totalCount` of a whole list most). */
export const Counts = () => Extensions({ counts: true });
/** What a count over all that is one's own costs. */
export const OWN_COUNT = 100;
/** Says how many nodes would cost as much as what the database does for this field. */
export const Work = (nodes: number) => Extensions({ work: nodes });
/** Says how large a page of this connection is without `first` and `last`, where it is not the usual size. */
export const PageOf = (items: number) => Extensions({ page: items });
