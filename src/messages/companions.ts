/** Words of companions, comments, bookmarks and views. */
export const companionMessages = {
  COMPANION_NOT_FOUND: ['없는 동행 글입니다.', 'There is no such companion post.'],
  COMMENT_NOT_FOUND: ['없는 댓글입니다.', 'There is no such comment.'],
  NOT_AUTHOR: ['글쓴이만 할 수 있습니다.', 'Only the author of the post may do this.'],
  NOT_COMMENT_AUTHOR: ['댓글을 쓴 사람만 할 수 있습니다.', 'Only who wrote the comment may do this.'],
  OWN_COMPANION: ['내가 쓴 글에는 신청할 수 없습니다.', 'You cannot apply to your own post.'],
  ALREADY_MEMBER: ['이미 함께하고 있습니다.', 'You are in this party already.'],
  ALREADY_APPLIED: ['이미 신청했습니다.', 'You have applied already.'],
  AGE_GROUP_NOT_WANTED: ['모집하는 연령대가 아닙니다.', 'This post looks for other age groups.'],
  GENDER_NOT_WANTED: ['모집하는 성별이 아닙니다.', 'This post looks for another gender.'],
  COMPANION_FULL: ['모집 인원이 모두 찼습니다.', 'All seats are taken.'],
  COMPANION_CLOSED: ['모집이 마감된 글입니다.', 'This post is closed.'],
  COMPANION_DEPARTED: ['이미 출발한 여행입니다.', 'This trip has begun already.'],
  COMPANION_COMPLETED: ['이미 끝난 여행입니다.', 'This trip is over.'],
  COMPANION_HAS_MEMBERS: [
    '함께하는 사람이 있는 글은 지울 수 없습니다.',
    'Others have joined: this post cannot be deleted.',
  ],
  START_IN_PAST: ['시작일은 오늘이거나 그 이후여야 합니다.', 'The start date must not be in the past.'],
  TRIP_TOO_LONG: ['여행은 최대 {limit}일까지입니다.', 'A trip may have at most {limit} days.'],
  CAPACITY_BELOW_MEMBERS: [
    '이미 {limit}명이 함께하고 있어 그보다 줄일 수 없습니다.',
    '{limit} people are in already: it cannot be less.',
  ],
} as const;
