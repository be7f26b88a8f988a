import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlanner } from './kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const CREATE = 'mutation ($input: CreatePlannerInput!) { createPlanner(input: $input) { id } }';
const GOOD = { name: '제주 한 바퀴', areaId: 'kr-jeju', startDate: '2027-05-01', endDate: '2027-05-03' };

describe('creating a planner', () => {
  it('makes one leg over the whole range and a day for each date', async () => {
    const { createPlanner } = await person.ask(
      `mutation ($input: CreatePlannerInput!) { createPlanner(input: $input) {
         name owner { id nickname } area { id } startDate endDate visibility copyCount copiedFrom { id } version editedAt createdAt
         legs { startDate endDate area { id name } location { latitude } }
         days { date note stops { id } leg { startDate } }
         day(date: "2027-05-02") { date }
         none: day(date: "2027-05-04") { date }
       } }`,
      { input: { ...GOOD, name: '  제주 한 바퀴 ' } },
    );
    expect(createPlanner).toEqual({
      name: '제주 한 바퀴',
      owner: { id: person.id, nickname: person.nickname },
      area: { id: 'kr-jeju' },
      startDate: '2027-05-01',
      endDate: '2027-05-03',
      visibility: 'PUBLIC',
      copyCount: 0,
      copiedFrom: null,
      version: 1,
      editedAt: null,
      createdAt: expect.stringMatching(/Z$/),
      legs: [
        {
          startDate: '2027-05-01',
          endDate: '2027-05-03',
          area: { id: 'kr-jeju', name: '제주도' },
          location: { latitude: expect.any(Number) },
        },
      ],
      days: ['2027-05-01', '2027-05-02', '2027-05-03'].map((date) => ({
        date,
        note: '',
        stops: [],
        leg: { startDate: '2027-05-01' },
      })),
      day: { date: '2027-05-02' },
      none: null,
    });
  });

  it.each([
    ['one day', '2027-05-01', '2027-05-01', 1],
    ['365 days', '2027-01-01', '2027-12-31', 365],
    ['365 days over a leap day', '2028-01-01', '2028-12-30', 365],
    ['a past trip', '2001-02-27', '2001-03-02', 4],
    ['the last days there are', '2199-12-30', '2199-12-31', 2],
    ['the first days there are', '1900-01-01', '1900-01-02', 2],
  ])('takes %s', async (_, startDate, endDate, length) => {
    const { days } = await makePlanner(person, { startDate, endDate });
    expect([days.length, days[0]!.date, days.at(-1)!.date]).toEqual([length, startDate, endDate]);
  });

  it.each([
    ['no name', { name: undefined }, ['input.name', 'REQUIRED']],
    ['a name of null', { name: null }, ['input.name', 'REQUIRED']],
    ['an empty name', { name: ' \n ' }, ['input.name', 'REQUIRED']],
    ['a name that only looks empty', { name: 'ㅤ' }, ['input.name', 'REQUIRED']],
    ['a name of 101', { name: '가'.repeat(101) }, ['input.name', 'TOO_LONG', 100]],
    ['a name of two lines', { name: '가\n나' }, ['input.name', 'FORBIDDEN_CHARACTERS']],
    ['a name of another type', { name: 5 }, ['input.name', 'INVALID_VALUE']],
    ['no area', { areaId: undefined }, ['input.areaId', 'REQUIRED']],
    ['an unknown area', { areaId: 'atlantis' }, ['input.areaId', 'AREA_NOT_FOUND']],
    ['an empty area', { areaId: '' }, ['input.areaId', 'REQUIRED']],
    ['no start', { startDate: undefined }, ['input.startDate', 'REQUIRED']],
    ['a start that is no date', { startDate: '2027-02-30' }, ['input.startDate', 'INVALID_DATE']],
    ['no end', { endDate: undefined }, ['input.endDate', 'REQUIRED']],
    ['an end before the start', { endDate: '2027-04-30' }, ['input.endDate', 'END_BEFORE_START']],
    [
      'a start before 1900',
      { startDate: '1899-12-31', endDate: '1900-01-01' },
      ['input.startDate', 'TOO_SMALL', '1900-01-01'],
    ],
    [
      'an end after 2199',
      { startDate: '2199-12-31', endDate: '2200-01-01' },
      ['input.endDate', 'TOO_LARGE', '2199-12-31'],
    ],
    ['366 days', { endDate: '2028-04-30' }, ['input.endDate', 'TRIP_TOO_LONG', 365]],
    ['an unknown visibility', { visibility: 'FRIENDS' }, ['input.visibility', 'INVALID_VALUE']],
    ['a visibility of null', { visibility: null }, ['input.visibility', 'REQUIRED']],
    ['an author', { ownerId: 'x' }, ['input.ownerId', 'UNKNOWN_FIELD']],
  ])('refuses %s', async (_, wrong, [path, reason, limit]) => {
    const { extensions } = await person.refused(CREATE, { input: { ...GOOD, ...wrong } });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(extensions.fields).toEqual([
      { path, reason, ...(limit !== undefined && { limit }), message: expect.any(String) },
    ]);
  });

  it('tells all faults at once', async () => {
    const { extensions } = await person.refused(CREATE, {
      input: { name: '', areaId: 'nowhere', startDate: '2027-05-03', endDate: '2027-05-01' },
    });
    expect(extensions.fields!.map(({ path }) => path)).toEqual(['input.name', 'input.areaId', 'input.endDate']);
  });

  it('counts a name in graphemes', async () => {
    expect((await makePlanner(person, { name: '👨‍👩‍👧'.repeat(100) })).name).toHaveLength(800);
  });

  it('two at once are two planners', async () => {
    const [one, other] = await Promise.all([makePlanner(person), makePlanner(person)]);
    expect(one!.id).not.toBe(other!.id);
  });
});
