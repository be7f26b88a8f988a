import { type Chapter, step } from './step.ts';

export const parties: Chapter = {
  id: 'parties',
  words: ['신청과 일행', 'Parties'],
  steps: [
    step(
      'jun',
      ['신청합니다. viewerCan.apply 가 미리 알려 줍니다.', 'Asks to join; viewerCan.apply tells in advance.'],
      `mutation Apply($companionId: ID!, $message: String!) {
  applyToCompanion(companionId: $companionId, message: $message) { id status }
}`,
      {
        variables: { companionId: '{{post.id}}', message: '같이 가고 싶어요' },
        keep: { 'application.id': 'applyToCompanion.id' },
      },
    ),
    step(
      'jun',
      ['마음이 바뀌면 거둡니다.', 'Takes it back.'],
      `mutation Withdraw($id: ID!) {
  withdrawApplication(id: $id) { id status }
}`,
      { variables: { id: '{{application.id}}' } },
    ),
    step(
      'jun',
      ['다시 신청합니다.', 'Asks again.'],
      `mutation ApplyAgain($companionId: ID!, $message: String!) {
  applyToCompanion(companionId: $companionId, message: $message) { id status }
}`,
      {
        variables: { companionId: '{{post.id}}', message: '역시 같이 가고 싶어요' },
        keep: { 'application.id': 'applyToCompanion.id' },
      },
    ),
    step(
      'minji',
      ['글쓴이만 신청을 봅니다.', 'Only the author sees applications.'],
      `query Applications($id: ID!) {
  companion(id: $id) { applications(status: PENDING) { nodes { id message applicant { id nickname } } } }
}`,
      { variables: { id: '{{post.id}}' } },
    ),
    step(
      'minji',
      [
        '받아들이면 자리, 일행의 대화방, 알림이 한 번에 생깁니다.',
        "Accepting makes a seat, the party's room and a notification at once.",
      ],
      `mutation Accept($id: ID!) {
  acceptApplication(id: $id) {
    status
    companion { memberCount status room { id title members { user { nickname } } } }
  }
}`,
      { variables: { id: '{{application.id}}' }, keep: { 'party.roomId': 'acceptApplication.companion.room.id' } },
    ),
    step(
      'newcomer',
      ['새 사람도 신청합니다.', 'The newcomer asks, too.'],
      `mutation NewcomerApplies($companionId: ID!, $message: String!) {
  applyToCompanion(companionId: $companionId, message: $message) { id status }
}`,
      {
        variables: { companionId: '{{post.id}}', message: '처음이지만 잘 부탁드려요' },
        keep: { 'newApplication.id': 'applyToCompanion.id' },
      },
    ),
    step(
      'minji',
      ['거절합니다. 24시간 뒤에 다시 신청할 수 있습니다.', 'Rejects; one may ask again after 24 hours.'],
      `mutation Reject($id: ID!) {
  rejectApplication(id: $id) { id status }
}`,
      { variables: { id: '{{newApplication.id}}' } },
    ),
    step(
      'minji',
      ['그래도 초대할 수는 있습니다.', 'The author can still invite.'],
      `mutation Invite($companionId: ID!, $userId: ID!) {
  inviteToCompanion(companionId: $companionId, userId: $userId) { id status }
}`,
      {
        variables: { companionId: '{{post.id}}', userId: '{{new.id}}' },
        keep: { 'invitation.id': 'inviteToCompanion.id' },
      },
    ),
    step(
      'newcomer',
      ['초대에 답합니다.', 'Answers the invitation.'],
      `mutation AnswerInvitation($id: ID!, $accept: Boolean!) {
  answerInvitation(id: $id, accept: $accept) { status companion { memberCount } }
}`,
      { variables: { id: '{{invitation.id}}', accept: true } },
    ),
    step(
      'minji',
      ['모집을 닫습니다.', 'Closes the post for new people.'],
      `mutation Close($id: ID!) {
  closeCompanion(id: $id) { id status }
}`,
      { variables: { id: '{{post.id}}' } },
    ),
    step(
      'minji',
      ['다시 엽니다.', 'Opens it again.'],
      `mutation Reopen($id: ID!) {
  reopenCompanion(id: $id) { id status }
}`,
      { variables: { id: '{{post.id}}' } },
    ),
    step(
      'jun',
      ['내 여행들.', 'My trips.'],
      `query MyTrips {
  viewer {
    trips(first: 5) { nodes { title status startDate } }
    applications(first: 5) { nodes { status companion { title } } }
    bookmarks(first: 5) { nodes { title } }
  }
}`,
    ),
  ],
};
