import { describe, expect, it } from 'vitest';
import { type AreaRow, areaRows } from '../../src/areas/area-rows.ts';
import { createAreaSearch } from '../../src/areas/area-search.ts';
import { continentIds, createAreaTree } from '../../src/areas/area-tree.ts';
import { LIST_SIZES } from '../../src/shared/list-sizes.ts';

const tree = createAreaTree(areaRows);
const { search } = createAreaSearch(areaRows);
const ofKind = (kind: AreaRow['kind']) => areaRows.filter((area) => area.kind === kind);
const idsFor = (query: string) => search(query).map((area) => area.id);

const area = (id: string, parentId: string | null, nameKo = id): AreaRow => ({
  id,
  kind: parentId === null ? 'CONTINENT' : 'COUNTRY',
  nameKo,
  nameEn: id,
  aliases: [],
  latitude: null,
  longitude: null,
  parentId,
});

describe('the areas of the world', () => {
  it('are nine continents, in the order in which they are shown', () => {
    expect(tree.children(null).map((continent) => continent.nameKo)).toEqual([
      '동아시아',
      '동남아시아',
      '중앙아시아',
      '서남아시아',
      '유럽',
      '오세아니아',
      '아프리카',
      '북아메리카',
      '남아메리카',
    ]);
    expect(ofKind('CONTINENT').map((continent) => continent.id)).toEqual(continentIds);
  });

  it('are no more below any one area than the cost of documents reckons with', () => {
    const largest = Math.max(...areaRows.map(({ id }) => tree.children(id).length));
    expect(largest).toBeLessThanOrEqual(LIST_SIZES.areaChildren);
    expect(largest).toBeGreaterThan(LIST_SIZES.areaChildren / 2);
  });

  it('hold all countries, each below one continent', () => {
    const countries = ofKind('COUNTRY');
    expect(countries).toHaveLength(250);
    for (const country of countries) {
      expect(country.id).toMatch(/^[a-z]{2}$/);
      expect(tree.parent(country.id)?.kind, country.id).toBe('CONTINENT');
    }
    for (const continent of tree.children(null)) expect(tree.children(continent.id).length).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ['kr', '대한민국', 'asia-east'],
    ['tw', '대만', 'asia-east'],
    ['mn', '몽골', 'asia-east'],
    ['kp', '북한', 'asia-east'],
    ['vn', '베트남', 'asia-southeast'],
    ['kz', '카자흐스탄', 'asia-central'],
    ['in', '인도', 'asia-southwest'],
    ['tr', '튀르키예', 'asia-southwest'],
    ['ru', '러시아', 'europe'],
    ['gb', '영국', 'europe'],
    ['gu', '괌', 'oceania'],
    ['eg', '이집트', 'africa'],
    ['us', '미국', 'america-north'],
    ['cu', '쿠바', 'america-north'],
    ['br', '브라질', 'america-south'],
  ])('call %s %s and put it into %s', (id, nameKo, continentId) => {
    expect(tree.byId(id)).toMatchObject({ kind: 'COUNTRY', nameKo, parentId: continentId });
  });

  it('hold at least 200 cities and regions, each below its country and named after it in the slug', () => {
    const cities = ofKind('CITY');
    expect(cities.length).toBeGreaterThanOrEqual(200);
    for (const city of cities) {
      expect(tree.parent(city.id)?.kind, city.id).toBe('COUNTRY');
      expect(city.id.startsWith(`${city.parentId}-`), city.id).toBe(true);
    }
  });

  it('have unique slugs, and names that are normalised and not empty', () => {
    expect(new Set(areaRows.map(({ id }) => id)).size).toBe(areaRows.length);
    for (const { id, nameKo, nameEn, aliases } of areaRows) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(nameKo, id).toMatch(/[가-힣]/);
      for (const name of [nameKo, nameEn, ...aliases]) {
        expect(name, id).not.toBe('');
        expect(name, id).toBe(name.normalize('NFC').trim());
      }
    }
  });

  it('never have two of the same name side by side', () => {
    for (const parent of tree.all) {
      for (const name of ['nameKo', 'nameEn'] as const) {
        const names = tree.children(parent.id).map((child) => child[name]);
        expect(new Set(names).size, parent.id).toBe(names.length);
      }
    }
  });

  it('lie somewhere on earth, continents excepted', () => {
    for (const { id, kind, latitude, longitude } of areaRows) {
      if (kind === 'CONTINENT') continue;
      expect(latitude, id).toBeTypeOf('number');
      expect(longitude, id).toBeTypeOf('number');
      expect(Math.abs(latitude!), id).toBeLessThanOrEqual(90);
      expect(Math.abs(longitude!), id).toBeLessThanOrEqual(180);
    }
  });

  it.each([
    ['kr-seoul', 37.57, 126.98],
    ['kr-jeju', 33.38, 126.55],
    ['jp-kyoto', 35.01, 135.77],
    ['gb-london', 51.51, -0.13],
    ['us-new-york', 40.71, -74.01],
    ['au-sydney', -33.87, 151.21],
    ['br-rio-de-janeiro', -22.91, -43.17],
    ['za-cape-town', -33.92, 18.42],
  ])('put %s at latitude %d, longitude %d', (id, latitude, longitude) => {
    const found = tree.byId(id);
    expect(Math.abs(found!.latitude! - latitude)).toBeLessThan(0.1);
    expect(Math.abs(found!.longitude! - longitude)).toBeLessThan(0.1);
  });
});

describe('the tree of areas', () => {
  it('is continent, country, city and nothing deeper, and reaches every area once', () => {
    expect(tree.all.map(({ id }) => id).sort()).toEqual(areaRows.map(({ id }) => id).sort());
    for (const city of ofKind('CITY')) {
      expect(tree.children(city.id)).toEqual([]);
      expect(tree.parent(tree.parent(city.id)!.id)?.kind).toBe('CONTINENT');
    }
  });

  it('sorts countries and cities by Korean name', () => {
    for (const parent of tree.all) {
      const names = tree.children(parent.id).map(({ nameKo }) => nameKo);
      expect(names).toEqual([...names].sort());
    }
    expect(tree.children('asia-east').map(({ id }) => id)).toEqual(['tw', 'kr', 'mo', 'mn', 'kp', 'jp', 'cn', 'hk']);
  });

  it('includes an area itself and all below it', () => {
    expect(tree.selfAndDescendantIds('kr-jeju')).toEqual(['kr-jeju']);
    expect(tree.selfAndDescendantIds('kr')).toEqual(['kr', ...tree.children('kr').map(({ id }) => id)]);
    const eastAsia = tree.selfAndDescendantIds('asia-east');
    expect(eastAsia[0]).toBe('asia-east');
    expect(eastAsia).toEqual(expect.arrayContaining(['kr', 'kr-jeju', 'jp-kyoto']));
    expect(eastAsia).not.toContain('th-bangkok');
    expect(tree.children(null).flatMap(({ id }) => tree.selfAndDescendantIds(id))).toHaveLength(areaRows.length);
  });

  it('knows nothing of an unknown area', () => {
    expect(tree.byId('atlantis')).toBeUndefined();
    expect(tree.parent('atlantis')).toBeUndefined();
    expect(tree.children('atlantis')).toEqual([]);
    expect(tree.selfAndDescendantIds('atlantis')).toEqual([]);
    expect(tree.parent('europe')).toBeUndefined();
  });

  it('cannot be changed by those who read it', () => {
    expect(() => (tree.children('kr') as AreaRow[]).pop()).toThrow(TypeError);
    expect(() => (tree.selfAndDescendantIds('kr') as string[]).pop()).toThrow(TypeError);
    expect(() => (tree.all as AreaRow[]).pop()).toThrow(TypeError);
  });

  it('is refused with a cycle, a missing parent or an id given twice', () => {
    expect(() => createAreaTree([area('a', 'b'), area('b', 'a')])).toThrow('own ancestor');
    expect(() => createAreaTree([area('a', 'a')])).toThrow('own ancestor');
    expect(() => createAreaTree([area('a', 'nowhere')])).toThrow('no parent nowhere');
    expect(() => createAreaTree([area('a', null), area('a', null)])).toThrow('same id');
  });

  it('takes areas in any order', () => {
    const shuffled = createAreaTree([...areaRows].reverse());
    expect(shuffled.all).toEqual(tree.all);
  });
});

describe('searching for an area', () => {
  it.each([
    ['ㅈㅈㄷ', 'kr-jeju'],
    ['제주', 'kr-jeju'],
    ['제주도', 'kr-jeju'],
    ['jeju', 'kr-jeju'],
    ['서귀포', 'kr-jeju'],
    ['한국', 'kr'],
    ['Korea', 'kr'],
    ['미국', 'us'],
    ['USA', 'us'],
    ['영국', 'gb'],
    ['UK', 'gb'],
    ['터키', 'tr'],
    ['Turkiye', 'tr'],
    ['KYO', 'jp-kyoto'],
    ['교토', 'jp-kyoto'],
    ['ㄱㅌ', 'jp-kyoto'],
    ['호치민', 'vn-ho-chi-minh'],
    ['대마도', 'jp-tsushima'],
    ['washington dc', 'us-washington'],
    ['동남아', 'asia-southeast'],
  ])('answers %s with %s', (query, id) => {
    expect(idsFor(query)).toContain(id);
  });

  it.each([
    ['제ㅈ', 'kr-jeju'],
    ['젲', 'kr-jeju'],
    ['제주ㄷ', 'kr-jeju'],
    ['제줃', 'kr-jeju'],
    ['제ㅈㄷ', 'kr-jeju'],
    ['교ㅌ', 'jp-kyoto'],
    ['굩', 'jp-kyoto'],
    ['고', 'gu'],
    ['ㅂㄹㅅㄹ', 'es-barcelona'],
    ['ㄱㄹㄴㄷ', 'es-granada'],
  ])('finds %s, half typed, as %s', (query, id) => {
    expect(idsFor(query)).toContain(id);
  });

  it('takes two consonants that the keyboard has joined as two', () => {
    expect(idsFor('ㄳㅎㄷ')).toEqual(idsFor('ㄱㅅㅎㄷ'));
    expect(idsFor('ㄳ')).toEqual(idsFor('ㄱㅅ'));
    expect(idsFor('ㄳ').length).toBeGreaterThan(0);
  });

  it('finds a substring in the middle of either name', () => {
    expect(idsFor('아시아')).toEqual(expect.arrayContaining(['asia-east', 'asia-southeast']));
    expect(idsFor('angeles')).toContain('us-los-angeles');
    expect(idsFor('ㅈㄷ')).toContain('kr-jeju');
  });

  it('pays no heed to case, blanks, accents, punctuation and the form of Hangul', () => {
    expect(idsFor('  new   YORK ')).toEqual(idsFor('newyork'));
    expect(idsFor('newyork')[0]).toBe('us-new-york');
    expect(idsFor('curacao')[0]).toBe('cw');
    expect(idsFor('xian')[0]).toBe('cn-xian');
    expect(idsFor('제주도'.normalize('NFD'))[0]).toBe('kr-jeju');
  });

  it('answers an empty query, blanks and punctuation with nothing', () => {
    for (const query of ['', '   ', '\n\t', '%', '_', '*.?', '\u0000']) expect(search(query)).toEqual([]);
  });

  it('answers with nothing what is not there', () => {
    for (const query of ['zzzz', '뷁뷁', 'ㅋㅋㅋㅋㅋ', '나니아', 'x'.repeat(10_000), 'ㅏ'])
      expect(search(query)).toEqual([]);
  });

  it('shows the best first: whole name, whole alias, start, inside, then initial consonants', () => {
    expect(idsFor('광주')[0]).toBe('kr-gwangju');
    expect(idsFor('미국').slice(0, 3)).toEqual(['us', 'um', 'vi']);
    expect(idsFor('uk').slice(0, 2)).toEqual(['gb', 'ua']);
    expect(idsFor('제주')[0]).toBe('kr-jeju');
    expect(idsFor('남아메리카')[0]).toBe('america-south');
    const granadas = idsFor('그라나다');
    expect(granadas).toEqual(['es-granada', 'ni-granada']);
  });

  it('prefers, among equals, the shorter name, then the wider area, then the Korean alphabet', () => {
    const { search: find } = createAreaSearch([
      { ...area('c-city', 'c', '가나다'), kind: 'CITY' },
      area('c', 'x', '가나라'),
      area('d', 'x', '가나다라'),
      area('b', 'x', '가나다'),
      area('x', null, '엑스'),
    ]);
    expect(find('가나').map(({ id }) => id)).toEqual(['b', 'c', 'c-city', 'd']);
  });

  it('names each area once, and gives the caller a list of its own', () => {
    const ids = idsFor('a');
    expect(new Set(ids).size).toBe(ids.length);
    search('jeju').pop();
    expect(idsFor('jeju')).toContain('kr-jeju');
  });
});
