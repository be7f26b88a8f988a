import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { type Failure, NoAnswerError, RefusedError } from '@infinity-travel/client';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What the server said of an operation; empty when it said nothing. */
function failuresOf(error: unknown): readonly Failure[] {
  if (error instanceof RefusedError) return error.failures;
  if (CombinedGraphQLErrors.is(error)) return error.errors as readonly Failure[];
  return [];
}

/** `extensions.reason` of the first error: a stable word such as NOT_RECRUITING; null without one. */
export const reasonOf = (error: unknown): string | null => failuresOf(error)[0]?.extensions?.reason ?? null;

/** Faults of the fields of an input, by path such as `input.title`, in the server's words. */
export function faultsOf(error: unknown): Readonly<Record<string, string>> {
  const faults = failuresOf(error).flatMap(({ extensions }) => extensions?.fields ?? []);
  return Object.fromEntries(faults.map(({ path, message }) => [path, message]));
}

/** True when it was no refusal: the line is cut, or the server away. */
export const isUnreached = (error: unknown): boolean => error instanceof NoAnswerError;

/** What a person reads of an error: the server's words, where it has some. */
export function wordsOf(error: unknown): string {
  const failures = failuresOf(error);
  if (failures.length > 0) return [...new Set(failures.map(({ message }) => message))].join(' ');
  if (isUnreached(error)) return i18n._(msg`서버에 연결할 수 없어요. 잠시 후 다시 시도해 주세요.`);
  return i18n._(msg`화면을 보여 드리지 못했어요. 다시 시도해 주세요.`);
}
