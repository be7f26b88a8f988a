import { Arg, Authorized, Ctx, ID, Int, Resolver, Root, type SubscribeResolverData, Subscription } from 'type-graphql';
import type { Context } from '../shared/context.ts';
import type { RoomEventSource } from './room-event-sources.ts';
import { openRoomEvents } from './room-events.ts';
import { RoomEventUnion } from './room-events.types.ts';

interface RoomEventsArgs {
  roomId: string;
  afterSeq?: number | null;
}

@Resolver()
export class RoomEventsResolver {
  @Authorized()
  @Subscription(() => RoomEventUnion, {
    description:
      'What happens in a room, for its members. After a break, subscribe again with the highest `seq` seen as `afterSeq`. Slow readers are cut off with close code 4008.',
    subscribe: ({ args, context }: SubscribeResolverData<unknown, RoomEventsArgs, Context>) =>
      openRoomEvents(context, args.roomId, args.afterSeq ?? null),
  })
  roomEvents(
    @Root() event: RoomEventSource,
    @Ctx() _ctx: Context,
    @Arg('roomId', () => ID, { description: 'A room of the viewer.' }) _roomId: string,
    @Arg('afterSeq', () => Int, {
      nullable: true,
      description: 'Without it: from now on. With it: first everything after this number, in order, once.',
    })
    _afterSeq: number | null,
  ): RoomEventSource {
    return event;
  }
}
