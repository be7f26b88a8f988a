import { createServer } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ASK_RESET, newEmail, RESEND, SIGN_UP, signUpInput, tokenIn, VERIFY } from '../accounts/kit.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { until } from '../kit/until.ts';

interface MailCheck {
  ok: boolean;
  transport: string;
  waiting: number;
  active: number;
  retrying: number;
  lastError: string | null;
}

interface Taken {
  to: string[];
  text: string;
  subject: string;
  messageId: string;
}

/** A real SMTP server on a port; `answer` may refuse a recipient. */
async function startSmtp(port: number, refuse: (address: string) => number | null = () => null) {
  const taken: Taken[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const code = refuse(address);
      done(code === null ? null : Object.assign(new Error('no'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then(({ text = '', subject = '', messageId = '' }) => {
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), text, subject, messageId });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => smtp.close(resolve)));
  return { taken };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const readiness = async (server: TestApp) => {
  const response = await fetch(`${server.url}/readyz`);
  return { status: response.status, mail: ((await response.json()) as { mail: MailCheck }).mail };
};

/** Lets the pause before the next try be over, as waiting would. */
async function pauseIsOver(server: TestApp): Promise<void> {
  await server.sql(`update pgboss.job set start_after = now() where name = 'mail' and state = 'retry'`);
  server.app.jobs.wake({ name: 'mail' } as never);
}

/** An app that mails to a port where nobody listens yet. */
async function startMailing(options: TestAppOptions = {}) {
  const port = await freePort();
  const config = { smtpUrl: `smtp://127.0.0.1:${port}` };
  const server = await startTestApp({ ...options, config });
  const client = new TestClient(server.url);
  const signUp = async (email = newEmail()) => {
    expect(await client.ask(SIGN_UP, { input: signUpInput({ email }) })).toEqual({ signUp: true });
    return email;
  };
  const mail = async () => (await readiness(server)).mail;
  const retrying = (count: number) =>
    until(
      async () => (await mail()).retrying === count,
      () => `${count} mails to be tried again`,
    );
  return { port, config, server, client, signUp, mail, retrying };
}

describe('with an SMTP server', async () => {
  const shared = await startMailing();

  it('a mail arrives, and its link works', async () => {
    const { port, server, client, signUp, mail } = shared;
    const smtp = await startSmtp(port);
    const email = await signUp();
    const taken = await until(() => smtp.taken[0]);
    expect(taken.to).toEqual([email]);
    expect(await client.ask(VERIFY, { token: tokenIn(taken) })).toEqual({ verifyEmail: true });
    await until(async () => (await mail()).active === 0);
    expect(await mail()).toMatchObject({ ok: true, transport: 'smtp', waiting: 0, retrying: 0, lastError: null });
    expect((await fetch(`${server.url}/dev/mail`)).status).toBe(404);
    expect((await fetch(`${server.url}/dev/mail.json`)).status).toBe(404);
  });

  it('a dead server loses no mail and fails no sign-up; /readyz tells, without addresses', async () => {
    const { port, server, signUp, mail, retrying } = await startMailing();
    const emails = [await signUp(), await signUp(), await signUp()];
    await retrying(3);
    const down = await readiness(server);
    expect(down).toMatchObject({ status: 200, mail: { ok: false, lastError: 'ESOCKET' } });
    expect(JSON.stringify(down)).not.toContain('@');
    await pauseIsOver(server);
    await until(async () => {
      const tries = await server.sql(
        `select 1 from pgboss.job where name = 'mail' and state = 'retry' and retry_count >= 1 and start_after > now()`,
      );
      return tries.length === 3;
    });
    const smtp = await startSmtp(port);
    await pauseIsOver(server);
    await until(() => smtp.taken.length === 3);
    expect(smtp.taken.flatMap(({ to }) => to).sort()).toEqual([...emails].sort());
    await until(async () => (await mail()).ok);
    expect((await mail()).lastError).toBeNull();
  });

  it('pauses grow to half an hour, for two weeks', async () => {
    const [queue] = await shared.server.sql(
      `select retry_backoff, retry_delay, retry_delay_max, retry_limit, retention_seconds from pgboss.queue where name = 'mail'`,
    );
    expect(queue).toEqual({
      retry_backoff: true,
      retry_delay: 2,
      retry_delay_max: 1800,
      retry_limit: 2000,
      retention_seconds: 14 * 86_400,
    });
  });

  it('a mail that a dead server has held up for days has a link that lives from its arrival', async () => {
    let turned = 0;
    const { port, server, client, signUp, retrying } = await startMailing({
      clock: () => new Date(Date.now() + turned),
    });
    await signUp();
    await retrying(1);
    turned = 3 * 86_400_000;
    const smtp = await startSmtp(port);
    await pauseIsOver(server);
    expect(await client.ask(VERIFY, { token: tokenIn(await until(() => smtp.taken[0])) })).toEqual({
      verifyEmail: true,
    });
  });

  it('what waits is sent by the next start', async () => {
    const { port, config, server, signUp, retrying } = await startMailing();
    const email = await signUp();
    await retrying(1);
    await server.close();
    const smtp = await startSmtp(port);
    const second = await startTestApp({ databaseUrl: server.databaseUrl, config });
    await pauseIsOver(second);
    expect((await until(() => smtp.taken[0])).to).toEqual([email]);
  });

  it('only the newest link is mailed when several resets were asked of a dead server', async () => {
    const { port, server, client, mail, retrying } = await startMailing();
    const person = await makePerson(server);
    const [{ email } = { email: '' }] = await server.sql<{ email: string }>('select email from users where id = $1', [
      person.id,
    ]);
    for (let i = 1; i <= 3; i++) {
      await client.ask(ASK_RESET, { email });
      await retrying(i);
    }
    const smtp = await startSmtp(port);
    await pauseIsOver(server);
    await until(async () => {
      const { waiting, active, retrying: failed } = await mail();
      return waiting + active + failed === 0;
    });
    expect(smtp.taken.map(({ to }) => to)).toEqual([[email]]);
  });

  it('a recipient whom the server refuses does not hold up others', async () => {
    const { port, signUp, retrying } = await startMailing();
    const refused = newEmail();
    const smtp = await startSmtp(port, (address) => (address === refused ? 550 : null));
    await signUp(refused);
    const welcome = await signUp();
    expect((await until(() => smtp.taken[0])).to).toEqual([welcome]);
    await retrying(1);
  });

  it('a mail is not written when its use case is refused', async () => {
    const { server, client } = shared;
    const jobs = () => server.sql(`select count(*) from pgboss.job where name = 'mail'`);
    const before = await jobs();
    await client.refused(RESEND, { email: 'no address' });
    await client.refused(SIGN_UP, { input: signUpInput({ password: 'x' }) });
    expect(await jobs()).toEqual(before);
  });
});

describe('the process', () => {
  it('stops within seconds while the SMTP server hangs, and the mail is not lost', async () => {
    const hanging = createServer(() => undefined);
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void hanging.close());
    const { port: silent } = hanging.address() as { port: number };
    const app = await startTestApp({ config: { smtpUrl: `smtp://127.0.0.1:${silent}` } });
    await new TestClient(app.url).ask(SIGN_UP, { input: signUpInput() });
    await until(async () => (await readiness(app)).mail.active === 1);
    const start = performance.now();
    await app.close();
    expect(performance.now() - start).toBeLessThan(5_000);
    const again = await startTestApp({
      databaseUrl: app.databaseUrl,
      config: { smtpUrl: `smtp://127.0.0.1:${silent}` },
    });
    const { mail } = await readiness(again);
    expect(mail.waiting + mail.retrying + mail.active).toBe(1);
    await again.close();
  });
});
