import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { ForExpiredSessionsToo, ForSuspendedToo } from '../graphql/types.ts';
import type { Context } from '../shared/context.ts';
import { confirmEmailChange, requestEmailChange, undoEmailChange } from './email-change.ts';
import { PROOF } from './proof.types.ts';

@Resolver()
export class EmailChangeResolver {
  @ForSuspendedToo()
  @Authorized('VERIFIED')
  @Mutation(() => Boolean, {
    description:
      'Mails a link to a new address; nothing changes before it is followed. Answers true for any address. Only the newest link works.',
  })
  async requestEmailChange(
    @Arg('newEmail', () => String, { description: 'Stored in lower case; at most 254 characters.' }) newEmail: string,
    @Arg('password', () => String, { description: PROOF }) password: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await requestEmailChange(ctx, newEmail, password);
    return true;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, {
    description:
      'Changes the address to the one that the token was mailed to. The old address is told and kept for 7 days. A used or old token does nothing (TOKEN_INVALID).',
  })
  async confirmEmailChange(
    @Arg('token', () => String, { description: 'From the link of the mail; lives 24 hours.' }) token: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await confirmEmailChange(ctx, token);
    return true;
  }

  @ForExpiredSessionsToo()
  @Mutation(() => Boolean, {
    description:
      'Brings the old address back and ends all sessions; a link for a new password is mailed there. A used or old token does nothing (TOKEN_INVALID).',
  })
  async undoEmailChange(
    @Arg('token', () => String, { description: 'From the mail to the old address; lives 7 days.' }) token: string,
    @Ctx() ctx: Context,
  ): Promise<boolean> {
    await undoEmailChange(ctx, token);
    return true;
  }
}
