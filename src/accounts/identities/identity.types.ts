import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar } from '../../graphql/scalars.ts';
import { GenderEnum } from '../account.types.ts';
import type { Gender } from '../user.entity.ts';
import type { IdentityRow } from './identity.rows.ts';

@ObjectType('Identity', { description: 'An account at another provider that signs in here.' })
export class IdentityType {
  @Field(() => ID, { description: 'Give it to `unlinkIdentity`.' })
  id!: IdentityRow['id'];
  @Field(() => String, { description: 'Name of the provider, as in `signInProviders`.' })
  provider!: IdentityRow['provider'];
  @Field(() => String, {
    nullable: true,
    description: 'The address there when it was linked; null when none was told.',
  })
  email!: IdentityRow['email'];
  @Field(() => Date, { description: 'When it was linked.' })
  createdAt!: IdentityRow['createdAt'];
}

@ObjectType('SignInProvider', { description: 'A provider that is configured; open `startUrl` in the browser.' })
export class SignInProviderType {
  @Field(() => String, { description: 'Such as google.' })
  name!: string;
  @Field(() => String, { description: 'For a button, such as Google.' })
  label!: string;
  @Field(() => String, {
    description:
      'Open it in the browser; `?return=/path` says where to go on in the web app. Signed in (with a verified address), it links the account, else it signs in or signs up; `?link=true` only links. What goes wrong comes back to `/sign-in?reason=…` of the web app.',
  })
  startUrl!: string;
}

@InputType({ description: 'What a provider did not tell.' })
export class CompleteSignUpInput {
  @Field(() => String, { nullable: true, description: '2 to 20 characters; left out: as it stands.' })
  nickname?: string | null;
  @Field(() => DateScalar, { description: 'Of somebody who is 14 to 120 years old.' })
  birthDate!: string;
  @Field(() => GenderEnum, { description: 'As the person says it.' })
  gender!: Gender;
}
