import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';

const server = await startTestApp();
const anybody = new TestClient(server.url);

describe('the two doors', () => {
  it('answer the same query alike over HTTP and WebSocket', async () => {
    const query = '{ area(id: "kr-jeju") { id name parent { name parent { name } } } }';
    const expected = {
      area: { id: 'kr-jeju', name: '제주도', parent: { name: '대한민국', parent: { name: '동아시아' } } },
    };
    for (let i = 0; i < 4; i++) expect(await anybody.ask(query)).toEqual(expected);
    const socket = new TestSocket(anybody);
    expect(await socket.send(query)).toEqual({ data: expected });
    await socket.dispose();
  });

  it('tell a wrong variable with its path from the argument down', async () => {
    const { errors } = await anybody.send('query ($x: ID!) { area(id: $x) { id } }', {});
    expect(errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'id', reason: 'REQUIRED' }],
    });
  });

  it('refuse an unknown field with the code of a validation error', async () => {
    const { status, errors } = await anybody.send('{ nothing }');
    expect([status, errors[0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    const socket = new TestSocket(anybody);
    expect((await socket.send('{ nothing }')).errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    await socket.dispose();
  });

  it('say that the database is ready', async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
