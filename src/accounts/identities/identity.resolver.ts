import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AtMost, ForSuspendedToo } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import type { AccountRow } from '../account.rows.ts';
import { ViewerType } from '../account.types.ts';
import { completeSignUp, unlinkIdentity } from './complete-sign-up.ts';
import { type IdentityRow, listIdentities } from './identity.rows.ts';
import { CompleteSignUpInput, IdentityType, SignInProviderType } from './identity.types.ts';

@Resolver(() => ViewerType)
export class IdentityResolver {
  @AtMost(LIST_SIZES.providers)
  @Query(() => [SignInProviderType], { description: 'Providers that people can sign in with here.' })
  signInProviders(@Ctx() { app }: Context): SignInProviderType[] {
    return app.config.providers.map(({ name, label }) => ({
      name,
      label,
      startUrl: `${app.config.publicUrl}/auth/${name}`,
    }));
  }

  @Authorized()
  @Mutation(() => ViewerType, {
    description:
      'After the first sign-in with a provider: what the provider did not tell. CONFLICT (SIGN_UP_COMPLETE) for an account that is complete.',
  })
  completeSignUp(
    @Arg('input', () => CompleteSignUpInput, { description: 'What is missing.' }) input: CompleteSignUpInput,
    @Ctx() ctx: Context,
  ): Promise<AccountRow> {
    return completeSignUp(ctx, input);
  }

  @ForSuspendedToo()
  @Authorized()
  @Mutation(() => ViewerType, {
    description:
      'Unlinks an account at a provider; CONFLICT (LAST_WAY_TO_SIGN_IN) when nothing would be left to sign in with.',
  })
  unlinkIdentity(
    @Arg('id', () => ID, { description: 'Id of the identity.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<AccountRow> {
    return unlinkIdentity(ctx, id);
  }

  @AtMost(LIST_SIZES.identities)
  @FieldResolver(() => [IdentityType], { description: 'Accounts at other providers that sign in here, oldest first.' })
  identities(@Root() { id }: AccountRow, @Ctx() ctx: Context): Promise<IdentityRow[]> {
    return listIdentities(ctx, id);
  }
}
