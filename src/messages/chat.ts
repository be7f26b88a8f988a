/** Words of rooms and messages. */
export const chatMessages = {
  ROOM_NOT_FOUND: ['없는 대화방입니다.', 'There is no such room.'],
} as const;
