import { graphql } from '../../gql/index.ts';

/** A message as the screen shows it. The warning depends on who asks: each follower of a room gets an answer of their own. */
export const CHAT_MESSAGE = graphql(`
  fragment ChatMessage_message on Message {
    id
    seq
    text
    isDeleted
    createdAt
    editedAt
    clientMessageId
    warning
    author {
      id
      nickname
      ...PersonLink_user
    }
    images {
      id
      ...Picture_image
    }
  }
`);

export const CONVERSATION = graphql(`
  query Conversation($id: ID!) {
    room(id: $id) {
      id
      kind
      title
      lastSeq
      lastReadSeq
      firstUnreadSeq
      counterpart {
        id
        nickname
        ...PersonLink_user
      }
      companion {
        id
        title
      }
      members {
        id
        lastReadSeq
        user {
          id
          nickname
        }
      }
      viewerCan {
        send {
          allowed
          message
        }
      }
      messages(last: 50) {
        pageInfo {
          hasPreviousPage
          startCursor
          hasNextPage
          endCursor
        }
        nodes {
          id
          ...ChatMessage_message
        }
      }
    }
  }
`);

export const MESSAGES_AROUND = graphql(`
  query MessagesAround($id: ID!, $seq: Int!) {
    room(id: $id) {
      id
      messages(around: $seq, last: 60) {
        pageInfo {
          hasPreviousPage
          startCursor
          hasNextPage
          endCursor
        }
        nodes {
          id
          ...ChatMessage_message
        }
      }
    }
  }
`);

export const OLDER_MESSAGES = graphql(`
  query OlderMessages($id: ID!, $before: String!) {
    room(id: $id) {
      id
      messages(last: 50, before: $before) {
        pageInfo {
          hasPreviousPage
          startCursor
          hasNextPage
          endCursor
        }
        nodes {
          id
          ...ChatMessage_message
        }
      }
    }
  }
`);

export const NEWER_MESSAGES = graphql(`
  query NewerMessages($id: ID!, $after: String!) {
    room(id: $id) {
      id
      messages(first: 50, after: $after) {
        pageInfo {
          hasPreviousPage
          startCursor
          hasNextPage
          endCursor
        }
        nodes {
          id
          ...ChatMessage_message
        }
      }
    }
  }
`);

export const ROOM_EVENTS = graphql(`
  subscription RoomEvents($roomId: ID!, $afterSeq: Int) {
    roomEvents(roomId: $roomId, afterSeq: $afterSeq) {
      __typename
      ... on RoomReady {
        seq
        replayCount
      }
      ... on RoomLogEntry {
        seq
      }
      ... on MessageSent {
        message {
          id
          ...ChatMessage_message
        }
      }
      ... on MessageEdited {
        message {
          id
          ...ChatMessage_message
        }
      }
      ... on MessageDeleted {
        message {
          id
          ...ChatMessage_message
        }
      }
      ... on MemberJoined {
        member {
          id
          lastReadSeq
          user {
            id
            nickname
          }
        }
      }
      ... on MemberLeft {
        userId
      }
      ... on ReadMarkerMoved {
        userId
        lastReadSeq
      }
      ... on MemberTyping {
        userId
        ttlSeconds
      }
    }
  }
`);

export const MARK_ROOM_READ = graphql(`
  mutation MarkRoomRead($roomId: ID!, $seq: Int!) {
    markRoomRead(roomId: $roomId, seq: $seq) {
      id
      unreadCount
    }
  }
`);

export const SET_TYPING = graphql(`
  mutation SetTyping($roomId: ID!) {
    setTyping(roomId: $roomId)
  }
`);

export const EDIT_MESSAGE = graphql(`
  mutation EditMessage($id: ID!, $text: String!) {
    editMessage(id: $id, text: $text) {
      id
      ...ChatMessage_message
    }
  }
`);

export const DELETE_MESSAGE = graphql(`
  mutation DeleteMessage($id: ID!) {
    deleteMessage(id: $id) {
      id
      ...ChatMessage_message
    }
  }
`);

/** Asked when the menu of a message opens: what may be done with it now. */
export const MESSAGE_PERMISSIONS = graphql(`
  query MessagePermissions($id: ID!) {
    node(id: $id) {
      id
      ... on Message {
        viewerCan {
          edit {
            allowed
            message
          }
          delete {
            allowed
            message
          }
          report {
            allowed
          }
        }
      }
    }
  }
`);
