import { describe, expect, it } from 'vitest';
import { areaRows } from '../../src/areas/area-rows.ts';
import { COUNTRY_NAMES } from '../../src/places/data/country-names.ts';
import { SUBDIVISIONS } from '../../src/places/data/subdivisions.ts';
import { createAreaFinder } from '../../src/places/gazetteer-areas.ts';

const find = createAreaFinder(areaRows);

/** Addresses whose state, province or country says that it is not the well-known place of that name, or is not known itself. */
const NAMESAKES = `
Melbourne, Florida
Melbourne, FL
Melbourne, FL 32901, USA
Melbourne Florida
Naples, Florida
Naples, FL 34102
Naples, Florida, United States
Paris, TX 75460
Paris, Texas
Paris, Texas, USA
Paris TX
Paris, Ontario, Canada
Paris, Kentucky
London, Ontario
London, ON N6A 3K7, Canada
London, Kentucky 40741
East London, South Africa
Athens, Georgia
Athens, GA 30601
Athens, Ohio
Rome, Georgia
Rome, NY 13440
Rome, GA
Dublin, Ohio
Dublin, CA 94568
Dublin, GA, USA
Cairo, Illinois
Cairo, Georgia
Vienna, Virginia
Vienna, VA 22180
Berlin, Connecticut
Berlin, NH
Berlin, Maryland 21811
Moscow, Idaho
Moscow, ID 83843
Saint Petersburg, Florida
St. Petersburg, FL
Venice, Florida
Venice, CA 90291
Florence, South Carolina
Florence, Alabama
Florence, Oregon
Milan, Michigan
Milan, Tennessee
Manchester, New Hampshire
Manchester, NH 03101
Manchester, Tennessee
Birmingham, Alabama
Birmingham, AL 35203
Cambridge, Massachusetts
Cambridge, MA 02139, USA
Cambridge, Ontario
Oxford, Mississippi
Oxford, MS
Bath, Maine
Bristol, Connecticut
Bristol, Tennessee, USA
Bergen, New Jersey
Toledo, Ohio
Toledo, OH 43604
Madrid, Iowa
Valencia, California
Valencia, Carabobo, Venezuela
Barcelona, Anzoátegui, Venezuela
Lima, Ohio
Lima, OH
Santiago, Panama
Cordoba, Argentina
Granada Hills, California
Cartagena, Spain
Merida, Spain
Guadalajara, Spain
Perth, Scotland
Perth, Ontario
Sydney, Nova Scotia
Sydney, NS, Canada
Brisbane, California
Wellington, Florida
Hamburg, New York
Geneva, New York
Geneva, IL
Warsaw, Indiana
Odessa, Texas
Lisbon, Iowa
Delhi, New York
Vaud, Paris
Buffalo, New York
Spokane, Washington
Ballarat, Victoria
Mar del Plata, Buenos Aires
Panama City, Florida
San Jose, California
Alexandria, VA
Queenstown, Tasmania
Hobart, Indiana
Victoria, Texas
Edinburgh, Indiana
Glasgow, Kentucky
Nice, California
Cannes, Ontario
Marseille, Illinois
Lyon, Mississippi
Bali, Crete
Seoul, Indiana
Tokyo, Texas
Kobe, Arizona
Paris, Freedonia
Berlin, Mordor
Kyoto, Atlantis, Japan
Florida, Melbourne
Ontario, London
Melbourne Beach
Paris Hill
Vienna Township
Sydney Mines
경상남도 고성군
경남 고성군 고성읍
경상남도 고성군 하이면 덕명리
고성군
경기도 광주시
경기 광주시 경안동
전라남도 제주시
강원도 해운대구
충청남도 강릉시
제주특별자치도 부산
경상북도 전주시 완산구
서울특별시 수원시
부산광역시 강릉시
가상도 강릉시
없는도 고성군
대한민국 경상남도 고성군
일본 서울
중국 강릉시
미국 플로리다주 멜버른
미국 텍사스주 파리
텍사스 파리
파리, 텍사스
파리 텍사스주
플로리다 나폴리
나폴리, 플로리다
캐나다 온타리오주 런던
온타리오 런던
런던, 온타리오
조지아주 아테네
미국 아테네
나폴리 피자, 서울 강남구
오하이오주 더블린
러시아 파리
스페인 멜버른
호주 런던
캐나다 시드니
노바스코샤주 시드니
앨라배마 버밍엄
뉴햄프셔 맨체스터
매사추세츠주 케임브리지
오하이오 톨레도
베네수엘라 발렌시아
아르헨티나 코르도바
도쿄도 교토시
오사카부 나고야시
홋카이도 교토시
후쿠오카현 오사카
쓰촨성 베이징
광둥성 상하이
퀸즐랜드주 멜버른
빅토리아주 시드니
나니아 파리
모르도르 베를린
`;

/** Addresses that must be found, and the area that they are in. */
const FOUND: [address: string, id: string][] = [
  ['Paris', 'fr-paris'],
  ['Paris, France', 'fr-paris'],
  ['5 Avenue Anatole France, 75007 Paris, France', 'fr-paris'],
  ['1 Rue de Rivoli, 75001 Paris', 'fr-paris'],
  ['Paris, Île-de-France', 'fr-paris'],
  ['Paris, FR', 'fr-paris'],
  ['Melbourne', 'au-melbourne'],
  ['Melbourne VIC 3000', 'au-melbourne'],
  ['Queen Street, Melbourne, Victoria 3000, Australia', 'au-melbourne'],
  ['Bennelong Point, Sydney NSW 2000, Australia', 'au-sydney'],
  ['Sydney, New South Wales', 'au-sydney'],
  ['Cairns QLD', 'au-cairns'],
  ['Perth, WA 6000', 'au-perth'],
  ['Hobart, TAS', 'au-hobart'],
  ['Queenstown, Otago, New Zealand', 'nz-queenstown'],
  ['Napoli, Italy', 'it-naples'],
  ['Naples, Campania', 'it-naples'],
  ['Via Toledo 1, 80134 Napoli NA, Italy', 'it-naples'],
  ['Piazza del Colosseo 1, 00184 Roma RM, Italy', 'it-rome'],
  ['Firenze FI, Toscana', 'it-florence'],
  ['Milano, Lombardia', 'it-milan'],
  ['San Marco 1, Venezia', 'it-venice'],
  ['221B Baker Street, London NW1 6XE, United Kingdom', 'gb-london'],
  ['London, England', 'gb-london'],
  ['London, UK', 'gb-london'],
  ['Edinburgh EH1 2NG, Scotland', 'gb-edinburgh'],
  ['Cardiff, Wales', 'gb-cardiff'],
  ['Belfast, Northern Ireland, UK', 'gb-belfast'],
  ['Oxford, Oxfordshire, England', 'gb-oxford'],
  ['12 Nice Road, London', 'gb-london'],
  ['Dublin, Ireland', 'ie-dublin'],
  ['Austin, TX', 'us-austin'],
  ['Austin, Texas 78701, USA', 'us-austin'],
  ['350 5th Ave, New York, NY 10118, United States', 'us-new-york'],
  ['New York City', 'us-new-york'],
  ['New York, New York', 'us-new-york'],
  ['20 W 34th St, New York, United States', 'us-new-york'],
  ['Pier 39, San Francisco, CA 94133', 'us-san-francisco'],
  ['Los Angeles, California', 'us-los-angeles'],
  ['Las Vegas, NV', 'us-las-vegas'],
  ['Paris Las Vegas, 3655 S Las Vegas Blvd, Las Vegas, NV 89109', 'us-las-vegas'],
  ['Memphis, TN', 'us-memphis'],
  ['Miami, FL', 'us-miami'],
  ['Key West, Florida', 'us-key-west'],
  ['Washington, DC 20500', 'us-washington'],
  ['Portland, Oregon', 'us-portland'],
  ['Honolulu, Hawaii', 'us-honolulu'],
  ['Vancouver, BC, Canada', 'ca-vancouver'],
  ['Toronto, ON M5V 2T6', 'ca-toronto'],
  ['Montréal, Québec', 'ca-montreal'],
  ['Québec, QC', 'ca-quebec'],
  ['Georgia Street, Vancouver, British Columbia', 'ca-vancouver'],
  ['Victoria, BC', 'ca-victoria'],
  ['Granada, Spain', 'es-granada'],
  ['Granada, Andalucía', 'es-granada'],
  ['Granada, Nicaragua', 'ni-granada'],
  ['Plaza Mayor, 28012 Madrid, Spain', 'es-madrid'],
  ['Carrer de Mallorca 401, 08013 Barcelona', 'es-barcelona'],
  ['Sevilla, España', 'es-seville'],
  ['Alexanderplatz, 10178 Berlin, Germany', 'de-berlin'],
  ['München, Bayern', 'de-munich'],
  ['Köln, Nordrhein-Westfalen, Deutschland', 'de-cologne'],
  ['Stephansplatz 3, 1010 Wien, Austria', 'at-vienna'],
  ['Zürich, Switzerland', 'ch-zurich'],
  ['Dam, 1012 JS Amsterdam, Netherlands', 'nl-amsterdam'],
  ['Av. Paulista 1578, São Paulo - SP, Brazil', 'br-sao-paulo'],
  ['Rio de Janeiro, RJ', 'br-rio-de-janeiro'],
  ['Cusco 08002, Peru', 'pe-cusco'],
  ['Ciudad de México, Mexico', 'mx-mexico-city'],
  ['Cancún, Quintana Roo, Mexico', 'mx-cancun'],
  ['Marrakesh 40000, Morocco', 'ma-marrakesh'],
  ['Cape Town, Western Cape, South Africa', 'za-cape-town'],
  ['Khao San Road, Bangkok 10200, Thailand', 'th-bangkok'],
  ['Chiang Mai Province, Thailand', 'th-chiang-mai'],
  ['Jl. Raya Ubud, Ubud, Bali 80571, Indonesia', 'id-ubud'],
  ['Hoan Kiem, Hanoi, Vietnam', 'vn-hanoi'],
  ['Đà Nẵng, Việt Nam', 'vn-da-nang'],
  ['Marina Bay Sands, Singapore 018956', 'sg'],
  ['Victoria Peak, Hong Kong', 'hk'],
  ['Taipei 101, Xinyi Road, Taipei City, Taiwan', 'tw-taipei'],
  ['Jaipur, Rajasthan, India', 'in-jaipur'],
  ['294 Kiyomizu, Kyoto, Japan', 'jp-kyoto'],
  ['Dotonbori, Chuo Ward, Osaka, 542-0071, Japan', 'jp-osaka'],
  ['1-1-2 Oshiage, Sumida City, Tokyo 131-0045, Japan', 'jp-tokyo'],
  ['Sapporo, Hokkaido, Japan', 'jp-sapporo'],
  ['110 Sejong-daero, Jung-gu, Seoul, Republic of Korea', 'kr-seoul'],
  ['Gangneung-si, Gangwon-do, South Korea', 'kr-gangneung'],
  ['Goseong-gun, Gangwon-do', 'kr-goseong'],
  ['Jeju-si, Jeju-do, Korea', 'kr-jeju'],
  ['Haeundae-gu, Busan', 'kr-busan'],
  ['서울', 'kr-seoul'],
  ['서울특별시 종로구 사직로 161', 'kr-seoul'],
  ['서울시 강남구 테헤란로 1', 'kr-seoul'],
  ['(03045) 서울 종로구 사직로 161', 'kr-seoul'],
  ['대한민국 부산광역시 해운대구 우동', 'kr-busan'],
  ['부산 해운대구', 'kr-busan'],
  ['제주특별자치도 서귀포시 성산읍', 'kr-jeju'],
  ['제주특별자치도 제주시 첨단로 242', 'kr-jeju'],
  ['제주도 서귀포시', 'kr-jeju'],
  ['강원특별자치도 강릉시 창해로', 'kr-gangneung'],
  ['강원도 강릉시 경포로 365', 'kr-gangneung'],
  ['강원 속초시 동명항길', 'kr-sokcho'],
  ['강원도 평창군 대관령면', 'kr-pyeongchang'],
  ['강원도 고성군 토성면', 'kr-goseong'],
  ['강원특별자치도 고성군', 'kr-goseong'],
  ['경기도 수원시 팔달구 정조로 825', 'kr-suwon'],
  ['경기 성남시 분당구 판교역로', 'kr-seongnam'],
  ['전북특별자치도 전주시 완산구 기린대로 99', 'kr-jeonju'],
  ['전라북도 전주시', 'kr-jeonju'],
  ['전남 여수시 돌산읍', 'kr-yeosu'],
  ['경상북도 경주시 불국로 385', 'kr-gyeongju'],
  ['경북 안동시 풍천면 하회리', 'kr-andong'],
  ['경상남도 통영시', 'kr-tongyeong'],
  ['충청남도 공주시', 'kr-gongju'],
  ['충북 단양군', 'kr-danyang'],
  ['광주광역시 동구', 'kr-gwangju'],
  ['광주 동구 금남로', 'kr-gwangju'],
  ['세종특별자치시 한누리대로', 'kr-sejong'],
  ['인천 중구 공항로 272', 'kr-incheon'],
  ['일본 교토부 교토시 히가시야마구', 'jp-kyoto'],
  ['교토시 히가시야마구', 'jp-kyoto'],
  ['일본 도쿄도 시부야구', 'jp-tokyo'],
  ['도쿄 시부야', 'jp-tokyo'],
  ['오사카부 오사카시 주오구 도톤보리', 'jp-osaka'],
  ['홋카이도 삿포로시', 'jp-sapporo'],
  ['후쿠오카현 후쿠오카시', 'jp-fukuoka'],
  ['중국 쓰촨성 청두', 'cn-chengdu'],
  ['베이징', 'cn-beijing'],
  ['프랑스 파리', 'fr-paris'],
  ['프랑스 파리 샹젤리제 거리', 'fr-paris'],
  ['파리, 프랑스', 'fr-paris'],
  ['에펠탑, 파리, 프랑스', 'fr-paris'],
  ['영국 런던 베이커가 221B', 'gb-london'],
  ['잉글랜드 런던', 'gb-london'],
  ['스코틀랜드 에든버러', 'gb-edinburgh'],
  ['호주 빅토리아주 멜버른', 'au-melbourne'],
  ['호주 뉴사우스웨일스주 시드니', 'au-sydney'],
  ['미국 뉴욕주 뉴욕시', 'us-new-york'],
  ['미국 캘리포니아주 로스앤젤레스', 'us-los-angeles'],
  ['캘리포니아 샌프란시스코', 'us-san-francisco'],
  ['텍사스주 오스틴', 'us-austin'],
  ['캐나다 온타리오주 토론토', 'ca-toronto'],
  ['이탈리아 나폴리', 'it-naples'],
  ['이탈리아 토스카나주 피렌체', 'it-florence'],
  ['스페인 안달루시아 그라나다', 'es-granada'],
  ['니카라과 그라나다', 'ni-granada'],
  ['그리스 아테네', 'gr-athens'],
  ['베트남 다낭', 'vn-da-nang'],
  ['태국 방콕 카오산로드', 'th-bangkok'],
  ['인도네시아 발리 우붓', 'id-ubud'],
  ['싱가포르 마리나베이', 'sg'],
  ['홍콩 침사추이', 'hk-kowloon'],
  ['괌', 'gu'],
  ['빅토리아, 브리티시컬럼비아', 'ca-victoria'],
  ['Tbilisi, Georgia', 'ge-tbilisi'],
  ['Lagos, Portugal', 'pt-lagos'],
  ['Birmingham, UK', 'gb-birmingham'],
  ['Santiago, Chile', 'cl-santiago'],
  ['George Town, Penang, Malaysia', 'my-penang'],
  ['대만 타이베이', 'tw-taipei'],
  ['유럽 프랑스 니스', 'fr-nice'],
];

const namesakes = NAMESAKES.trim().split('\n');

describe('the area of an address', () => {
  it('is tried by enough', () => {
    expect(new Set(namesakes).size).toBeGreaterThan(150);
    expect(new Set(FOUND.map(([address]) => address)).size).toBeGreaterThan(150);
  });

  it.each(namesakes)('is none for %s', (address) => {
    expect(find(address).map(({ id }) => id)).toEqual([]);
  });

  it.each(FOUND)('is, for %s, %s', (address, id) => {
    expect(find(address).map((area) => area.id)).toEqual([id]);
  });

  it('is one of several for a name that means several', () => {
    expect(
      find('Granada')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['es-granada', 'ni-granada']);
  });

  it.each(['대한민국 어딘가', '아무도 모르는 골목 3', '동아시아', '', '!!!', 'Spain', '강원도', 'Texas', '1', ','])(
    'is none for %s',
    (address) => {
      expect(find(address)).toEqual([]);
    },
  );
});

describe('the subdivisions that the gazetteer knows', () => {
  const lines = Object.entries(SUBDIVISIONS).flatMap(([country, text]) =>
    text
      .trim()
      .split('\n')
      .map((line) => [country, ...line.split(':')] as [string, string, string]),
  );
  const listed = lines.flatMap(([country, , slugs]) =>
    slugs
      .split(' ')
      .filter(Boolean)
      .map((slug) => `${country}-${slug}`),
  );

  it('hold areas that there are', () => {
    expect(listed.filter((id) => !areaRows.some((area) => area.id === id))).toEqual([]);
  });

  it('hold every area of their countries', () => {
    const missing = areaRows.filter(({ id, parentId }) => parentId && SUBDIVISIONS[parentId] && !listed.includes(id));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('are countries', () => {
    const codes = [...Object.keys(SUBDIVISIONS), ...Object.keys(COUNTRY_NAMES)];
    expect(codes.filter((code) => !areaRows.some(({ id, kind }) => id === code && kind === 'COUNTRY'))).toEqual([]);
  });
});
