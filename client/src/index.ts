export { type Failure, isSessionExpired, NoAnswerError, RefusedError } from './errors.ts';
export { type FollowOptions, followRoom, type RoomEvent } from './follow-room.ts';
export { type LineState, Live, type LiveOptions, type Sink } from './live.ts';
export { Outbox, type OutboxOptions, type OutboxStorage, type Outgoing } from './outbox.ts';
export {
  type GraphqlAnswer,
  type GraphqlRequest,
  Session,
  type SessionOptions,
  type TokenStore,
  type Tokens,
} from './session.ts';
