const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'infinity-travel:theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

/** What was chosen for this browser. */
export const currentTheme = (): Theme => THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';

/** Paints the page in the chosen theme, and follows the system where that is chosen. */
export function showTheme(): void {
  const theme = currentTheme();
  document.documentElement.dataset.theme = theme === 'system' ? (prefersDark.matches ? 'dark' : 'light') : theme;
}
prefersDark.addEventListener('change', showTheme);

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  showTheme();
}
