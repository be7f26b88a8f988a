import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../graphql/scalars.ts';
import { enumOf, NodeType, PermissionType } from '../graphql/types.ts';
import type { About, Role } from '../shared/context.ts';
import { AGE_GROUPS } from './age-group.ts';
import { RoleEnum } from './sanctions/sanction.types.ts';
import type { SessionRow } from './session.rows.ts';
import { GENDERS, type Gender, type User } from './user.entity.ts';

/** `Gender` of the schema. */
export const GenderEnum = enumOf(GENDERS);
registerEnumType(GenderEnum, {
  name: 'Gender',
  description: 'As the person says it.',
  valuesConfig: {
    MALE: { description: '남성.' },
    FEMALE: { description: '여성.' },
    UNDISCLOSED: { description: 'Not told, or neither.' },
  },
});

/** `AgeGroup` of the schema. */
export const AgeGroupEnum = enumOf(AGE_GROUPS);
registerEnumType(AgeGroupEnum, {
  name: 'AgeGroup',
  description: 'From the birth date, at the time of asking: 10대 이하, 20대, 30대, 40대 이상.',
  valuesConfig: {
    TEENS: { description: '10대 이하: up to 19.' },
    TWENTIES: { description: '20대.' },
    THIRTIES: { description: '30대.' },
    FORTIES_UP: { description: '40대 이상.' },
  },
});

export type TokenDelivery = 'COOKIE' | 'BEARER';
/** `TokenDelivery` of the schema. */
export const TokenDeliveryEnum = enumOf(['COOKIE', 'BEARER']);
registerEnumType(TokenDeliveryEnum, {
  name: 'TokenDelivery',
  description: 'How tokens travel: HttpOnly cookies for browsers, or in the answer for other clients.',
  valuesConfig: {
    COOKIE: { description: 'HttpOnly cookies on the answer; over HTTP only.' },
    BEARER: { description: 'In the answer; send the access token as `Authorization: Bearer …`.' },
  },
});

@ObjectType('User', { implements: NodeType, simpleResolvers: true, description: 'A traveller as others see one.' })
export class UserType extends NodeType {
  @Field(() => String, { description: 'The name that others see; not unique.' })
  nickname!: User['nickname'];
  @Field(() => String, { description: 'A few words about oneself; empty when there are none.' })
  introduction!: User['introduction'];
  @Field(() => GenderEnum, { description: 'As the person says it.' })
  gender!: Gender;
  @Field(() => Date, { description: 'When the account was made.' })
  joinedAt!: Date;
}

@ObjectType('UserPermissions', { description: 'What the viewer may do with a person and, where not, why.' })
export class UserPermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, {
    description:
      '`openDirectRoom`: any other person whose account stands and who lets the viewer (`ViewerSettings.directMessages`).',
  })
  message!: PermissionType;
  @Field(() => PermissionType, { description: '`setBlock`: anybody but oneself.' })
  block!: PermissionType;
}

@ObjectType('Viewer', { simpleResolvers: true, description: 'The signed-in account, visible to itself alone.' })
export class ViewerType {
  /** The user's id, by which other domains resolve their fields; the field `id` of the schema shows another. */
  id!: string;
  @Field(() => String, {
    description: 'The address, in lower case; empty for an account that was made at a provider which tells none.',
  })
  email!: string;
  @Field(() => Boolean, {
    description: 'Whether the link of the verification mail was followed, or a provider vouches for the address.',
  })
  isEmailVerified!: boolean;
  @Field(() => Boolean, {
    description:
      'Whether birth date and gender are known. Not after the first sign-in with a provider, until `completeSignUp`: until then the account may do what an unverified one may.',
  })
  isSignUpComplete!: boolean;
  @Field(() => DateScalar, { description: 'Others see only the age group. 0001-01-01 until `isSignUpComplete`.' })
  birthDate!: string;
  @Field(() => RoleEnum, { description: 'What the account may do beside what everybody may.' })
  role!: Role;
  @Field(() => Boolean, { description: 'Whether a mail a day tells of unread notifications; off unless switched on.' })
  mailDigest!: boolean;
}

@ObjectType('Session', { simpleResolvers: true, description: 'One signed-in device: a chain of refresh tokens.' })
export class SessionType {
  @Field(() => ID, { description: 'Give it to `revokeSession`.' })
  id!: SessionRow['id'];
  @Field(() => String, { nullable: true, description: 'User-Agent of signing in; null when none was sent.' })
  userAgent!: SessionRow['userAgent'];
  @Field(() => Date, { description: 'When it was signed in.' })
  createdAt!: Date;
  @Field(() => Date, { description: 'When its tokens were last renewed.' })
  lastUsedAt!: Date;
}

@ObjectType('SignInResult', { description: 'A session that has begun, or goes on.' })
export class SignInResultType {
  @Field(() => Date, { description: 'Renew with `refreshSession` before.' })
  accessTokenExpiresAt!: Date;
  @Field(() => String, { nullable: true, description: 'Only with BEARER.' })
  accessToken!: string | null;
  @Field(() => String, { nullable: true, description: 'Only with BEARER. Each can be used once; keep the newest.' })
  refreshToken!: string | null;
}

@InputType({ description: 'A new account.' })
export class SignUpInput {
  @Field(() => String, { description: 'Stored in lower case; at most 254 characters.' })
  email!: string;
  @Field(() => String, { description: '8 to 128 characters; not a common one, not the e-mail or nickname.' })
  password!: string;
  @Field(() => String, { nullable: true, description: '2 to 20; left out: a random one, such as 용감한 카피바라.' })
  nickname?: string | null;
  @Field(() => DateScalar, { description: 'Of somebody who is 14 to 120 years old.' })
  birthDate!: string;
  @Field(() => GenderEnum, { description: 'As the person says it.' })
  gender!: Gender;
}

@InputType({ description: 'Address and password, and how the tokens shall travel.' })
export class SignInInput {
  @Field(() => String, { description: 'In any case.' })
  email!: string;
  @Field(() => String, { description: 'The password.' })
  password!: string;
  @Field(() => TokenDeliveryEnum, { defaultValue: 'COOKIE', description: 'Browsers COOKIE, other clients BEARER.' })
  delivery!: TokenDelivery;
}

@InputType({ description: 'What shall change; a field that is left out stays.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: '2 to 20 characters; null is refused.' })
  nickname?: string | null;
  @Field(() => String, { nullable: true, description: 'At most 500 characters; null empties it.' })
  introduction?: string | null;
  @Field(() => GenderEnum, {
    nullable: true,
    description:
      'Null is refused. CONFLICT (GENDER_ASKED_FOR) while a trip, or a live application to one, asks for a gender.',
  })
  gender?: Gender | null;
  @Field(() => ID, { nullable: true, description: 'An upload of purpose AVATAR; null removes the picture.' })
  avatarUploadId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a mail a day shall tell of unread notifications; null is refused.',
  })
  mailDigest?: boolean | null;
}
