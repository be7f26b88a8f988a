// Takes the pictures of README.md anew, from a product that runs with demo data: npm start, then in another terminal
// `npm run pictures`. Needs a Chromium: an installed one (CHROMIUM=/path), or the one that tests use on Linux.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const HOME = process.argv[2] ?? 'http://localhost:4000';
const FOLDER = 'docs/pictures';
const SHOTS = [
  { name: 'home', path: '/', width: 1280, height: 860 },
  {
    name: 'companion',
    link: '/companions?sort=POPULAR',
    inside: 'main a[href^="/companions/0"]',
    width: 1280,
    height: 860,
  },
  { name: 'planner', link: '/me/planners', inside: 'main a[href^="/planners/0"]', width: 1280, height: 860 },
  { name: 'chat', link: '/chat', inside: 'main a[href^="/chat/0"]', width: 390, height: 780, theme: 'dark' },
  { name: 'place', link: '/places?sort=MOST_REVIEWED', inside: 'main a[href^="/places/0"]', width: 390, height: 780 },
  { name: 'settings', path: '/settings/notifications', width: 390, height: 780, locale: 'en-US' },
];

const executablePath = process.env.CHROMIUM ?? (await (await import('@sparticuz/chromium')).default.executablePath());
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
mkdirSync(FOLDER, { recursive: true });
for (const { name, path, link, inside, width, height, theme = 'light', locale = 'ko-KR' } of SHOTS) {
  const context = await browser.newContext({
    locale,
    colorScheme: theme,
    viewport: { width, height },
    deviceScaleFactor: 1.5,
  });
  const page = await context.newPage();
  await page.goto(`${HOME}/sign-in`);
  await page.getByRole('button', { name: '여행하는 민지' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto(`${HOME}${path ?? link}`);
  if (inside) await page.locator(inside).first().click();
  await page.waitForLoadState('networkidle');
  await sharp(await page.screenshot())
    .webp({ quality: 78 })
    .toFile(join(FOLDER, `${name}.webp`));
  console.log(`${FOLDER}/${name}.webp`);
  await context.close();
}
await browser.close();
