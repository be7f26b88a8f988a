import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { mailsTo, mailTo, newEmail, SIGN_UP, signUpInput } from '../accounts/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';

const server = await startTestApp();
const page = async (path: string) => {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

async function signUp(email = newEmail()) {
  await new TestClient(server.url).ask(SIGN_UP, { input: signUpInput({ email }) });
  return mailTo(server, email);
}

describe('the development mailbox', () => {
  it('lists mails, newest first, with recipient and time', async () => {
    const [first, second] = [await signUp(), await signUp()];
    const { status, text } = await page('/dev/mail');
    expect(status).toBe(200);
    expect(text.indexOf(second.id)).toBeGreaterThan(0);
    expect(text.indexOf(second.id)).toBeLessThan(text.indexOf(first.id));
    expect(text).toContain(first.to);
  });

  it('shows a mail as it was sent: headers, text with links, HTML in a closed frame', async () => {
    const mail = await signUp();
    const { text, headers } = await page(`/dev/mail/${mail.id}`);
    const link = /http:\S+/.exec(mail.text)![0];
    expect(text).toContain(`<a href="${link}">`);
    expect(text).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="/);
    expect(text).toContain('MIME-Version: 1.0');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('keeps mails that any mail program can read, in both languages, as text and HTML', async () => {
    const mail = await signUp();
    const [{ raw } = { raw: '' }] = await server.sql<{ raw: string }>('select raw from dev_mails where id = $1', [
      mail.id,
    ]);
    const parsed = await simpleParser(raw);
    expect(parsed.subject).toBe('[인피니티 트래블] 이메일 주소를 확인해 주세요');
    expect(parsed.from?.text).toBe('"Infinity Travel" <no-reply@web.test>');
    expect([parsed.to].flat().map((to) => to?.text)).toEqual([mail.to]);
    expect(parsed.text?.trim()).toBe(mail.text);
    expect(parsed.html).toBe(mail.html);
    expect(parsed.messageId).toMatch(/^<[0-9a-f-]{36}@web\.test>$/);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.text).toContain('환영합니다');
    expect(parsed.text).toContain('Welcome');
  });

  it('has no page for what is no mail', async () => {
    for (const id of ['x', '01a2098c-0000-7000-8000-000000000000', '%00']) {
      expect((await page(`/dev/mail/${id}`)).status, id).toBe(404);
    }
  });

  it('answers scripts with the mails of one recipient', async () => {
    const mail = await signUp();
    expect(await mailsTo(server, mail.to.toUpperCase())).toEqual([mail]);
    expect(mail).toEqual({
      id: mail.id,
      to: mail.to,
      subject: expect.any(String),
      text: expect.any(String),
      html: expect.any(String),
      createdAt: expect.stringMatching(/Z$/),
    });
  });

  it.each([
    "'or'1'='1@people.test",
    'a+b@people.test',
    '한글@people.test',
    'x@xn--3e0b707e.people.test',
    '!#$%&*/=?^_`{|}~-@people.test',
  ])('takes mails to the address %s', async (address) => {
    const mail = await signUp(`${Date.now()}${address}`);
    const [{ raw } = { raw: '' }] = await server.sql<{ raw: string }>('select raw from dev_mails where id = $1', [
      mail.id,
    ]);
    const parsed = await simpleParser(raw);
    expect([parsed.to].flat()).toHaveLength(1);
    expect(parsed.cc ?? parsed.bcc).toBeUndefined();
  });
});
