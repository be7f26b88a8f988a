/** Words of places and reviews. */
export const placeMessages = {
  PLACE_NOT_FOUND: ['없는 장소입니다.', 'There is no such place.'],
  REVIEW_NOT_FOUND: ['없는 리뷰입니다.', 'There is no such review.'],
  NOT_PLACE_CREATOR: ['장소를 등록한 사람만 할 수 있습니다.', 'Only the person who wrote this place may do this.'],
  NOT_REVIEW_AUTHOR: ['리뷰를 쓴 사람만 할 수 있습니다.', 'Only the author of this review may do this.'],
  PLACE_IN_USE: [
    '다른 사람의 플래너나 리뷰에 쓰인 장소는 삭제할 수 없습니다.',
    "A place that stands in somebody else's planner or has somebody else's review cannot be deleted.",
  ],
  GEOCODER_UNAVAILABLE: [
    '지금은 주소를 찾을 수 없습니다. 잠시 후 다시 시도해 주세요.',
    'Addresses cannot be looked up right now. Please try again in a moment.',
  ],
  SOUTH_ABOVE_NORTH: ['남쪽 끝이 북쪽 끝보다 위에 있습니다.', 'The lower edge lies above the upper one.'],
  NOT_POSITIVE: ['0보다 커야 합니다.', 'This must be greater than 0.'],
  WITHHELD_PLACE: ['숨겨진 장소', 'Hidden place'],
} as const;
