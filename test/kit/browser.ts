import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium and its kin lie when they are installed. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const installed = [process.env.CHROMIUM, ...INSTALLED].find((path) => path !== undefined && existsSync(path));

/** Whether there is a browser to test with: an installed one (or CHROMIUM names one), else one of npm for Linux on x64. */
export const hasBrowser = installed !== undefined || (process.platform === 'linux' && process.arch === 'x64');

/** Starts a real browser without a window; root may not use its sandbox. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = installed ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
