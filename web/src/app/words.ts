import { i18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  AgeGroup,
  ApplicationStatus,
  CompanionSort,
  CompanionStatus,
  DirectMessagePolicy,
  Gender,
  MessageWarning,
  ModerationActionKind,
  NotificationKind,
  PlaceCategory,
  PlaceSort,
  PlannerSort,
  PlannerVisibility,
  ReportReason,
  ReportStatus,
  SanctionKind,
} from '../gql/graphql.ts';

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
const PLACE_CATEGORIES: Record<PlaceCategory, MessageDescriptor> = {
  ATTRACTION: msg`볼거리`,
  RESTAURANT: msg`음식점`,
  CAFE: msg`카페`,
  ACTIVITY: msg`체험`,
  STAY: msg`숙소`,
  SHOP: msg`쇼핑`,
  TRANSPORT: msg`교통`,
  OTHER: msg`그 밖`,
};
/** Without NEAREST, which needs a point to be near to. */
const PLACE_SORTS: Record<Exclude<PlaceSort, 'NEAREST'>, MessageDescriptor> = {
  BEST_RATED: msg`평점순`,
  MOST_REVIEWED: msg`후기 많은순`,
  NEWEST: msg`최신순`,
};
const PLANNER_SORTS: Record<PlannerSort, MessageDescriptor> = {
  NEWEST: msg`최신순`,
  MOST_COPIED: msg`많이 복사한 순`,
  DEPARTING_SOON: msg`출발 임박순`,
};
const PLANNER_VISIBILITIES: Record<PlannerVisibility, MessageDescriptor> = {
  PUBLIC: msg`모두`,
  PRIVATE: msg`나와 내 동행만`,
};
const APPLICATION_STATUSES: Record<ApplicationStatus, MessageDescriptor> = {
  PENDING: msg`답을 기다리는 중`,
  ACCEPTED: msg`수락됨`,
  REJECTED: msg`거절됨`,
  WITHDRAWN: msg`취소함`,
  EXPIRED: msg`기한 지남`,
  LEFT: msg`나감`,
  INVITED: msg`초대받음`,
};

const REPORT_REASONS: Record<ReportReason, MessageDescriptor> = {
  SPAM: msg`광고, 도배`,
  SCAM: msg`사기, 돈 요구`,
  HARASSMENT: msg`괴롭힘, 욕설`,
  SEXUAL: msg`성적인 말이나 사진`,
  HATE: msg`혐오, 차별`,
  VIOLENCE: msg`폭력, 위협`,
  MINOR_SAFETY: msg`미성년자가 위험해요`,
  IMPERSONATION: msg`다른 사람인 척해요`,
  PRIVACY: msg`개인정보 노출`,
  OTHER: msg`다른 이유`,
};
const REPORT_STATUSES: Record<ReportStatus, MessageDescriptor> = {
  OPEN: msg`살펴보는 중`,
  UPHELD: msg`규칙 위반이었어요`,
  DISMISSED: msg`문제없음`,
};
const SANCTION_KINDS: Record<SanctionKind, MessageDescriptor> = {
  WARNING: msg`경고`,
  SUSPENSION: msg`정지`,
  BAN: msg`영구 차단`,
};
const MODERATION_ACTIONS: Record<ModerationActionKind, MessageDescriptor> = {
  DISMISS: msg`문제없음으로 끝냄`,
  UPHOLD: msg`위반으로 끝냄`,
  HIDE_CONTENT: msg`숨김`,
  RESTORE_CONTENT: msg`다시 보임`,
  WARN: msg`경고함`,
  SUSPEND: msg`정지함`,
  BAN: msg`영구 차단함`,
  LIFT_SANCTION: msg`제재를 풂`,
  GRANT_APPEAL: msg`이의를 받아들임`,
  REJECT_APPEAL: msg`이의를 받아들이지 않음`,
  GRANT_ROLE: msg`역할을 줌`,
  REVOKE_ROLE: msg`역할을 거둠`,
};
const WARNINGS: Record<MessageWarning, MessageDescriptor> = {
  OFF_PLATFORM_CONTACT: msg`다른 메신저나 전화로 옮기자는 말일 수 있어요. 그곳에서 생긴 일은 신고할 수 없어요.`,
  PAYMENT: msg`돈을 보내 달라는 말일 수 있어요. 만나기 전에는 송금하지 마세요.`,
  LINK: msg`어디로 가는지 알 수 없는 링크예요. 조심하세요.`,
};

const NOTIFICATION_KINDS: Record<NotificationKind, MessageDescriptor> = {
  MESSAGE_RECEIVED: msg`새 메시지`,
  APPLICATION_RECEIVED: msg`내 글에 온 동행 신청`,
  APPLICATION_ACCEPTED: msg`내 신청이 수락됨`,
  APPLICATION_REJECTED: msg`내 신청이 거절됨`,
  APPLICATION_EXPIRED: msg`내 신청의 기한이 지남`,
  INVITATION_RECEIVED: msg`동행 초대를 받음`,
  INVITATION_ACCEPTED: msg`내 초대가 수락됨`,
  COMMENT_RECEIVED: msg`내 글에 달린 댓글`,
  REPLY_RECEIVED: msg`내 댓글에 달린 답글`,
  COMPANION_CHANGED: msg`함께 가는 여행이 바뀜`,
  COMPANION_CANCELLED: msg`함께 가는 여행이 취소됨`,
  MEMBER_LEFT: msg`동행이 나감`,
  HOST_LEFT: msg`작성자가 떠남`,
  HOST_CHANGED: msg`작성자가 바뀜`,
  REFERENCE_DUE: msg`동행 후기를 쓸 때가 됨`,
  REFERENCE_RECEIVED: msg`동행 후기를 받음`,
  MODERATION_DECISION: msg`운영팀의 결정`,
  SECURITY: msg`계정 보안`,
};
const DIRECT_MESSAGES: Record<DirectMessagePolicy, MessageDescriptor> = {
  EVERYONE: msg`누구나`,
  TRAVELLED_TOGETHER: msg`함께 여행한 사람`,
  NOBODY: msg`아무도`,
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
export const placeCategoryWords = wordsOf(PLACE_CATEGORIES);
export const placeCategoryOptions = optionsOf(PLACE_CATEGORIES);
export const placeSortOptions = optionsOf(PLACE_SORTS);
export const reportReasonWords = wordsOf(REPORT_REASONS);
export const reportStatusWords = wordsOf(REPORT_STATUSES);
export const sanctionKindWords = wordsOf(SANCTION_KINDS);
export const moderationActionWords = wordsOf(MODERATION_ACTIONS);
export const plannerSortOptions = optionsOf(PLANNER_SORTS);
export const plannerVisibilityOptions = optionsOf(PLANNER_VISIBILITIES);
export const reportReasonOptions = optionsOf(REPORT_REASONS);
export const warningWords = wordsOf(WARNINGS);
export const applicationStatusWords = wordsOf(APPLICATION_STATUSES);
export const notificationKindOptions = optionsOf(NOTIFICATION_KINDS);
export const directMessageOptions = optionsOf(DIRECT_MESSAGES);
