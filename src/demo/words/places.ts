import type { AreaRow } from '../../areas/area-rows.ts';
import type { Random } from '../random.ts';
import { countryOf } from './areas.ts';

export interface PlaceWords {
  name: string;
  category: string;
  description: string;
}

type Named = readonly [name: string, category: string];

/** Places that everybody knows. */
const KNOWN: Record<string, readonly Named[]> = {
  'kr-jeju': [
    ['성산일출봉', 'ATTRACTION'],
    ['협재해수욕장', 'ATTRACTION'],
    ['한라산 영실코스', 'ACTIVITY'],
    ['동문재래시장', 'SHOP'],
    ['우도 잠수함', 'ACTIVITY'],
    ['비자림', 'ATTRACTION'],
  ],
  'kr-busan': [
    ['해운대해수욕장', 'ATTRACTION'],
    ['감천문화마을', 'ATTRACTION'],
    ['자갈치시장', 'RESTAURANT'],
    ['해동용궁사', 'ATTRACTION'],
    ['흰여울문화마을', 'ATTRACTION'],
  ],
  'kr-seoul': [
    ['경복궁', 'ATTRACTION'],
    ['남산서울타워', 'ATTRACTION'],
    ['광장시장', 'RESTAURANT'],
    ['북촌한옥마을', 'ATTRACTION'],
  ],
  'kr-gyeongju': [
    ['불국사', 'ATTRACTION'],
    ['동궁과 월지', 'ATTRACTION'],
    ['대릉원', 'ATTRACTION'],
    ['황리단길', 'CAFE'],
  ],
  'kr-gangneung': [
    ['안목해변 커피거리', 'CAFE'],
    ['경포대', 'ATTRACTION'],
    ['오죽헌', 'ATTRACTION'],
    ['초당순두부마을', 'RESTAURANT'],
  ],
  'jp-tokyo': [
    ['센소지', 'ATTRACTION'],
    ['시부야 스카이', 'ATTRACTION'],
    ['쓰키지 장외시장', 'RESTAURANT'],
    ['메이지 신궁', 'ATTRACTION'],
    ['우에노 공원', 'ATTRACTION'],
  ],
  'jp-osaka': [
    ['도톤보리', 'RESTAURANT'],
    ['오사카성', 'ATTRACTION'],
    ['우메다 공중정원', 'ATTRACTION'],
    ['구로몬 시장', 'SHOP'],
    ['유니버설 스튜디오 재팬', 'ACTIVITY'],
  ],
  'jp-kyoto': [
    ['후시미이나리 신사', 'ATTRACTION'],
    ['기요미즈데라', 'ATTRACTION'],
    ['금각사', 'ATTRACTION'],
    ['니시키 시장', 'SHOP'],
    ['아라시야마 대나무숲', 'ATTRACTION'],
  ],
  'jp-fukuoka': [
    ['캐널시티 하카타', 'SHOP'],
    ['오호리 공원', 'ATTRACTION'],
    ['나카스 포장마차거리', 'RESTAURANT'],
  ],
  'vn-da-nang': [
    ['미케비치', 'ATTRACTION'],
    ['한시장', 'SHOP'],
    ['바나힐', 'ACTIVITY'],
    ['오행산', 'ATTRACTION'],
  ],
  'th-bangkok': [
    ['왓 아룬', 'ATTRACTION'],
    ['짜뚜짝 시장', 'SHOP'],
    ['왓 포', 'ATTRACTION'],
    ['카오산로드', 'RESTAURANT'],
  ],
  'tw-taipei': [
    ['타이베이 101', 'ATTRACTION'],
    ['스린 야시장', 'RESTAURANT'],
    ['국립고궁박물원', 'ATTRACTION'],
    ['용산사', 'ATTRACTION'],
  ],
  'fr-paris': [
    ['에펠탑', 'ATTRACTION'],
    ['루브르 박물관', 'ATTRACTION'],
    ['몽마르트르', 'ATTRACTION'],
    ['마레 지구 서점', 'SHOP'],
    ['오르세 미술관', 'ATTRACTION'],
  ],
  'es-barcelona': [
    ['사그라다 파밀리아', 'ATTRACTION'],
    ['구엘 공원', 'ATTRACTION'],
    ['보케리아 시장', 'RESTAURANT'],
  ],
};
const ANYWHERE: readonly Named[] = [
  ['중앙시장', 'SHOP'],
  ['현대미술관', 'ATTRACTION'],
  ['전망대', 'ATTRACTION'],
  ['골목식당', 'RESTAURANT'],
  ['강변 산책로', 'ATTRACTION'],
  ['모퉁이 커피', 'CAFE'],
  ['로스터리', 'CAFE'],
  ['게스트하우스 바람', 'STAY'],
  ['스테이 여백', 'STAY'],
  ['중앙역', 'TRANSPORT'],
  ['자전거 대여소', 'ACTIVITY'],
  ['국수집', 'RESTAURANT'],
  ['독립서점', 'SHOP'],
  ['야시장', 'RESTAURANT'],
  ['식물원', 'ATTRACTION'],
  ['여행자 안내소', 'OTHER'],
];
const DESCRIPTIONS = [
  '해 질 무렵이 가장 예뻐요. 사람이 많으니 조금 일찍 가세요.',
  '현지 사람들이 더 많이 찾는 곳입니다. 아침 일찍 열어요.',
  '걸어서 둘러보는 데 한 시간이면 충분하고, 근처에 쉴 곳이 많아요.',
  '비 오는 날에 가도 좋습니다. 창가 자리를 추천해요.',
  '입장권은 온라인으로 미리 사면 줄을 서지 않아도 됩니다.',
  '사진으로 보던 것보다 훨씬 넓고 조용해요. 편한 신발을 신으세요.',
  '가격이 조금 있지만 그만한 값을 합니다. 예약은 필수예요.',
  'A local favourite. Come before noon, it fills up quickly.',
];
const REVIEWS = [
  [1, '기대가 너무 컸나 봐요. 사람이 많아서 제대로 못 봤어요.'],
  [2, '나쁘진 않지만 다시 가지는 않을 것 같아요.'],
  [2, '가격에 비해 볼거리가 적었어요.'],
  [3, '한 번쯤은 가볼 만해요. 평일을 추천합니다.'],
  [3, 'Nice, but crowded at the weekend.'],
  [4, '분위기가 좋았고 직원분들도 친절했어요.'],
  [4, '찾아가기 조금 힘들지만 보람이 있습니다.'],
  [4, '부모님 모시고 갔는데 아주 좋아하셨어요.'],
  [5, '이번 여행에서 제일 좋았던 곳! 꼭 가세요.'],
  [5, '노을이 정말 아름다웠어요. 다음에 또 갈 거예요.'],
  [5, '음식도 맛있고 창밖 풍경도 최고였습니다.'],
  [5, 'Absolutely worth it. We stayed two hours longer than planned.'],
] as const;
const STREETS = ['중앙로', '해안로', '시장길', '역전로', '공원길', '강변로', '언덕길'];

/** The name, kind and description of a place in an area. */
export function placeWords(area: AreaRow, random: Random): PlaceWords {
  const known = KNOWN[area.id];
  const [name, category] = known && random.chance(0.5) ? random.pick(known) : anywhere(area, random);
  return { name, category, description: random.pick(DESCRIPTIONS) };
}

function anywhere(area: AreaRow, random: Random): Named {
  const [name, category] = random.pick(ANYWHERE);
  return [`${area.nameKo} ${name}`, category];
}

/** An address in an area, in Korean order. */
export function address(area: AreaRow, random: Random): string {
  return `${countryOf(area).nameKo} ${area.nameKo} ${random.pick(STREETS)} ${random.between(1, 399)}`;
}

/** Stars and words of a review that fit each other. */
export function reviewWords(random: Random): { stars: number; text: string } {
  const [stars, text] = random.pick(REVIEWS);
  return { stars, text };
}

/** The name of a planner for an area. */
export function plannerName(area: AreaRow, random: Random): string {
  return random.pick([
    `${area.nameKo} 5일 코스`,
    `${area.nameKo} 느린 여행`,
    `우리의 ${area.nameKo}`,
    `${area.nameKo} 먹고 걷고`,
    `부모님과 ${area.nameKo}`,
    `Five days in ${area.nameEn}`,
  ]);
}

export const DAY_NOTES = [
  '',
  '',
  '',
  '',
  '이동이 많은 날, 짐 가볍게',
  '늦잠 자도 되는 날',
  '저녁 예약 확인하기',
  '비 오면 실내 코스로',
];
export const STOP_NOTES = ['', '', '', '', '문 여는 시간 확인', '창가 자리', '현금 필요', '사진 스팟'];
