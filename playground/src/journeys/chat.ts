import { type Chapter, step } from './step.ts';

export const chat: Chapter = {
  id: 'chat',
  words: ['대화', 'Chat'],
  steps: [
    step(
      'jun',
      ['둘의 대화방을 엽니다. 두 번 열어도 같은 방입니다.', 'Opens the one room of the two; twice is the same room.'],
      `mutation OpenRoom($userId: ID!) {
  openDirectRoom(userId: $userId) { id title lastSeq }
}`,
      {
        variables: { userId: '{{minji.id}}' },
        keep: { 'room.id': 'openDirectRoom.id', 'room.lastSeq': 'openDirectRoom.lastSeq' },
      },
    ),
    step(
      'minji',
      [
        '민지가 방을 실시간으로 봅니다(WebSocket). 켜 둔 채 다음 단계를 여세요: 준호의 화면이 옆에 열립니다. "선 끊기"를 누르고, 준호가 보내게 하고, 다시 연결해 보세요. 잃음과 겹침은 0 입니다.',
        "Minji follows the room live (WebSocket). Leave it running and open the next step: Jun's side opens beside it. Cut the line, let Jun send, reconnect: lost and doubled stay 0.",
      ],
      `subscription FollowRoom($roomId: ID!, $afterSeq: Int) {
  roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
    __typename
    ... on RoomReady { seq replayCount }
    ... on RoomLogEntry { seq }
    ... on MessageSent { message { id text author { nickname } createdAt } }
    ... on MessageEdited { message { id text } }
    ... on MessageDeleted { message { id isDeleted } }
    ... on MemberJoined { member { id user { nickname } } }
    ... on ReadMarkerMoved { member { id user { nickname } lastReadSeq } }
    ... on MemberTyping { userId ttlSeconds }
  }
}`,
      { variables: { roomId: '{{room.id}}', afterSeq: '{{room.lastSeq}}' } },
    ),
    step(
      'jun',
      [
        '보냅니다. 같은 clientMessageId 로 다시 보내도 한 번만 전해집니다. 새 메시지에는 이 단계를 다시 열어 새 UUID 를 받으세요.',
        'Sends. The same clientMessageId again sends nothing new; open this step again for a new UUID.',
      ],
      `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) { id seq text }
}`,
      {
        variables: {
          input: { roomId: '{{room.id}}', clientMessageId: '{{uuid}}', text: '안녕하세요! 같이 가고 싶어요.' },
        },
        keep: { 'message.id': 'sendMessage.id', 'message.seq': 'sendMessage.seq' },
      },
    ),
    step(
      'jun',
      [
        '쓰는 중임을 알립니다. 번호가 없고 남지 않습니다.',
        'Tells that he is typing: a signal, not numbered, not kept.',
      ],
      `mutation Typing($roomId: ID!) {
  setTyping(roomId: $roomId)
}`,
      { variables: { roomId: '{{room.id}}' } },
    ),
    step(
      'jun',
      ['24시간 안에 고칠 수 있습니다.', 'Can be changed for 24 hours.'],
      `mutation EditMessage($id: ID!, $text: String!) {
  editMessage(id: $id, text: $text) { id text editedAt seq }
}`,
      { variables: { id: '{{message.id}}', text: '안녕하세요! 꼭 같이 가고 싶어요.' } },
    ),
    step(
      'minji',
      ['방과 그 메시지를 읽습니다.', 'Reads the room and its messages.'],
      `query ReadRoom($id: ID!) {
  room(id: $id) {
    id
    title
    lastSeq
    firstUnreadSeq
    unreadCount
    messages(last: 10) { nodes { seq text isMine author { nickname } } pageInfo { hasPreviousPage startCursor } }
  }
}`,
      { variables: { id: '{{room.id}}' } },
    ),
    step(
      'minji',
      ['여기까지 읽었음.', 'Read up to here.'],
      `mutation MarkRead($roomId: ID!, $seq: Int!) {
  markRoomRead(roomId: $roomId, seq: $seq) { id unreadCount lastReadSeq }
}`,
      { variables: { roomId: '{{room.id}}', seq: '{{message.seq}}' } },
    ),
    step(
      'jun',
      ['지웁니다. 번호는 남고 글은 사라집니다.', 'Deletes it: the number stays, the words go.'],
      `mutation DeleteMessage($id: ID!) {
  deleteMessage(id: $id) { id isDeleted text }
}`,
      { variables: { id: '{{message.id}}' } },
    ),
    step(
      'minji',
      ['내 대화 목록.', 'My rooms.'],
      `query Rooms {
  rooms(first: 10) { nodes { id kind title unreadCount lastMessage { text } } }
}`,
    ),
    step(
      'minji',
      [
        '내 목록에서만 숨깁니다. 새 메시지가 오면 다시 보입니다.',
        'Hides the room for me alone; the next message shows it again.',
      ],
      `mutation HideRoom($roomId: ID!) {
  hideRoom(roomId: $roomId) { id isHidden }
}`,
      { variables: { roomId: '{{room.id}}' } },
    ),
  ],
};
