import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { mailTo, makeAccount, signInBearer, tokenIn, WHO } from './kit.ts';

const server = await startTestApp();
const page = (path: string, language = 'ko') =>
  fetch(`${server.url}${path}`, { headers: { 'accept-language': language } });

describe('the page behind a mailed link', () => {
  it('changes nothing by being opened, as mail scanners do', async () => {
    const account = await makeAccount(server, { verified: false });
    const token = tokenIn(await mailTo(server, account.email));
    for (let i = 0; i < 3; i++) expect((await page(`/verify-email?token=${token}`)).status).toBe(200);
    const { client } = await signInBearer(server, account);
    expect(await client.ask(WHO)).toMatchObject({ viewer: { isEmailVerified: false } });
  });

  it.each(['/verify-email', '/reset-password', '/confirm-email', '/undo-email'])(
    '%s carries a mutation that the API knows, and runs nothing foreign',
    async (path) => {
      const response = await page(`${path}?token=<script>alert(1)</script>`);
      const html = await response.text();
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(html).not.toContain('alert(1)');
      expect(html).not.toMatch(/(src|href)="/);
      const [, script] = /<script>([\s\S]*?)<\/script>/.exec(html)!;
      expect(policy).toContain(`script-src 'sha256-${createHash('sha256').update(script!).digest('base64')}'`);
      const [, query] = /data-query="([^"]+)"/.exec(html)!;
      const { errors } = await new TestClient(server.url).send(query!, {
        token: 'x',
        newPassword: 'quiet lantern 48 moth',
      });
      expect(errors[0]!.extensions.fields).toMatchObject([{ path: 'token', reason: 'TOKEN_INVALID' }]);
      expect(errors[0]!.extensions.fields![0]!.message).toMatch(/링크/);
    },
  );

  it('speaks Korean and English, and is not kept anywhere', async () => {
    const [korean, english] = [await page('/reset-password'), await page('/reset-password', 'en')];
    expect(await korean.text()).toContain('<html lang="ko">');
    expect(await english.text()).toContain('Choose a new password');
    expect(korean.headers.get('cache-control')).toBe('no-store');
    expect(korean.headers.get('referrer-policy')).toBe('no-referrer');
  });
});
