import type { AreaRow } from '../../areas/area-rows.ts';
import type { Random } from '../random.ts';
import { countryOf } from './areas.ts';

/** What a post is about, for its words. */
export interface Trip {
  area: AreaRow;
  days: number;
  /** Month of departure, 1 to 12. */
  month: number;
  /** Others that are looked for. */
  seats: number;
  english: boolean;
}

const TITLES: ((t: Trip) => string)[] = [
  (t) => `${t.area.nameKo} ${stay(t)} 같이 가실 분 구해요`,
  (t) => `${t.month}월 ${t.area.nameKo} 동행 ${t.seats}명 구합니다`,
  (t) => `${t.area.nameKo} 맛집 투어 같이 하실 분!`,
  (t) => `${t.area.nameKo} 첫 방문이에요, 함께 걸어요`,
  (t) => `${t.area.nameKo} 사진 찍으러 가요 📷`,
  (t) => `느긋하게 ${t.area.nameKo} ${stay(t)} 여행`,
  (t) => `${t.area.nameKo} 숙소 쉐어하실 분 (${stay(t)})`,
  (t) => `${countryOf(t.area).nameKo} ${t.area.nameKo} 렌터카 동행 구해요`,
  (t) => `혼자 가기 아쉬운 ${t.area.nameKo}, 같이 가요`,
  (t) => `${t.month}월에 ${t.area.nameKo} 가시는 분 계신가요?`,
  (t) => `${t.area.nameKo} 새벽 일출 보러 갈 사람`,
  (t) => `${t.area.nameKo} 카페 투어 동행 모집`,
  (t) => `직장인 휴가 ${t.area.nameKo} ${stay(t)}`,
  (t) => `${t.area.nameKo} 시장 구경하고 야경까지!`,
  (t) => `${t.area.nameKo} 한 달 살기 중, 주말 동행 구해요`,
  (t) => `${t.area.nameKo} 트레킹 초보 환영합니다`,
  (t) => `${t.area.nameKo} 저녁 식사만 같이 하실 분`,
  (t) => `${t.area.nameKo} 온천이랑 산책 여행`,
];
const ENGLISH_TITLES: ((t: Trip) => string)[] = [
  (t) => `${t.days} days in ${t.area.nameEn}, anyone?`,
  (t) => `Looking for ${t.seats} to explore ${t.area.nameEn}`,
  (t) => `Food trip to ${t.area.nameEn}`,
  (t) => `First time in ${t.area.nameEn}, let's walk together`,
  (t) => `Slow travel: ${t.area.nameEn} for ${t.days} days`,
  (t) => `Sharing a rental car around ${t.area.nameEn}`,
  (t) => `Photo walk in ${t.area.nameEn} 📷`,
];
const stay = (t: Trip): string => (t.days === 1 ? '당일치기' : `${t.days - 1}박 ${t.days}일`);

const OPENINGS = [
  '안녕하세요! 이번에 드디어 휴가를 냈어요.',
  '처음 글 남겨봅니다.',
  '항공권을 먼저 질러버려서 동행을 구해요.',
  '작년에 너무 좋아서 한 번 더 가려고 합니다.',
  '친구가 갑자기 못 가게 되어 자리가 생겼어요.',
  '혼자 다니는 것도 좋지만 이번엔 같이 웃을 사람이 있으면 좋겠어요.',
  '방학을 맞아 배낭 하나 메고 떠납니다.',
  '오래 미뤄둔 여행을 이제야 갑니다.',
];
const PLANS = [
  '오전에는 골목을 천천히 걷고, 오후에는 카페에서 쉬고, 저녁에는 맛있는 걸 먹을 생각이에요.',
  '첫날은 시내, 둘째 날은 근교로 나가보려고 해요. 자세한 일정은 같이 정해요.',
  '유명한 곳 두세 군데만 보고 나머지는 발길 닿는 대로 다닐 거예요.',
  '일출 한 번, 야경 한 번은 꼭 보고 싶어요. 나머지는 전부 자유!',
  '시장에서 아침을 먹고 해 질 무렵에는 전망 좋은 곳에 올라가려고 합니다.',
  '하루는 각자 자유 시간, 저녁만 같이 먹는 건 어떨까요?',
  '렌터카를 빌려서 해안도로를 따라 한 바퀴 돌 계획입니다. 운전은 제가 해요.',
  '사진 찍는 걸 좋아해서 서로 찍어주면 좋겠어요. 카메라 두 대 가져갑니다.',
  '박물관이랑 미술관을 좋아해요. 하루 정도는 느긋하게 보고 싶습니다.',
  '맛집 리스트를 서른 곳쯤 모아뒀어요. 웨이팅 30분까지는 괜찮은 분!',
];
const WISHES = [
  '약속 시간 잘 지키시고 편하게 이야기 나눌 수 있는 분이면 좋겠어요.',
  '술은 가볍게 한두 잔만 하는 편이에요.',
  '비흡연자분이면 좋겠습니다.',
  '여행 경험이 없으셔도 괜찮아요. 저도 초보예요!',
  '체력은 보통이고 하루 만오천 보 정도 걸어요.',
  '비용은 모두 똑같이 나누고, 앱으로 그때그때 정산해요.',
  '계획을 꼼꼼히 세우는 분과 잘 맞을 것 같아요.',
  '조용한 분도, 말 많은 분도 모두 환영합니다.',
];
const CLOSINGS = [
  '궁금한 점은 댓글이나 메시지로 편하게 물어보세요!',
  '신청 남겨주시면 하루 안에 답장드릴게요.',
  '출발 전에 서울에서 한 번 만나 커피 마셔도 좋아요 ☕',
  '좋은 인연이 되면 좋겠습니다 :)',
  '같이 가고 싶으신 분은 간단한 자기소개와 함께 신청해 주세요.',
];
const ENGLISH_OPENINGS = [
  'Hi! I finally booked my flight and would love some company.',
  'I went last year and liked it so much that I am going again.',
  'My friend had to cancel, so there is a free seat.',
  'I am living in Seoul and want to see more while I am here.',
];
const ENGLISH_PLANS = [
  'Slow mornings, one or two sights a day, good food in the evening.',
  'I would like to rent a car and follow the coast. I do the driving.',
  'Old town on the first day, then somewhere green. We can plan the rest together.',
  'I have a long list of places to eat. Museums only when it rains.',
];
const ENGLISH_CLOSINGS = [
  'Any language is fine, I speak English and a little Korean.',
  'Costs are shared equally. Write to me with any question!',
  'Early birds and night owls both welcome.',
];

/** The title of a post, at most 60 letters. */
export function postTitle(trip: Trip, random: Random): string {
  const title = random.pick(trip.english ? ENGLISH_TITLES : TITLES)(trip);
  return title.length <= 60 ? title : title.slice(0, 60).trim();
}

/** The content of a post: a few sentences, in two paragraphs. */
export function postContent(trip: Trip, random: Random): string {
  if (trip.english) {
    return `${random.pick(ENGLISH_OPENINGS)} ${random.pick(ENGLISH_PLANS)}\n\n${random.pick(ENGLISH_CLOSINGS)}`;
  }
  const where = `${trip.area.nameKo}에서 ${trip.days}일 동안 머물러요.`;
  return `${random.pick(OPENINGS)} ${where} ${random.pick(PLANS)}\n\n${random.pick(WISHES)} ${random.pick(CLOSINGS)}`;
}
