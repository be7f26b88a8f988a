/** The nine continents, in the order in which they are shown. */
export const continents = [
  { id: 'asia-east', nameKo: '동아시아', nameEn: 'East Asia', aliases: ['동북아시아'] },
  { id: 'asia-southeast', nameKo: '동남아시아', nameEn: 'Southeast Asia', aliases: ['동남아'] },
  { id: 'asia-central', nameKo: '중앙아시아', nameEn: 'Central Asia', aliases: [] },
  {
    id: 'asia-southwest',
    nameKo: '서남아시아',
    nameEn: 'Southwest Asia',
    aliases: ['남아시아', '서아시아', '중동', 'South Asia', 'West Asia', 'Middle East'],
  },
  { id: 'europe', nameKo: '유럽', nameEn: 'Europe', aliases: [] },
  { id: 'oceania', nameKo: '오세아니아', nameEn: 'Oceania', aliases: ['대양주', '남태평양', 'South Pacific'] },
  { id: 'africa', nameKo: '아프리카', nameEn: 'Africa', aliases: [] },
  {
    id: 'america-north',
    nameKo: '북아메리카',
    nameEn: 'North America',
    aliases: ['북미', '중미', '중앙아메리카', '카리브해', 'Central America', 'Caribbean'],
  },
  { id: 'america-south', nameKo: '남아메리카', nameEn: 'South America', aliases: ['남미'] },
] as const;

export type ContinentId = (typeof continents)[number]['id'];

/** The continent for each region or subregion of world-countries; a subregion goes before its region. */
export const continentByRegion: Readonly<Record<string, ContinentId>> = {
  'Eastern Asia': 'asia-east',
  'South-Eastern Asia': 'asia-southeast',
  'Central Asia': 'asia-central',
  'Southern Asia': 'asia-southwest',
  'Western Asia': 'asia-southwest',
  'South America': 'america-south',
  Europe: 'europe',
  Oceania: 'oceania',
  Africa: 'africa',
  Americas: 'america-north',
};

/** What differs from world-countries, by lower-case ISO 3166-1 alpha-2 code. */
export type CountryOverride = {
  nameKo?: string;
  continent?: ContinentId;
  /** Latitude and longitude in degrees, where those of world-countries are wrong. */
  at?: readonly [latitude: number, longitude: number];
  aliases?: readonly string[];
};

export const countryOverrides: Readonly<Record<string, CountryOverride>> = {
  // Names a Korean traveller would not write that way, and other names countries are searched by.
  ae: { aliases: ['아랍에미리트 연합', 'UAE', 'Emirates'] },
  as: { at: [-14.3, -170.7] },
  au: { aliases: ['오스트레일리아'] },
  ba: { aliases: ['보스니아'] },
  bl: { at: [17.9, -62.83] },
  bq: { aliases: ['보네르', 'Bonaire'] },
  cc: { at: [-12.17, 96.83] },
  cd: { nameKo: '콩고민주공화국', aliases: ['민주콩고', 'DR콩고'] },
  cf: { nameKo: '중앙아프리카공화국' },
  cg: { nameKo: '콩고공화국', aliases: ['콩고'] },
  ci: { aliases: ["Cote d'Ivoire", '아이보리코스트'] },
  cn: { aliases: ['중화인민공화국', '차이나', 'PRC'] },
  cv: { aliases: ['Cabo Verde'] },
  cw: { aliases: ['큐라소'] },
  cx: { nameKo: '크리스마스섬' },
  cz: { aliases: ['체코공화국', 'Czech Republic'] },
  de: { aliases: ['도이칠란트', 'Deutschland'] },
  dm: { nameKo: '도미니카 연방', aliases: ['도미니카'] },
  es: { aliases: ['에스파냐'] },
  fj: { at: [-17.8, 178] },
  fk: { aliases: ['말비나스 제도'] },
  gb: { aliases: ['잉글랜드', 'England', 'UK', 'Britain', 'Great Britain'] },
  ge: { aliases: ['그루지야'] },
  gg: { nameKo: '건지섬' },
  hk: { aliases: ['香港'] },
  io: { nameKo: '영국령 인도양 지역' },
  it: { aliases: ['이태리'] },
  je: { nameKo: '저지섬' },
  jp: { aliases: ['닛폰', 'Nippon'] },
  kp: { nameKo: '북한', aliases: ['조선', '조선민주주의인민공화국', 'DPRK'] },
  kr: { nameKo: '대한민국', aliases: ['한국', '남한', '국내', 'Korea', 'Republic of Korea', 'ROK'] },
  kw: { at: [29.3, 47.6] },
  ky: { at: [19.31, -81.25] },
  mf: { at: [18.07, -63.06] },
  mm: { aliases: ['버마', 'Burma'] },
  mk: { aliases: ['마케도니아'] },
  mn: { nameKo: '몽골', aliases: ['몽골국', '몽고'] },
  mo: { aliases: ['Macao'] },
  nc: { nameKo: '뉴칼레도니아', aliases: ['누벨칼레도니'] },
  nf: { nameKo: '노퍽섬' },
  nl: { aliases: ['홀란드', 'Holland'] },
  pf: { aliases: ['폴리네시아'] },
  ph: { aliases: ['Pilipinas'] },
  ru: { aliases: ['러시아 연방'] },
  sa: { aliases: ['사우디'] },
  sh: { nameKo: '세인트헬레나 어센션 트리스탄다쿠냐' },
  st: { at: [0.2, 6.6] },
  sz: { aliases: ['스와질란드', 'Swaziland'] },
  th: { aliases: ['타이', '타일랜드'] },
  tl: { aliases: ['티모르', 'East Timor'] },
  to: { at: [-21.18, -175.2] },
  tr: { nameKo: '튀르키예', aliases: ['터키', 'Turkey'] },
  tw: { aliases: ['타이완'] },
  us: { aliases: ['USA', 'America', 'United States of America', '아메리카 합중국'] },
  va: { aliases: ['바티칸 시국', '교황청'] },
  vn: { aliases: ['월남'] },
  za: { nameKo: '남아프리카공화국', aliases: ['남아공', '남아프리카'] },

  // Uninhabited, or set apart by world-countries: by the geoscheme of the United Nations, and where that has none,
  // by where the journey starts (Antarctica: Ushuaia).
  aq: { continent: 'america-south', aliases: ['남극대륙'] },
  bv: { nameKo: '부베섬', continent: 'america-south' },
  gs: { nameKo: '사우스조지아 사우스샌드위치 제도', continent: 'america-south' },
  hm: { continent: 'oceania' },
  tf: { nameKo: '프랑스령 남방 및 남극', continent: 'africa' },
  um: { continent: 'oceania' },
};
