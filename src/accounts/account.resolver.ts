import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AtMost, ForExpiredSessionsToo, ForSuspendedToo, SameForAll } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { isUuid } from '../shared/faults.ts';
import { derivedId } from '../shared/ids.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import { type AccountRow, findAccount } from './account.rows.ts';
import {
  AgeGroupEnum,
  SessionType,
  SignInInput,
  SignInResultType,
  SignUpInput,
  UpdateProfileInput,
  UserPermissionsType,
  UserType,
  ViewerType,
} from './account.types.ts';
import type { AgeGroup } from './age-group.ts';
import { blockBetween } from './blocks/block.loaders.ts';
import { canBlock } from './blocks/block.policy.ts';
import { changePassword, requestPasswordReset, resetPassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { knownDeviceName } from './device-name.ts';
import { hiddenFrom } from './hidden/hidden-content.loaders.ts';
import type { HiddenContentRow } from './hidden/hidden-content.rows.ts';
import { HIDDEN_FIELD, HiddenContentType } from './hidden/hidden-content.types.ts';
import { permissionToMessage } from './message-permission.ts';
import { PROOF } from './proof.types.ts';
import { refreshSession } from './refresh-session.ts';
import { listSessions, type SessionRow } from './session.rows.ts';
import { revokeOtherSessions, revokeSession, type SignInResult } from './session.service.ts';
import { signIn, signOut } from './sign-in.ts';
import { resendVerificationEmail, signUp } from './sign-up.ts';
import { updateProfile } from './update-profile.ts';
import { userById } from './user.loaders.ts';
import { isDeparted, shownAgeGroup, type UserRow } from './user.rows.ts';
import { verifyEmail } from './verify-email.ts';

@Resolver()
export class AccountResolver {
  @Query(() => ViewerType, {
    nullable: true,
    description:
      'The signed-in account. Null when signed out; whoever brings a token that has expired gets UNAUTHENTICATED (SESSION_EXPIRED), here and everywhere.',
  })
  viewer(@Ctx() ctx: Context): Promise<AccountRow | null> | null {
    return ctx.viewer && findAccount(ctx, ctx.viewer.userId);
  }

  @Query(() => UserType, { nullable: true, description: 'A traveller. Null when there is none, or no longer.' })
  user(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<UserRow | null> | null {
    return isUuid(id) ? userById(ctx).load(id) : null;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, { description: 'Answers true whether or not the address was known; the mail tells.' })
  async signUp(
    @Arg('input', () => SignUpInput, { description: 'The new account.' }) input: SignUpInput,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await signUp(ctx, input);
    return true;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, {
    description: 'Verifies the address that the token was mailed to. A used or old token does nothing (TOKEN_INVALID).',
  })
  async verifyEmail(
    @Arg('token', () => String, { description: 'From the link of the mail; lives 24 hours.' }) token: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await verifyEmail(ctx, token);
    return true;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, { description: 'Answers true for any address; the mail goes where it is needed.' })
  async resendVerificationEmail(
    @Arg('email', () => String, { description: 'Address of the account.' }) email: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await resendVerificationEmail(ctx, email);
    return true;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => SignInResultType, {
    description:
      'Begins a session. One answer (SIGN_IN_FAILED) for an unknown address and a wrong password; after 5 failures a minute for account and address, 20 for an address, RATE_LIMITED.',
  })
  signIn(
    @Arg('input', () => SignInInput, { description: 'Who, and how the tokens shall travel.' }) input: SignInInput,
    @Ctx() ctx: Context,
  ): Promise<SignInResult> {
    return signIn(ctx, input);
  }

  @ForExpiredSessionsToo()
  @Mutation(() => SignInResultType, {
    description:
      'Renews the session: the answer to UNAUTHENTICATED (SESSION_EXPIRED). The token comes from the cookie (`it_refresh`, over https `__Secure-it_refresh`, sent to /graphql only), or from the argument for BEARER clients; the answer carries the tokens the same way. Within 30 seconds the old token answers the same successor; later its use ends the session.',
  })
  refreshSession(
    @Arg('refreshToken', () => String, { nullable: true, description: 'For BEARER clients; left out: the cookie.' })
    refreshToken: string | null | undefined,
    @Ctx() ctx: Context,
  ): Promise<SignInResult> {
    return refreshSession(ctx, refreshToken);
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, {
    description: 'Ends this session, its sockets and its cookies; also when the access token has run out.',
  })
  async signOut(@Ctx() ctx: Context): Promise<boolean> {
    await signOut(ctx);
    return true;
  }

  @ForSuspendedToo()
  @Authorized()
  @Mutation(() => Boolean, { description: "Ends one of the viewer's sessions; its sockets close at once." })
  async revokeSession(
    @Arg('id', () => ID, { description: 'Id of the session.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await revokeSession(ctx, id);
    return true;
  }

  @ForSuspendedToo()
  @Authorized()
  @Mutation(() => Int, {
    description: "Ends the viewer's sessions but this one; their sockets close at once. Returns how many were ended.",
  })
  revokeOtherSessions(@Ctx() ctx: Context): Promise<number> {
    return revokeOtherSessions(ctx);
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, {
    description: 'Answers true for any address; the mail goes where an account is. Only the newest link works.',
  })
  async requestPasswordReset(
    @Arg('email', () => String, { description: 'Address of the account.' }) email: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await requestPasswordReset(ctx, email);
    return true;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, {
    description: 'Sets a new password and ends all sessions. A used or old token does nothing (TOKEN_INVALID).',
  })
  async resetPassword(
    @Arg('token', () => String, { description: 'From the link of the mail; lives one hour.' }) token: string,
    @Arg('newPassword', () => String, { description: 'As in `SignUpInput.password`.' }) newPassword: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await resetPassword(ctx, token, newPassword);
    return true;
  }

  @ForSuspendedToo()
  @Authorized('VERIFIED')
  @Mutation(() => Boolean, {
    description:
      'Changes the password, or sets the first one of an account that has none, and ends the other sessions. CONFLICT (NO_EMAIL) without an address.',
  })
  async changePassword(
    @Arg('currentPassword', () => String, { description: PROOF }) currentPassword: string,
    @Arg('newPassword', () => String, { description: 'As in `SignUpInput.password`.' }) newPassword: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await changePassword(ctx, currentPassword, newPassword);
    return true;
  }

  @Authorized()
  @Mutation(() => ViewerType, { description: 'Changes what is given; the rest stays.' })
  updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What shall change.' }) input: UpdateProfileInput,
    @Ctx() ctx: Context,
  ): Promise<AccountRow> {
    return updateProfile(ctx, input);
  }

  @ForSuspendedToo()
  @Authorized()
  @Mutation(() => Boolean, {
    description:
      'Deletes the account at once and for good. What others live with (comments, reviews, messages, places) stays without an author.',
  })
  async deleteAccount(
    @Arg('password', () => String, { description: PROOF }) password: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await deleteAccount(ctx, password);
    return true;
  }
}

@Resolver(() => UserType)
export class UserResolver {
  @SameForAll()
  @FieldResolver(() => AgeGroupEnum, { description: 'From the birth date, at the time of asking.' })
  ageGroup(@Root() user: UserRow, @Ctx() ctx: Context): AgeGroup {
    return shownAgeGroup(ctx, user);
  }

  @FieldResolver(() => HiddenContentType, HIDDEN_FIELD)
  hidden(@Root() user: UserRow, @Ctx() ctx: Context): Promise<HiddenContentRow | null> | null {
    return hiddenFrom(ctx, user.id, user, true);
  }

  @FieldResolver(() => UserPermissionsType, {
    description: 'What the viewer may do with this person and, where not, why.',
  })
  async viewerCan(@Root() user: UserRow, @Ctx() ctx: Context): Promise<UserPermissionsType> {
    const { isMine, isTheirs } = await blockBetween(ctx, user.id);
    const other = isDeparted(user) ? null : user;
    return {
      message: await permissionToMessage(ctx, isMine || isTheirs ? null : other),
      block: canBlock(ctx.viewer, isMine || !isTheirs ? other : null),
      about: { id: user.id, ownerId: user.id },
    };
  }
}

@Resolver(() => ViewerType)
export class ViewerResolver {
  @FieldResolver(() => ID, { description: "An id of its own, not the user's: client caches know objects by id alone." })
  id(@Root() account: AccountRow): string {
    return derivedId('Viewer', account.id);
  }

  @FieldResolver(() => UserType, { description: 'As others see it.' })
  user(@Root() account: AccountRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(account.id);
  }

  @AtMost(LIST_SIZES.sessions)
  @FieldResolver(() => [SessionType], { description: 'Where the account is signed in now, newest first.' })
  sessions(@Root() account: AccountRow, @Ctx() ctx: Context): Promise<SessionRow[]> {
    return listSessions(ctx, account.id);
  }
}

@Resolver(() => SessionType)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent(@Root() session: SessionRow, @Ctx() ctx: Context): boolean {
    return session.id === ctx.viewer?.sessionId;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Browser and system, such as `Chrome, Android`; null for what is neither.',
  })
  device(@Root() { userAgent }: SessionRow): string | null {
    return knownDeviceName(userAgent);
  }
}

@Resolver(() => SignInResultType)
export class SignInResultResolver {
  @FieldResolver(() => ViewerType, { description: 'Who is signed in now.' })
  viewer(@Root() result: SignInResult): AccountRow {
    return result.viewer;
  }
}
