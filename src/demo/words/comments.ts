import type { AreaRow } from '../../areas/area-rows.ts';
import type { Random } from '../random.ts';

const QUESTIONS = [
  '혹시 아직 자리 있나요?',
  '일정 하루 정도 조정 가능할까요?',
  '숙소는 정하셨어요?',
  '예산은 어느 정도 생각하세요?',
  '렌터카는 보험 포함인가요?',
  '여자 혼자인데 괜찮을까요?',
  '공항에서 만나서 같이 이동하나요?',
  '30대도 신청해도 되나요?',
  '비행기 시간대가 어떻게 되세요?',
  '하루만 합류하는 것도 가능할까요?',
  '사진 많이 찍으시는 편인가요?',
  '채식하는데 식당 고를 때 괜찮을까요?',
];
const CHEERS = [
  '와 저도 그때 가요! 메시지 드릴게요.',
  '계획이 너무 좋네요. 신청했어요!',
  '작년에 다녀왔는데 정말 좋았어요. 즐거운 여행 되세요.',
  '글만 읽어도 설레네요 ☺️',
  '저랑 여행 스타일이 똑같아서 깜짝 놀랐어요.',
  '아쉽게 날짜가 안 맞네요. 다음에 꼭 같이 가요!',
  '일출 보는 일정 완전 찬성입니다.',
  '운전 교대 가능해요, 면허 8년 차입니다.',
  '맛집 리스트 공유해 주실 수 있나요? ㅎㅎ',
  '첫 동행인데 용기 내서 신청해 봅니다.',
];
const REPLIES = [
  '네, 아직 한 자리 남았어요!',
  '물론이죠. 메시지 주세요 :)',
  '아직 정하는 중이에요. 추천해 주시면 감사해요.',
  '하루 십만 원 안쪽으로 생각하고 있어요.',
  '답글 감사합니다. 바로 신청할게요!',
  '네 보험 다 들 예정이에요.',
  '좋아요, 같이 정해봐요.',
  '아쉽네요, 다음에 꼭 뵈어요!',
  '저도 그게 궁금했어요.',
  '오전 비행기예요. 열 시쯤 도착합니다.',
];
const ENGLISH_COMMENTS = [
  'Is there still a seat left?',
  'Sounds lovely. What is your budget a day?',
  'I will be there the same week! Sending you a message.',
  'Do you mind somebody who wakes up very early?',
  'Have a great trip, the food there is amazing.',
  'Could I join for two days only?',
];
const ENGLISH_REPLIES = [
  'Yes, one seat is free!',
  'Of course, write to me.',
  'Not decided yet, any tips?',
  'Thank you!',
];

/** A comment under a post about `area`, or an answer to one. */
export function commentText(area: AreaRow, english: boolean, isReply: boolean, random: Random): string {
  if (english && random.chance(0.8)) return random.pick(isReply ? ENGLISH_REPLIES : ENGLISH_COMMENTS);
  if (isReply) return random.pick(REPLIES);
  const kind = random.below(10);
  if (kind < 5) return random.pick(QUESTIONS);
  if (kind < 9) return random.pick(CHEERS);
  return `${area.nameKo}에 사는데 ${random.pick(['시장', '골목', '야경', '산책로', '카페'])} 추천해 드릴 수 있어요!`;
}

/** What an applicant writes. */
export const APPLICATION_WORDS = [
  '안녕하세요, 같은 날짜에 휴가예요. 함께하고 싶습니다!',
  '여행 경험 많고 시간 약속 잘 지킵니다. 잘 부탁드려요.',
  '운전 교대 가능하고 사진 잘 찍어요 📷',
  '첫 동행이라 떨리지만 일정이 너무 마음에 들어 신청합니다.',
  '비흡연자이고 조용한 편이에요. 맛집 탐방 좋아합니다.',
  '혼자 가려던 참이었는데 글 보고 바로 신청해요!',
  'I speak English and some Korean, and I love slow trips. May I join?',
  '저도 그곳이 처음이라 같이 다니면 든든할 것 같아요.',
];
