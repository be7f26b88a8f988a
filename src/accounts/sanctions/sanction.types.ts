import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf, NodeType } from '../../graphql/types.ts';
import { ROLES } from '../../shared/context.ts';
import { SANCTION_KINDS, type SanctionKind } from './sanction.entity.ts';
import type { SanctionRow } from './sanction.rows.ts';

/** `Role` of the schema. */
export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What an account may do beside what everybody may.',
  valuesConfig: {
    MEMBER: { description: 'Nothing more.' },
    MODERATOR: { description: 'Decides about reports.' },
    ADMIN: { description: 'Gives and takes roles too, and decides about moderators.' },
  },
});

/** `SanctionKind` of the schema. */
export const SanctionKindEnum = enumOf(SANCTION_KINDS);
registerEnumType(SanctionKindEnum, {
  name: 'SanctionKind',
  description: 'What a moderator can put on an account.',
  valuesConfig: {
    WARNING: { description: 'Shown to the account for 90 days.' },
    SUSPENSION: { description: 'Signing in and reading, nothing else, until it ends: FORBIDDEN (SUSPENDED, `until`).' },
    BAN: { description: 'No session; the address cannot sign up again.' },
  },
});

@ObjectType('Appeal', { description: 'Asks for a sanction to be looked at again.' })
export class AppealType {
  @Field(() => String, { description: 'What the account says.' })
  text!: string;
  @Field(() => Date, { description: 'When it was sent.' })
  createdAt!: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether the sanction was lifted for it; null while open.' })
  isGranted!: boolean | null;
}

@ObjectType('Sanction', {
  implements: NodeType,
  description: 'What a moderator has put on an account; seen by the account and by moderators.',
})
export class SanctionType extends NodeType {
  @Field(() => SanctionKindEnum, { description: 'How heavy it is.' })
  kind!: SanctionKind;
  @Field(() => String, { description: 'Why, in the words of the moderator to the account.' })
  reason!: SanctionRow['reason'];
  @Field(() => Date, { description: 'When it was decided.' })
  createdAt!: SanctionRow['createdAt'];
  @Field(() => Date, { nullable: true, description: 'Null for a warning and a ban.' })
  until!: SanctionRow['until'];
}
