import { getIntrospectionQuery } from 'graphql';
import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { askBoth } from './doors-kit.ts';

const open = new TestClient((await startTestApp()).url);
const closed = new TestClient((await startTestApp({ config: { introspection: false } })).url);

it('shows the schema where introspection is on', async () => {
  for (const { data } of await askBoth(open, getIntrospectionQuery()))
    expect(data.__schema.types.length).toBeGreaterThan(20);
  for (const { errors } of await askBoth(open, '{ aeras { id } }'))
    expect(errors[0]!.message).toContain('Did you mean');
});

it('gives nothing of the schema away where introspection is off', async () => {
  for (const { errors } of await askBoth(closed, getIntrospectionQuery()))
    expect(errors[0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  const nearMisses = [
    '{ aeras { id } }',
    '{ areas { nam } }',
    '{ areas(quer: "a") { id } }',
    'query ($a: AreaKnd) { areas { id } }',
    '{ areas { ... on Are { id } } }',
    '{ areas @skp(if: true) { id } }',
    'mutation { sendMesage(input: { roomID: "x" }) { id } }',
  ];
  for (const query of nearMisses) {
    for (const { errors } of await askBoth(closed, query)) {
      expect(errors[0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    }
  }
  for (const { data } of await askBoth(closed, '{ areas { __typename } }'))
    expect(data.areas[0].__typename).toBe('Area');
});
