import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signAccessToken } from '../../src/accounts/access-token.ts';
import { type Account, makeAccount } from '../accounts/kit.ts';
import { openRoom, say } from '../chat/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { hasBrowser, startBrowser } from '../kit/browser.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { startProxy } from '../kit/proxy.ts';
import { freePort } from '../kit/redis.ts';
import { until } from '../kit/until.ts';
import { CLIENT_JS } from './texts.ts';

const FILES: Record<string, [type: string, text: () => string]> = {
  '/': ['text/html; charset=utf-8', () => readFileSync('test/clients/page.html', 'utf8')],
  '/client.js': ['text/javascript', () => CLIENT_JS],
};

/** The page's own server, on an origin of its own: another port of this machine, as a site and its API are two hosts of a domain. */
async function servePage(port: number): Promise<void> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const [type, text] = FILES[pathname] ?? [];
    const library = /^\/graphql-ws\/([\w-]+\.js)$/.exec(pathname)?.[1];
    if (library)
      response
        .setHeader('content-type', 'text/javascript')
        .end(readFileSync(`node_modules/graphql-ws/dist/${library}`));
    else if (text) response.setHeader('content-type', type!).end(text());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
}

const MINUTE = 60_000;
let turned = 0;
const [apiPort, pagePort, foreignPort] = [await freePort(), await freePort(), await freePort()];
const proxy = await startProxy(`http://127.0.0.1:${apiPort}`);
const api = `http://localhost:${new URL(proxy.url).port}`;
const server = await startTestApp({
  clock: () => new Date(Date.now() + turned),
  config: { port: apiPort, publicUrl: api, webOrigins: [`http://localhost:${pagePort}`] },
});
await servePage(pagePort);
await servePage(foreignPort);

/** A visit to the page by somebody in a browser of their own. */
class Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page has sent to the API: `refreshSession`, `sendMessage`, `PUT`, `OPTIONS`, …. */
  readonly sent: string[] = [];
  readonly blocked: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('request', (request) => {
      if (!request.url().startsWith(api)) return;
      this.sent.push(/refreshSession|sendMessage|createUpload/.exec(request.postData() ?? '')?.[0] ?? request.method());
    });
    page.on('console', (message) => {
      if (/CORS|blocked/i.test(message.text())) this.blocked.push(message.text());
    });
  }

  static async open(browser: Browser, roomId: string, port = pagePort): Promise<Visit> {
    const context = await browser.newContext();
    const visit = new Visit(context, await context.newPage());
    await visit.page.goto(`http://localhost:${port}/?api=${encodeURIComponent(api)}&room=${roomId}`);
    return visit;
  }

  text = async (id: string): Promise<string> => (await this.page.textContent(`#${id}`)) ?? '';
  lines = (): Promise<string[]> => this.page.locator('#messages li').allTextContents();
  async signIn({ email, password }: Account): Promise<void> {
    await this.page.fill('[name=email]', email);
    await this.page.fill('[name=password]', password);
    await this.page.click('#sign-in button');
  }
  async say(text: string): Promise<void> {
    await this.page.fill('[name=text]', text);
    await this.page.click('#say button');
  }
  async shows(count: number): Promise<string[]> {
    await until(
      async () => (await this.lines()).length >= count,
      () => `${count} messages on the page`,
      30_000,
    );
    return this.lines();
  }
}

describe.skipIf(!hasBrowser)('a page on another origin', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  let account: Account;
  let other: Person;
  let roomId: string;
  let visit: Visit;
  const names = { page: '', other: '' };

  it('signs in and follows a room', async () => {
    account = await makeAccount(server);
    other = await makePerson(server, { nickname: '상대' });
    const [me] = await server.sql<{ id: string; nickname: string }>('select id, nickname from users where email = $1', [
      account.email,
    ]);
    Object.assign(names, { page: me!.nickname, other: '상대' });
    roomId = await openRoom(other, me as never);
    await say(other, roomId, '먼저 한 말');

    visit = await Visit.open(browser, roomId);
    await visit.signIn(account);
    await until(
      async () => (await visit.text('who')) === names.page,
      () => 'the nickname on the page',
      30_000,
    );
    expect(await visit.shows(1)).toEqual(['1 상대: 먼저 한 말']);
    // Out of the reach of scripts, and for the API alone.
    expect(await visit.page.evaluate('document.cookie')).toBe('');
    expect((await visit.context.cookies()).map(({ name, path, httpOnly }) => [name, path, httpOnly]).sort()).toEqual([
      ['it_access', '/', true],
      ['it_refresh', '/graphql', true],
    ]);
  }, 60_000);

  it('uploads a picture, which it then shows', async () => {
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#0b6bcb' } })
      .png()
      .toBuffer();
    await visit.page.setInputFiles('#picture', { name: 'me.png', mimeType: 'image/png', buffer: picture });
    const size = () => visit.page.evaluate<number>("document.getElementById('avatar').naturalWidth");
    await until(
      async () => (await size()) > 0,
      () => `the picture; the page says ${visit.blocked.join()}`,
      30_000,
    );
    expect(visit.sent).toContain('PUT');
    expect([await size(), visit.blocked, await visit.text('said')]).toEqual([64, [], '']);
  }, 60_000);

  it('chats both ways over graphql-ws', async () => {
    await visit.say('페이지에서');
    await visit.shows(2);
    await say(other, roomId, '답장');
    expect(await visit.shows(3)).toEqual(['1 상대: 먼저 한 말', `2 ${names.page}: 페이지에서`, '3 상대: 답장']);
  }, 60_000);

  const refreshes = () => visit.sent.filter((what) => what === 'refreshSession').length;

  it('survives an access token that runs out in the middle: it refreshes once, for all that is asked at once', async () => {
    turned += 16 * MINUTE;
    const before = refreshes();
    await visit.page.click('#five');
    await until(
      async () => (await visit.text('said')).startsWith('five times'),
      () => 'five answers',
      30_000,
    );
    expect(await visit.text('said')).toBe(`five times ${Array(5).fill(names.page).join(' ')}`);
    expect(refreshes() - before).toBe(1);
    await visit.say('갱신한 뒤');
    expect((await visit.shows(4)).at(-1)).toBe(`4 ${names.page}: 갱신한 뒤`);
    expect(refreshes() - before).toBe(1);
  }, 60_000);

  it.each([
    ['run out', async () => undefined],
    ['gone, so that only the refresh cookie comes', () => visit.context.clearCookies({ name: 'it_access' })],
  ])(
    'survives a connection that breaks while its token has %s: it refreshes, comes back, and has missed nothing',
    async (_what, lose) => {
      const [known, before] = [(await visit.lines()).length, refreshes()];
      await proxy.cut();
      turned += 16 * MINUTE;
      await lose();
      const { token } = signAccessToken(server.app, { userId: other.id, sessionId: other.sessionId });
      const speaker = Object.assign(other, { options: { token } });
      for (const text of ['하나', '둘', '셋']) await say(speaker, roomId, text);
      await proxy.restore();
      const lines = await visit.shows(known + 3);
      await say(speaker, roomId, '넷');
      expect(await visit.shows(known + 4)).toEqual([...lines, `${known + 4} 상대: 넷`]);
      expect(lines.map((line) => Number(line.split(' ')[0]))).toEqual(
        Array.from({ length: known + 3 }, (_, i) => i + 1),
      );
      expect(lines.slice(known)).toEqual(['하나', '둘', '셋'].map((text, i) => `${known + i + 1} 상대: ${text}`));
      expect(refreshes() - before).toBe(1);
      expect(visit.blocked.filter((text) => /CORS/.test(text))).toEqual([]);
    },
    90_000,
  );

  it('sends what it was asked to say while the server was away, once', async () => {
    const known = (await visit.lines()).length;
    await proxy.cut();
    await visit.say('끊긴 사이에');
    await until(() => visit.sent.filter((what) => what === 'sendMessage').length > 2);
    await proxy.restore();
    await until(
      async () => (await visit.lines()).some((line) => line.endsWith('끊긴 사이에')),
      () => 'the message',
      30_000,
    );
    expect((await visit.lines()).slice(known)).toEqual([`${known + 1} ${names.page}: 끊긴 사이에`]);
  }, 60_000);

  it('is told when its session is over for good', async () => {
    await server.sql('update sessions set revoked_at = $1 where user_id <> $2', [server.app.clock(), other.id]);
    proxy.drop();
    await until(
      async () => (await visit.text('said')).startsWith('ended'),
      () => 'the end',
      30_000,
    );
    expect(await visit.context.cookies()).toEqual([]);
  }, 60_000);

  it('that is on no list gets nothing: neither an answer nor a socket', async () => {
    const stranger = await Visit.open(browser, roomId, foreignPort);
    await stranger.signIn(account);
    await until(
      async () => (await stranger.text('said')).startsWith('network'),
      () => 'a refusal by the browser',
      30_000,
    );
    expect(stranger.blocked.join()).toMatch(/CORS/);
    const opened = await stranger.page.evaluate<string>(
      `new Promise((resolve) => { const socket = new WebSocket('${api.replace('http', 'ws')}/graphql', 'graphql-transport-ws');
        socket.onopen = () => resolve('open'); socket.onerror = () => resolve('refused'); })`,
    );
    expect([opened, await stranger.context.cookies()]).toEqual(['refused', []]);
  }, 60_000);
});
