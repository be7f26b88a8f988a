import type { Locale } from '../shared/context.ts';

/** In the order in which they are looked for: most browsers also name those that they resemble. */
const BROWSERS: [pattern: RegExp, name: string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bWhale\//, 'Whale'],
  [/\bKAKAOTALK\b/i, 'KakaoTalk'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];
const UNKNOWN: Record<Locale, string> = { ko: '알 수 없는 기기', en: 'an unknown device' };

/** Browser and system of a User-Agent, `Chrome, Android`, whatever their versions; null for a program that is neither. */
export function knownDeviceName(userAgent: string | null): string | null {
  const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter((word) => word !== undefined).join(', ') || null;
}

/** A device in words for a mail. Only words of ours: a User-Agent says what its sender likes. */
export const deviceName = (userAgent: string | null, locale: Locale): string =>
  knownDeviceName(userAgent) ?? UNKNOWN[locale];
