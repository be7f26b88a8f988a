import made from './generated/reasons.json';

interface Told {
  means: string;
  todo: string;
}

/** Codes and reasons of refusals in both languages: generated from the code of the server (`npm run errors`). */
export const REASONS: {
  codes: Readonly<Record<string, { ko: Told; en: Told }>>;
  reasons: Readonly<Record<string, { ko: string; en: string }>>;
} = made;
