import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { AtMost, ForExpiredSessionsToo } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import { SignInResultType, type TokenDelivery, TokenDeliveryEnum, ViewerType } from '../account.types.ts';
import type { SignInResult } from '../session.service.ts';
import type { PasskeyRow } from './passkey.rows.ts';
import { JsonScalar, PasskeyType } from './passkey.types.ts';
import { beginPasskeySignIn, finishPasskeySignIn } from './passkey-sign-in.ts';
import {
  beginPasskeyRegistration,
  deletePasskey,
  finishPasskeyRegistration,
  listPasskeys,
  MAX_PASSKEYS,
} from './register-passkey.ts';

@Resolver(() => ViewerType)
export class PasskeyResolver {
  @AtMost(MAX_PASSKEYS)
  @FieldResolver(() => [PasskeyType], { description: 'Oldest first; at most 20.' })
  passkeys(@Ctx() ctx: Context): Promise<PasskeyRow[]> {
    return listPasskeys(ctx);
  }

  @Authorized('VERIFIED')
  @Mutation(() => JsonScalar, { description: 'Options for navigator.credentials.create; they count for five minutes.' })
  beginPasskeyRegistration(@Ctx() ctx: Context): Promise<unknown> {
    return beginPasskeyRegistration(ctx);
  }

  @Authorized('VERIFIED')
  @Mutation(() => PasskeyType, { description: 'Keeps a passkey that was made for the newest options; they work once.' })
  finishPasskeyRegistration(
    @Arg('response', () => JsonScalar, { description: 'Of navigator.credentials.create, as JSON.' }) response: unknown,
    @Arg('name', () => String, { description: '1 to 50.' }) name: string,
    @Ctx() ctx: Context,
  ): Promise<PasskeyRow> {
    return finishPasskeyRegistration(ctx, response, name);
  }

  @Authorized()
  @Mutation(() => Boolean, { description: 'Not the last way to sign in (CONFLICT, LAST_WAY_TO_SIGN_IN).' })
  async deletePasskey(
    @Arg('id', () => ID, { description: 'Of one of the passkeys of the viewer.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await deletePasskey(ctx, id);
    return true;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => JsonScalar, {
    description: 'Options for navigator.credentials.get; they count once, for five minutes.',
  })
  beginPasskeySignIn(@Ctx() ctx: Context): Promise<unknown> {
    return beginPasskeySignIn(ctx);
  }

  @ForExpiredSessionsToo()
  @Mutation(() => SignInResultType, {
    description: 'Begins a session. One answer (PASSKEY_SIGN_IN_FAILED) for all that does not fit.',
  })
  finishPasskeySignIn(
    @Arg('response', () => JsonScalar, { description: 'Of navigator.credentials.get, as JSON.' }) response: unknown,
    @Arg('delivery', () => TokenDeliveryEnum, { defaultValue: 'COOKIE', description: 'How the tokens travel.' })
    delivery: TokenDelivery,
    @Ctx() ctx: Context,
  ): Promise<SignInResult> {
    return finishPasskeySignIn(ctx, response, delivery);
  }
}
