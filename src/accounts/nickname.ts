import { randomInt } from 'node:crypto';

const ADJECTIVES =
  '용감한 느긋한 반짝이는 다정한 호기심많은 씩씩한 포근한 명랑한 상냥한 엉뚱한 부지런한 졸린 배고픈 신나는 수줍은 재빠른 든든한 차분한 유쾌한 총명한 즐거운 따뜻한 소중한 푸른 말랑한 폭신한 기운찬 길떠난 노래하는 춤추는 웃음많은 꿈꾸는 바람같은 햇살같은 별을보는 파도타는 산책하는 여행하는 지도를든 배낭을멘'.split(
    ' ',
  );
const ANIMALS =
  '카피바라 수달 펭귄 고래 돌고래 판다 레서판다 코알라 캥거루 알파카 고슴도치 다람쥐 청설모 너구리 여우 사슴 고라니 노루 토끼 거북이 두루미 제비 참새 부엉이 올빼미 갈매기 기러기 백조 오리 고니 호랑이 표범 치타 사자 곰 북극곰 하마 코끼리 기린 얼룩말 나무늘보 미어캣 문어 해달 물범 바다표범 물개 고양이 강아지 햄스터'.split(
    ' ',
  );

/** A name for who gave none: an adjective and an animal, such as 용감한 카피바라; at most 20 characters. */
export function randomNickname(): string {
  return `${ADJECTIVES[randomInt(ADJECTIVES.length)]} ${ANIMALS[randomInt(ANIMALS.length)]}`;
}
