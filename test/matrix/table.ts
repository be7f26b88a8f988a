import { randomUUID } from 'node:crypto';
import { newEmail, PASSWORD, signUpInput } from '../accounts/kit.ts';
import { placeInput } from '../places/kit.ts';
import {
  accounts,
  answeredComment,
  appealed,
  application,
  caseOfPost,
  comment,
  commentUnderOwn,
  emailChange,
  emailUndo,
  invitable,
  invitation,
  type MakeScene,
  nothing,
  notification,
  only,
  ownApplication,
  ownReview,
  party,
  pastParty,
  place,
  planner,
  post,
  type Role,
  reference,
  refreshing,
  reset,
  room,
  sanctioned,
  verification,
} from './scenes.ts';
import * as state from './states.ts';

/**
 * What happens: OK; EMPTY, a list without entries; NULL; or an error as `CODE REASON`, with `path` for a fault of input.
 * `no: …` says why nobody can be in this role there.
 */
export type Outcome = string;

/** Who acts, in which state of the scene, and what happens then. */
export interface Blocked {
  as: Role;
  in: state.State;
  gets: Outcome;
}
const when = (state: state.State, as: Role, gets: Outcome): Blocked => ({ in: state, as, gets });

type Args = (things: Record<string, string>) => Record<string, unknown>;
/** Scene, arguments, then what happens to whom: signed out, unverified, a stranger, blocked by state, a member, the owner. */
export type Row = [MakeScene, Args, Outcome, Outcome, Outcome, Blocked | Outcome, Outcome, Outcome];

const OK = 'OK';
const NULL = 'NULL';
const EMPTY = 'EMPTY';
const OUT = 'UNAUTHENTICATED SIGN_IN_REQUIRED';
const EXPIRED = 'UNAUTHENTICATED SESSION_EXPIRED';
const UNVERIFIED = 'EMAIL_NOT_VERIFIED EMAIL_NOT_VERIFIED';
const NO_PASSKEY = 'NOT_FOUND PASSKEY_NOT_FOUND';
const BAD_PASSKEY = 'BAD_USER_INPUT response PASSKEY_INVALID';
const NO_MODERATOR = 'FORBIDDEN NOT_MODERATOR';
const NO_ADMIN = 'FORBIDDEN NOT_ADMIN';
const NO_POST = 'NOT_FOUND COMPANION_NOT_FOUND';
const NOT_AUTHOR = 'FORBIDDEN NOT_AUTHOR';
const NO_APPLICATION = 'NOT_FOUND APPLICATION_NOT_FOUND';
const NO_COMMENT = 'NOT_FOUND COMMENT_NOT_FOUND';
const NOT_COMMENT_AUTHOR = 'FORBIDDEN NOT_COMMENT_AUTHOR';
const NO_PLACE = 'NOT_FOUND PLACE_NOT_FOUND';
const NOT_CREATOR = 'FORBIDDEN NOT_PLACE_CREATOR';
const NO_PLANNER = 'NOT_FOUND PLANNER_NOT_FOUND';
const NO_DAY = 'NOT_FOUND PLANNER_DAY_NOT_FOUND';
const NO_STOP = 'NOT_FOUND PLANNER_STOP_NOT_FOUND';
const NOT_OWNER = 'FORBIDDEN NOT_OWNER';
const NO_ROOM = 'NOT_FOUND ROOM_NOT_FOUND';
const NO_MESSAGE = 'NOT_FOUND MESSAGE_NOT_FOUND';
const BAD_TOKEN = 'BAD_USER_INPUT token TOKEN_INVALID';
const STATELESS = 'no: it has no states';
const MEMBERLESS = 'no: it has no members';
const OWN = 'no: everybody has one of their own';

const id =
  (thing: string): Args =>
  (things) => ({ id: things[thing] });
const none: Args = () => ({});
const trip = { areaId: 'kr-jeju', startDate: '2098-05-01', endDate: '2098-05-03' };

// biome-ignore format: a table
export const TABLE: Record<string, Row> = {
  // ── reading ───────────────────  signed out, unverified, stranger, blocked by state, member, owner
  'Query.node': [planner, id('planner'), NULL, NULL, NULL, when(state.detached, 'member', NULL), OK, OK],
  'Query.viewer': [accounts, none, NULL, OK, OK, when(state.sessionOver, 'owner', EXPIRED), OK, OK],
  'Query.user': [accounts, id('owner'), OK, OK, OK, when(state.accountGone, 'stranger', NULL), OK, OK],
  'Query.areas': [nothing, () => ({ parentId: 'kr' }), OK, OK, OK, STATELESS, MEMBERLESS, 'no: areas belong to nobody'],
  'Query.area': [nothing, () => ({ id: 'kr-jeju' }), OK, OK, OK, STATELESS, MEMBERLESS, 'no: areas belong to nobody'],
  'Query.popularAreas': [post, none, OK, OK, OK, STATELESS, MEMBERLESS, 'no: areas belong to nobody'],
  'Query.companions': [post, ({ title }) => ({ filter: { query: title } }), OK, OK, OK, when(state.postDeleted, 'stranger', EMPTY), OK, OK],
  'Query.companion': [post, id('post'), OK, OK, OK, when(state.postDeleted, 'stranger', NULL), OK, OK],
  'Query.places': [place, ({ name }) => ({ filter: { query: name } }), OK, OK, OK, when(state.placeDeleted, 'stranger', EMPTY), MEMBERLESS, OK],
  'Query.placeClusters': [place, ({ name }) => ({ within: { south: -90, west: -180, north: 90, east: 180 }, zoom: 3, filter: { query: name } }), OK, OK, OK, when(state.placeDeleted, 'stranger', EMPTY), MEMBERLESS, OK],
  'Query.geocode': [nothing, () => ({ address: '제주특별자치도 제주시' }), OUT, OK, OK, STATELESS, MEMBERLESS, 'no: addresses belong to nobody'],
  'Query.place': [place, id('place'), OK, OK, OK, when(state.placeDeleted, 'stranger', NULL), MEMBERLESS, OK],
  'Query.planners': [planner, ({ name }) => ({ filter: { query: name } }), EMPTY, EMPTY, EMPTY, when(state.plannerDeleted, 'owner', EMPTY), EMPTY, OK],
  'Query.planner': [planner, id('planner'), NULL, NULL, NULL, when(state.detached, 'member', NULL), OK, OK],
  'Query.search': [planner, ({ name }) => ({ query: name }), EMPTY, EMPTY, EMPTY, when(state.plannerDeleted, 'owner', EMPTY), EMPTY, OK],
  'Query.rooms': [room, none, OUT, EMPTY, 'no: everybody has rooms of their own', when(state.hidden, 'member', EMPTY), OK, OK],
  'Query.room': [party, id('room'), OUT, NULL, NULL, when(state.hasLeft, 'member', NULL), OK, OK],
  'Query.notifications': [notification, none, OUT, EMPTY, EMPTY, when(state.itsCommentDeleted, 'owner', EMPTY), EMPTY, OK],

  // ── accounts ──────────────────
  'Mutation.signUp': [accounts, () => ({ input: signUpInput() }), OK, OK, OK, 'no: see the next', OK, OK],
  'Mutation.verifyEmail': [verification, ({ token }) => ({ token }), OK, OK, OK, when(state.tokenUsed, 'owner', BAD_TOKEN), OK, OK],
  'Mutation.resendVerificationEmail': [accounts, ({ email }) => ({ email }), OK, OK, OK, when(state.accountGone, 'signedOut', OK), OK, OK],
  'Mutation.signIn': [accounts, ({ email }) => ({ input: { email, password: PASSWORD } }), OK, OK, OK, when(state.accountGone, 'signedOut', 'UNAUTHENTICATED SIGN_IN_FAILED'), OK, OK],
  'Mutation.refreshSession': [refreshing, ({ token }) => ({ refreshToken: token }), OK, OK, OK, when(state.sessionsOver, 'signedOut', 'UNAUTHENTICATED SESSION_ENDED'), OK, OK],
  'Mutation.signOut': [accounts, none, OUT, OK, OK, when(state.sessionOver, 'owner', OUT), OK, OK],
  'Mutation.revokeSession': [accounts, id('session'), OUT, 'NOT_FOUND SESSION_NOT_FOUND', 'NOT_FOUND SESSION_NOT_FOUND', when(state.otherSessionOver, 'owner', 'NOT_FOUND SESSION_NOT_FOUND'), MEMBERLESS, OK],
  'Mutation.revokeOtherSessions': [accounts, none, OUT, 'ZERO', 'ZERO', when(state.sessionOver, 'owner', EXPIRED), 'ZERO', OK],
  'Mutation.requestEmailChange': [accounts, () => ({ newEmail: newEmail(), password: PASSWORD }), OUT, UNVERIFIED, OWN, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, OK],
  'Mutation.confirmEmailChange': [emailChange, ({ token }) => ({ token }), OK, OK, OK, when(state.tokenUsed, 'signedOut', BAD_TOKEN), OK, OK],
  'Mutation.undoEmailChange': [emailUndo, ({ token }) => ({ token }), OK, OK, OK, when(state.tokenUsed, 'signedOut', BAD_TOKEN), OK, OK],
  'Mutation.requestPasswordReset': [accounts, ({ email }) => ({ email }), OK, OK, OK, when(state.accountGone, 'signedOut', OK), OK, OK],
  'Mutation.resetPassword': [reset, ({ token }) => ({ token, newPassword: 'granite 88 lantern' }), OK, OK, OK, when(state.tokenUsed, 'signedOut', BAD_TOKEN), OK, OK],
  'Mutation.changePassword': [accounts, () => ({ currentPassword: PASSWORD, newPassword: 'granite 88 lantern' }), OUT, UNVERIFIED, OWN, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, OK],
  'Mutation.updateProfile': [accounts, () => ({ input: { introduction: '안녕' } }), OUT, OK, OWN, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, OK],
  'Mutation.updateSettings': [accounts, () => ({ input: { language: 'EN' } }), OUT, OK, OWN, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, OK],
  'Mutation.requestDataExport': [accounts, none, OUT, OK, OK, when(state.sessionOver, 'owner', EXPIRED), OK, OK],
  'Query.signInProviders': [nothing, none, EMPTY, EMPTY, EMPTY, STATELESS, EMPTY, EMPTY],
  'Mutation.completeSignUp': [accounts, () => ({ input: { birthDate: '1999-01-01', gender: 'FEMALE' } }), OUT, 'CONFLICT SIGN_UP_COMPLETE', 'CONFLICT SIGN_UP_COMPLETE', when(state.sessionOver, 'owner', EXPIRED), 'CONFLICT SIGN_UP_COMPLETE', 'CONFLICT SIGN_UP_COMPLETE'],
  'Mutation.unlinkIdentity': [accounts, () => ({ id: randomUUID() }), OUT, 'NOT_FOUND IDENTITY_NOT_FOUND', 'NOT_FOUND IDENTITY_NOT_FOUND', when(state.sessionOver, 'owner', EXPIRED), 'NOT_FOUND IDENTITY_NOT_FOUND', 'NOT_FOUND IDENTITY_NOT_FOUND'],
  'Query.pushPublicKey': [nothing, none, OK, OK, OK, STATELESS, OK, OK],
  'Mutation.registerPush': [accounts, () => ({ input: { endpoint: `https://push.example.com/${randomUUID()}`, p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: Buffer.alloc(16).toString('base64url') } }), OUT, OK, OK, when(state.sessionOver, 'owner', EXPIRED), OK, OK],
  'Mutation.removePush': [accounts, () => ({ id: randomUUID() }), OUT, 'NOT_FOUND PUSH_SUBSCRIPTION_NOT_FOUND', 'NOT_FOUND PUSH_SUBSCRIPTION_NOT_FOUND', when(state.sessionOver, 'owner', EXPIRED), 'NOT_FOUND PUSH_SUBSCRIPTION_NOT_FOUND', 'NOT_FOUND PUSH_SUBSCRIPTION_NOT_FOUND'],
  'Mutation.deleteAccount': [accounts, () => ({ password: PASSWORD }), OUT, OK, OWN, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, OK],
  'Mutation.beginPasskeyRegistration': [accounts, none, OUT, UNVERIFIED, OK, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, OK],
  'Mutation.finishPasskeyRegistration': [accounts, () => ({ response: {}, name: '내 휴대폰' }), OUT, UNVERIFIED, BAD_PASSKEY, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, BAD_PASSKEY],
  'Mutation.deletePasskey': [accounts, () => ({ id: randomUUID() }), OUT, NO_PASSKEY, NO_PASSKEY, when(state.sessionOver, 'owner', EXPIRED), MEMBERLESS, NO_PASSKEY],
  'Mutation.beginPasskeySignIn': [accounts, none, OK, OK, OK, when(state.sessionOver, 'owner', OK), MEMBERLESS, OK],
  'Mutation.finishPasskeySignIn': [accounts, () => ({ response: {}, delivery: 'BEARER' }), BAD_PASSKEY, BAD_PASSKEY, BAD_PASSKEY, when(state.sessionOver, 'owner', BAD_PASSKEY), MEMBERLESS, BAD_PASSKEY],
  'Mutation.appeal': [accounts, () => ({ text: '억울해요' }), OUT, 'CONFLICT NO_SANCTION', 'CONFLICT NO_SANCTION', when(state.suspended, 'owner', OK), MEMBERLESS, 'CONFLICT NO_SANCTION'],
  'Mutation.createUpload': [accounts, () => ({ purpose: 'COMPANION', contentType: 'image/png', byteSize: 1000 }), OUT, UNVERIFIED, OK, when(state.sessionOver, 'owner', EXPIRED), OK, OK],

  // ── companions ────────────────
  'Mutation.createCompanion': [nothing, () => ({ input: { title: '여행', content: '가요', ...trip } }), OUT, UNVERIFIED, OK, STATELESS, OK, OK],
  'Mutation.updateCompanion': [party, ({ post }) => ({ id: post, input: { title: '새 이름' } }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.over, 'owner', OK), NOT_AUTHOR, OK],
  'Mutation.closeCompanion': [party, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.over, 'owner', 'CONFLICT COMPANION_COMPLETED'), NOT_AUTHOR, OK],
  'Mutation.reopenCompanion': [party, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.full, 'owner', 'CONFLICT COMPANION_FULL'), NOT_AUTHOR, OK],
  'Mutation.deleteCompanion': [post, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.postDeleted, 'owner', NO_POST), 'no: see the party below', OK],
  'Mutation.recordCompanionView': [party, id('post'), OK, OK, OK, when(state.over, 'stranger', OK), OK, OK],
  'Mutation.setBookmark': [party, ({ post }) => ({ companionId: post, bookmarked: true }), OUT, UNVERIFIED, OK, when(state.over, 'stranger', OK), OK, OK],
  'Mutation.addComment': [party, ({ post }) => ({ companionId: post, text: '말' }), OUT, UNVERIFIED, OK, when(state.over, 'stranger', OK), OK, OK],
  'Mutation.updateComment': [comment, ({ comment }) => ({ id: comment, text: '고침' }), OUT, UNVERIFIED, NOT_COMMENT_AUTHOR, when(state.commentDeleted, 'owner', NO_COMMENT), NOT_COMMENT_AUTHOR, OK],
  'Mutation.deleteComment': [comment, id('comment'), OUT, UNVERIFIED, NOT_COMMENT_AUTHOR, when(state.commentDeleted, 'owner', NO_COMMENT), NOT_COMMENT_AUTHOR, OK],
  'Mutation.hideComment': [commentUnderOwn, id('comment'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.commentHidden, 'owner', NO_COMMENT), NOT_AUTHOR, OK],
  'Mutation.applyToCompanion': [party, ({ post }) => ({ companionId: post, message: '저요' }), OUT, UNVERIFIED, OK, when(state.full, 'stranger', 'CONFLICT COMPANION_FULL'), 'CONFLICT ALREADY_MEMBER', 'FORBIDDEN OWN_COMPANION'],
  'Mutation.acceptApplication': [application, id('application'), OUT, UNVERIFIED, NO_APPLICATION, when(state.departed, 'owner', 'CONFLICT APPLICATION_EXPIRED'), NO_APPLICATION, OK],
  'Mutation.rejectApplication': [application, id('application'), OUT, UNVERIFIED, NO_APPLICATION, when(state.departed, 'owner', 'CONFLICT APPLICATION_EXPIRED'), NO_APPLICATION, OK],
  'Mutation.withdrawApplication': [ownApplication, id('application'), OUT, UNVERIFIED, NO_APPLICATION, when(state.answered, 'owner', 'CONFLICT APPLICATION_NOT_PENDING'), NO_APPLICATION, OK],
  'Mutation.writeReference': [pastParty, ({ post, partner }) => ({ companionId: post, userId: partner, input: { text: '네', wouldTravelAgain: true } }), OUT, UNVERIFIED, NO_POST, when(state.tripOfLongAgo, 'owner', 'CONFLICT WRITING_IS_OVER'), OK, OK],
  'Mutation.respondToReference': [reference, ({ reference }) => ({ id: reference, text: '고마워요' }), OUT, UNVERIFIED, 'FORBIDDEN NOT_SUBJECT', when(state.responded, 'owner', 'CONFLICT ALREADY_RESPONDED'), 'FORBIDDEN NOT_SUBJECT', OK],
  'Mutation.handOverCompanion': [party, ({ post, member }) => ({ id: post, userId: member }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.over, 'owner', 'CONFLICT COMPANION_COMPLETED'), NOT_AUTHOR, OK],
  'Mutation.inviteToCompanion': [invitable, ({ post, guest }) => ({ companionId: post, userId: guest }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.full, 'owner', 'CONFLICT COMPANION_FULL'), NOT_AUTHOR, OK],
  'Mutation.answerInvitation': [invitation, ({ invitation }) => ({ id: invitation, accept: true }), OUT, UNVERIFIED, NO_APPLICATION, when(state.departed, 'owner', 'CONFLICT APPLICATION_EXPIRED'), NO_APPLICATION, OK],
  'Mutation.cancelCompanion': [party, ({ post }) => ({ id: post, reason: '태풍' }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.departed, 'owner', 'CONFLICT COMPANION_DEPARTED'), NOT_AUTHOR, OK],
  'Mutation.leaveCompanion': [party, ({ post }) => ({ companionId: post }), OUT, UNVERIFIED, 'FORBIDDEN NOT_MEMBER', when(state.hasLeft, 'member', 'FORBIDDEN NOT_MEMBER'), OK, 'CONFLICT AUTHOR_STAYS'],
  'Mutation.removeMember': [party, ({ post, member }) => ({ companionId: post, userId: member }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.hasLeft, 'owner', 'NOT_FOUND MEMBER_NOT_FOUND'), NOT_AUTHOR, OK],

  // ── places ────────────────────
  'Mutation.createPlace': [nothing, () => ({ input: placeInput() }), OUT, UNVERIFIED, OK, STATELESS, OK, OK],
  'Mutation.updatePlace': [place, ({ place }) => ({ id: place, input: { name: '새 이름' } }), OUT, UNVERIFIED, NOT_CREATOR, when(state.placeDeleted, 'owner', NO_PLACE), MEMBERLESS, OK],
  'Mutation.deletePlace': [place, id('place'), OUT, UNVERIFIED, NOT_CREATOR, when(state.placeReviewed, 'owner', 'CONFLICT PLACE_IN_USE'), MEMBERLESS, OK],
  'Mutation.writeReview': [place, ({ place }) => ({ placeId: place, stars: 5, text: '좋아요' }), OUT, UNVERIFIED, OK, when(state.placeDeleted, 'stranger', NO_PLACE), MEMBERLESS, OK],
  'Mutation.deleteReview': [ownReview, id('review'), OUT, UNVERIFIED, 'FORBIDDEN NOT_REVIEW_AUTHOR', when(state.reviewDeleted, 'owner', 'NOT_FOUND REVIEW_NOT_FOUND'), MEMBERLESS, OK],

  // ── planners: a private one ───
  'Mutation.createPlanner': [nothing, () => ({ input: { name: '여행', ...trip } }), OUT, UNVERIFIED, OK, STATELESS, OK, OK],
  'Mutation.updatePlanner': [planner, ({ planner }) => ({ id: planner, input: { name: '새 이름', expectedVersion: 2 } }), OUT, UNVERIFIED, NO_PLANNER, when(state.plannerChanged, 'owner', 'CONFLICT PLANNER_CHANGED'), NOT_OWNER, OK],
  'Mutation.changePlannerDates': [planner, ({ planner }) => ({ id: planner, input: { startDate: '2027-06-01', endDate: '2027-06-05', expectedVersion: 2 } }), OUT, UNVERIFIED, NO_PLANNER, when(state.plannerChanged, 'owner', 'CONFLICT PLANNER_CHANGED'), NOT_OWNER, OK],
  'Mutation.setPlannerLegs': [planner, ({ planner }) => ({ id: planner, legs: [{ areaId: 'kr-seoul', startDate: '2027-05-01', endDate: '2027-05-03' }] }), OUT, UNVERIFIED, NO_PLANNER, when(state.plannerDeleted, 'owner', NO_PLANNER), NOT_OWNER, OK],
  'Mutation.setDayStops': [planner, ({ day, place }) => ({ dayId: day, stops: [{ placeId: place }] }), OUT, UNVERIFIED, NO_DAY, when(state.plannerDeleted, 'owner', NO_DAY), NOT_OWNER, OK],
  'Mutation.addStop': [planner, ({ day, place }) => ({ dayId: day, stop: { placeId: place } }), OUT, UNVERIFIED, NO_DAY, when(state.dayFull, 'owner', 'CONFLICT DAY_FULL'), NOT_OWNER, OK],
  'Mutation.moveStop': [planner, ({ stop, nextDay }) => ({ stopId: stop, toDayId: nextDay, position: 0 }), OUT, UNVERIFIED, NO_STOP, when(state.plannerDeleted, 'owner', NO_STOP), NOT_OWNER, OK],
  'Mutation.updateStop': [planner, ({ stop }) => ({ stopId: stop, note: '예약', expectedVersion: 2 }), OUT, UNVERIFIED, NO_STOP, when(state.plannerChanged, 'owner', 'CONFLICT PLANNER_CHANGED'), NOT_OWNER, OK],
  'Mutation.removeStop': [planner, ({ stop }) => ({ stopId: stop }), OUT, UNVERIFIED, NO_STOP, when(state.plannerDeleted, 'owner', NO_STOP), NOT_OWNER, OK],
  'Mutation.updateDayNote': [planner, ({ day }) => ({ dayId: day, note: '메모' }), OUT, UNVERIFIED, NO_DAY, when(state.plannerDeleted, 'owner', NO_DAY), NOT_OWNER, OK],
  'Mutation.copyPlanner': [planner, ({ planner }) => ({ id: planner, startDate: '2028-01-01' }), OUT, UNVERIFIED, NO_PLANNER, when(state.detached, 'member', NO_PLANNER), OK, OK],
  'Mutation.deletePlanner': [planner, id('planner'), OUT, UNVERIFIED, NO_PLANNER, when(state.plannerDeleted, 'owner', NO_PLANNER), NOT_OWNER, OK],

  'Mutation.report': [only(post, 'post'), ({ post }) => ({ input: { subjectId: post, reason: 'SPAM' } }), OUT, UNVERIFIED, OK, when(state.reported, 'stranger', 'CONFLICT ALREADY_REPORTED'), OK, 'FORBIDDEN REPORT_OWN'],
  'Query.moderationCases': [caseOfPost, none, OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', OK), NO_MODERATOR, NO_MODERATOR],
  'Query.moderationLog': [caseOfPost, none, OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', EMPTY), NO_MODERATOR, NO_MODERATOR],
  'Query.moderationCase': [caseOfPost, ({ theCase }) => ({ id: theCase }), OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', OK), NO_MODERATOR, NO_MODERATOR],
  'Query.openAppeals': [appealed, none, OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', OK), NO_MODERATOR, NO_MODERATOR],
  'Mutation.resolveCase': [caseOfPost, ({ theCase }) => ({ id: theCase, input: { uphold: true, note: '네' } }), OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', OK), NO_MODERATOR, NO_MODERATOR],
  'Mutation.restoreContent': [caseOfPost, ({ theCase }) => ({ caseId: theCase, note: '네' }), OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', 'CONFLICT NOT_HIDDEN'), NO_MODERATOR, NO_MODERATOR],
  'Mutation.liftSanction': [sanctioned, ({ sanction }) => ({ id: sanction, note: '네' }), OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', OK), NO_MODERATOR, NO_MODERATOR],
  'Mutation.resolveAppeal': [sanctioned, ({ sanction }) => ({ sanctionId: sanction, isGranted: true, note: '네' }), OUT, UNVERIFIED, NO_MODERATOR, when(state.moderates, 'stranger', 'CONFLICT NO_OPEN_APPEAL'), NO_MODERATOR, NO_MODERATOR],
  'Mutation.setRole': [accounts, ({ owner }) => ({ userId: owner, role: 'MODERATOR' }), OUT, UNVERIFIED, NO_ADMIN, when(state.administers, 'stranger', OK), NO_ADMIN, NO_ADMIN],
  'Mutation.setBlock': [accounts, ({ owner }) => ({ userId: owner, blocked: true }), OUT, UNVERIFIED, OK, when(state.blockedByOwner, 'stranger', 'NOT_FOUND USER_NOT_FOUND'), OK, 'FORBIDDEN BLOCK_SELF'],

  // ── rooms of two: a member is the other, the owner of a message wrote it ───
  'Mutation.openDirectRoom': [room, ({ member }) => ({ userId: member }), OUT, UNVERIFIED, OK, when(state.counterpartGone, 'stranger', 'NOT_FOUND USER_NOT_FOUND'), 'FORBIDDEN ROOM_WITH_SELF', OK],
  'Mutation.hideRoom': [room, ({ room }) => ({ roomId: room }), OUT, UNVERIFIED, NO_ROOM, when(state.hidden, 'member', OK), OK, OK],
  'Mutation.sendMessage': [room, ({ room }) => ({ input: { roomId: room, text: '네', clientMessageId: randomUUID() } }), OUT, UNVERIFIED, NO_ROOM, when(state.counterpartGone, 'owner', 'CONFLICT COUNTERPART_GONE'), OK, OK],
  'Mutation.editMessage': [room, ({ message }) => ({ id: message, text: '고침' }), OUT, UNVERIFIED, NO_MESSAGE, when(state.dayOld, 'owner', 'CONFLICT EDIT_TOO_LATE'), 'FORBIDDEN NOT_MESSAGE_AUTHOR', OK],
  'Mutation.deleteMessage': [room, id('message'), OUT, UNVERIFIED, NO_MESSAGE, when(state.messageDeleted, 'owner', OK), 'FORBIDDEN NOT_MESSAGE_AUTHOR', OK],
  'Mutation.markRoomRead': [room, ({ room }) => ({ roomId: room, seq: 1 }), OUT, UNVERIFIED, NO_ROOM, when(state.counterpartGone, 'owner', OK), OK, OK],
  'Mutation.setTyping': [party, ({ room }) => ({ roomId: room }), OUT, UNVERIFIED, NO_ROOM, when(state.hasLeft, 'member', NO_ROOM), OK, OK],
  'Mutation.markNotificationsRead': [notification, ({ notification }) => ({ ids: [notification] }), OUT, UNVERIFIED, 'ZERO', when(state.read, 'owner', 'ZERO'), 'ZERO', OK],

  // ── following ─────────────────
  'Subscription.roomEvents': [party, ({ room }) => ({ roomId: room }), OUT, NO_ROOM, NO_ROOM, when(state.hasLeft, 'member', NO_ROOM), OK, OK],
  'Subscription.inbox': [room, none, OUT, OK, OK, STATELESS, OK, OK],
};

/** Rows that an operation has beside its first: other scenes of the same one. */
// biome-ignore format: a table
export const MORE: [string, Row][] = [
  ['Mutation.deleteCompanion', [party, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.over, 'owner', 'CONFLICT COMPANION_HAS_MEMBERS'), NOT_AUTHOR, 'CONFLICT COMPANION_HAS_MEMBERS']],
  ['Mutation.applyToCompanion', [party, ({ post }) => ({ companionId: post, message: '저요' }), OUT, UNVERIFIED, OK, when(state.departed, 'stranger', 'CONFLICT COMPANION_DEPARTED'), 'CONFLICT ALREADY_MEMBER', 'FORBIDDEN OWN_COMPANION']],
  ['Mutation.applyToCompanion', [party, ({ post }) => ({ companionId: post, message: '저요' }), OUT, UNVERIFIED, OK, when(state.closed, 'stranger', 'CONFLICT COMPANION_CLOSED'), 'CONFLICT ALREADY_MEMBER', 'FORBIDDEN OWN_COMPANION']],
  ['Mutation.signUp', [accounts, ({ email }) => ({ input: signUpInput({ email }) }), OK, OK, OK, 'no: a known address answers the same', OK, OK]],
  ['Mutation.addComment', [answeredComment, ({ thread, comment }) => ({ companionId: thread, text: '답', parentId: comment }), OUT, UNVERIFIED, OK, when(state.commentDeleted, 'stranger', NO_COMMENT), OK, OK]],
  ['Mutation.updateComment', [answeredComment, ({ comment }) => ({ id: comment, text: '고침' }), OUT, UNVERIFIED, NOT_COMMENT_AUTHOR, when(state.commentDeleted, 'owner', NO_COMMENT), NOT_COMMENT_AUTHOR, OK]],
  ['Mutation.deleteComment', [answeredComment, id('comment'), OUT, UNVERIFIED, NOT_COMMENT_AUTHOR, when(state.commentDeleted, 'stranger', NO_COMMENT), NOT_COMMENT_AUTHOR, OK]],
  ['Mutation.closeCompanion', [party, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.departed, 'owner', OK), NOT_AUTHOR, OK]],
  ['Mutation.reopenCompanion', [party, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.departed, 'owner', 'CONFLICT COMPANION_DEPARTED'), NOT_AUTHOR, OK]],
  ['Mutation.updateCompanion', [party, ({ post }) => ({ id: post, input: { title: '새 이름' } }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.cancelled, 'owner', 'CONFLICT COMPANION_CANCELLED'), NOT_AUTHOR, OK]],
  ['Mutation.closeCompanion', [party, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.cancelled, 'owner', 'CONFLICT COMPANION_CANCELLED'), NOT_AUTHOR, OK]],
  ['Mutation.reopenCompanion', [party, id('post'), OUT, UNVERIFIED, NOT_AUTHOR, when(state.cancelled, 'owner', 'CONFLICT COMPANION_CANCELLED'), NOT_AUTHOR, OK]],
  ['Mutation.handOverCompanion', [party, ({ post, member }) => ({ id: post, userId: member }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.cancelled, 'owner', 'CONFLICT COMPANION_CANCELLED'), NOT_AUTHOR, OK]],
  ['Mutation.inviteToCompanion', [invitable, ({ post, guest }) => ({ companionId: post, userId: guest }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.departed, 'owner', 'CONFLICT COMPANION_DEPARTED'), NOT_AUTHOR, OK]],
  ['Mutation.cancelCompanion', [party, ({ post }) => ({ id: post, reason: '태풍' }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.cancelled, 'owner', 'CONFLICT COMPANION_CANCELLED'), NOT_AUTHOR, OK]],
  ['Mutation.cancelCompanion', [party, ({ post }) => ({ id: post, reason: '태풍' }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.over, 'owner', 'CONFLICT COMPANION_COMPLETED'), NOT_AUTHOR, OK]],
  ['Mutation.applyToCompanion', [party, ({ post }) => ({ companionId: post, message: '저요' }), OUT, UNVERIFIED, OK, when(state.cancelled, 'stranger', 'CONFLICT COMPANION_CANCELLED'), 'CONFLICT ALREADY_MEMBER', 'FORBIDDEN OWN_COMPANION']],
  ['Mutation.leaveCompanion', [party, ({ post }) => ({ companionId: post }), OUT, UNVERIFIED, 'FORBIDDEN NOT_MEMBER', when(state.cancelled, 'member', OK), OK, 'CONFLICT AUTHOR_STAYS']],
  ['Mutation.removeMember', [party, ({ post, member }) => ({ companionId: post, userId: member }), OUT, UNVERIFIED, NOT_AUTHOR, when(state.cancelled, 'owner', 'CONFLICT COMPANION_CANCELLED'), NOT_AUTHOR, OK]],
  ['Mutation.sendMessage', [party, ({ room }) => ({ input: { roomId: room, text: '네', clientMessageId: randomUUID() } }), OUT, UNVERIFIED, NO_ROOM, when(state.cancelled, 'member', OK), OK, OK]],
  ['Mutation.sendMessage', [party, ({ room }) => ({ input: { roomId: room, text: '네', clientMessageId: randomUUID() } }), OUT, UNVERIFIED, NO_ROOM, when(state.cancelledLongAgo, 'member', 'CONFLICT ROOM_READ_ONLY'), OK, OK]],
  ['Mutation.resolveCase', [caseOfPost, ({ theCase }) => ({ id: theCase, input: { uphold: true, note: '네' } }), OUT, UNVERIFIED, NO_MODERATOR, when(state.ownerModerates, 'owner', 'FORBIDDEN OWN_CASE'), NO_MODERATOR, NO_MODERATOR]],
  ['Mutation.setRole', [accounts, ({ owner }) => ({ userId: owner, role: 'MODERATOR' }), OUT, UNVERIFIED, NO_ADMIN, when(state.moderates, 'stranger', NO_ADMIN), NO_ADMIN, NO_ADMIN]],
  ['Mutation.report', [only(comment, 'comment'), ({ comment }) => ({ input: { subjectId: comment, reason: 'SPAM' } }), OUT, UNVERIFIED, OK, STATELESS, OK, 'FORBIDDEN REPORT_OWN']],
  ['Mutation.report', [only(room, 'message'), ({ message }) => ({ input: { subjectId: message, reason: 'SPAM' } }), OUT, UNVERIFIED, 'NOT_FOUND NOT_FOUND', STATELESS, OK, 'FORBIDDEN REPORT_OWN']],
  ['Mutation.report', [only(place, 'place'), ({ place }) => ({ input: { subjectId: place, reason: 'SPAM' } }), OUT, UNVERIFIED, OK, STATELESS, MEMBERLESS, 'FORBIDDEN REPORT_OWN']],
  ['Mutation.report', [only(ownReview, 'review'), ({ review }) => ({ input: { subjectId: review, reason: 'SPAM' } }), OUT, UNVERIFIED, OK, STATELESS, MEMBERLESS, 'FORBIDDEN REPORT_OWN']],
  ['Mutation.report', [only(planner, 'planner'), ({ planner }) => ({ input: { subjectId: planner, reason: 'SPAM' } }), OUT, UNVERIFIED, 'NOT_FOUND NOT_FOUND', STATELESS, OK, 'FORBIDDEN REPORT_OWN']],
  ['Mutation.report', [only(accounts, 'owner'), ({ owner }) => ({ input: { subjectId: owner, reason: 'SPAM' } }), OUT, UNVERIFIED, OK, STATELESS, OK, 'FORBIDDEN REPORT_OWN']],
  ['Query.user', [accounts, id('owner'), OK, OK, OK, when(state.blockedByOwner, 'stranger', NULL), OK, OK]],
  ['Query.user', [accounts, id('owner'), OK, OK, OK, when(state.hasBlockedOwner, 'stranger', NULL), OK, OK]],
  ['Mutation.openDirectRoom', [accounts, ({ owner }) => ({ userId: owner }), OUT, UNVERIFIED, OK, when(state.blockedByOwner, 'stranger', 'NOT_FOUND USER_NOT_FOUND'), OK, 'FORBIDDEN ROOM_WITH_SELF']],
  ['Mutation.openDirectRoom', [post, ({ owner }) => ({ userId: owner }), OUT, UNVERIFIED, OK, STATELESS, OK, 'FORBIDDEN ROOM_WITH_SELF']],
  ['Mutation.editMessage', [room, ({ message }) => ({ id: message, text: '고침' }), OUT, UNVERIFIED, NO_MESSAGE, when(state.messageDeleted, 'owner', 'CONFLICT MESSAGE_DELETED'), 'FORBIDDEN NOT_MESSAGE_AUTHOR', OK]],
  ['Query.room', [room, id('room'), OUT, NULL, NULL, when(state.hidden, 'member', OK), OK, OK]],
  ['Mutation.sendMessage', [party, ({ room }) => ({ input: { roomId: room, text: '네', clientMessageId: randomUUID() } }), OUT, UNVERIFIED, NO_ROOM, when(state.hasLeft, 'member', NO_ROOM), OK, OK]],
  ['Mutation.hideRoom', [party, ({ room }) => ({ roomId: room }), OUT, UNVERIFIED, NO_ROOM, when(state.hasLeft, 'member', NO_ROOM), OK, OK]],
  ['Mutation.markRoomRead', [party, ({ room }) => ({ roomId: room, seq: 1 }), OUT, UNVERIFIED, NO_ROOM, when(state.hasLeft, 'member', NO_ROOM), OK, OK]],
];
