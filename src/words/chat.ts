/** Words of rooms and messages. */
export const chatMessages = {
  ROOM_NOT_FOUND: ['없는 대화방입니다.', 'There is no such room.'],
  ROOM_WITH_SELF: ['자신에게는 메시지를 보낼 수 없습니다.', 'You cannot send messages to yourself.'],
  COUNTERPART_GONE: [
    '상대방이 탈퇴하여 메시지를 보낼 수 없습니다.',
    'The other person is gone; this room takes no more messages.',
  ],
  ROOM_READ_ONLY: [
    '취소된 여행의 대화방에는 더 이상 메시지를 보낼 수 없습니다.',
    'The trip was called off; this room can only be read now.',
  ],
  DIRECT_ROOM_STAYS: [
    '둘만의 대화방은 나갈 수 없습니다. 대신 숨길 수 있습니다.',
    'A room of two cannot be left; hide it instead.',
  ],
  HIDDEN_PARTY: ['숨겨진 동행', 'Hidden party'],
  DEPARTED_TRAVELLER: ['탈퇴한 여행자', 'Departed traveller'],
  MESSAGE_NOT_FOUND: ['없는 메시지입니다.', 'There is no such message.'],
  NOT_MESSAGE_AUTHOR: ['자신이 보낸 메시지만 바꿀 수 있습니다.', 'Only its author may change a message.'],
  MESSAGE_DELETED: ['삭제된 메시지입니다.', 'This message has been deleted.'],
  EDIT_TOO_LATE: [
    '보낸 지 24시간이 지난 메시지는 수정할 수 없습니다.',
    'A message can be edited within 24 hours only.',
  ],
  CLIENT_MESSAGE_ID_REUSED: [
    '이미 다른 대화방에서 사용한 clientMessageId입니다.',
    'This clientMessageId was already used in another room.',
  ],
  TOO_MANY_MESSAGES: [
    '메시지를 너무 빨리 보내고 있습니다. {seconds}초 후에 다시 시도해 주세요.',
    'You are sending messages too fast. Try again in {seconds} seconds.',
  ],
} as const;
