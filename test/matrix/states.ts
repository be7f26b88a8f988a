import { viewerChanged } from '../../src/accounts/viewer.ts';
import { depart as makeTombstone } from '../chat/kit.ts';
import type { Role, Scene, World } from './scenes.ts';

/** Turns a scene into one where whoever might act otherwise may not. */
export interface State {
  name: string;
  set(world: World, scene: Scene): Promise<unknown>;
}
const sql = (name: string, text: string, thing: string): State => ({
  name,
  set: ({ server }, { things }) => server.sql(text, [things[thing]]),
});
/** What a person does through the API. */
const done = (name: string, role: Role | 'author', mutation: string, thing: string): State => ({
  name,
  set: (world, { cast, things }) =>
    (role === 'author' ? world.author : cast[role]).ask(`mutation ($id: ID!) { ${mutation} }`, { id: things[thing] }),
});

export const over = sql(
  'the trip is over',
  `update companions set start_date = '2020-01-01', end_date = '2020-01-02' where id = $1`,
  'post',
);
export const departed = sql(
  'the trip has begun',
  `update companions set start_date = current_date, end_date = current_date + 3 where id = $1`,
  'post',
);
export const full = sql('all seats are taken', 'update companions set capacity = member_count where id = $1', 'post');
export const closed = done('the post is closed', 'owner', 'closeCompanion(id: $id) { id }', 'post');
export const cancelled = done(
  'the trip was called off',
  'owner',
  'cancelCompanion(id: $id, reason: "태풍") { id }',
  'post',
);
export const cancelledLongAgo = sql(
  'the trip was called off a week ago',
  `update companions set cancelled_at = now() - interval '7 days', cancel_reason = '태풍', closed_at = now() where id = $1`,
  'post',
);
export const postDeleted = done('the post is deleted', 'owner', 'deleteCompanion(id: $id)', 'post');
export const hasLeft = done('the member has left', 'member', 'leaveCompanion(companionId: $id) { id }', 'post');
export const answered = done('it was answered before', 'author', 'rejectApplication(id: $id) { id }', 'application');
export const commentDeleted = done('it was taken back', 'owner', 'deleteComment(id: $id) { id }', 'comment');
export const commentHidden = done('it was hidden before', 'owner', 'hideComment(id: $id) { id }', 'comment');
export const itsCommentDeleted = done(
  'the comment was taken back',
  'author',
  'deleteComment(id: $id) { id }',
  'comment',
);
export const placeDeleted = done('the place is deleted', 'owner', 'deletePlace(id: $id)', 'place');
export const placeReviewed = done(
  'another has reviewed it',
  'stranger',
  'writeReview(placeId: $id, stars: 3, text: "네") { id }',
  'place',
);
export const reviewDeleted = done('it was deleted', 'owner', 'deleteReview(id: $id) { id }', 'review');
export const plannerDeleted = done('the planner is deleted', 'owner', 'deletePlanner(id: $id)', 'planner');
export const detached = sql(
  'it was taken from the party',
  'update companions set planner_id = null where id = $1',
  'party',
);
export const plannerChanged = done(
  'it was changed meanwhile',
  'owner',
  'updatePlanner(id: $id, input: { name: "다른 이름" }) { id }',
  'planner',
);
export const dayFull = sql(
  'the day has 50 stops',
  `insert into planner_stops (id, day_id, place_id, position)
   select gen_random_uuid(), s.day_id, s.place_id, n from planner_stops s, generate_series(1, 49) n where s.day_id = $1`,
  'day',
);
export const hidden = done('the room is hidden', 'member', 'hideRoom(roomId: $id) { id }', 'room');
export const messageDeleted = done('it was taken back', 'owner', 'deleteMessage(id: $id) { id }', 'message');
export const dayOld = sql(
  'it is a day old',
  `update messages set created_at = created_at - interval '25 hours' where id = $1`,
  'message',
);
export const read = done('it was read before', 'owner', 'markNotificationsRead(ids: [$id])', 'notification');

const gone = (name: string, thing: string): State => ({
  name,
  set: ({ server }, { things }) => makeTombstone(server, things[thing]!),
});
export const suspended = sql(
  'the account is suspended',
  `insert into sanctions (id, user_id, kind, reason, created_at, until)
   values (gen_random_uuid(), $1, 'SUSPENSION', '도배', now(), now() + interval '7 days')`,
  'owner',
);
export const accountGone = gone('the account is gone', 'owner');
export const counterpartGone = gone('the other account is gone', 'member');
export const sessionOver = sql(
  'the session is over',
  'update sessions set revoked_at = now() where id = $1',
  'ownSession',
);
export const otherSessionOver = sql(
  'that session is over',
  'update sessions set revoked_at = now() where id = $1',
  'session',
);
export const tokenUsed = sql('the link was used', 'update mail_tokens set used_at = now() where user_id = $1', 'owner');
export const sessionsOver = sql(
  'the session is over',
  'update sessions set revoked_at = now() where user_id = $1',
  'owner',
);

const BLOCK = 'mutation ($userId: ID!) { setBlock(userId: $userId, blocked: true) { id } }';
export const blockedByOwner: State = {
  name: 'the owner has blocked them',
  set: (_world, { cast }) => cast.owner.ask(BLOCK, { userId: cast.stranger.id }),
};
export const hasBlockedOwner: State = {
  name: 'they have blocked the owner',
  set: (_world, { cast }) => cast.stranger.ask(BLOCK, { userId: cast.owner.id }),
};

export const reported: State = {
  name: 'they have reported it before',
  set: (_world, { cast, things }) =>
    cast.stranger.ask('mutation ($id: ID!) { report(input: { subjectId: $id, reason: SCAM }) { id } }', {
      id: things.post,
    }),
};
const role = (name: string, as: 'stranger' | 'owner', role: string): State => ({
  name,
  set: async ({ server }, { cast }) => {
    await server.sql('update users set role = $2 where id = $1', [cast[as].id, role]);
    viewerChanged(server.app, cast[as].id);
  },
});
export const moderates = role('they are a moderator', 'stranger', 'MODERATOR');
export const administers = role('they are an admin', 'stranger', 'ADMIN');
export const ownerModerates = role('the owner is a moderator', 'owner', 'MODERATOR');

export const tripOfLongAgo = sql(
  'the trip ended long ago',
  'update companions set start_date = current_date - 50, end_date = current_date - 40 where id = $1',
  'post',
);
export const responded: State = {
  name: 'it was answered before',
  set: (_world, { cast, things }) =>
    cast.owner.ask('mutation ($id: ID!) { respondToReference(id: $id, text: "네") { id } }', { id: things.reference }),
};
