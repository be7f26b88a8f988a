import { GraphQLScalarType } from 'graphql';
import { Field, ID, ObjectType } from 'type-graphql';
import type { PasskeyRow } from './passkey.rows.ts';

/** `JSON`: options or a response of the WebAuthn API, passed as they are; given as a variable. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Options or a response of the WebAuthn API, as JSON; given as a variable.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: () => null,
});

@ObjectType('Passkey', { description: 'A way to sign in that stays on the devices of its owner.' })
export class PasskeyType implements PasskeyRow {
  @Field(() => ID, { description: 'For deletePasskey.' })
  id!: string;
  @Field(() => String, { description: 'As its owner calls it.' })
  name!: string;
  @Field(() => Date, { description: 'When it was added.' })
  createdAt!: string;
  @Field(() => Date, { nullable: true, description: 'When somebody last signed in with it; null: never.' })
  lastUsedAt!: string | null;
}
