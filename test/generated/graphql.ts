/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** From the birth date, at the time of asking: 10대 이하, 20대, 30대, 40대 이상. */
export type AgeGroup =
  /** 40대 이상. */
  | 'FORTIES_UP'
  /** 10대 이하: up to 19. */
  | 'TEENS'
  /** 30대. */
  | 'THIRTIES'
  /** 20대. */
  | 'TWENTIES';

/** Where a request to join stands. */
export type ApplicationStatus =
  /** The applicant is a member. */
  | 'ACCEPTED'
  /** Was not answered before departure. */
  | 'EXPIRED'
  /** Asked by the author; the invited person accepts or declines. */
  | 'INVITED'
  /** Was accepted; the member has left or was removed. */
  | 'LEFT'
  /** Waits for the author’s answer. */
  | 'PENDING'
  /** The author said no. */
  | 'REJECTED'
  /** The applicant took it back. */
  | 'WITHDRAWN';

/** New dates of a trip. */
export type ChangePlannerDatesInput = {
  /** Tell what would happen and change nothing; under REJECT what would be lost is told, not refused. */
  dryRun?: boolean;
  /** The new last day, up to 2199-12-31; at most 365 days in all. */
  endDate: string;
  /** CONFLICT (PLANNER_CHANGED) when another version stands. */
  expectedVersion?: number | null | undefined;
  /** What becomes of the stops and notes of days that the new dates do not have. */
  overflow?: OverflowPolicy;
  /** Which new date the stops and the note of a day go to. */
  shift?: DateShift;
  /** The new first day, from 1900-01-01 on. */
  startDate: string;
};

/** Narrows a list of posts; what is left out or null narrows nothing. */
export type CompanionFilter = {
  /** This area or any below it. */
  areaId?: string | number | null | undefined;
  /** Whose author is of any of these age groups; an empty list finds nothing. */
  authorAgeGroups?: Array<AgeGroup> | null | undefined;
  /** Whose author is of this gender. */
  authorGender?: Gender | null | undefined;
  /** With at least so many free seats; 1 to 29. */
  minSeats?: number | null | undefined;
  /** Only what the viewer could apply to now; nothing when signed out. */
  openToViewer?: boolean | null | undefined;
  /** Trips that share a day with this range. */
  overlaps?: DateRangeInput | null | undefined;
  /** Any part of title or content, Korean too; at most 100 characters. */
  query?: string | null | undefined;
  /** Any of these; an empty list finds nothing. */
  status?: Array<CompanionStatus> | null | undefined;
};

/** Follows from the dates where the trip goes, the seats and the author; never set by hand. */
export type CompanionStatus =
  /** 취소됨: called off by the author, for ever. */
  | 'CANCELLED'
  /** 모집완료: closed by the author, full, or departed. */
  | 'CLOSED'
  /** The end date has passed. */
  | 'COMPLETED'
  /** 모집중: takes applications. */
  | 'RECRUITING';

/** A new post. */
export type CreateCompanionInput = {
  /** Who may apply; empty means any. */
  ageGroups?: Array<AgeGroup>;
  /** Where the trip goes. */
  areaId: string | number;
  /** Travellers in all, the author included; 2 to 30. */
  capacity?: number;
  /** 1 to 2,000 characters. */
  content: string;
  /** Last day, up to 2199-12-31; a trip has at most 180 days. */
  endDate: string;
  /** Who may apply; null means any. */
  gender?: Gender | null | undefined;
  /** Up to three more uploads of purpose COMPANION. */
  imageUploadIds?: Array<string | number>;
  /** A planner that goes with the trip. */
  plannerId?: string | number | null | undefined;
  /** First day; today, where the trip goes, or later. */
  startDate: string;
  /** An upload of purpose COMPANION. */
  thumbnailUploadId?: string | number | null | undefined;
  /** 1 to 60 characters, one line. */
  title: string;
};

/** A new place. */
export type CreatePlaceInput = {
  /** 1 to 255 characters, one line; looked up on the map when there is no `location`. */
  address: string;
  /** The area that it is in. */
  areaId?: string | number | null | undefined;
  /** What it is for. */
  category: PlaceCategory;
  /** At most 20 characters. */
  contact?: string | null | undefined;
  /** 1 to 5,000 characters. */
  description: string;
  /** An upload of purpose PLACE. */
  imageUploadId?: string | number | null | undefined;
  /** Where it is on the map; left out, the address is looked up. */
  location?: GeoPointInput | null | undefined;
  /** 1 to 100 characters, one line. */
  name: string;
  /** http or https. */
  website?: string | null | undefined;
};

/** A new trip. */
export type CreatePlannerInput = {
  /** Where it goes: the area of its first leg. */
  areaId: string | number;
  /** The last day, up to 2199-12-31; at most 365 days in all. */
  endDate: string;
  /** 1 to 100 characters, one line. */
  name: string;
  /** The first day; it may lie in the past, from 1900-01-01 on. */
  startDate: string;
  /** Who may read it. */
  visibility?: PlannerVisibility;
};

/** Calendar dates from `start` to `end`, both included. */
export type DateRangeInput = {
  /** The last day; not before `start`. */
  end: string;
  /** The first day. */
  start: string;
};

/** Which new date the stops and the note of a day go to. */
export type DateShift =
  /** Each date keeps its stops and note. */
  | 'BY_DATE'
  /** Day 1 stays day 1. */
  | 'BY_INDEX';

/** As the person says it. */
export type Gender =
  /** 여성. */
  | 'FEMALE'
  /** 남성. */
  | 'MALE'
  /** Not told, or neither. */
  | 'UNDISCLOSED';

/** A point on the map (WGS 84). */
export type GeoPointInput = {
  /** Degrees north, -90 to 90. */
  latitude: number;
  /** Degrees east, -180 to 180. */
  longitude: number;
};

/** What a notification tells. */
export type NotificationKind =
  /** The viewer's application was accepted. */
  | 'APPLICATION_ACCEPTED'
  /** The viewer's application was not answered before the trip began. */
  | 'APPLICATION_EXPIRED'
  /** Somebody applied to the viewer's post. */
  | 'APPLICATION_RECEIVED'
  /** The viewer's application was rejected. */
  | 'APPLICATION_REJECTED'
  /** Somebody commented on the viewer's post. */
  | 'COMMENT_RECEIVED'
  /** The author called off a trip that the viewer takes part in, applied to or was invited to. */
  | 'COMPANION_CANCELLED'
  /** A post that the viewer takes part in has changed. */
  | 'COMPANION_CHANGED'
  /** A trip that the viewer takes part in has a new author. */
  | 'HOST_CHANGED'
  /** The author of a post that the viewer applied to or was invited to is gone, and the post with them. */
  | 'HOST_LEFT'
  /** Somebody accepted the viewer's invitation. */
  | 'INVITATION_ACCEPTED'
  /** The author of a post invited the viewer to it. */
  | 'INVITATION_RECEIVED'
  /** Somebody left the viewer's party, or the viewer was removed from one. */
  | 'MEMBER_LEFT'
  /** Somebody sent the viewer a message. Settings use this kind for push and e-mail; rooms count unread messages themselves. */
  | 'MESSAGE_RECEIVED'
  /** A moderator decided about a report by the viewer, or about something of the viewer. */
  | 'MODERATION_DECISION'
  /** A trip has ended and the viewer has not yet written a reference about somebody in it. */
  | 'REFERENCE_DUE'
  /** Somebody wrote a reference about the viewer, and it has become visible. */
  | 'REFERENCE_RECEIVED'
  /** Somebody replied to the viewer's comment. */
  | 'REPLY_RECEIVED'
  /** Something about the security of the viewer's account, such as a sign-in on a new device. */
  | 'SECURITY';

/** What becomes of the stops and notes of days that the new dates do not have. */
export type OverflowPolicy =
  /** They go with their days. */
  | 'DROP'
  /** Stops go behind those of the last day, notes below its note with a blank line between, in their order. Nothing is cut: what does not fit is refused (CONFLICT: DAY_FULL, DAY_NOTE_FULL). */
  | 'MOVE_TO_LAST_DAY'
  /** The change is refused (CONFLICT: STOPS_WOULD_BE_LOST, NOTES_WOULD_BE_LOST). */
  | 'REJECT';

/** What a place is for. */
export type PlaceCategory =
  /** Something to do. */
  | 'ACTIVITY'
  /** Something to see. */
  | 'ATTRACTION'
  /** Somewhere to drink coffee or tea. */
  | 'CAFE'
  /** Anything else. */
  | 'OTHER'
  /** Somewhere to eat. */
  | 'RESTAURANT'
  /** Somewhere to buy. */
  | 'SHOP'
  /** Somewhere to sleep. */
  | 'STAY'
  /** A station, harbour or airport. */
  | 'TRANSPORT';

/** A part of a trip in one area. */
export type PlannerLegInput = {
  /** Where it is. */
  areaId: string | number;
  /** The last day there; the last leg ends with the trip. */
  endDate: string;
  /** The first day there: the trip’s, or the day after the leg before. */
  startDate: string;
};

/** Who may read a planner. */
export type PlannerVisibility =
  /** Its owner, and the party of a companion post that the owner attached it to. */
  | 'PRIVATE'
  /** Everybody. */
  | 'PUBLIC';

/** What a room is for. */
export type RoomKind =
  /** Two people; one room a pair. */
  | 'DIRECT'
  /** The members of a companion post. */
  | 'PARTY';

/** A message to send. */
export type SendMessageInput = {
  /** A UUID that the client chooses: sent again, for ever, it answers the first message and sends nothing new. */
  clientMessageId: string | number;
  /** Up to four uploads of purpose MESSAGE, in this order. */
  imageUploadIds?: Array<string | number>;
  /** The room to write into. */
  roomId: string | number;
  /** 1 to 4,000 characters; may be empty beside pictures. */
  text?: string;
};

/** A place to stop at. */
export type StopInput = {
  /** Up to 1,000 characters. */
  note?: string | null | undefined;
  /** The place. */
  placeId: string | number;
  /** `HH:MM`, 00:00 to 23:59, local time of the place. */
  startTime?: string | null | undefined;
};

export type AreasCalledQueryVariables = Exact<{
  query: string;
}>;


export type AreasCalledQuery = { areas: Array<{ id: string, name: string, parent: { name: string } | null }> };

export type WritePostMutationVariables = Exact<{
  input: CreateCompanionInput;
}>;


export type WritePostMutation = { createCompanion: { id: string, title: string, status: CompanionStatus, author: { id: string, nickname: string } | null } };

export type FindPostsQueryVariables = Exact<{
  filter: CompanionFilter;
}>;


export type FindPostsQuery = { companions: { totalCount: number, nodes: Array<{ id: string, title: string, area: { name: string, parent: { name: string } | null }, author: { id: string, nickname: string } | null, viewerCan: { comment: { allowed: boolean }, messageAuthor: { allowed: boolean }, apply: { allowed: boolean } } }> } };

export type CommentMutationVariables = Exact<{
  companionId: string | number;
  text: string;
}>;


export type CommentMutation = { addComment: { id: string, author: { nickname: string } | null, companion: { commentCount: number } } };

export type OpenRoomMutationVariables = Exact<{
  userId: string | number;
}>;


export type OpenRoomMutation = { openDirectRoom: { id: string, title: string, isHidden: boolean } };

export type SayMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SayMutation = { sendMessage: { id: string, seq: number, text: string | null, images: Array<{ url: string }> } };

export type HideMutationVariables = Exact<{
  roomId: string | number;
}>;


export type HideMutation = { hideRoom: { isHidden: boolean } };

export type MyRoomsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyRoomsQuery = { rooms: { nodes: Array<{ id: string, title: string, unreadCount: number, isHidden: boolean, lastMessage: { text: string | null } | null }> }, viewer: { unreadCount: number } | null };

export type ReadRoomQueryVariables = Exact<{
  id: string | number;
}>;


export type ReadRoomQuery = { room: { id: string, messages: { nodes: Array<{ text: string | null }> } } | null };

export type PlanTripMutationVariables = Exact<{
  input: CreatePlannerInput;
}>;


export type PlanTripMutation = { createPlanner: { id: string, version: number, days: Array<{ id: string, date: string }>, legs: Array<{ startDate: string, endDate: string, area: { id: string } }> } };

export type SetLegsMutationVariables = Exact<{
  id: string | number;
  legs: Array<PlannerLegInput> | PlannerLegInput;
}>;


export type SetLegsMutation = { setPlannerLegs: { legs: Array<{ startDate: string, endDate: string, area: { name: string } }> } };

export type AddStopMutationVariables = Exact<{
  dayId: string | number;
  stop: StopInput;
}>;


export type AddStopMutation = { addStop: { id: string, stops: Array<{ id: string, position: number, place: { name: string } }> } };

export type MoveStopMutationVariables = Exact<{
  stopId: string | number;
  toDayId: string | number;
  position: number;
}>;


export type MoveStopMutation = { moveStop: { days: Array<{ date: string, stops: Array<{ position: number, place: { name: string } }> }> } };

export type ShiftDatesMutationVariables = Exact<{
  id: string | number;
  input: ChangePlannerDatesInput;
}>;


export type ShiftDatesMutation = { changePlannerDates: { applied: boolean, movedStops: number, planner: { startDate: string, endDate: string, days: Array<{ date: string, stops: Array<{ place: { name: string } }> }> } } };

export type AttachPlanMutationVariables = Exact<{
  id: string | number;
  plannerId: string | number;
}>;


export type AttachPlanMutation = { updateCompanion: { planner: { id: string, name: string } | null } };

export type ApplyMutationVariables = Exact<{
  companionId: string | number;
  message: string;
}>;


export type ApplyMutation = { applyToCompanion: { id: string, status: ApplicationStatus } };

export type AcceptMutationVariables = Exact<{
  id: string | number;
}>;


export type AcceptMutation = { acceptApplication: { status: ApplicationStatus, companion: { memberCount: number, status: CompanionStatus, room: { id: string, title: string } | null } } };

export type PartyQueryVariables = Exact<{
  id: string | number;
}>;


export type PartyQuery = { companion: { memberCount: number, members: Array<{ nickname: string }>, planner: { name: string, days: Array<{ date: string }> } | null, room: { id: string, kind: RoomKind, members: Array<{ user: { nickname: string } | null }> } | null } | null };

export type AddPlaceMutationVariables = Exact<{
  input: CreatePlaceInput;
}>;


export type AddPlaceMutation = { createPlace: { id: string, name: string, area: { name: string } | null } };

export type ReviewMutationVariables = Exact<{
  placeId: string | number;
  stars: number;
  text: string;
}>;


export type ReviewMutation = { writeReview: { stars: number, place: { rating: number | null, reviewCount: number, ratingHistogram: Array<number> } } };

export type NewsQueryVariables = Exact<{ [key: string]: never; }>;


export type NewsQuery = { notifications: { nodes: Array<{ kind: NotificationKind, isRead: boolean, actor: { nickname: string } | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AreasCalledDocument = new TypedDocumentString(`
    query AreasCalled($query: String!) {
  areas(query: $query) {
    id
    name
    parent {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AreasCalledQuery, AreasCalledQueryVariables>;
export const WritePostDocument = new TypedDocumentString(`
    mutation WritePost($input: CreateCompanionInput!) {
  createCompanion(input: $input) {
    id
    title
    status
    author {
      id
      nickname
    }
  }
}
    `) as unknown as TypedDocumentString<WritePostMutation, WritePostMutationVariables>;
export const FindPostsDocument = new TypedDocumentString(`
    query FindPosts($filter: CompanionFilter!) {
  companions(filter: $filter) {
    totalCount
    nodes {
      id
      title
      area {
        name
        parent {
          name
        }
      }
      author {
        id
        nickname
      }
      viewerCan {
        comment {
          allowed
        }
        messageAuthor {
          allowed
        }
        apply {
          allowed
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindPostsQuery, FindPostsQueryVariables>;
export const CommentDocument = new TypedDocumentString(`
    mutation Comment($companionId: ID!, $text: String!) {
  addComment(companionId: $companionId, text: $text) {
    id
    author {
      nickname
    }
    companion {
      commentCount
    }
  }
}
    `) as unknown as TypedDocumentString<CommentMutation, CommentMutationVariables>;
export const OpenRoomDocument = new TypedDocumentString(`
    mutation OpenRoom($userId: ID!) {
  openDirectRoom(userId: $userId) {
    id
    title
    isHidden
  }
}
    `) as unknown as TypedDocumentString<OpenRoomMutation, OpenRoomMutationVariables>;
export const SayDocument = new TypedDocumentString(`
    mutation Say($input: SendMessageInput!) {
  sendMessage(input: $input) {
    id
    seq
    text
    images {
      url
    }
  }
}
    `) as unknown as TypedDocumentString<SayMutation, SayMutationVariables>;
export const HideDocument = new TypedDocumentString(`
    mutation Hide($roomId: ID!) {
  hideRoom(roomId: $roomId) {
    isHidden
  }
}
    `) as unknown as TypedDocumentString<HideMutation, HideMutationVariables>;
export const MyRoomsDocument = new TypedDocumentString(`
    query MyRooms {
  rooms {
    nodes {
      id
      title
      unreadCount
      isHidden
      lastMessage {
        text
      }
    }
  }
  viewer {
    unreadCount
  }
}
    `) as unknown as TypedDocumentString<MyRoomsQuery, MyRoomsQueryVariables>;
export const ReadRoomDocument = new TypedDocumentString(`
    query ReadRoom($id: ID!) {
  room(id: $id) {
    id
    messages {
      nodes {
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadRoomQuery, ReadRoomQueryVariables>;
export const PlanTripDocument = new TypedDocumentString(`
    mutation PlanTrip($input: CreatePlannerInput!) {
  createPlanner(input: $input) {
    id
    version
    days {
      id
      date
    }
    legs {
      area {
        id
      }
      startDate
      endDate
    }
  }
}
    `) as unknown as TypedDocumentString<PlanTripMutation, PlanTripMutationVariables>;
export const SetLegsDocument = new TypedDocumentString(`
    mutation SetLegs($id: ID!, $legs: [PlannerLegInput!]!) {
  setPlannerLegs(id: $id, legs: $legs) {
    legs {
      area {
        name
      }
      startDate
      endDate
    }
  }
}
    `) as unknown as TypedDocumentString<SetLegsMutation, SetLegsMutationVariables>;
export const AddStopDocument = new TypedDocumentString(`
    mutation AddStop($dayId: ID!, $stop: StopInput!) {
  addStop(dayId: $dayId, stop: $stop) {
    id
    stops {
      id
      position
      place {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AddStopMutation, AddStopMutationVariables>;
export const MoveStopDocument = new TypedDocumentString(`
    mutation MoveStop($stopId: ID!, $toDayId: ID!, $position: Int!) {
  moveStop(stopId: $stopId, toDayId: $toDayId, position: $position) {
    days {
      date
      stops {
        position
        place {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MoveStopMutation, MoveStopMutationVariables>;
export const ShiftDatesDocument = new TypedDocumentString(`
    mutation ShiftDates($id: ID!, $input: ChangePlannerDatesInput!) {
  changePlannerDates(id: $id, input: $input) {
    applied
    movedStops
    planner {
      startDate
      endDate
      days {
        date
        stops {
          place {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShiftDatesMutation, ShiftDatesMutationVariables>;
export const AttachPlanDocument = new TypedDocumentString(`
    mutation AttachPlan($id: ID!, $plannerId: ID!) {
  updateCompanion(id: $id, input: {plannerId: $plannerId}) {
    planner {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AttachPlanMutation, AttachPlanMutationVariables>;
export const ApplyDocument = new TypedDocumentString(`
    mutation Apply($companionId: ID!, $message: String!) {
  applyToCompanion(companionId: $companionId, message: $message) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<ApplyMutation, ApplyMutationVariables>;
export const AcceptDocument = new TypedDocumentString(`
    mutation Accept($id: ID!) {
  acceptApplication(id: $id) {
    status
    companion {
      memberCount
      status
      room {
        id
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptMutation, AcceptMutationVariables>;
export const PartyDocument = new TypedDocumentString(`
    query Party($id: ID!) {
  companion(id: $id) {
    memberCount
    members {
      nickname
    }
    planner {
      name
      days {
        date
      }
    }
    room {
      id
      kind
      members {
        user {
          nickname
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PartyQuery, PartyQueryVariables>;
export const AddPlaceDocument = new TypedDocumentString(`
    mutation AddPlace($input: CreatePlaceInput!) {
  createPlace(input: $input) {
    id
    name
    area {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AddPlaceMutation, AddPlaceMutationVariables>;
export const ReviewDocument = new TypedDocumentString(`
    mutation Review($placeId: ID!, $stars: Int!, $text: String!) {
  writeReview(placeId: $placeId, stars: $stars, text: $text) {
    stars
    place {
      rating
      reviewCount
      ratingHistogram
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewMutation, ReviewMutationVariables>;
export const NewsDocument = new TypedDocumentString(`
    query News {
  notifications {
    nodes {
      kind
      isRead
      actor {
        nickname
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NewsQuery, NewsQueryVariables>;