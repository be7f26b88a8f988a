import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ForSuspendedToo } from '../../graphql/types.ts';
import type { Context } from '../../shared/context.ts';
import type { AccountRow } from '../account.rows.ts';
import { UserType, ViewerType } from '../account.types.ts';
import { userById } from '../user.loaders.ts';
import type { UserRow } from '../user.rows.ts';
import { type SanctionRow, sanctionInForce } from './sanction.rows.ts';
import { appeal } from './sanction.service.ts';
import { AppealType, SanctionType } from './sanction.types.ts';

@Resolver(() => SanctionType)
export class SanctionResolver {
  @ForSuspendedToo()
  @Authorized()
  @Mutation(() => SanctionType, {
    description:
      'Asks for the sanction in force to be looked at again, once. CONFLICT: NO_SANCTION, ALREADY_APPEALED. Whoever is banned has no session and answers the mail instead.',
  })
  appeal(
    @Ctx() ctx: Context,
    @Arg('text', () => String, { description: 'Why; 1 to 2,000 characters.' }) text: string,
  ): Promise<SanctionRow> {
    return appeal(ctx, text);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Whose account; null when it is gone.' })
  account(@Root() { userId }: SanctionRow, @Ctx() ctx: Context): Promise<UserRow | null> {
    return userById(ctx).load(userId);
  }

  @FieldResolver(() => AppealType, {
    name: 'appeal',
    nullable: true,
    description: 'The one appeal against it; null without any.',
  })
  appealAgainst(@Root() sanction: SanctionRow): AppealType | null {
    const { appealText, appealedAt, appealGranted } = sanction;
    return appealedAt === null ? null : { text: appealText!, createdAt: appealedAt, isGranted: appealGranted };
  }
}

@Resolver(() => ViewerType)
export class SanctionOfViewerResolver {
  @FieldResolver(() => SanctionType, {
    nullable: true,
    description: 'The sanction in force that weighs most, with its reason; null when there is none.',
  })
  sanction(@Root() account: AccountRow, @Ctx() ctx: Context): Promise<SanctionRow | null> {
    return sanctionInForce(ctx, account.id);
  }
}
