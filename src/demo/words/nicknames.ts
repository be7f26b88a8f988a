import type { Random } from '../random.ts';

const ADJECTIVES =
  '용감한 느긋한 수줍은 씩씩한 다정한 배고픈 호기심많은 졸린 명랑한 조용한 엉뚱한 부지런한 푸근한 날렵한 반짝이는 포근한 신나는 든든한 상냥한 유쾌한 차분한 발랄한 꼼꼼한 자유로운 산뜻한 행복한 길잃은 여유로운 새침한 엄청난'.split(
    ' ',
  );
const ANIMALS =
  '카피바라 수달 고래 펭귄 여우 너구리 알파카 돌고래 두루미 거북이 고슴도치 다람쥐 북극곰 판다 코알라 미어캣 사막여우 오리너구리 물범 부엉이 왈라비 제비 나무늘보 햄스터 기린 얼룩말 해달 고양이 강아지 호랑이'.split(
    ' ',
  );
const ENGLISH_ADJECTIVES = 'Brave Lazy Sunny Wandering Curious Gentle Hungry Quiet Lucky Jolly'.split(' ');
const ENGLISH_ANIMALS = 'Otter Capybara Whale Fox Heron Panda Koala Badger Puffin Lynx'.split(' ');

/** A nickname such as 용감한 카피바라; one in eight is English. */
export function nickname(random: Random): string {
  if (random.chance(0.125)) return `${random.pick(ENGLISH_ADJECTIVES)} ${random.pick(ENGLISH_ANIMALS)}`;
  return `${random.pick(ADJECTIVES)} ${random.pick(ANIMALS)}`;
}
