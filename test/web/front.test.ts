import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';

const { buildWeb } = (await import(resolve('scripts/build-web.mjs'))) as { buildWeb: () => Promise<boolean> };
expect(await buildWeb()).toBe(true);

const server = await startTestApp({ config: { webFolder: resolve('web/dist') } });
const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers: { accept: 'text/html', ...headers } });

describe('the web app', () => {
  it('is the page at / and at every address that is nobody else’s, under a policy without anything inline', async () => {
    for (const path of ['/', '/companions', '/chat/rooms?x=1']) {
      const answer = await page(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
      const html = await answer.text();
      expect(html).toContain('<div id="root">');
      expect(html).not.toMatch(/<script(?![^>]* src=)/);
    }
  });

  it('leaves the API alone: the playground, and 404 in JSON for whoever asks for no page', async () => {
    expect((await page('/graphql')).status).toBe(200);
    expect(await (await page('/graphql')).text()).not.toContain('<div id="root"></div>\n    <noscript><!--');
    const missing = await fetch(`${server.url}/nothing`, { headers: { accept: 'application/json' } });
    expect(missing.status).toBe(404);
    expect(await missing.json()).toHaveProperty('error');
  });

  it('hands out files for ever by their names, compressed before', async () => {
    const html = await (await page('/')).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)![1]!;
    const answer = await fetch(`${server.url}${script}`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect((await fetch(`${server.url}/manifest.webmanifest`)).headers.get('cache-control')).toBe('no-cache');
    for (const hidden of ['/.key', '/.vite/manifest.json', '/assets/../../package.json']) {
      const found = await fetch(`${server.url}${hidden}`, { headers: { accept: '*/*' } });
      expect(found.status).toBe(404);
    }
  });
});

describe('a link preview', async () => {
  const minji = await makePerson(server);
  let postId: string;
  beforeAll(async () => {
    const { createCompanion } = await minji.ask<{ createCompanion: { id: string } }>(
      `mutation ($i: CreateCompanionInput!) { createCompanion(input: $i) { id } }`,
      {
        i: {
          title: '제주 "한 바퀴" <b>',
          content: '렌터카로\n천천히 <script>alert(1)</script>',
          areaId: 'kr-jeju',
          startDate: '2027-05-01',
          endDate: '2027-05-03',
          capacity: 3,
        },
      },
    );
    postId = createCompanion.id;
  });

  it('shows title and text of a post, as text', async () => {
    const html = await (await page(`/companions/${postId}`, { 'accept-language': 'en' })).text();
    expect(html).toContain('<html lang="en"');
    expect(html).toContain('<meta property="og:title" content="제주 &quot;한 바퀴&quot; &lt;b&gt; · Jeju');
    expect(html).toContain(
      '<meta property="og:description" content="렌터카로 천천히 &lt;script&gt;alert(1)&lt;/script&gt;">',
    );
    expect(html).toContain(`<meta property="og:url" content="http://web.test/companions/${postId}">`);
    expect(html).not.toContain('<script>alert');
  });

  it('shows a public plan and hides a private one, also from its owner', async () => {
    const make = async (visibility: string) => {
      const { createPlanner } = await minji.ask<{ createPlanner: { id: string } }>(
        `mutation ($i: CreatePlannerInput!) { createPlanner(input: $i) { id } }`,
        {
          i: {
            name: `비밀 ${visibility}`,
            areaId: 'kr-jeju',
            startDate: '2027-05-01',
            endDate: '2027-05-03',
            visibility,
          },
        },
      );
      return page(`/planners/${createPlanner.id}`, { authorization: `Bearer ${minji.options.token}` }).then((r) =>
        r.text(),
      );
    };
    expect(await make('PUBLIC')).toContain('og:title" content="비밀 PUBLIC"');
    expect(await make('PRIVATE')).not.toContain('비밀');
  });

  it('is just the page where there is nothing', async () => {
    const answer = await page('/places/01890000-0000-7000-8000-000000000000');
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('og:title');
  });
});
