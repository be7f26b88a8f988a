import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../accounts/account.types.ts';
import type { UserRow } from '../accounts/user.rows.ts';
import { connectionTypes, enumOf, NodeType, PermissionType } from '../graphql/types.ts';
import type { About } from '../shared/context.ts';
import type { MessageRow } from './message.rows.ts';
import { ROOM_KINDS, type RoomKind } from './room.entity.ts';
import type { RoomRow } from './room.rows.ts';

const RoomKindEnum = enumOf(ROOM_KINDS);
registerEnumType(RoomKindEnum, {
  name: 'RoomKind',
  description: 'What a room is for.',
  valuesConfig: {
    DIRECT: { description: 'Two people; one room a pair.' },
    PARTY: { description: 'The members of a companion post.' },
  },
});

const ROOM_SCOPES = ['VISIBLE', 'HIDDEN', 'ALL'] as const;
export type RoomScope = (typeof ROOM_SCOPES)[number];
export const RoomScopeEnum = enumOf(ROOM_SCOPES);
registerEnumType(RoomScopeEnum, {
  name: 'RoomScope',
  description: "Which of the viewer's rooms.",
  valuesConfig: {
    VISIBLE: { description: 'Not hidden by the viewer, or written into since.' },
    HIDDEN: { description: 'Hidden by the viewer, and quiet since.' },
    ALL: { description: 'Both.' },
  },
});

@ObjectType('Room', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A conversation; only its members ever see one.',
})
export class RoomType extends NodeType {
  @Field(() => RoomKindEnum, { description: 'Two people, or a party.' })
  kind!: RoomKind;
  @Field(() => Date, { description: 'When the newest message was sent; of an empty room, when it was made.' })
  lastActivityAt!: RoomRow['lastActivityAt'];
  @Field(() => Int, { description: "Position of the newest event of the room's log; 0 when nothing has happened." })
  lastSeq!: RoomRow['lastSeq'];
  @Field(() => Boolean, { description: 'Whether the viewer has hidden it and no message came since.' })
  isHidden!: RoomRow['isHidden'];
  @Field(() => Int, { description: 'Up to which `seq` the viewer has read.' })
  lastReadSeq!: RoomRow['lastReadSeq'];
}

@ObjectType('RoomPermissions', { description: 'What the viewer may do in a room and, where not, why.' })
export class RoomPermissionsType {
  /** Not a field of the schema: what the answers follow from. */
  room!: RoomRow;
}

@ObjectType('MessagePermissions', { description: 'What the viewer may do with a message and, where not, why.' })
export class MessagePermissionsType {
  /** Not a field of the schema: what the answers are about. */
  about!: About;
  @Field(() => PermissionType, { description: '`editMessage`: the author, within 24 hours, while it stands.' })
  edit!: PermissionType;
  @Field(() => PermissionType, { description: '`deleteMessage`: the author.' })
  delete!: PermissionType;
}

@ObjectType('RoomMember', { simpleResolvers: true, description: 'A person in a room.' })
export class RoomMemberType {
  /** Not fields of the schema: what the member's own id is made of. */
  roomId!: string;
  userId!: string;
  // Comes along with the member always: nothing is looked up.
  @Field(() => UserType, { nullable: true, description: 'Who; null for a departed account.' })
  user!: UserRow | null;
  @Field(() => Date, { description: 'Since when this person is in the room.' })
  joinedAt!: string;
  @Field(() => Int, { description: 'Up to which `seq` this person has read.' })
  lastReadSeq!: number;
}

@ObjectType('Message', { implements: NodeType, simpleResolvers: true, description: 'A message in a room.' })
export class MessageType extends NodeType {
  @Field(() => Int, { description: "Position in the room's log: strictly increasing in the order of commit." })
  seq!: MessageRow['seq'];
  @Field(() => String, { nullable: true, description: 'The words; empty beside pictures alone, null when deleted.' })
  text!: MessageRow['text'];
  @Field(() => ID, { nullable: true, description: "The UUID that the author's client chose for it." })
  clientMessageId!: MessageRow['clientMessageId'];
  @Field(() => Date, { description: 'When it was sent; never earlier than the message before it.' })
  createdAt!: MessageRow['createdAt'];
  @Field(() => Date, { nullable: true, description: 'Last edit; null when never edited.' })
  editedAt!: MessageRow['editedAt'];
  @Field(() => Boolean, { description: 'Whether its author deleted it, or it was hidden; its place in the log stays.' })
  isDeleted!: MessageRow['isDeleted'];
}

@InputType({ description: 'A message to send.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The room to write into.' })
  roomId!: string;
  @Field(() => ID, {
    description:
      'A UUID that the client chooses: sent again, for ever, it answers the first message and sends nothing new.',
  })
  clientMessageId!: string;
  @Field(() => String, { defaultValue: '', description: '1 to 4,000 characters; may be empty beside pictures.' })
  text!: string;
  @Field(() => [ID], { defaultValue: [], description: 'Up to four uploads of purpose MESSAGE, in this order.' })
  imageUploadIds!: string[];
}

export const RoomConnection = connectionTypes('Room', () => RoomType, { counted: false });
export const MessageConnection = connectionTypes('Message', () => MessageType, { counted: false });
