import { create } from 'zustand';

/** The languages of the page; answers of the server come in the same one. */
export type Language = 'ko' | 'en';

const KEPT = 'infinity-travel:language';

interface LanguageState {
  language: Language;
  set(language: Language): void;
}

const first = (): Language => {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'ko' || kept === 'en') return kept;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
};

export const useLanguage = create<LanguageState>((set) => ({
  language: first(),
  set: (language) => {
    localStorage.setItem(KEPT, language);
    document.documentElement.lang = language;
    set({ language });
  },
}));

/** Chooses between two wordings by the page's language. */
export type Say = (ko: string, en: string) => string;

export function useSay(): Say {
  const language = useLanguage((state) => state.language);
  return (ko, en) => (language === 'ko' ? ko : en);
}

/** The same outside of components. */
export const say: Say = (ko, en) => (useLanguage.getState().language === 'ko' ? ko : en);
