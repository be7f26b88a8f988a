import { createUnionType, Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { MessageType } from './chat.types.ts';
import type { RoomEventSource } from './room-event-sources.ts';

const SEQ = "Position in the room's log; give the highest one seen as `afterSeq` after a break.";

@InterfaceType('RoomLogEntry', { description: "A numbered entry of a room's log: what clients need to resume." })
abstract class RoomLogEntryType {
  @Field(() => Int, { description: SEQ })
  seq!: number;
}

@ObjectType('RoomReady', {
  description:
    'First on every subscription: the events up to `seq` are in what queries answer from now on; `replayCount` missed ones follow.',
})
class RoomReadyType {
  @Field(() => Int, { description: 'Position of the newest event at the start.' })
  seq!: number;
  @Field(() => Int, { description: 'How many missed events come now, before live ones.' })
  replayCount!: number;
}

@ObjectType('MessageSent', { implements: RoomLogEntryType, description: 'Somebody wrote.' })
class MessageSentType extends RoomLogEntryType {
  @Field(() => MessageType, { description: 'The message, as it is now: one that was edited or deleted since says so.' })
  message!: MessageType;
}

@ObjectType('MessageEdited', { implements: RoomLogEntryType, description: 'An author changed a message.' })
class MessageEditedType extends RoomLogEntryType {
  @Field(() => MessageType, { description: 'The message, as it is now; its own `seq` is its old place.' })
  message!: MessageType;
}

@ObjectType('MessageDeleted', {
  implements: RoomLogEntryType,
  description: 'An author took a message back; its place stays.',
})
class MessageDeletedType extends RoomLogEntryType {
  @Field(() => ID, { description: 'Which message.' })
  messageId!: string;
  @Field(() => MessageType, { description: 'The message as it is now: without words and pictures.' })
  message!: MessageType;
}

@ObjectType('MemberJoined', { implements: RoomLogEntryType, description: 'Somebody came into the room.' })
export class MemberJoinedType extends RoomLogEntryType {}

@ObjectType('MemberLeft', {
  implements: RoomLogEntryType,
  description: "Somebody left the room. After the viewer's own, the subscription completes.",
})
class MemberLeftType extends RoomLogEntryType {
  @Field(() => ID, { description: 'Who.' })
  userId!: string;
}

@ObjectType('ReadMarkerMoved', { description: 'Somebody has read on. Not in the log.' })
export class ReadMarkerMovedType {
  @Field(() => ID, { description: 'Who.' })
  userId!: string;
  @Field(() => Int, { description: 'Everything up to here is read.' })
  lastReadSeq!: number;
}

@ObjectType('MemberTyping', { description: 'Somebody is writing. Not in the log; over by itself after `ttlSeconds`.' })
class MemberTypingType {
  @Field(() => ID, { description: 'Who.' })
  userId!: string;
  @Field(() => Int, { description: 'Seconds after which it counts no more.' })
  ttlSeconds!: number;
}

export const RoomEventUnion = createUnionType({
  name: 'RoomEvent',
  description:
    'What happens in a room. Durable events carry `seq`, the position in the log of the room, without gaps: after a break, subscribe again with the highest `seq` seen as `afterSeq`, and everything missed comes first, in order, once.',
  types: () =>
    [
      RoomReadyType,
      MessageSentType,
      MessageEditedType,
      MessageDeletedType,
      MemberJoinedType,
      MemberLeftType,
      ReadMarkerMovedType,
      MemberTypingType,
    ] as const,
  resolveType: (event) => (event as unknown as RoomEventSource).__typename,
});
