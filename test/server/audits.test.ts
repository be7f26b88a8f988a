import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';

const server = await startTestApp();

/** Plain GETs, without a header that a link or a form cannot send, stay refused: another site could make a browser send them. */
const REFUSED_ON_PURPOSE = [
  ['5A70', 'MAY accept application/x-www-form-urlencoded formatted GET requests'],
  [
    'D6D5',
    'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  ],
  ['6A70', 'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json'],
];

it('passes the audit suite of GraphQL over HTTP, but for plain GETs', async () => {
  const audits = serverAudits({ url: `${server.url}/graphql` });
  const results = await Promise.all(audits.map(async (audit) => ({ audit, status: (await audit.fn()).status })));
  const others = results.filter(({ status }) => status !== 'ok').map(({ audit }) => [audit.id, audit.name]);
  expect(others).toEqual(REFUSED_ON_PURPOSE);
  expect(results.length - others.length).toBe(58);
});
