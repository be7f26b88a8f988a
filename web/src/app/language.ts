import { i18n } from '@lingui/core';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'infinity-travel:language';
const isLanguage = (word: string | null | undefined): word is Language => LANGUAGES.some((known) => known === word);

/** The language of words and of the server's answers: what was chosen, else the browser's, else Korean. */
export function currentLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) return chosen;
  const preferred = navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage);
  return preferred ?? 'ko';
}

const CATALOGS = {
  ko: () => import('../../locales/ko.po'),
  en: () => import('../../locales/en.po'),
};

/** Loads the words of a language and shows them. */
export async function showLanguage(language: Language): Promise<void> {
  const { messages } = await CATALOGS[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

/** Chooses a language for this browser. What the server has said in the other one is asked again by a reload. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  location.reload();
}
