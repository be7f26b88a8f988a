/** Words of planners, their days and stops. */
export const plannerMessages = {
  PLANNER_NOT_FOUND: ['없는 플래너입니다.', 'There is no such planner.'],
  PLANNER_DAY_NOT_FOUND: ['없는 일정 날짜입니다.', 'There is no such day of a planner.'],
  PLANNER_STOP_NOT_FOUND: ['없는 일정입니다.', 'There is no such stop.'],
  NOT_OWNER: ['플래너의 주인만 바꿀 수 있습니다.', 'Only its owner may change a planner.'],
  PLANNER_CHANGED: [
    '그 사이에 플래너가 바뀌었습니다. 새로 불러와 주세요.',
    'The planner has changed in between. Please load it again.',
  ],
  LEG_GAP: ['앞 구간과 이어져야 합니다: {limit}', 'There is a gap: {limit} is expected here.'],
  LEG_OVERLAP: ['앞 구간과 겹칩니다: {limit}', 'This overlaps the leg before: {limit} is expected here.'],
  LEG_OUTSIDE_TRIP: ['여행 기간을 벗어납니다: {limit}', 'This lies outside the trip: {limit} is expected here.'],
  INVALID_TIME: ['HH:MM 형식의 시각이어야 합니다.', 'This must be a time such as 09:30.'],
  DAY_FULL: ['하루에 최대 {limit}곳까지 넣을 수 있습니다.', 'A day holds at most {limit} stops.'],
  DAY_NOTE_FULL: [
    '하루 메모는 최대 {limit}자입니다. 메모를 줄이거나 버리도록 골라 주세요.',
    'The note of a day has at most {limit} characters. Shorten the notes, or choose to drop them.',
  ],
  NOTES_WOULD_BE_LOST: [
    '없어지는 날짜에 메모가 있습니다. 옮길지 지울지 골라 주세요.',
    'Days with notes would vanish. Choose whether to move or to drop the notes.',
  ],
  STOPS_WOULD_BE_LOST: [
    '없어지는 날짜에 일정이 있습니다. 옮길지 지울지 골라 주세요.',
    'Days with stops would vanish. Choose whether to move or to drop the stops.',
  ],
  PLANNER_HIDDEN: ['숨겨진 플래너는 공개할 수 없습니다.', 'A hidden planner cannot be made public.'],
} as const;
