import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import {
  type Account,
  ASK_RESET,
  faultsOf,
  giveWays,
  mailsTo,
  mailTo,
  makeAccount,
  newEmail,
  PASSWORD,
  RESET,
  SIGN_IN,
  SIGN_UP,
  signInBearer,
  signUpInput,
  tokenIn,
  VERIFY,
  WHO,
  waysOf,
} from './kit.ts';

const REQUEST =
  'mutation ($newEmail: String!, $password: String!) { requestEmailChange(newEmail: $newEmail, password: $password) }';
const CONFIRM = 'mutation ($token: String!) { confirmEmailChange(token: $token) }';
const UNDO = 'mutation ($token: String!) { undoEmailChange(token: $token) }';
const DAY = 24 * 3_600_000;

let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });
const nobody = () => new TestClient(server.url);
const emailOf = async (client: TestClient): Promise<string> => (await client.ask(WHO)).viewer.email;
const refusedToken = async (mutation: string, token: string) => faultsOf(await nobody().refused(mutation, { token }));
const INVALID = ['token TOKEN_INVALID'];

/** Asks for another address and answers the token that was mailed there. */
async function asked(
  client: TestClient,
  email = newEmail(),
  password = PASSWORD,
): Promise<{ email: string; token: string }> {
  await client.ask(REQUEST, { newEmail: email, password });
  return { email, token: tokenIn(await mailTo(server, email)) };
}

/** An account that has changed its address; `undo` is of the mail to the old one. */
async function changed(): Promise<Account & { old: string; undo: string; client: TestClient }> {
  const account = await makeAccount(server);
  const { client } = await signInBearer(server, account);
  const { email, token } = await asked(client);
  await nobody().ask(CONFIRM, { token });
  const undo = tokenIn(await mailTo(server, account.email, 2));
  return { email, old: account.email, password: PASSWORD, undo, client };
}

/** Waits until all that is to be mailed has been. */
const mailed = () =>
  until(async () => {
    const { waiting, active } = await server.app.jobs.backlog({ name: 'mail' } as never);
    return waiting + active === 0;
  });

describe('asking for another address', () => {
  it('changes nothing before the link is followed, which works once', async () => {
    const account = await makeAccount(server);
    const { client } = await signInBearer(server, account);
    const { email, token } = await asked(client, ` ${newEmail().toUpperCase()} `.trim());
    expect(await emailOf(client)).toBe(account.email);
    await nobody().ask(CONFIRM, { token });
    expect(await client.ask(WHO)).toMatchObject({ viewer: { email: email.toLowerCase(), isEmailVerified: true } });
    await signInBearer(server, { email, password: PASSWORD });
    expect((await nobody().refused(SIGN_IN, { input: { ...account } })).extensions.reason).toBe('SIGN_IN_FAILED');
    expect(await refusedToken(CONFIRM, token)).toEqual(INVALID);
    const told = await mailTo(server, account.email, 2);
    expect(told.subject).toBe('[인피니티 트래블] 이메일 주소가 바뀌었습니다');
    expect(told.text).toContain('/undo-email?token=');
  });

  it('is for who is signed in and verified, and knows the password', async () => {
    const account = await makeAccount(server);
    const { client } = await signInBearer(server, account);
    expect((await nobody().refused(REQUEST, { newEmail: newEmail(), password: PASSWORD })).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const refused = await client.refused(REQUEST, { newEmail: 'nowhere', password: 'wrong' });
    expect(faultsOf(refused)).toEqual(['newEmail INVALID_EMAIL', 'password PASSWORD_WRONG']);
    expect(faultsOf(await client.refused(REQUEST, { newEmail: account.email, password: PASSWORD }))).toEqual([
      'newEmail EMAIL_UNCHANGED',
    ]);
    const young = await signInBearer(server, await makeAccount(server, { verified: false }));
    expect((await young.client.refused(REQUEST, { newEmail: newEmail(), password: PASSWORD })).extensions.code).toBe(
      'EMAIL_NOT_VERIFIED',
    );
    expect(
      await server.sql(
        `select 1 from mail_tokens t join users u on u.id = t.user_id where u.email = $1 and t.purpose = 'CHANGE_EMAIL'`,
        [account.email],
      ),
    ).toEqual([]);
  });

  it('does not say whether an address is known; its owner hears of it', async () => {
    const [account, other] = [await makeAccount(server), await makeAccount(server)];
    const { client } = await signInBearer(server, account);
    await client.ask(REQUEST, { newEmail: other.email, password: PASSWORD });
    expect((await mailTo(server, other.email, 2)).subject).toBe('[인피니티 트래블] 이미 가입된 이메일입니다');
    expect(await emailOf(client)).toBe(account.email);
  });

  it('lets only the newest link work, and no link after 24 hours', async () => {
    const { client } = await signInBearer(server, await makeAccount(server));
    const [first, second] = [await asked(client), await asked(client)];
    expect(await refusedToken(CONFIRM, first.token)).toEqual(INVALID);
    turned += DAY + 1_000;
    expect(await refusedToken(CONFIRM, second.token)).toEqual(INVALID);
    turned = 0;
    await nobody().ask(CONFIRM, { token: second.token });
  });

  it('takes five wrong passwords a minute, and sends five mails an hour to one address', async () => {
    const account = await makeAccount(server);
    const { client } = await signInBearer(server, account);
    const email = newEmail();
    for (let i = 0; i < 7; i++) await client.ask(REQUEST, { newEmail: email, password: PASSWORD });
    await mailed();
    expect(await mailsTo(server, email)).toHaveLength(5);
    for (let i = 0; i < 5; i++) await client.refused(REQUEST, { newEmail: newEmail(), password: 'wrong' });
    expect((await client.refused(REQUEST, { newEmail: newEmail(), password: PASSWORD })).extensions.code).toBe(
      'RATE_LIMITED',
    );
  });

  it('makes links that were mailed to the old address worthless', async () => {
    const account = await makeAccount(server);
    const { client } = await signInBearer(server, account);
    await nobody().ask(ASK_RESET, { email: account.email });
    const reset = tokenIn(await mailTo(server, account.email, 2));
    await nobody().ask(CONFIRM, { token: (await asked(client)).token });
    const refused = await nobody().refused(RESET, { token: reset, newPassword: 'quiet lantern 48 moth' });
    expect(faultsOf(refused)).toEqual(INVALID);
  });
});

describe('an address that is somebody else’s', () => {
  it('is not taken from who has verified it in between', async () => {
    const { client } = await signInBearer(server, await makeAccount(server));
    const { email, token } = await asked(client);
    const input = signUpInput({ email });
    await nobody().ask(SIGN_UP, { input });
    await nobody().ask(VERIFY, { token: tokenIn(await mailTo(server, email, 2)) });
    expect((await nobody().refused(CONFIRM, { token })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'EMAIL_TAKEN',
    });
    expect(await emailOf((await signInBearer(server, { email, password: PASSWORD })).client)).toBe(email);
  });

  it('is taken from an account that nobody has verified, which is closed with its sessions', async () => {
    const squatter = await makeAccount(server, { verified: false });
    const squatting = await signInBearer(server, squatter);
    const { client } = await signInBearer(server, await makeAccount(server));
    await client.ask(REQUEST, { newEmail: squatter.email, password: PASSWORD });
    await nobody().ask(CONFIRM, { token: tokenIn(await mailTo(server, squatter.email, 2)) });
    expect(await emailOf(client)).toBe(squatter.email);
    expect((await squatting.client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
  });

  it('goes to one of two who confirm at once', async () => {
    const email = newEmail();
    const people = await Promise.all([makeAccount(server), makeAccount(server)]);
    const clients = await Promise.all(people.map(async (one) => (await signInBearer(server, one)).client));
    await clients[0]!.ask(REQUEST, { newEmail: email, password: PASSWORD });
    const first = tokenIn(await mailTo(server, email));
    await clients[1]!.ask(REQUEST, { newEmail: email, password: PASSWORD });
    const second = tokenIn(await mailTo(server, email, 2));
    const answers = await Promise.all([first, second].map((token) => nobody().send(CONFIRM, { token })));
    expect(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.reason))).toEqual(['EMAIL_TAKEN']);
    const owners = await server.sql('select id from users where email = $1', [email]);
    expect(owners).toHaveLength(1);
  });
});

describe('undoing the change', () => {
  it('brings the old address back, ends all sessions with their sockets, and mails a link for a new password', async () => {
    const { old, undo, client, email } = await changed();
    const socket = new TestSocket(client);
    expect((await socket.send(WHO)).data.viewer.email).toBe(email);
    await nobody().ask(UNDO, { token: undo });
    await until(() => socket.closed?.code === 4403);
    expect((await client.refused(WHO)).extensions.reason).toBe('SESSION_EXPIRED');
    expect(await emailOf((await signInBearer(server, { email: old, password: PASSWORD })).client)).toBe(old);
    expect((await nobody().refused(SIGN_IN, { input: { email, password: PASSWORD } })).extensions.reason).toBe(
      'SIGN_IN_FAILED',
    );
    await mailed();
    const mail = (await mailsTo(server, old)).find(({ subject }) => subject.includes('이메일 주소를 되돌렸습니다'))!;
    await nobody().ask(RESET, { token: tokenIn(mail), newPassword: 'quiet lantern 48 moth' });
    expect(await refusedToken(UNDO, undo)).toEqual(INVALID);
  });

  it('is possible for 7 days, in which nobody else gets the address', async () => {
    const { old, undo, client, email } = await changed();
    await nobody().ask(SIGN_UP, { input: signUpInput({ email: old }) });
    expect((await mailTo(server, old, 3)).subject).toBe('[인피니티 트래블] 아직 쓸 수 없는 이메일 주소입니다');
    const other = await signInBearer(server, await makeAccount(server));
    await other.client.ask(REQUEST, { newEmail: old, password: PASSWORD });
    await mailTo(server, old, 4);
    expect(await server.sql('select 1 from users where email = $1', [old])).toEqual([]);
    turned = 7 * DAY + 1_000;
    try {
      expect(await refusedToken(UNDO, undo)).toEqual(INVALID);
      await nobody().ask(SIGN_UP, { input: signUpInput({ email: old }) });
      expect((await mailTo(server, old, 5)).subject).toBe('[인피니티 트래블] 이메일 주소를 확인해 주세요');
    } finally {
      turned = 0;
    }
    expect(await emailOf(client)).toBe(email);
  });

  it('works for the oldest address after several changes, and ends what came after', async () => {
    const { old, undo, client, email } = await changed();
    const third = await asked(client);
    await nobody().ask(CONFIRM, { token: third.token });
    const undoThird = tokenIn(await mailTo(server, email, 2));
    await nobody().ask(UNDO, { token: undo });
    expect(await refusedToken(UNDO, undoThird)).toEqual(INVALID);
    expect(await emailOf((await signInBearer(server, { email: old, password: PASSWORD })).client)).toBe(old);
  });

  it('takes what was added since the change was asked for, and leaves what was there before', async () => {
    const { undo, client } = await changed();
    const { viewer } = await client.ask('{ viewer { user { id } } }');
    const { id } = viewer.user;
    await giveWays(server, id, new Date(Date.now() - 2 * DAY));
    await giveWays(server, id);
    await nobody().ask(UNDO, { token: undo });
    expect(await waysOf(server, id)).toEqual(['passkey', 'identity']);
  });

  it('happens once when two press at once', async () => {
    const { old, undo } = await changed();
    const answers = await Promise.all([1, 2, 3].map(() => nobody().send(UNDO, { token: undo })));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    await mailed();
    expect((await mailsTo(server, old)).filter(({ subject }) => subject.includes('되돌렸습니다'))).toHaveLength(1);
  });

  it('does nothing for an account that is gone', async () => {
    const { undo, client } = await changed();
    await client.ask('mutation ($password: String!) { deleteAccount(password: $password) }', { password: PASSWORD });
    expect(await refusedToken(UNDO, undo)).toEqual(INVALID);
  });
});

describe('an account without a password', () => {
  const DELETE = 'mutation { deleteAccount(password: "") }';
  it('is proven by having signed in within ten minutes', async () => {
    const account = await makeAccount(server);
    const { client } = await signInBearer(server, account);
    await server.sql('update users set password_hash = null where email = $1', [account.email]);
    turned = 10 * 60_000 + 1_000;
    try {
      const refusals = [
        await client.refused(DELETE),
        await client.refused(REQUEST, { newEmail: newEmail(), password: '' }),
        await client.refused('mutation { changePassword(currentPassword: "", newPassword: "quiet lantern 48 moth") }'),
      ];
      expect(refusals.map(({ extensions }) => `${extensions.code} ${extensions.reason}`)).toEqual(
        Array(3).fill('FORBIDDEN SIGN_IN_AGAIN'),
      );
    } finally {
      turned = 0;
    }
    expect((await nobody().refused(SIGN_IN, { input: { email: account.email, password: '' } })).extensions.reason).toBe(
      'SIGN_IN_FAILED',
    );
    const { token, email } = await asked(client, newEmail(), '');
    await nobody().ask(CONFIRM, { token });
    await client.ask('mutation { changePassword(currentPassword: "", newPassword: "quiet lantern 48 moth") }');
    await signInBearer(server, { email, password: 'quiet lantern 48 moth' });
    expect(faultsOf(await client.refused(DELETE))).toEqual(['password PASSWORD_WRONG']);
  });
});
