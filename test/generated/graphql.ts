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
  /** Was accepted; the member has left or was removed. */
  | 'LEFT'
  /** Waits for the author’s answer. */
  | 'PENDING'
  /** The author said no. */
  | 'REJECTED'
  /** The applicant took it back. */
  | 'WITHDRAWN';

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

/** Follows from the dates (UTC), the seats and the author; never set by hand. */
export type CompanionStatus =
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
  /** Last day; a trip has at most 180 days. */
  endDate: string;
  /** Who may apply; null means any. */
  gender?: Gender | null | undefined;
  /** Up to three more uploads of purpose COMPANION. */
  imageUploadIds?: Array<string | number>;
  /** A planner that goes with the trip. */
  plannerId?: string | number | null | undefined;
  /** First day; today (UTC) or later. */
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
  /** The last day; at most 365 days in all. */
  endDate: string;
  /** 1 to 100 characters, one line. */
  name: string;
  /** The first day; it may lie in the past. */
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
  /** Somebody applied to the viewer's post. */
  | 'APPLICATION_RECEIVED'
  /** The viewer's application was rejected. */
  | 'APPLICATION_REJECTED'
  /** Somebody commented on the viewer's post. */
  | 'COMMENT_RECEIVED'
  /** A post that the viewer takes part in has changed. */
  | 'COMPANION_CHANGED'
  /** Somebody left the viewer's party, or the viewer was removed from one. */
  | 'MEMBER_LEFT'
  /** Somebody replied to the viewer's comment. */
  | 'REPLY_RECEIVED';

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

/** A new account. */
export type SignUpInput = {
  /** Not in the future, at most 120 years ago. */
  birthDate: string;
  /** Stored in lower case; at most 254 characters. */
  email: string;
  /** As the person says it. */
  gender: Gender;
  /** 2 to 20; left out: a random one, such as 용감한 카피바라. */
  nickname?: string | null | undefined;
  /** 8 to 128 characters; not a common one, not the e-mail or nickname. */
  password: string;
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

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp: boolean };

export type VerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type VerifyEmailMutation = { verifyEmail: boolean };

export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SignInMutation = { signIn: { accessToken: string | null, viewer: { isEmailVerified: boolean, user: { id: string, nickname: string } } } };

export type AreasCalledQueryVariables = Exact<{
  query: string;
}>;


export type AreasCalledQuery = { areas: Array<{ id: string, name: string, parent: { name: string } | null }> };

export type WritePostMutationVariables = Exact<{
  input: CreateCompanionInput;
}>;


export type WritePostMutation = { createCompanion: { id: string, status: CompanionStatus, memberCount: number, area: { name: string } } };

export type FindPostsQueryVariables = Exact<{
  filter: CompanionFilter;
}>;


export type FindPostsQuery = { companions: { totalCount: number, nodes: Array<{ id: string, title: string, author: { nickname: string }, viewerCan: { apply: { allowed: boolean, reason: string | null } } }> } };

export type ApplyMutationVariables = Exact<{
  companionId: string | number;
  message: string;
}>;


export type ApplyMutation = { applyToCompanion: { id: string, status: ApplicationStatus } };

export type NotificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type NotificationsQuery = { notifications: { nodes: Array<{ id: string, kind: NotificationKind, actor: { nickname: string } | null }> } };

export type AcceptMutationVariables = Exact<{
  id: string | number;
}>;


export type AcceptMutation = { acceptApplication: { status: ApplicationStatus, companion: { memberCount: number, status: CompanionStatus, room: { id: string, kind: RoomKind, title: string } | null } } };

export type SayMutationVariables = Exact<{
  roomId: string | number;
  clientMessageId: string | number;
  text: string;
}>;


export type SayMutation = { sendMessage: { seq: number, text: string | null, isMine: boolean } };

export type RoomsQueryVariables = Exact<{ [key: string]: never; }>;


export type RoomsQuery = { rooms: { nodes: Array<{ id: string, title: string, unreadCount: number, lastMessage: { text: string | null, isMine: boolean, author: { nickname: string } | null } | null }> } };

export type AddPlaceMutationVariables = Exact<{
  input: CreatePlaceInput;
}>;


export type AddPlaceMutation = { createPlace: { id: string, name: string } };

export type WritePlannerMutationVariables = Exact<{
  input: CreatePlannerInput;
}>;


export type WritePlannerMutation = { createPlanner: { id: string, visibility: PlannerVisibility, days: Array<{ id: string, date: string }> } };

export type PlanDayMutationVariables = Exact<{
  dayId: string | number;
  stops: Array<StopInput> | StopInput;
}>;


export type PlanDayMutation = { setDayStops: { stops: Array<{ position: number, startTime: string | null, place: { name: string } }> } };

export type TakeOverMutationVariables = Exact<{
  id: string | number;
  startDate: string;
}>;


export type TakeOverMutation = { copyPlanner: { startDate: string, endDate: string, visibility: PlannerVisibility, copiedFrom: { id: string, copyCount: number } | null, days: Array<{ stops: Array<{ place: { name: string } }> }> } };

export type ReviewMutationVariables = Exact<{
  placeId: string | number;
  stars: number;
  text: string;
}>;


export type ReviewMutation = { writeReview: { place: { rating: number | null, reviewCount: number, ratingHistogram: Array<number> } } };

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

export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input)
}
    `) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const VerifyEmailDocument = new TypedDocumentString(`
    mutation VerifyEmail($token: String!) {
  verifyEmail(token: $token)
}
    `) as unknown as TypedDocumentString<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($email: String!, $password: String!) {
  signIn(input: {email: $email, password: $password, delivery: BEARER}) {
    accessToken
    viewer {
      isEmailVerified
      user {
        id
        nickname
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
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
    status
    memberCount
    area {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WritePostMutation, WritePostMutationVariables>;
export const FindPostsDocument = new TypedDocumentString(`
    query FindPosts($filter: CompanionFilter!) {
  companions(filter: $filter, sort: DEPARTING_SOON, first: 5) {
    totalCount
    nodes {
      id
      title
      author {
        nickname
      }
      viewerCan {
        apply {
          allowed
          reason
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindPostsQuery, FindPostsQueryVariables>;
export const ApplyDocument = new TypedDocumentString(`
    mutation Apply($companionId: ID!, $message: String!) {
  applyToCompanion(companionId: $companionId, message: $message) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<ApplyMutation, ApplyMutationVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications {
  notifications(unreadOnly: true) {
    nodes {
      id
      kind
      actor {
        nickname
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const AcceptDocument = new TypedDocumentString(`
    mutation Accept($id: ID!) {
  acceptApplication(id: $id) {
    status
    companion {
      memberCount
      status
      room {
        id
        kind
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptMutation, AcceptMutationVariables>;
export const SayDocument = new TypedDocumentString(`
    mutation Say($roomId: ID!, $clientMessageId: ID!, $text: String!) {
  sendMessage(
    input: {roomId: $roomId, clientMessageId: $clientMessageId, text: $text}
  ) {
    seq
    text
    isMine
  }
}
    `) as unknown as TypedDocumentString<SayMutation, SayMutationVariables>;
export const RoomsDocument = new TypedDocumentString(`
    query Rooms {
  rooms {
    nodes {
      id
      title
      unreadCount
      lastMessage {
        text
        isMine
        author {
          nickname
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoomsQuery, RoomsQueryVariables>;
export const AddPlaceDocument = new TypedDocumentString(`
    mutation AddPlace($input: CreatePlaceInput!) {
  createPlace(input: $input) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<AddPlaceMutation, AddPlaceMutationVariables>;
export const WritePlannerDocument = new TypedDocumentString(`
    mutation WritePlanner($input: CreatePlannerInput!) {
  createPlanner(input: $input) {
    id
    visibility
    days {
      id
      date
    }
  }
}
    `) as unknown as TypedDocumentString<WritePlannerMutation, WritePlannerMutationVariables>;
export const PlanDayDocument = new TypedDocumentString(`
    mutation PlanDay($dayId: ID!, $stops: [StopInput!]!) {
  setDayStops(dayId: $dayId, stops: $stops) {
    stops {
      position
      startTime
      place {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlanDayMutation, PlanDayMutationVariables>;
export const TakeOverDocument = new TypedDocumentString(`
    mutation TakeOver($id: ID!, $startDate: Date!) {
  copyPlanner(id: $id, startDate: $startDate) {
    startDate
    endDate
    visibility
    copiedFrom {
      id
      copyCount
    }
    days {
      stops {
        place {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TakeOverMutation, TakeOverMutationVariables>;
export const ReviewDocument = new TypedDocumentString(`
    mutation Review($placeId: ID!, $stars: Int!, $text: String!) {
  writeReview(placeId: $placeId, stars: $stars, text: $text) {
    place {
      rating
      reviewCount
      ratingHistogram
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewMutation, ReviewMutationVariables>;