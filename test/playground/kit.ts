import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Config } from '../../src/config.ts';
import { fillDemoData } from '../../src/demo/demo-data.ts';
import { startTestApp } from '../kit/app.ts';
import { startBrowser } from '../kit/browser.ts';
import { freePort } from '../kit/redis.ts';
import { pictureFolder } from '../media/kit.ts';

const { buildWeb } = (await import(resolve('scripts/build-web.mjs'))) as {
  buildWeb: (folder: string) => Promise<boolean>;
};
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Builds the playground, where it is not of the present sources. */
export async function buildPlayground(): Promise<void> {
  expect(await buildWeb('playground')).toBe(true);
}

/** Until a locator gives up. */
const WAIT_MS = 15_000;

interface WindowOptions {
  locale?: string;
  colorScheme?: 'light' | 'dark';
  width?: number;
}

/** The built playground on a real server with the demo's data, and real browser windows for it. `stop` ends the browser. */
export async function startPlaygroundTest(config: Partial<Config> = {}) {
  await buildPlayground();
  // Pictures are sent to where the page is.
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startTestApp({
    config: {
      port,
      publicUrl: url,
      webUrl: url,
      dataDir: await pictureFolder(),
      demoData: true,
      rateLimitFactor: 1000,
      quotas: null,
      ...config,
    },
  });
  await fillDemoData(server.app);
  let browser: Promise<Browser> | undefined;

  /** A window with nobody's cookies; `faults` holds what the page complained of. */
  async function open({ locale = 'en-US', colorScheme = 'light', width = 1280 }: WindowOptions = {}) {
    browser ??= startBrowser();
    const context = await (await browser).newContext({
      locale,
      colorScheme,
      viewport: { width, height: Math.round(width * 0.64) },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${url}/graphql`);
    await page.locator('.document .monaco-editor').waitFor();
    return { page, context, faults, close: () => context.close() };
  }

  /** What axe finds on the page, by rule and place. */
  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      '(async () => await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }))()',
    )) as { violations: { id: string; nodes: { target: string[]; html: string }[] }[] };
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`));
  }

  const stop = async () => (await browser)?.close();
  return { server, url, open, violations, stop };
}

interface WalkedStep {
  id: string;
  document: string;
  sends?: string;
}

/** Opens a step in the panel and runs it. Resolves with the code of its refusal, or '', when its answer is there or its log ready. */
export async function walk(page: Page, { id, document, sends }: WalkedStep): Promise<string> {
  const button = page.locator(`[data-step="${id}"]`);
  // Its chapter may be closed.
  await button.evaluate((element) => element.closest('details')!.setAttribute('open', ''));
  await button.click();
  const pane = page.locator('.pane', { has: page.locator(`[data-open="${id}"]`) });
  await pane.waitFor();
  await pane.locator('.graphiql-execute-button').click();
  if (document.includes('subscription ')) {
    await pane
      .getByText(/(Room|Inbox)Ready/)
      .first()
      .waitFor();
    return '';
  }
  const answered = pane.locator(`[data-answered="${id}"]`);
  await answered.waitFor({ state: 'attached' });
  if (sends) {
    await pane.getByRole('button', { name: 'Send the sample picture' }).click();
    await pane.getByText('The picture is there').waitFor();
  }
  return (await answered.getAttribute('data-code')) ?? '';
}
