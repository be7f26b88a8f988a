import type { Random } from '../random.ts';

/** Talk in small pieces: each is said in this order, by turns. */
const TALKS: readonly (readonly string[])[] = [
  ['안녕하세요! 동행 글 보고 연락드려요 :)', '안녕하세요~ 반가워요!', '아직 자리 있을까요?', '네, 한 자리 남았어요.'],
  [
    '비행기는 어떤 거 타세요?',
    '저는 오전 9시 5분 출발이에요.',
    '저랑 한 시간 차이네요. 공항에서 만나면 되겠어요.',
    '좋아요, 도착층 1번 게이트 앞에서 봬요.',
  ],
  [
    '숙소는 역 근처가 좋을까요, 바다 근처가 좋을까요?',
    '저는 바다 쪽이요! 아침에 산책하고 싶어서요.',
    '그럼 바다 쪽으로 몇 개 골라볼게요.',
    '감사해요 🙏',
    '이 두 곳 중에 어디가 나을까요?',
    '첫 번째가 조식이 좋대요.',
  ],
  [
    '예산은 하루에 얼마쯤 생각하세요?',
    '식비 포함해서 8만 원 정도요.',
    '저랑 비슷하네요. 공동 경비 통장 하나 만들까요?',
    '네, 정산 앱으로 해요.',
  ],
  [
    '혹시 못 드시는 음식 있으세요?',
    '고수만 빼면 다 먹어요 ㅋㅋ',
    '앗 저도요',
    '다행이다 ㅎㅎ 그럼 첫날 저녁은 시장으로 가요!',
  ],
  ['비 오면 어떡하죠?', '비 오면 카페랑 박물관 코스로 바꿔요.', '완벽하네요 ㅋㅋㅋ'],
  [
    '지금 일정표 초안 만들어봤어요.',
    '오 보여주세요!',
    '1일 차: 시장 → 해변 → 야경',
    '2일 차: 근교 → 온천 → 저녁',
    '너무 좋은데요? 2일 차에 쉬는 시간만 조금 더 넣어요.',
    '그럼 온천을 두 시간으로 늘릴게요.',
  ],
  ['일출 보러 몇 시에 나갈까요?', '5시 반이요…?', '으악', 'ㅋㅋㅋㅋ 커피는 제가 살게요'],
  ['렌터카 예약했어요. 소형이에요.', '감사해요! 운전은 번갈아 해요.', '좋아요. 보험은 완전자차로 들었어요.'],
  ['짐은 기내용으로만 가져가시나요?', '네, 10kg 안으로 맞추려고요.', '저는 필름 때문에 조금 넘을 것 같아요.'],
  [
    '여권 유효기간 확인하셨죠?',
    '헉 확인해볼게요',
    '…내년 3월까지네요',
    '6개월 남아야 하니 아슬아슬해요!',
    '오늘 바로 신청하러 갑니다',
  ],
  ['환전은 미리 하시나요?', '트래블 카드 쓰려고요. 현금은 조금만.', '저도 그렇게 할게요.'],
  ['사진 찍는 거 좋아하세요?', '네! 필름 카메라 가져가요.', '와 인생샷 부탁드려요 📸'],
  ['드디어 내일이네요!', '떨려서 잠이 안 와요', '충전기 챙기셨죠?', '네 멀티탭까지!', '내일 봬요 👋'],
  [
    '잘 들어가셨어요?',
    '네 방금 도착했어요. 정말 즐거웠어요!',
    '저도요. 사진 정리해서 보내드릴게요.',
    '다음엔 가을에 또 가요 🍁',
  ],
  ['이 식당 어때요? 별점 4.7이래요.', '웨이팅이 길지 않을까요?', '아침 일찍 가면 괜찮대요.', '그럼 8시에 가요!'],
  ['와이파이는 도시락으로 할까요, 이심으로 할까요?', '이심이 편하더라고요.', '오케이 저도 이심!'],
  ['혹시 코 고시나요? 😂', '아니요 ㅋㅋ 대신 잠꼬대를…', '괜찮아요 저는 귀마개 있어요'],
];
const ENGLISH_TALKS: readonly (readonly string[])[] = [
  [
    'Hi! I saw your post. Is the seat still free?',
    'Hi, nice to meet you! Yes, it is.',
    'Great. I have never been there before.',
    'Same here, we can get lost together :)',
  ],
  ['When do you arrive?', 'Around ten in the morning.', 'Then let us meet at the station at noon.', 'Perfect.'],
  [
    'Do you prefer a hostel or a small hotel?',
    'A small hotel, I need my sleep.',
    'Fine with me, I will look for something near the old town.',
    'Thank you!',
  ],
  ['What do you like to eat?', 'Everything, really. Noodles most of all.', 'Then I know a place.'],
  ['What is your plan for a rainy day?', 'Museums and a long lunch.', 'I like how you think.'],
  ['Do you drive?', 'Yes, and I have an international licence.', 'We can take turns.'],
  ['Got home safe?', 'Yes, just now. That was so much fun!', 'I will send you the pictures tomorrow.', 'Can’t wait!'],
  ['Shall we split the costs in an app?', 'Sure, send me the link.', 'Done.'],
];
const SHORT = [
  '네!',
  '좋아요 👍',
  'ㅋㅋㅋㅋ',
  '오 좋네요',
  '알겠습니다',
  '감사합니다!',
  '그럼 그렇게 해요',
  'OK!',
  '잠시만요',
  '확인했어요',
];

/** `count` messages of a conversation, in the order in which they are said. */
export function conversation(count: number, english: boolean, random: Random): string[] {
  const talks = random.shuffled(english ? ENGLISH_TALKS : TALKS);
  const opening = talks.findIndex((talk) => /^(안녕하세요|Hi!)/.test(talk[0]!));
  if (opening > 0) talks.unshift(...talks.splice(opening, 1));
  const said: string[] = [];
  for (let i = 0; said.length < count; i++) {
    said.push(...talks[i % talks.length]!);
    if (random.chance(0.4)) said.push(random.pick(SHORT));
  }
  return said.slice(0, count);
}
