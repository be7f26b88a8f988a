import { expect, it, onTestFinished } from 'vitest';
import { makeAccount, signInCookie } from '../accounts/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { hasBrowser, startBrowser } from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { buildPlayground } from '../playground/kit.ts';

const MINUTE = 60_000;
await buildPlayground();
let turned = 0;
const server = await startTestApp({ clock: () => new Date(Date.now() + turned) });

it.skipIf(!hasBrowser)(
  'the playground refreshes an expired session by itself, and opens with the schema',
  async () => {
    const client = await signInCookie(server, await makeAccount(server));
    const browser = await startBrowser();
    onTestFinished(() => browser.close());
    const context = await browser.newContext();
    await context.addCookies(
      [...client.cookies].map(([name, { value, path }]) => ({
        name,
        value,
        path,
        domain: '127.0.0.1',
        httpOnly: true,
        sameSite: 'Lax' as const,
      })),
    );
    const page = await context.newPage();
    const sent: string[] = [];
    const schemas: number[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('refreshSession')) sent.push('refresh');
    });
    page.on('response', async (response) => {
      const asked = response.request().postData() ?? '';
      if (asked.includes('__schema') && (await response.text()).includes('"queryType"'))
        schemas.push(response.status());
    });

    turned = 16 * MINUTE;
    await page.goto(`${server.url}/graphql`);
    await until(
      () => schemas.length > 0,
      () => `the schema; sent: ${sent.join()}`,
      40_000,
    );
    expect([sent, schemas]).toEqual([['refresh'], [200]]);

    await server.sql('update sessions set revoked_at = $1', [server.app.clock()]);
    turned += 16 * MINUTE;
    await page.reload();
    await until(
      () => schemas.length > 1,
      () => 'the schema for somebody signed out',
      40_000,
    );
    expect(await context.cookies()).toEqual([]);
  },
  120_000,
);
