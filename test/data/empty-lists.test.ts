import { getNullableType, isInputObjectType, isListType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { makePlace } from '../places/kit.ts';

const server = await startTestApp();
const host = await makePerson(server);
const guest = await makePerson(server);
const post = await makePost(server, host);
await makePlace(host);
const OWN_WORDS = 'mutation ($id: ID!) { updateCompanion(id: $id, input: { title: "혼자만의 낱말" }) { id } }';
await host.ask(OWN_WORDS, { id: post.id });
await guest.ask(`mutation { applyToCompanion(companionId: "${post.id}", message: "같이 가요") { id } }`);

/** Every list that narrows what is found, by the argument or input field that takes it: without it there is one hit, with none of it none. */
const NARROWING: Record<string, (given: string) => [typeof host, string]> = {
  'CompanionFilter.status': (given) => [host, `{ list: companions(filter: { status: ${given} }) { totalCount } }`],
  'CompanionFilter.authorAgeGroups': (given) => [
    host,
    `{ list: companions(filter: { authorAgeGroups: ${given} }) { totalCount } }`,
  ],
  'PlaceFilter.category': (given) => [host, `{ list: places(filter: { category: ${given} }) { totalCount } }`],
  'Companion.applications(status:)': (given) => [
    host,
    `{ companion(id: "${post.id}") { list: applications(status: ${given}) { totalCount } } }`,
  ],
  'Query.search(types:)': (given) => [
    host,
    `{ list: search(query: "혼자만의 낱말", types: ${given}) { nodes { __typename } } }`,
  ],
  'Viewer.applications(status:)': (given) => [
    guest,
    `{ viewer { list: applications(status: ${given}) { totalCount } } }`,
  ],
};

/** Every list in an argument of a query and in a filter, as the schema has them. */
function listsOfSchema(): string[] {
  const schema = createSchema();
  const isList = (type: Parameters<typeof getNullableType>[0]) => isListType(getNullableType(type));
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type) && type.name.endsWith('Filter'))
      return Object.values(type.getFields()).flatMap((field) =>
        isList(field.type) ? [`${type.name}.${field.name}`] : [],
      );
    if (!isObjectType(type) || type === schema.getMutationType() || type.name.startsWith('__')) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((arg) => (isList(arg.type) ? [`${type.name}.${field.name}(${arg.name}:)`] : [])),
    );
  });
}

it('every list that narrows a search is known here', () => {
  expect(listsOfSchema().sort()).toEqual(Object.keys(NARROWING).sort());
});

it.each(Object.entries(NARROWING))('an empty %s finds nothing, and none given finds all', async (_name, ask) => {
  const count = async (given: string) => {
    let found = await ask(given)[0].ask(ask(given)[1]);
    while (!('list' in found)) found = Object.values(found)[0];
    return found.list.totalCount ?? found.list.nodes.length;
  };
  expect(await count('null')).toBe(1);
  expect(await count('[]')).toBe(0);
});
