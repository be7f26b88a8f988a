import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AgeGroup, ApplicationStatus, CompanionSort, CompanionStatus, Gender } from '../gql/graphql.ts';

/** Words of the API's enums, and their order on the screen. */
const AGE_GROUPS: Record<AgeGroup, MessageDescriptor> = {
  TEENS: msg`10대`,
  TWENTIES: msg`20대`,
  THIRTIES: msg`30대`,
  FORTIES_UP: msg`40대 이상`,
};
const GENDERS: Record<Gender, MessageDescriptor> = {
  FEMALE: msg`여성`,
  MALE: msg`남성`,
  UNDISCLOSED: msg`비공개`,
};
const COMPANION_STATUSES: Record<CompanionStatus, MessageDescriptor> = {
  RECRUITING: msg`모집 중`,
  CLOSED: msg`모집 마감`,
  COMPLETED: msg`여행 완료`,
  CANCELLED: msg`취소된 여행`,
};
const COMPANION_SORTS: Record<CompanionSort, MessageDescriptor> = {
  POPULAR: msg`인기순`,
  NEWEST: msg`최신순`,
  DEPARTING_SOON: msg`출발 임박순`,
  MOST_COMMENTED: msg`댓글 많은순`,
  MOST_VIEWED: msg`조회 많은순`,
};
const APPLICATION_STATUSES: Record<ApplicationStatus, MessageDescriptor> = {
  PENDING: msg`답을 기다리는 중`,
  ACCEPTED: msg`수락됨`,
  REJECTED: msg`거절됨`,
  WITHDRAWN: msg`취소함`,
  EXPIRED: msg`기한 지남`,
  LEFT: msg`나감`,
};

const wordsOf =
  <Value extends string>(words: Record<Value, MessageDescriptor>) =>
  (value: Value): string =>
    i18n._(words[value]);
const optionsOf =
  <Value extends string>(words: Record<Value, MessageDescriptor>) =>
  (): { value: Value; words: string }[] =>
    (Object.keys(words) as Value[]).map((value) => ({ value, words: i18n._(words[value]) }));

export const ageGroupWords = wordsOf(AGE_GROUPS);
export const ageGroupOptions = optionsOf(AGE_GROUPS);
export const genderWords = wordsOf(GENDERS);
export const genderOptions = optionsOf(GENDERS);
export const companionStatusWords = wordsOf(COMPANION_STATUSES);
export const companionStatusOptions = optionsOf(COMPANION_STATUSES);
export const companionSortOptions = optionsOf(COMPANION_SORTS);
export const applicationStatusWords = wordsOf(APPLICATION_STATUSES);
