import { type Chapter, step } from './step.ts';

export const plans: Chapter = {
  id: 'plans',
  words: ['일정', 'Plans'],
  steps: [
    step(
      'minji',
      [
        '날짜마다 하루가 생깁니다. 달력은 /planners/<id>.ics 입니다.',
        'Makes a day for each date. Its calendar is at /planners/<id>.ics.',
      ],
      `mutation PlanTrip($input: CreatePlannerInput!) {
  createPlanner(input: $input) {
    id
    version
    legs { area { name } startDate endDate }
    days { id date }
  }
}`,
      {
        variables: {
          input: { name: '제주 나흘', areaId: 'kr-jeju', startDate: '{{day+30}}', endDate: '{{day+33}}' },
        },
        keep: {
          'plan.id': 'createPlanner.id',
          'day1.id': 'createPlanner.days.0.id',
          'day2.id': 'createPlanner.days.1.id',
        },
      },
    ),
    step(
      'minji',
      [
        '첫날에 들를 곳. expectedVersion 을 주면, 그 사이 누가 바꾸었을 때 거절됩니다.',
        'A stop on the first day. With expectedVersion it is refused when somebody changed the plan meanwhile.',
      ],
      `mutation AddStop($dayId: ID!, $stop: StopInput!) {
  addStop(dayId: $dayId, stop: $stop) { id stops { id startTime place { name } } }
}`,
      {
        variables: { dayId: '{{day1.id}}', stop: { placeId: '{{place.id}}', startTime: '06:00', note: '해돋이' } },
        keep: { 'stop.id': 'addStop.stops.0.id' },
      },
    ),
    step(
      'minji',
      ['시각과 메모를 고칩니다.', 'Changes its time and note.'],
      `mutation ChangeStop($stopId: ID!, $startTime: String, $note: String) {
  updateStop(stopId: $stopId, startTime: $startTime, note: $note) { stops { id startTime note } }
}`,
      { variables: { stopId: '{{stop.id}}', startTime: '05:30', note: '따뜻하게 입기' } },
    ),
    step(
      'minji',
      ['다른 날로 옮깁니다.', 'Moves it to another day.'],
      `mutation MoveStop($stopId: ID!, $toDayId: ID!, $position: Int!) {
  moveStop(stopId: $stopId, toDayId: $toDayId, position: $position) {
    version
    days { date stops { place { name } } }
  }
}`,
      { variables: { stopId: '{{stop.id}}', toDayId: '{{day2.id}}', position: 0 } },
    ),
    step(
      'minji',
      ['하루 전체를 한 번에 씁니다.', 'Writes a whole day at once.'],
      `mutation WriteDay($dayId: ID!, $stops: [StopInput!]!) {
  setDayStops(dayId: $dayId, stops: $stops) { date stops { id place { name } } }
}`,
      {
        variables: { dayId: '{{day2.id}}', stops: [{ placeId: '{{place.id}}', startTime: '05:30' }] },
        keep: { 'stop.id': 'setDayStops.stops.0.id' },
      },
    ),
    step(
      'minji',
      ['하루의 메모.', 'A note for a day.'],
      `mutation DayNote($dayId: ID!, $note: String!) {
  updateDayNote(dayId: $dayId, note: $note) { date note }
}`,
      { variables: { dayId: '{{day2.id}}', note: '점심은 해물라면' } },
    ),
    step(
      'minji',
      ['여러 지역을 지나는 여행.', 'A trip through several areas.'],
      `mutation SetLegs($id: ID!, $legs: [PlannerLegInput!]!) {
  setPlannerLegs(id: $id, legs: $legs) { version legs { area { name } startDate endDate } }
}`,
      {
        variables: {
          id: '{{plan.id}}',
          legs: [
            { areaId: 'kr-jeju', startDate: '{{day+30}}', endDate: '{{day+32}}' },
            { areaId: 'kr', startDate: '{{day+33}}', endDate: '{{day+33}}' },
          ],
        },
      },
    ),
    step(
      'minji',
      [
        '날짜를 바꾸면 무엇이 사라질지 먼저 봅니다(dryRun).',
        'What other dates would drop, before it is done (dryRun).',
      ],
      `mutation ChangeDates($id: ID!, $input: ChangePlannerDatesInput!) {
  changePlannerDates(id: $id, input: $input) { applied addedDates removedDates movedStops droppedStops movedNotes droppedNotes }
}`,
      {
        variables: {
          id: '{{plan.id}}',
          input: {
            startDate: '{{day+31}}',
            endDate: '{{day+33}}',
            shift: 'BY_DATE',
            overflow: 'MOVE_TO_LAST_DAY',
            dryRun: true,
          },
        },
      },
    ),
    step(
      'minji',
      ['이름을 바꿉니다.', 'Renames it.'],
      `mutation ChangePlan($id: ID!, $input: UpdatePlannerInput!) {
  updatePlanner(id: $id, input: $input) { name version visibility }
}`,
      { variables: { id: '{{plan.id}}', input: { name: '제주 느린 나흘' } } },
    ),
    step(
      'jun',
      ['공개된 일정을 읽습니다.', 'Reads a public plan.'],
      `query ReadPlan($id: ID!) {
  planner(id: $id) { name owner { nickname } days { date note stops { startTime place { name } } } }
  planners(first: 3, sort: NEWEST) { nodes { id name copyCount } }
}`,
      { variables: { id: '{{plan.id}}' } },
    ),
    step(
      'jun',
      ['다른 날짜로 베낍니다.', 'Copies it to other dates.'],
      `mutation CopyPlan($id: ID!, $startDate: Date!) {
  copyPlanner(id: $id, startDate: $startDate) { id name copiedFrom { id copyCount } days { date } }
}`,
      { variables: { id: '{{plan.id}}', startDate: '{{day+60}}' }, keep: { 'copy.id': 'copyPlanner.id' } },
    ),
    step(
      'jun',
      ['베낀 것을 지웁니다.', 'Deletes the copy.'],
      `mutation DeletePlan($id: ID!) {
  deletePlanner(id: $id)
}`,
      { variables: { id: '{{copy.id}}' } },
    ),
    step(
      'minji',
      ['들를 곳을 뺍니다.', 'Takes the stop out.'],
      `mutation RemoveStop($stopId: ID!) {
  removeStop(stopId: $stopId) { date stops { id } }
}`,
      { variables: { stopId: '{{stop.id}}' } },
    ),
  ],
};
