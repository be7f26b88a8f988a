import { graphql } from '../../gql/index.ts';

/** What a stop shows. */
export const STOP = graphql(`
  fragment Stop_stop on PlannerStop {
    id
    position
    startTime
    note
    place {
      id
      name
      category
      address
      location {
        latitude
        longitude
      }
    }
  }
`);

/** The whole plan. */
export const PLANNER = graphql(`
  query Planner($id: ID!) {
    planner(id: $id) {
      id
      name
      startDate
      endDate
      dayCount
      visibility
      version
      copyCount
      area {
        id
        name
      }
      owner {
        id
        nickname
        ...PersonLink_user
      }
      hidden {
        ...HiddenNote_content
      }
      legs {
        id
        startDate
        endDate
        area {
          id
          name
        }
      }
      viewerCan {
        update {
          allowed
        }
        copy {
          allowed
          message
        }
        delete {
          allowed
        }
      }
      days {
        id
        date
        note
        stops {
          ...Stop_stop
        }
      }
    }
  }
`);

export const ADD_STOP = graphql(`
  mutation AddStop($dayId: ID!, $stop: StopInput!, $expectedVersion: Int) {
    addStop(dayId: $dayId, stop: $stop, expectedVersion: $expectedVersion) {
      id
      stops {
        ...Stop_stop
      }
      planner {
        id
        version
      }
    }
  }
`);
export const UPDATE_STOP = graphql(`
  mutation UpdateStop($stopId: ID!, $startTime: String, $note: String, $expectedVersion: Int) {
    updateStop(stopId: $stopId, startTime: $startTime, note: $note, expectedVersion: $expectedVersion) {
      id
      stops {
        ...Stop_stop
      }
      planner {
        id
        version
      }
    }
  }
`);
export const REMOVE_STOP = graphql(`
  mutation RemoveStop($stopId: ID!, $expectedVersion: Int) {
    removeStop(stopId: $stopId, expectedVersion: $expectedVersion) {
      id
      stops {
        ...Stop_stop
      }
      planner {
        id
        version
      }
    }
  }
`);
export const MOVE_STOP = graphql(`
  mutation MoveStop($stopId: ID!, $toDayId: ID!, $position: Int!, $expectedVersion: Int) {
    moveStop(stopId: $stopId, toDayId: $toDayId, position: $position, expectedVersion: $expectedVersion) {
      id
      version
      days {
        id
        stops {
          ...Stop_stop
        }
      }
    }
  }
`);
export const UPDATE_NOTE = graphql(`
  mutation UpdateDayNote($dayId: ID!, $note: String!, $expectedVersion: Int) {
    updateDayNote(dayId: $dayId, note: $note, expectedVersion: $expectedVersion) {
      id
      note
      planner {
        id
        version
      }
    }
  }
`);
export const UPDATE_PLANNER = graphql(`
  mutation UpdatePlanner($id: ID!, $input: UpdatePlannerInput!) {
    updatePlanner(id: $id, input: $input) {
      id
      name
      visibility
      version
      area {
        id
        name
      }
      legs {
        id
        startDate
        endDate
        area {
          id
          name
        }
      }
    }
  }
`);
export const SET_LEGS = graphql(`
  mutation SetPlannerLegs($id: ID!, $legs: [PlannerLegInput!]!, $expectedVersion: Int) {
    setPlannerLegs(id: $id, legs: $legs, expectedVersion: $expectedVersion) {
      id
      version
      area {
        id
        name
      }
      legs {
        id
        startDate
        endDate
        area {
          id
          name
        }
      }
    }
  }
`);
export const CHANGE_DATES = graphql(`
  mutation ChangePlannerDates($id: ID!, $input: ChangePlannerDatesInput!) {
    changePlannerDates(id: $id, input: $input) {
      applied
      addedDates
      removedDates
      movedStops
      droppedStops
      movedNotes
      droppedNotes
    }
  }
`);
export const COPY_PLANNER = graphql(`
  mutation CopyPlanner($id: ID!, $startDate: Date!) {
    copyPlanner(id: $id, startDate: $startDate) {
      id
    }
  }
`);
export const DELETE_PLANNER = graphql(`
  mutation DeletePlanner($id: ID!, $expectedVersion: Int) {
    deletePlanner(id: $id, expectedVersion: $expectedVersion)
  }
`);
