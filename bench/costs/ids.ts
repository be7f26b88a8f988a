import type { HeavyData } from './heavy-data.ts';

/** Values of required arguments for documents over the heavy data. */
export function idsOf(heavy: HeavyData): Record<string, string> {
  return {
    'Query.companion.id': heavy.companionId,
    'Query.room.id': heavy.roomId,
    'Query.planner.id': heavy.plannerId,
    'Query.place.id': heavy.placeId,
    'Query.user.id': heavy.userId,
    'Query.node.id:Comment': heavy.commentId,
    'Query.area.id': 'africa',
    'Planner.day.date': '2026-01-05',
  };
}
