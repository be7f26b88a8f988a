import { getNamedType, isInputObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';
import { makePlaces, makePlanner, putStops, readPlanner, type TestPlanner } from './kit.ts';

const server = await startTestApp();
const owner = await makePerson(server);
const places = await makePlaces(server, owner, 4);

interface Parts {
  id: string;
  day: string;
  nextDay: string;
  stop: string;
  nextStop: string;
}
/** Every write of an existing planner: the field, where its answer tells the version, and two calls that are both changes. */
const WRITES: Record<string, { version: string; calls: [(parts: Parts) => string, (parts: Parts) => string] }> = {
  updatePlanner: {
    version: 'version',
    calls: [({ id }) => `id: "${id}", input: { name: "하나" V }`, ({ id }) => `id: "${id}", input: { name: "둘" V }`],
  },
  changePlannerDates: {
    version: 'planner { version }',
    calls: [
      ({ id }) => `id: "${id}", input: { startDate: "2027-06-01", endDate: "2027-06-03" V }`,
      ({ id }) => `id: "${id}", input: { startDate: "2027-07-01", endDate: "2027-07-03" V }`,
    ],
  },
  setPlannerLegs: {
    version: 'version',
    calls: [
      ({ id }) => `id: "${id}", legs: [{ areaId: "jp", startDate: "2027-05-01", endDate: "2027-05-03" }] V`,
      ({ id }) => `id: "${id}", legs: [{ areaId: "fr", startDate: "2027-05-01", endDate: "2027-05-03" }] V`,
    ],
  },
  setDayStops: {
    version: 'planner { version }',
    calls: [
      ({ day }) => `dayId: "${day}", stops: [{ placeId: "${places[2]}" }] V`,
      ({ nextDay }) => `dayId: "${nextDay}", stops: [{ placeId: "${places[3]}" }] V`,
    ],
  },
  addStop: {
    version: 'planner { version }',
    calls: [
      ({ day }) => `dayId: "${day}", stop: { placeId: "${places[2]}" } V`,
      ({ nextDay }) => `dayId: "${nextDay}", stop: { placeId: "${places[2]}" } V`,
    ],
  },
  moveStop: {
    version: 'version',
    calls: [
      ({ stop, nextDay }) => `stopId: "${stop}", toDayId: "${nextDay}", position: 0 V`,
      ({ nextStop, nextDay }) => `stopId: "${nextStop}", toDayId: "${nextDay}", position: 0 V`,
    ],
  },
  updateStop: {
    version: 'planner { version }',
    calls: [
      ({ stop }) => `stopId: "${stop}", note: "하나" V`,
      ({ nextStop }) => `stopId: "${nextStop}", startTime: "09:30" V`,
    ],
  },
  removeStop: {
    version: 'planner { version }',
    calls: [({ stop }) => `stopId: "${stop}" V`, ({ nextStop }) => `stopId: "${nextStop}" V`],
  },
  updateDayNote: {
    version: 'planner { version }',
    calls: [({ day }) => `dayId: "${day}", note: "하나" V`, ({ nextDay }) => `dayId: "${nextDay}", note: "둘" V`],
  },
};
const NAMES = Object.keys(WRITES);

/** Three days with two stops on the first. */
async function makeFilled(): Promise<{ planner: TestPlanner; parts: Parts }> {
  const made = await makePlanner(owner);
  await putStops(owner, made.days[0]!.id, places.slice(0, 2));
  const planner = await readPlanner(owner, made.id);
  const [stop, nextStop] = planner.days[0]!.stops.map(({ id }) => id);
  const [day, nextDay] = planner.days.map(({ id }) => id);
  return { planner, parts: { id: planner.id, day: day!, nextDay: nextDay!, stop: stop!, nextStop: nextStop! } };
}

function mutation(name: string, parts: Parts, expected: number | null | undefined, call: 0 | 1 = 0): string {
  const { version, calls } = WRITES[name]!;
  const given = expected === undefined ? '' : `expectedVersion: ${expected}`;
  return `mutation { ${name}(${calls[call](parts).replace('V', given)}) { ${version} } }`;
}
const versionIn = (answer: { planner?: { version: number }; version?: number }) =>
  answer.planner?.version ?? answer.version;

describe('the version that an editor has seen', () => {
  it('may be given with every write of a planner that there is', () => {
    const mutations = Object.values(createSchema().getMutationType()!.getFields());
    const onPlanners = mutations.filter(({ name, type }) => {
      const made = ['createPlanner', 'copyPlanner'].includes(name);
      return !made && /^(Planner|PlannerDay|PlannerDatesResult)$/.test(getNamedType(type).name);
    });
    const withVersion = (args: readonly { name: string; type: unknown }[]) =>
      args.some(({ name, type }) => {
        const input = getNamedType(type as never);
        return name === 'expectedVersion' || (isInputObjectType(input) && 'expectedVersion' in input.getFields());
      });
    expect(onPlanners.map(({ name }) => name).sort()).toEqual(NAMES.toSorted());
    expect(onPlanners.filter(({ args }) => !withVersion(args)).map(({ name }) => name)).toEqual([]);
    expect(withVersion(mutations.find(({ name }) => name === 'deletePlanner')!.args)).toBe(true);
  });

  it.each(NAMES)(
    '%s is taken with the one that stands, without any, and with null; the answer tells the next',
    async (name) => {
      for (const given of [0, null, undefined]) {
        const { planner, parts } = await makeFilled();
        const answer = await owner.ask(mutation(name, parts, given === 0 ? planner.version : given));
        expect(versionIn(answer[name])).toBe(planner.version + 1);
      }
    },
  );

  it.each(NAMES)(
    '%s with another one is a conflict that names the one that stands, and changes nothing',
    async (name) => {
      const { planner, parts } = await makeFilled();
      for (const wrong of [planner.version - 1, planner.version + 1]) {
        const { extensions } = await owner.refused(mutation(name, parts, wrong));
        expect([extensions.code, extensions.reason]).toEqual(['CONFLICT', 'PLANNER_CHANGED']);
        expect(extensions.currentVersion).toBe(planner.version);
      }
      expect(await readPlanner(owner, planner.id)).toEqual(planner);
    },
  );

  it.each(NAMES)('%s twice at once: exactly one is taken, the other can go on with what it is told', async (name) => {
    const { planner, parts } = await makeFilled();
    const answers = await Promise.all(
      ([0, 1] as const).map((call) => owner.send(mutation(name, parts, planner.version, call))),
    );
    const loser = answers.findIndex(({ errors }) => errors.length > 0) as 0 | 1;
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const { extensions } = answers[loser]!.errors[0]!;
    expect([extensions.reason, extensions.currentVersion]).toEqual(['PLANNER_CHANGED', planner.version + 1]);
    const again = await owner.ask(mutation(name, parts, extensions.currentVersion as number, loser));
    expect(versionIn(again[name])).toBe(planner.version + 2);
  });

  it('of eight editors of different parts lets one through', async () => {
    const { planner, parts } = await makeFilled();
    const answers = await Promise.all(NAMES.map((name) => owner.send(mutation(name, parts, planner.version))));
    const refused = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions));
    expect(refused).toHaveLength(NAMES.length - 1);
    for (const { reason, currentVersion } of refused) {
      expect([reason, currentVersion]).toEqual(['PLANNER_CHANGED', planner.version + 1]);
    }
  });

  it('keeps a planner from being deleted that has changed', async () => {
    const { planner } = await makeFilled();
    const remove = (version: number) => `mutation { deletePlanner(id: "${planner.id}", expectedVersion: ${version}) }`;
    const { extensions } = await owner.refused(remove(1));
    expect([extensions.reason, extensions.currentVersion]).toEqual(['PLANNER_CHANGED', planner.version]);
    expect((await owner.ask(remove(planner.version))).deletePlanner).toBe(planner.id);
  });

  it('is compared before the input: an old editor is told of the change, not of faults that it could not know', async () => {
    const { planner } = await makeFilled();
    await owner.ask(
      `mutation { changePlannerDates(id: "${planner.id}", input: { startDate: "2027-06-01", endDate: "2027-06-03" }) { applied } }`,
    );
    const legs = '[{ areaId: "jp", startDate: "2027-05-01", endDate: "2027-05-03" }]';
    const { extensions } = await owner.refused(
      `mutation { setPlannerLegs(id: "${planner.id}", legs: ${legs}, expectedVersion: ${planner.version}) { id } }`,
    );
    expect(extensions.reason).toBe('PLANNER_CHANGED');
  });

  it('a write that changes nothing tells the version that stands', async () => {
    const { planner, parts } = await makeFilled();
    const { updateDayNote } = await owner.ask(
      `mutation { updateDayNote(dayId: "${parts.day}", note: "", expectedVersion: ${planner.version}) { planner { version } } }`,
    );
    expect(updateDayNote.planner.version).toBe(planner.version);
  });
});

describe('the planner of a day', () => {
  it('is the one that it stands in, at no statement of its own', async () => {
    const { planner } = await makeFilled();
    const plain = `{ planner(id: "${planner.id}") { version days { id } } }`;
    const nested = `{ planner(id: "${planner.id}") { version days { id planner { id version } } day(date: "2027-05-02") { planner { name } } } }`;
    const counts = [];
    // Whether a session still lives is asked every few seconds, by whatever comes then.
    for (const document of [plain, nested])
      counts.push(
        (await countStatements(() => owner.ask(document))).statements.filter((text) => !/\bsessions\b/.test(text))
          .length,
      );
    const { days, day } = (await owner.ask(nested)).planner;
    for (const { planner: found } of days) expect(found).toEqual({ id: planner.id, version: planner.version });
    expect(day.planner.name).toBe(planner.name);
    expect(counts[1]).toBe(counts[0]);
  });
});

describe('changing a stop', () => {
  const UPDATE = `mutation ($stopId: ID!, $note: String, $startTime: String, $expectedVersion: Int) {
    updateStop(stopId: $stopId, note: $note, startTime: $startTime, expectedVersion: $expectedVersion) {
      id stops { id position note startTime place { id } } planner { version } } }`;

  it('changes what is given, keeps what is left out, and removes what is null, however often the document was used', async () => {
    const { planner, parts } = await makeFilled();
    const steps: [Record<string, unknown>, { note: string; startTime: string | null }, number][] = [
      [{ note: ' 예약 ' }, { note: '예약', startTime: null }, 1],
      [{ startTime: '09:30' }, { note: '예약', startTime: '09:30' }, 2],
      [{}, { note: '예약', startTime: '09:30' }, 2],
      [{ note: '예약' }, { note: '예약', startTime: '09:30' }, 2],
      [{ startTime: null }, { note: '예약', startTime: null }, 3],
      [{ note: '둘', startTime: '23:59' }, { note: '둘', startTime: '23:59' }, 4],
      [{ note: null }, { note: '', startTime: '23:59' }, 5],
    ];
    for (const [given, expected, changes] of steps) {
      const { updateStop } = await owner.ask(UPDATE, { stopId: parts.stop, ...given });
      expect(updateStop.id).toBe(parts.day);
      expect(updateStop.stops[0]).toEqual({ id: parts.stop, position: 0, place: { id: places[0] }, ...expected });
      expect(updateStop.stops[1]).toMatchObject({ id: parts.nextStop, note: '', startTime: null });
      expect(updateStop.planner.version).toBe(planner.version + changes);
    }
  });

  it('is refused with all faults at once, and for a stop that is none', async () => {
    const { planner, parts } = await makeFilled();
    const { extensions } = await owner.refused(UPDATE, {
      stopId: parts.stop,
      note: '가'.repeat(1001),
      startTime: '24:00',
    });
    expect(extensions.fields).toMatchObject([
      { path: 'note', reason: 'TOO_LONG', limit: 1000 },
      { path: 'startTime', reason: 'INVALID_TIME' },
    ]);
    for (const stopId of [parts.day, 'x']) {
      const refusal = await owner.refused(UPDATE, { stopId, note: '하나' });
      expect(refusal.extensions.reason).toBe('PLANNER_STOP_NOT_FOUND');
    }
    expect(await readPlanner(owner, planner.id)).toEqual(planner);
  });
});

describe('what the viewer may do with a planner', () => {
  it('is what the mutations say', async () => {
    const [stranger, unverified] = [await makePerson(server), await makePerson(server, { verified: false })];
    for (const viewer of [new TestClient(server.url), unverified, stranger, owner]) {
      const { parts } = await makeFilled();
      const { planner } = await viewer.ask(
        `{ planner(id: "${parts.id}") { viewerCan { update { ...p } delete { ...p } copy { ...p } } } } fragment p on Permission { allowed code reason }`,
      );
      const documents: Record<string, string> = {
        copy: `copyPlanner(id: "${parts.id}", startDate: "2028-01-01") { id }`,
        update: `updateStop(stopId: "${parts.stop}", note: "하나") { id }`,
        delete: `deletePlanner(id: "${parts.id}")`,
      };
      for (const [verb, document] of Object.entries(documents)) {
        const { errors } = await viewer.send(`mutation { ${document} }`);
        const [refusal] = errors.map(({ extensions: { code, reason } }) => ({ allowed: false, code, reason }));
        expect(planner.viewerCan[verb]).toEqual(refusal ?? { allowed: true, code: null, reason: null });
      }
    }
  });
});
