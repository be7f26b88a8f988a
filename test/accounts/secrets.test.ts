import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import {
  ASK_RESET,
  CHANGE,
  DELETE,
  mailTo,
  PASSWORD,
  REFRESH,
  RESET,
  SIGN_IN,
  SIGN_UP,
  signUpInput,
  tokenIn,
  VERIFY,
  WHO,
} from './kit.ts';

let written = '';
const log = pino(
  { level: 'trace' },
  new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk;
      done();
    },
  }),
);
const server = await startTestApp({ log });

it('no password, token, cookie, address or mail is written to the log, at its most talkative', async () => {
  const input = signUpInput();
  const { email } = input;
  const client = new TestClient(server.url);
  const secrets = [PASSWORD, email];
  await client.ask(SIGN_UP, { input });
  const verifyMail = await mailTo(server, email);
  secrets.push(tokenIn(verifyMail), verifyMail.text.slice(0, 40));
  await client.ask(VERIFY, { token: tokenIn(verifyMail) });
  await client.refused(SIGN_IN, { input: { email, password: 'a wrong guess 1' } });
  await client.send(SIGN_IN, { input: { email, password: 7, passwordd: 'a wrong guess 2' } });
  await client.ask(SIGN_IN, { input: { email, password: PASSWORD } });
  secrets.push('a wrong guess 1', 'a wrong guess 2', ...[...client.cookies.values()].map(({ value }) => value));
  const bearer = (await client.ask(SIGN_IN, { input: { email, password: PASSWORD, delivery: 'BEARER' } })).signIn;
  secrets.push(bearer.accessToken, bearer.refreshToken);
  secrets.push((await client.ask(REFRESH, { token: bearer.refreshToken })).refreshSession.refreshToken);
  await client.ask(REFRESH);
  secrets.push(...[...client.cookies.values()].map(({ value }) => value));
  await client.refused(REFRESH, { token: 'a made-up refresh token' });
  await client.ask(CHANGE, { currentPassword: PASSWORD, newPassword: 'quiet lantern 48 moth' });
  await mailTo(server, email, 2);
  await client.ask(ASK_RESET, { email });
  const reset = tokenIn(await mailTo(server, email, 3));
  await client.ask(RESET, { token: reset, newPassword: 'quiet lantern 49 moth' });
  await client.ask(SIGN_IN, { input: { email, password: 'quiet lantern 49 moth' } });
  await client.refused(DELETE, { password: 'a wrong guess 3' });
  await fetch(`${server.url}/verify-email?token=${reset}`);
  await client.ask(WHO);
  await client.ask(DELETE, { password: 'quiet lantern 49 moth' });
  secrets.push('a made-up refresh token', 'quiet lantern', reset, 'a wrong guess 3');
  log.info('the end');
  expect(written).toContain('the end');
  expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
});
