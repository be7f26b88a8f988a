import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { ViewerType } from '../accounts/account.types.ts';
import { quotaDay, quotaLeft } from '../accounts/quota/quota.ts';
import type { Context } from '../shared/context.ts';
import { QuotaType } from './quota.types.ts';
import { newConversationsLeft } from './start-conversation.ts';

@Resolver(() => ViewerType)
export class QuotaOfViewerResolver {
  @FieldResolver(() => QuotaType, { description: 'What the limits per day still allow.' })
  async quota(@Ctx() ctx: Context): Promise<QuotaType> {
    const [conversations, left] = await Promise.all([newConversationsLeft(ctx), quotaLeft(ctx)]);
    return {
      newConversationsLeft: conversations,
      applicationsLeft: left?.applications ?? null,
      postsLeft: left?.posts ?? null,
      commentsLeft: left?.comments ?? null,
      invitationsLeft: left?.invitations ?? null,
      resetsAt: quotaDay(ctx).ends,
    };
  }
}
