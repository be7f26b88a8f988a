import { type Chapter, step } from './step.ts';

export const ending: Chapter = {
  id: 'ending',
  words: ['일행의 끝', 'How a party ends'],
  steps: [
    step(
      'minji',
      ['한 사람을 내보냅니다.', 'Sends one member away.'],
      `mutation RemoveMember($companionId: ID!, $userId: ID!) {
  removeMember(companionId: $companionId, userId: $userId) { memberCount members { nickname } }
}`,
      { variables: { companionId: '{{post.id}}', userId: '{{new.id}}' } },
    ),
    step(
      'minji',
      ['글을 다른 일행에게 넘깁니다.', 'Hands the post over to another member.'],
      `mutation HandOver($id: ID!, $userId: ID!) {
  handOverCompanion(id: $id, userId: $userId) { author { nickname } memberCount }
}`,
      { variables: { id: '{{post.id}}', userId: '{{jun.id}}' } },
    ),
    step(
      'minji',
      ['이제 일행에서 나갈 수 있습니다.', 'Now she can leave.'],
      `mutation Leave($companionId: ID!) {
  leaveCompanion(companionId: $companionId) { memberCount }
}`,
      { variables: { companionId: '{{post.id}}' } },
    ),
    step(
      'jun',
      ['여행을 취소합니다. 글과 대화방은 읽을 수 있게 남습니다.', 'Calls the trip off: post and room stay to be read.'],
      `mutation CallOff($id: ID!, $reason: String!) {
  cancelCompanion(id: $id, reason: $reason) { status cancelReason cancelledAt }
}`,
      { variables: { id: '{{post.id}}', reason: '태풍이 온대요' } },
    ),
    step(
      'minji',
      ['다른 글을 씁니다.', 'Writes another post.'],
      `mutation WriteAnother($input: CreateCompanionInput!) {
  createCompanion(input: $input) { id }
}`,
      {
        variables: {
          input: {
            title: '부산 하루',
            content: '시장을 걸어요',
            areaId: 'kr-busan',
            startDate: '{{day+40}}',
            endDate: '{{day+40}}',
          },
        },
        keep: { 'otherPost.id': 'createCompanion.id' },
      },
    ),
    step(
      'minji',
      ['그리고 지웁니다.', 'And deletes it.'],
      `mutation DeletePost($id: ID!) {
  deleteCompanion(id: $id)
}`,
      { variables: { id: '{{otherPost.id}}' } },
    ),
    step(
      'minji',
      ['아무 일정에도 없는 장소는 지울 수 있습니다.', 'A place that stands in no plan can be deleted.'],
      `mutation DeletePlace($id: ID!) {
  deletePlace(id: $id)
}`,
      { variables: { id: '{{place.id}}' } },
    ),
  ],
};
