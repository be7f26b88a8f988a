import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { PASSWORD } from '../accounts/kit.ts';
import { inputOf, makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { makePlanner } from '../planners/kit.ts';

const server = await startTestApp();
const person = await makePerson(server);
const post = await makePost(server, person);
const planner = await makePlanner(person);

/** Every place of the schema where a date comes in: `Input.field`, or `Type.field(argument)`. */
function datesComingIn(): string[] {
  const found: string[] = [];
  for (const type of Object.values(createSchema().getTypeMap())) {
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        if (getNamedType(field.type).name === 'Date') found.push(`${type.name}.${field.name}`);
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      for (const argument of field.args)
        if (getNamedType(argument.type).name === 'Date') found.push(`${type.name}.${field.name}(${argument.name})`);
  }
  return found.sort();
}

const CREATE = 'mutation ($input: CreateCompanionInput!) { createCompanion(input: $input) { id } }';
const UPDATE = `mutation ($input: UpdateCompanionInput!) { updateCompanion(id: "${post.id}", input: $input) { id } }`;
const PLAN = 'mutation ($input: CreatePlannerInput!) { createPlanner(input: $input) { id } }';
const MOVE = `mutation ($input: ChangePlannerDatesInput!) { changePlannerDates(id: "${planner.id}", input: $input) { applied } }`;
const LEGS = `mutation ($legs: [PlannerLegInput!]!) { setPlannerLegs(id: "${planner.id}", legs: $legs) { id } }`;
const COPY = `mutation ($startDate: Date!) { copyPlanner(id: "${planner.id}", startDate: $startDate) { id } }`;
const SIGN_UP = 'mutation ($input: SignUpInput!) { signUp(input: $input) }';
const { startDate, endDate } = planner;
const trip = { name: '여행', areaId: 'kr-jeju', startDate, endDate };
const signUp = { email: 'date@people.test', password: PASSWORD, gender: 'UNDISCLOSED' };

type Ask = [document: string, variables: (date: string) => Record<string, unknown>, path: string];
/** How each is asked, and the path that the fault must name. */
const REFUSED: Record<string, Ask> = {
  'ChangePlannerDatesInput.startDate': [
    MOVE,
    (date) => ({ input: { startDate: date, endDate: date } }),
    'input.startDate',
  ],
  'ChangePlannerDatesInput.endDate': [MOVE, (date) => ({ input: { startDate, endDate: date } }), 'input.endDate'],
  'CreateCompanionInput.startDate': [
    CREATE,
    (date) => ({ input: inputOf(server, { startDate: date, endDate: date }) }),
    'input.startDate',
  ],
  'CreateCompanionInput.endDate': [CREATE, (date) => ({ input: inputOf(server, { endDate: date }) }), 'input.endDate'],
  'CreatePlannerInput.startDate': [
    PLAN,
    (date) => ({ input: { ...trip, startDate: date, endDate: date } }),
    'input.startDate',
  ],
  'CreatePlannerInput.endDate': [PLAN, (date) => ({ input: { ...trip, endDate: date } }), 'input.endDate'],
  'Mutation.copyPlanner(startDate)': [COPY, (date) => ({ startDate: date }), 'startDate'],
  'PlannerLegInput.startDate': [
    LEGS,
    (date) => ({ legs: [{ areaId: 'kr', startDate: date, endDate: date }] }),
    'legs.0.startDate',
  ],
  'PlannerLegInput.endDate': [
    LEGS,
    (date) => ({
      legs: [
        { areaId: 'kr', startDate, endDate: date },
        { areaId: 'kr', startDate: date, endDate },
      ],
    }),
    'legs.0.endDate',
  ],
  'CompleteSignUpInput.birthDate': [
    'mutation ($input: CompleteSignUpInput!) { completeSignUp(input: $input) { isSignUpComplete } }',
    (date) => ({ input: { birthDate: date, gender: 'FEMALE' } }),
    'input.birthDate',
  ],
  'SignUpInput.birthDate': [SIGN_UP, (date) => ({ input: { ...signUp, birthDate: date } }), 'input.birthDate'],
  'UpdateCompanionInput.startDate': [
    UPDATE,
    (date) => ({ input: { startDate: date, endDate: date } }),
    'input.startDate',
  ],
  'UpdateCompanionInput.endDate': [UPDATE, (date) => ({ input: { endDate: date } }), 'input.endDate'],
};
/** What only asks: any date has an answer. */
const ANSWERED: Record<string, (date: string) => string> = {
  'DateRangeInput.end': (
    date,
  ) => `companions(filter: { overlaps: { start: "0001-01-01", end: "${date}" } }) { totalCount nodes { id } }
    planners(filter: { overlaps: { start: "0001-01-01", end: "${date}" } }) { totalCount nodes { id } }`,
  'DateRangeInput.start': (
    date,
  ) => `companions(filter: { overlaps: { start: "${date}", end: "9999-12-31" } }) { totalCount nodes { id } }
    planners(filter: { overlaps: { start: "${date}", end: "9999-12-31" } }) { totalCount nodes { id } }`,
  'Planner.day(date)': (date) => `planner(id: "${planner.id}") { day(date: "${date}") { id } }`,
};

describe('a date that comes in', () => {
  it('is one of these', () => {
    expect(datesComingIn()).toEqual([...Object.keys(REFUSED), ...Object.keys(ANSWERED)].sort());
  });

  it.each(Object.keys(REFUSED))('%s of the years 1 and 9999 is refused, and the fault names it', async (name) => {
    const [document, variables, path] = REFUSED[name]!;
    for (const date of ['0001-01-01', '9999-12-31', '9999-01-01', '2200-01-01', '1800-01-01']) {
      const { extensions } = await person.refused(document, variables(date));
      expect(extensions.code).toBe('BAD_USER_INPUT');
      expect(extensions.fields!.map((fault) => fault.path)).toContain(path);
      for (const { limit } of extensions.fields!)
        if (typeof limit === 'string') expect(limit).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it.each(Object.keys(ANSWERED))('%s of the years 1 and 9999 has an answer', async (name) => {
    for (const date of ['0001-01-01', '9999-12-31']) {
      await new TestClient(server.url).ask(`{ ${ANSWERED[name]!(date)} }`);
    }
  });
});
