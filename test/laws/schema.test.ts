import { readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);
const isOutput = (type: GraphQLNamedType) => isObjectType(type) || isInterfaceType(type);

/** Everything with a name: [path, description]. */
function* described(): Generator<[string, string | null | undefined]> {
  for (const type of types) {
    yield [type.name, type.description];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description];
      if (!('args' in field)) continue;
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name})`, argument.description];
    }
  }
}

describe('the schema', () => {
  it('is printed as it is (npm run schema)', () => {
    const printed = readFileSync('schema/schema.graphql', 'utf8').trim();
    expect(printed === printSchema(lexicographicSortSchema(schema)).trim()).toBe(true);
  });

  it('says of every type, field, argument and value what it means', () => {
    const all = [...described()];
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter(([, description]) => !description?.trim()).map(([path]) => path)).toEqual([]);
  });

  it('lets no secret out: what sounds like one stands here by name', () => {
    const allowed = [
      'SignInResult.accessToken',
      'SignInResult.accessTokenExpiresAt',
      'SignInResult.refreshToken',
      'Identity.email',
      // Whether a kind is mailed.
      'NotificationSetting.email',
      'Viewer.email',
      'Viewer.isEmailVerified',
      'Viewer.mailDigest',
    ];
    const suspicious = types
      .filter(isOutput)
      .filter(({ name }) => !['Mutation', 'Query', 'Subscription'].includes(name))
      .flatMap((type) =>
        Object.keys((type as never as { getFields(): object }).getFields()).map((field) => `${type.name}.${field}`),
      )
      .filter((path) => /\.(?!blurHash).*(password|secret|hash|token|e?mail|birth|digest|address(?!$)|ip$)/i.test(path))
      .filter((path) => path !== 'Viewer.birthDate');
    expect(suspicious.filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it('says of every list without pages how long it can be (@AtMost), for the cost of documents', () => {
    const unbounded = types
      .filter(isOutput)
      .filter(({ name }) => !name.endsWith('Connection'))
      .flatMap((type) =>
        Object.values((type as GraphQLObjectType).getFields())
          .filter((field) => String(field.type).startsWith('[') && !((field.extensions.atMost as number) > 0))
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(unbounded).toEqual([]);
  });

  it('gives connections to lists that grow, and no bare list of nodes', () => {
    const node = schema.getType('Node');
    const bounded = ['Companion.members', 'Planner.legs', 'ModerationCase.actions', 'ModerationCase.sanctions'];
    const bare = types
      .filter(isObjectType)
      .filter(({ name }) => !name.endsWith('Connection'))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => {
            const inner = /^\[(\w+)!\]!?$/.exec(String(field.type))?.[1];
            const of = inner ? schema.getType(inner) : undefined;
            return isObjectType(of) && isInterfaceType(node) && of.getInterfaces().includes(node);
          })
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(bare.filter((path) => !bounded.includes(path))).toEqual([]);
  });
});

describe('what anybody may ask', () => {
  const open = (kind: 'queries' | 'mutations' | 'subscriptions') =>
    getMetadataStorage()
      [kind].filter(({ roles }) => roles === undefined)
      .map(({ schemaName }) => schemaName)
      .sort();

  it('is, of the mutations, only these', () => {
    expect(open('mutations')).toEqual(
      [
        'beginPasskeySignIn',
        'confirmEmailChange',
        'finishPasskeySignIn',
        'recordCompanionView',
        'refreshSession',
        'requestPasswordReset',
        'resendVerificationEmail',
        'resetPassword',
        'signIn',
        // An expired access token must not keep anybody signed in.
        'signOut',
        'signUp',
        'undoEmailChange',
        'verifyEmail',
      ].filter((name) => schema.getMutationType()?.getFields()[name]),
    );
  });

  it('is heard for expired sessions too where nobody is asked for; counting a view asks', () => {
    const fields = Object.values(schema.getMutationType()!.getFields());
    const forgiven = fields.filter(({ extensions }) => extensions.forExpiredSessionsToo).map(({ name }) => name);
    expect(forgiven.sort()).toEqual(open('mutations').filter((name) => name !== 'recordCompanionView'));
  });

  it('is, of the queries, what is public', () => {
    expect(open('queries')).toEqual(
      [
        'area',
        'areas',
        'companion',
        'companions',
        'node',
        'place',
        'placeClusters',
        'places',
        'planner',
        'planners',
        'popularAreas',
        'pushPublicKey',
        'search',
        'signInProviders',
        'user',
        'viewer',
      ].filter((name) => schema.getQueryType()?.getFields()[name]),
    );
  });

  it('is no subscription', () => {
    expect(open('subscriptions')).toEqual([]);
  });
});
