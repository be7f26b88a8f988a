import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlanner, PLANNER, readPlanner } from './kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const UPDATE = `mutation ($id: ID!, $input: UpdatePlannerInput!) { updatePlanner(id: $id, input: $input) { ${PLANNER} } }`;
const LEGS = `mutation ($id: ID!, $legs: [PlannerLegInput!]!) { setPlannerLegs(id: $id, legs: $legs) { ${PLANNER} } }`;
const leg = (areaId: string, startDate: string, endDate: string) => ({ areaId, startDate, endDate });

describe('updating a planner', () => {
  it('changes what is given, leaves the rest, and creates nothing', async () => {
    const before = await makePlanner(person);
    const [{ count }] = (await server.sql('select count(*) from planners')) as [{ count: string }];
    const { updatePlanner } = await person.ask(UPDATE, { id: before.id, input: { name: '새 이름' } });
    expect(updatePlanner).toEqual({ ...before, name: '새 이름', version: 2, editedAt: expect.any(String) });
    const renamed = await person.ask(UPDATE, { id: before.id, input: { visibility: 'PRIVATE' } });
    expect(renamed.updatePlanner).toMatchObject({ name: '새 이름', visibility: 'PRIVATE', version: 3 });
    expect(await server.sql('select count(*) from planners')).toEqual([{ count }]);
  });

  it('is no change when everything is the same already', async () => {
    const before = await makePlanner(person);
    for (const input of [{}, { name: `${before.name} ` }, { areaId: 'kr-jeju', visibility: 'PUBLIC' }]) {
      expect((await person.ask(UPDATE, { id: before.id, input })).updatePlanner).toEqual(before);
    }
  });

  it('moves the only leg with the area, and leaves several where they are', async () => {
    const { id } = await makePlanner(person);
    const one = (await person.ask(UPDATE, { id, input: { areaId: 'jp-osaka' } })).updatePlanner;
    expect(one.legs).toMatchObject([{ area: { id: 'jp-osaka' } }]);
    await person.ask(LEGS, {
      id,
      legs: [leg('jp-osaka', '2027-05-01', '2027-05-01'), leg('jp-kyoto', '2027-05-02', '2027-05-03')],
    });
    const two = (await person.ask(UPDATE, { id, input: { areaId: 'jp' } })).updatePlanner;
    expect([two.area.id, ...two.legs.map((l: { area: { id: string } }) => l.area.id)]).toEqual([
      'jp',
      'jp-osaka',
      'jp-kyoto',
    ]);
  });

  it('refuses an old version and tells which one stands', async () => {
    const { id } = await makePlanner(person);
    await person.ask(UPDATE, { id, input: { expectedVersion: 1, name: '하나' } });
    const { extensions } = await person.refused(UPDATE, { id, input: { expectedVersion: 1, name: '둘' } });
    expect(extensions).toMatchObject({ code: 'CONFLICT', reason: 'PLANNER_CHANGED', currentVersion: 2 });
    expect(await readPlanner(person, id)).toMatchObject({ name: '하나', version: 2 });
  });

  it('lets one of ten through who all expect the same version', async () => {
    const { id } = await makePlanner(person);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        person.send(UPDATE, { id, input: { expectedVersion: 1, name: `이름 ${i}` } }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors.map((e) => e.extensions.currentVersion))).toEqual(Array(9).fill(2));
  });

  it.each([
    ['a name of null', { name: null }, ['input.name', 'REQUIRED']],
    ['an empty name', { name: '' }, ['input.name', 'REQUIRED']],
    ['a name of 101', { name: 'a'.repeat(101) }, ['input.name', 'TOO_LONG']],
    ['an area of null', { areaId: null }, ['input.areaId', 'REQUIRED']],
    ['an unknown area', { areaId: 'mars' }, ['input.areaId', 'AREA_NOT_FOUND']],
    ['a visibility of null', { visibility: null }, ['input.visibility', 'REQUIRED']],
    ['a version of another type', { expectedVersion: 'one' }, ['input.expectedVersion', 'INVALID_VALUE']],
  ])('refuses %s', async (_, input, [path, reason]) => {
    const before = await makePlanner(person);
    const { extensions } = await person.refused(UPDATE, { id: before.id, input });
    expect(extensions.fields).toMatchObject([{ path, reason }]);
    expect(await readPlanner(person, before.id)).toEqual(before);
  });
});

describe('setting legs', () => {
  it('replaces them; a leg whose area stands again keeps its id', async () => {
    const before = await makePlanner(person);
    const { setPlannerLegs } = await person.ask(LEGS, {
      id: before.id,
      legs: [leg('jp-osaka', '2027-05-01', '2027-05-01'), leg('kr-jeju', '2027-05-02', '2027-05-03')],
    });
    expect(setPlannerLegs.version).toBe(2);
    expect(setPlannerLegs.legs).toEqual([
      { id: expect.any(String), startDate: '2027-05-01', endDate: '2027-05-01', area: { id: 'jp-osaka' } },
      { id: before.legs[0]!.id, startDate: '2027-05-02', endDate: '2027-05-03', area: { id: 'kr-jeju' } },
    ]);
    const { planner } = await person.ask(`{ planner(id: "${before.id}") { days { leg { area { id } } } } }`);
    expect(planner.days.map((day: { leg: { area: { id: string } } }) => day.leg.area.id)).toEqual([
      'jp-osaka',
      'kr-jeju',
      'kr-jeju',
    ]);
    const again = await person.ask(LEGS, {
      id: before.id,
      legs: setPlannerLegs.legs.map((l: { area: { id: string }; startDate: string; endDate: string }) =>
        leg(l.area.id, l.startDate, l.endDate),
      ),
    });
    expect(again.setPlannerLegs).toEqual(setPlannerLegs);
  });

  it.each([
    ['none', [], [['legs', 'REQUIRED', undefined]]],
    [
      'a gap',
      [
        ['05-01', '05-01'],
        ['05-03', '05-03'],
      ],
      [['legs.1.startDate', 'LEG_GAP', '2027-05-02']],
    ],
    [
      'an overlap',
      [
        ['05-01', '05-02'],
        ['05-02', '05-03'],
      ],
      [['legs.1.startDate', 'LEG_OVERLAP', '2027-05-03']],
    ],
    ['a late start', [['05-02', '05-03']], [['legs.0.startDate', 'LEG_GAP', '2027-05-01']]],
    ['an early start', [['04-30', '05-03']], [['legs.0.startDate', 'LEG_OUTSIDE_TRIP', '2027-05-01']]],
    ['an early end', [['05-01', '05-02']], [['legs.0.endDate', 'LEG_GAP', '2027-05-03']]],
    ['a late end', [['05-01', '05-04']], [['legs.0.endDate', 'LEG_OUTSIDE_TRIP', '2027-05-03']]],
    [
      'a leg that ends before it starts',
      [
        ['05-01', '05-02'],
        ['05-03', '05-02'],
      ],
      [['legs.1.endDate', 'END_BEFORE_START', undefined]],
    ],
  ] as const)('refuses %s, and changes nothing', async (_, dates, expected) => {
    const before = await makePlanner(person);
    const legs = dates.map(([start, end]) => leg('kr', `2027-${start}`, `2027-${end}`));
    const { extensions } = await person.refused(LEGS, { id: before.id, legs });
    expect(extensions.fields!.map(({ path, reason, limit }) => [path, reason, limit])).toEqual(expected);
    expect(await readPlanner(person, before.id)).toEqual(before);
  });

  it('tells each unknown area and each wrong date at once', async () => {
    const { id } = await makePlanner(person);
    const legs = [leg('x', '2027-05-01', '2027-05-01'), leg('y', '2027-05-03', '2027-05-09')];
    const { extensions } = await person.refused(LEGS, { id, legs });
    expect(extensions.fields!.map(({ path }) => path)).toEqual([
      'legs.0.areaId',
      'legs.1.areaId',
      'legs.1.startDate',
      'legs.1.endDate',
    ]);
  });

  it('refuses more legs than any trip has days', async () => {
    const { id } = await makePlanner(person);
    const legs = Array.from({ length: 366 }, () => leg('kr', '2027-05-01', '2027-05-01'));
    const { extensions } = await person.refused(LEGS, { id, legs });
    expect(extensions.fields).toMatchObject([{ path: 'legs', reason: 'TOO_MANY', limit: 365 }]);
  });

  it('two at once leave the legs of one of them', async () => {
    const { id } = await makePlanner(person);
    await Promise.all(
      ['jp-osaka', 'jp-kyoto'].map((area) =>
        person.ask(LEGS, { id, legs: [leg(area, '2027-05-01', '2027-05-02'), leg('kr', '2027-05-03', '2027-05-03')] }),
      ),
    );
    const { legs, version } = await readPlanner(person, id);
    expect([legs.length, version]).toEqual([2, 3]);
    const [row] = await server.sql('select leg_area_ids from planners where id = $1', [id]);
    expect(row!.leg_area_ids).toEqual(legs.map(({ area }) => area.id).sort());
  });
});
