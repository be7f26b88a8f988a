import { type Chapter, step } from './step.ts';

export const safety: Chapter = {
  id: 'safety',
  words: ['안전', 'Safety'],
  steps: [
    step(
      'minji',
      ['신고할 글.', 'A post to report.'],
      `mutation SuspiciousPost($input: CreateCompanionInput!) {
  createCompanion(input: $input) { id }
}`,
      {
        variables: {
          input: {
            title: '선입금하면 자리 드려요',
            content: '먼저 보내 주세요',
            areaId: 'kr-jeju',
            startDate: '{{day+50}}',
            endDate: '{{day+51}}',
          },
        },
        keep: { 'suspicious.id': 'createCompanion.id' },
      },
    ),
    step(
      'jun',
      [
        '사람, 글, 댓글, 메시지, 장소, 후기, 일정을 신고합니다. 그때의 내용이 함께 보관됩니다.',
        'Reports a person or anything of theirs; what it says is copied at once.',
      ],
      `mutation Report($input: ReportInput!) {
  report(input: $input) { id status subject { __typename } }
}`,
      { variables: { input: { subjectId: '{{suspicious.id}}', reason: 'SCAM', text: '돈을 먼저 보내 달라고 해요' } } },
    ),
    step(
      'sora',
      ['운영자(소라)만: 처리할 신고.', 'Moderators (Sora) only: what there is to decide.'],
      `query Cases {
  moderationCases(first: 50) { nodes { id openedAt accused { nickname } subject { __typename ... on Companion { id } } } }
  openAppeals(first: 5) { nodes { id kind } }
  newest: moderationCases(status: OPEN, first: 1) { nodes { id } }
}`,
      { keep: { 'case.id': 'moderationCases.nodes.-1.id' } },
    ),
    step(
      'sora',
      ['한 건: 증거와 신고.', 'One case: its evidence and reports.'],
      `query OneCase($id: ID!) {
  moderationCase(id: $id) {
    status
    evidence { text writtenAt }
    reports { reason text reporter { nickname } }
    priorUpheldCount
  }
}`,
      { variables: { id: '{{case.id}}' } },
    ),
    step(
      'sora',
      ['결정합니다. 기록은 지워지지 않습니다.', 'Decides. The log is never deleted.'],
      `mutation Decide($id: ID!, $input: ResolveCaseInput!) {
  resolveCase(id: $id, input: $input) {
    status
    sanctions { id kind until }
    actions { kind note moderator { nickname } }
  }
}`,
      {
        variables: {
          id: '{{case.id}}',
          input: {
            uphold: true,
            hideContent: true,
            sanction: { kind: 'SUSPENSION', days: 3 },
            note: '송금 유도',
            reasonForAccused: '돈을 요구하는 글입니다.',
          },
        },
        keep: { 'sanction.id': 'resolveCase.sanctions.0.id' },
      },
    ),
    step(
      'sora',
      ['정지를 거둡니다.', 'Lifts the suspension.'],
      `mutation Lift($id: ID!, $note: String!) {
  liftSanction(id: $id, note: $note) { id kind until }
}`,
      { variables: { id: '{{sanction.id}}', note: '오해였습니다' } },
    ),
    step(
      'sora',
      ['가린 글을 되돌립니다.', 'Shows the content again.'],
      `mutation Restore($caseId: ID!, $note: String!) {
  restoreContent(caseId: $caseId, note: $note) { status actions { kind } }
}`,
      { variables: { caseId: '{{case.id}}', note: '고쳐 썼습니다' } },
    ),
    step(
      'sora',
      ['운영 기록.', 'The log of moderation.'],
      `query ModerationLog {
  moderationLog(first: 10) { nodes { kind note createdAt moderator { nickname } target { nickname } } }
}`,
    ),
    step(
      'jun',
      [
        '차단하면 서로 보이지 않습니다. 상대에게는 알리지 않습니다.',
        'From then on the two do not exist for each other; the other is never told.',
      ],
      `mutation Block($userId: ID!, $blocked: Boolean!) {
  setBlock(userId: $userId, blocked: $blocked) { id viewerHasBlocked }
}`,
      { variables: { userId: '{{new.id}}', blocked: true } },
    ),
    step(
      'jun',
      [
        '내가 차단한 사람, 내가 한 신고, 쓸 수 있는 여행 후기.',
        'Whom I blocked, what I reported, and whom I may write about.',
      ],
      `query MySafety {
  viewer {
    blockedUsers(first: 5) { nodes { nickname } }
    reports(first: 5) { nodes { reason status } }
    pendingReferences { subject { nickname } companion { title } until }
    sanction { kind reason until }
  }
}`,
    ),
  ],
};
