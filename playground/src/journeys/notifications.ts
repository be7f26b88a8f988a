import { type Chapter, step } from './step.ts';

export const notifications: Chapter = {
  id: 'notifications',
  words: ['알림', 'Notifications'],
  steps: [
    step(
      'minji',
      ['알림을 읽습니다.', 'Reads notifications.'],
      `query Notifications {
  notifications(first: 10) { nodes { id kind isRead actor { nickname } companion { title } comment { text } } }
  viewer { unreadNotificationCount }
}`,
    ),
    step(
      'minji',
      [
        '내 대화 목록과 알림의 변화를 실시간으로 봅니다. 켜 둔 채 다음 단계를 여세요.',
        'Follows what changes in rooms and notifications. Leave it running, and open the next step.',
      ],
      `subscription FollowInbox {
  inbox {
    __typename
    ... on InboxReady { unreadCount }
    ... on RoomChanged { unreadCount room { id title unreadCount firstUnreadSeq lastMessage { text } } }
    ... on RoomGone { unreadCount roomId }
    ... on NotificationArrived { unreadNotificationCount notification { id kind actor { nickname } companion { title } } }
    ... on NotificationsRead { unreadNotificationCount }
  }
}`,
    ),
    step(
      'jun',
      ['준호의 댓글이 민지에게 알림이 됩니다.', "Jun's comment becomes a notification for Minji."],
      `mutation Notify($companionId: ID!, $text: String!) {
  addComment(companionId: $companionId, text: $text) { id }
}`,
      { variables: { companionId: '{{post.id}}', text: '몇 시에 만날까요?' } },
    ),
    step(
      'minji',
      ['모두 읽음으로. ids 를 주면 그것만.', 'Marks all as read; with ids, only those.'],
      `mutation MarkNotificationsRead($ids: [ID!]) {
  markNotificationsRead(ids: $ids)
}`,
    ),
  ],
};
