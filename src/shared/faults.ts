import { isBlank } from './blank.ts';
import { AppError, badInput, type FieldFault, type Reason } from './errors.ts';
import { graphemes, hasForbiddenCharacters, normalizeText } from './text.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What a person may have meant as an address: http or https, and nothing that a parser would repair silently or a page not bear. */
const WEB_ADDRESS = /^https?:\/\/[^\s<>"`\\]+$/iu;
/** Copied along with an address, and seen by nobody. */
const INVISIBLE_ENDS = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+|[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+$/gu;
const MAX_URL_LENGTH = 2000;

/** The dates that trips may have: what lies outside is a slip of the hand. */
const FIRST_DATE = '1900-01-01';
export const LAST_DATE = '2199-12-31';

export interface TextLimits {
  /** Graphemes; default 1. */
  min?: number;
  /** Graphemes. */
  max: number;
  /** False refuses newline and tab, too: names and titles are one line. */
  multiline?: boolean;
}

/**
 * Collects all faults of an input, so that they come back at once. Each check answers the cleaned value, or undefined
 * when it is at fault; nothing is thrown before `check()`.
 */
export class Faults {
  readonly list: FieldFault[] = [];

  add(path: string, reason: Reason, limit?: number | string): undefined {
    this.list.push(limit === undefined ? { path, reason } : { path, reason, limit });
    return undefined;
  }

  /** A text in its stored form (NFC, trimmed; empty when it shows nothing). Faults: REQUIRED, TOO_SHORT, TOO_LONG (`limit` graphemes), FORBIDDEN_CHARACTERS. */
  text(
    path: string,
    raw: string | null | undefined,
    { min = 1, max, multiline = true }: TextLimits,
  ): string | undefined {
    if (raw === null || raw === undefined) return this.add(path, 'REQUIRED');
    const text = normalizeText(raw);
    if (hasForbiddenCharacters(text)) return this.add(path, 'FORBIDDEN_CHARACTERS');
    if (!multiline && /[\n\t]/.test(text)) return this.add(path, 'FORBIDDEN_CHARACTERS');
    // What shows nothing is nothing.
    if (isBlank(text)) return min > 0 ? this.add(path, 'REQUIRED') : '';
    // A grapheme may be many code points long; past this it is a burden and no word.
    if (text.length > max * 16) return this.add(path, 'TOO_LONG', max);
    const length = graphemes(text, max);
    if (length < min) return this.add(path, 'TOO_SHORT', min);
    if (length > max) return this.add(path, 'TOO_LONG', max);
    return text;
  }

  /** A whole number in a range. Faults: REQUIRED, TOO_SMALL, TOO_LARGE (`limit`). */
  integer(path: string, value: number | null | undefined, min: number, max: number): number | undefined {
    if (value === null || value === undefined) return this.add(path, 'REQUIRED');
    if (value < min) return this.add(path, 'TOO_SMALL', min);
    if (value > max) return this.add(path, 'TOO_LARGE', max);
    return value;
  }

  /** A date of a trip, `YYYY-MM-DD`: such that what is reckoned from it is a date too. Faults: TOO_SMALL, TOO_LARGE (`limit`). */
  date(path: string, value: string, latest: string = LAST_DATE): string | undefined {
    if (value < FIRST_DATE) return this.add(path, 'TOO_SMALL', FIRST_DATE);
    if (value > latest) return this.add(path, 'TOO_LARGE', latest);
    return value;
  }

  /** A UUID in its canonical lower-case form. Faults: REQUIRED, INVALID_ID. */
  uuid(path: string, value: string | null | undefined): string | undefined {
    if (value === null || value === undefined || value === '') return this.add(path, 'REQUIRED');
    const id = value.toLowerCase();
    return UUID.test(id) ? id : this.add(path, 'INVALID_ID');
  }

  /** A list no longer than `max` without repeats. Faults: TOO_MANY (`limit`), DUPLICATE. */
  distinct<T>(path: string, values: readonly T[] | null | undefined, max: number): readonly T[] | undefined {
    if (values === null || values === undefined) return this.add(path, 'REQUIRED');
    if (values.length > max) return this.add(path, 'TOO_MANY', max);
    if (new Set(values).size !== values.length) return this.add(path, 'DUPLICATE');
    return values;
  }

  /**
   * An http or https address as a parser writes it (`href`): the host in lower case and ASCII, what is not ASCII or cannot be
   * seen escaped. Account and password in it are refused: whoever shares them does not know. Faults: INVALID_URL, TOO_LONG.
   */
  webAddress(path: string, raw: string): string | undefined {
    const text = raw.length > MAX_URL_LENGTH * 2 ? raw : normalizeText(raw).replace(INVISIBLE_ENDS, '');
    if (text.length > MAX_URL_LENGTH) return this.add(path, 'TOO_LONG', MAX_URL_LENGTH);
    const url = WEB_ADDRESS.test(text) && !hasForbiddenCharacters(text) && URL.canParse(text) ? new URL(text) : null;
    if (!url || url.username || url.password) return this.add(path, 'INVALID_URL');
    return url.href.length <= MAX_URL_LENGTH ? url.href : this.add(path, 'TOO_LONG', MAX_URL_LENGTH);
  }

  /** The answer of a check that throws its own faults (pictures); they join these, and the answer is undefined. */
  async gather<T>(check: () => Promise<T>): Promise<T | undefined> {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof AppError) || !error.details.fields) throw error;
      this.list.push(...error.details.fields);
      return undefined;
    }
  }

  /** @throws AppError BAD_USER_INPUT with every fault that was found. */
  check(): void {
    if (this.list.length > 0) throw badInput(this.list);
  }
}

/** True for a canonical UUID: an id of another form exists nowhere, and is answered as absent. */
export const isUuid = (id: string): boolean => UUID.test(id);
