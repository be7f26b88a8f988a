import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { CHAPTERS } from '../../playground/src/journeys/index.ts';
import { DEMO_ACCOUNTS } from '../../src/demo/demo-data.ts';
import { hasBrowser } from '../kit/browser.ts';
import { TestClient } from '../kit/client.ts';
import { startPlaygroundTest, walk } from './kit.ts';

const steps = new Map(CHAPTERS.flatMap((chapter) => chapter.steps).map((step) => [step.id, step]));
const run = (page: Page, id: string) => walk(page, steps.get(id)!);
const BUTTON = 'button' as const;

describe.skipIf(!hasBrowser)('the laboratory', async () => {
  if (!hasBrowser) return;
  const { open, violations, stop, url } = await startPlaygroundTest();
  afterAll(stop);

  /** Two people in one room: Minji follows it on the left, Jun has sent from the right. */
  async function talk(page: Page): Promise<void> {
    for (const id of ['WritePost', 'OnePost', 'OpenRoom', 'FollowRoom', 'Send'])
      expect([id, await run(page, id)]).toEqual([id, '']);
  }

  it('shows two people side by side, and loses and doubles nothing when the line is cut', async () => {
    const { page, faults } = await open();
    await talk(page);
    const log = page.getByRole('region', { name: 'Subscription log' });
    const sent = log.locator('.event strong', { hasText: 'MessageSent' });
    await sent.waitFor();
    expect(await page.locator('.pane').count()).toBe(2);

    await log.getByRole(BUTTON, { name: 'Cut the line' }).click();
    await log.locator('[data-socket="cut"]').waitFor();
    for (const _ of [1, 2, 3]) expect(await run(page, 'Send')).toBe('');
    expect(await sent.count()).toBe(1);
    await log.getByRole(BUTTON, { name: /^Reconnect \(afterSeq \d+\)$/ }).click();
    await sent.nth(3).waitFor();
    expect(await run(page, 'Send')).toBe('');
    await sent.nth(4).waitFor();

    const numbers = (await log.locator('.lines .event .seq').allInnerTexts())
      .filter((text) => text !== '·')
      .map(Number);
    expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
    expect(numbers).toHaveLength(5);
    const counter = log.locator('[data-lost]');
    expect([await counter.getAttribute('data-lost'), await counter.getAttribute('data-doubled')]).toEqual(['0', '0']);

    await log.getByRole('searchbox').fill('RoomReady');
    expect(await log.locator('.lines .event strong').allInnerTexts()).toEqual(['RoomReady', 'RoomReady']);
    expect(faults).toEqual([]);
  });

  it('comes back when the server has ended the session, over the line and over HTTP', async () => {
    const { page } = await open();
    await talk(page);
    const [{ email, password }] = DEMO_ACCOUNTS;
    const { signIn } = await new TestClient(url).ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }',
      { input: { email, password, delivery: 'BEARER' } },
    );
    const token: string = signIn.accessToken;
    const ended = await new TestClient(url, { token }).ask('mutation { revokeOtherSessions }');
    expect(ended.revokeOtherSessions).toBeGreaterThan(0);
    const log = page.getByRole('region', { name: 'Subscription log' });
    await log.locator('[data-socket="cut"]').waitFor();
    expect(await run(page, 'Send')).toBe('');
    await log.getByRole(BUTTON, { name: /^Reconnect/ }).click();
    await log.locator('.event strong', { hasText: 'MessageSent' }).nth(1).waitFor();
    expect(await log.locator('[data-lost]').getAttribute('data-lost')).toBe('0');
    expect(await run(page, 'Rooms')).toBe('');
  });

  it('makes somebody new by a click, with the mail verified', async () => {
    const { page } = await open();
    await page.locator('.who select').selectOption({ label: '+ Somebody new, verified' });
    await expect.poll(() => page.locator('.who select').inputValue(), { timeout: 15_000 }).toMatch(/^new-/);
    await page.goto(`${url}/graphql`);
    await page.locator('.document .monaco-editor').waitFor();
    expect(await page.locator('.who select').inputValue()).toBe('cookies');
  });

  it('marks wrong fields in the variables, and says what a refusal means', async () => {
    const { page } = await open();
    await page.locator('.who select').selectOption('minji');
    expect(await run(page, 'AllFaultsAtOnce')).toBe('BAD_USER_INPUT');
    await expect
      .poll(() => page.locator('.input-editor .squiggly-error').count(), { timeout: 15_000 })
      .toBeGreaterThan(3);
    expect(await page.locator('.faults').innerText()).toContain('Show each of fields beside its field');
  });

  it('opens a shared document; a token is never in the address', async () => {
    const { page, context } = await open();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.who select').selectOption('minji');
    expect(await run(page, 'Areas')).toBe('');
    await page.getByRole(BUTTON, { name: 'Share' }).click();
    const shared = page.url();
    expect(shared).toContain('#query=');
    expect(shared).not.toMatch(/eyJ|Bearer|authorization/i);
    const other = await open();
    await other.page.goto(shared);
    await other.page.reload();
    await other.page.locator('.document').getByText('popularAreas').waitFor();
    await other.page.locator('.input-editor').getByText('kr-jeju').waitFor();
  });

  it('sends a query by its hash', async () => {
    const { page } = await open();
    expect(await run(page, 'LookAround')).toBe('');
    await page.getByText('By its hash').click();
    await page.getByRole(BUTTON, { name: 'Run by hash' }).click();
    await page.getByText(/with the document: HTTP 200, answered/).waitFor();
    await page.getByRole(BUTTON, { name: 'Run by hash' }).click();
    await page.getByText(/hash alone: HTTP 200, answered/).waitFor();
    expect(await page.locator('.cost').innerText()).toMatch(/nodes ≤ \d+ · cost \d+ · SQL \d+/);
  });

  it('is walked by keyboard alone: a document is built, run, and its answer read', async () => {
    const { page } = await open();
    const press = async (key: string) => page.keyboard.press(key);
    const focused = () =>
      page.evaluate('document.activeElement.textContent || document.activeElement.getAttribute("aria-label")');
    const tabTo = async (name: RegExp) => {
      for (let i = 0; i < 120; i++) {
        await press('Tab');
        if (name.test(String(await focused()))) return;
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    await tabTo(/^Explorer$/);
    await press('Enter');
    await page.getByRole('checkbox', { name: /^popularAreas/ }).waitFor();
    await tabTo(/^Filter fields$/);
    await page.keyboard.type('popularAreas');
    await press('Tab');
    await press('Space');
    await page.locator('.document').getByText('popularAreas').waitFor();
    await page.locator('.document .graphiql-editor').focus();
    await press('Enter');
    const asked = page.waitForRequest((request) => (request.postData() ?? '').includes('popularAreas {'));
    await press('Control+Enter');
    await asked;
    await page.locator('.result').getByText('"data"').waitFor();
    await press('Escape');
    await tabTo(/^Variables$/);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds (%s)', async (colorScheme) => {
    const { page, close } = await open({ colorScheme, locale: colorScheme === 'light' ? 'ko-KR' : 'en-US' });
    const found: string[] = [...(await violations(page))];
    await page.locator('.who select').selectOption('minji');
    await run(page, 'AllFaultsAtOnce');
    found.push(...(await violations(page)));
    await talk(page);
    found.push(...(await violations(page)));
    for (const name of [/^(History|기록)$/, /^(Explorer|만들기)$/, /^(Docs|문서)$/]) {
      await page.getByRole(BUTTON, { name }).first().click();
      await page.locator('.drawer').first().waitFor();
      found.push(...(await violations(page)));
    }
    expect([...new Set(found)]).toEqual([]);
    await close();
  });
});
