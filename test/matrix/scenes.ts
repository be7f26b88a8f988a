import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../src/accounts/password.ts';
import { newId } from '../../src/shared/ids.ts';
import { ASK_RESET, mailTo, newEmail, PASSWORD, RESEND, SIGN_IN, tokenIn } from '../accounts/kit.ts';
import { openRoom, say } from '../chat/kit.ts';
import { makeComment, makePost } from '../companions/kit.ts';
import type { TestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, apply } from '../parties/kit.ts';
import { makePlace, review } from '../places/kit.ts';
import { makeParty, makePlanner } from '../planners/kit.ts';
import { sanction } from '../safety/kit.ts';

/** Who asks. A member is of the party or room; an owner wrote, made or is what the operation is about. */
const ROLES = ['signedOut', 'unverified', 'stranger', 'member', 'owner'] as const;
export type Role = (typeof ROLES)[number];
type Cast = { signedOut: TestClient } & Record<Exclude<Role, 'signedOut'>, Person>;

/** What an operation is about, made fresh for each cell of the table, and who plays the roles there. */
export interface Scene {
  cast: Cast;
  things: Record<string, string>;
}
export type MakeScene = (world: World) => Promise<Scene>;

/** People that all scenes share, and one more who wrote what the owner only applied to, commented on or was told of. */
export interface World {
  server: TestApp;
  cast: Cast;
  author: Person;
  passwordHash: string;
}

export async function makeWorld(server: TestApp): Promise<World> {
  const [unverified, stranger, member, owner, author] = await Promise.all([
    makePerson(server, { verified: false }),
    makePerson(server),
    makePerson(server),
    makePerson(server),
    makePerson(server),
  ]);
  const cast = { signedOut: new TestClient(server.url), unverified, stranger, member, owner };
  return { server, cast, author, passwordHash: await hashPassword(PASSWORD) };
}

const emailOf = (person: Person) => `${person.id}@people.test`;

/** Nothing in particular. */
export const nothing: MakeScene = async ({ cast }) => ({ cast, things: {} });

/** Accounts of their own, with PASSWORD, so that what becomes of them spoils no other scene; `session` is another one of the owner's. */
export const accounts: MakeScene = async ({ server, passwordHash }) => {
  const { cast } = await makeWorldWithHash(server, passwordHash);
  const session = newId();
  await server.sql(
    `insert into sessions (id, user_id, created_at, last_used_at, expires_at) values ($1, $2, $3, $3, $3::timestamptz + interval '90 days')`,
    [session, cast.owner.id, server.app.clock()],
  );
  return {
    cast,
    things: { session, ownSession: cast.owner.sessionId, owner: cast.owner.id, email: emailOf(cast.owner) },
  };
};

async function makeWorldWithHash(server: TestApp, hash: string): Promise<{ cast: Cast }> {
  const people = { unverified: { verified: false }, stranger: {}, member: {}, owner: {} };
  const made = await Promise.all(
    Object.entries(people).map(async ([role, options]) => {
      const person = await makePerson(server, options);
      await server.sql('update users set password_hash = $2 where id = $1', [person.id, hash]);
      return [role, person] as const;
    }),
  );
  return { cast: { signedOut: new TestClient(server.url), ...Object.fromEntries(made) } as Cast };
}

/** The link of the mail that verifies the owner's address, which is not verified. */
export const verification: MakeScene = async (world) => {
  const scene = await accounts(world);
  await world.server.sql('update users set email_verified_at = null where id = $1', [scene.things.owner]);
  await new TestClient(world.server.url).ask(RESEND, { email: scene.things.email });
  const mail = await mailTo(world.server, scene.things.email!);
  return { ...scene, things: { ...scene.things, token: tokenIn(mail) } };
};

/** The link of the mail that resets the owner's password. */
export const reset: MakeScene = async (world) => {
  const scene = await accounts(world);
  await new TestClient(world.server.url).ask(ASK_RESET, { email: scene.things.email });
  const mail = await mailTo(world.server, scene.things.email!);
  return { ...scene, things: { ...scene.things, token: tokenIn(mail) } };
};

/** The link of the mail to the owner's new address. */
export const emailChange: MakeScene = async (world) => {
  const scene = await accounts(world);
  const email = newEmail();
  await scene.cast.owner.ask(
    'mutation ($email: String!, $password: String!) { requestEmailChange(newEmail: $email, password: $password) }',
    { email, password: PASSWORD },
  );
  return { ...scene, things: { ...scene.things, token: tokenIn(await mailTo(world.server, email)) } };
};

/** The link of the mail to the owner's address of before. */
export const emailUndo: MakeScene = async (world) => {
  const scene = await emailChange(world);
  await scene.cast.owner.ask('mutation ($token: String!) { confirmEmailChange(token: $token) }', scene.things);
  return { ...scene, things: { ...scene.things, token: tokenIn(await mailTo(world.server, scene.things.email!)) } };
};

/** A refresh token of the owner's. */
export const refreshing: MakeScene = async (world) => {
  const scene = await accounts(world);
  const { signIn } = await new TestClient(world.server.url).ask(SIGN_IN, {
    input: { email: scene.things.email, password: PASSWORD, delivery: 'BEARER' },
  });
  return { ...scene, things: { ...scene.things, token: signIn.refreshToken } };
};

/** A post by the owner, under a name of its own. */
export const post: MakeScene = async ({ server, cast }) => {
  const title = randomUUID().slice(0, 13);
  const { id } = await makePost(server, cast.owner, { title, capacity: 4 });
  return { cast, things: { post: id, title, owner: cast.owner.id, member: cast.member.id } };
};

/** The same with a party: the member has applied and was accepted. */
export const party: MakeScene = async (world) => {
  const scene = await post(world);
  const { owner, member } = scene.cast;
  const id = scene.things.post!;
  await owner.ask(ACCEPT, { id: await apply(member, id) });
  const { companion } = await owner.ask('query ($id: ID!) { companion(id: $id) { room { id } } }', { id });
  return { ...scene, things: { ...scene.things, room: companion.room.id } };
};

/** The party's post with somebody's pending application; the owner is the author. */
export const application: MakeScene = async (world) => {
  const scene = await party(world);
  return { ...scene, things: { ...scene.things, application: await apply(world.author, scene.things.post!) } };
};

/** The owner's own application to somebody's post, of which the member is a member. */
export const ownApplication: MakeScene = async ({ server, cast, author }) => {
  const { id } = await makePost(server, author, { capacity: 4 });
  await author.ask(ACCEPT, { id: await apply(cast.member, id) });
  return { cast, things: { post: id, application: await apply(cast.owner, id) } };
};

/** The owner's comment under somebody's post, of which the member is a member. */
export const comment: MakeScene = async ({ server, cast, author }) => {
  const { id } = await makePost(server, author, { capacity: 4 });
  await author.ask(ACCEPT, { id: await apply(cast.member, id) });
  return { cast, things: { post: id, comment: await makeComment(cast.owner, id) } };
};

/** The member's comment under the owner's post, of which the member is a member. */
export const commentUnderOwn: MakeScene = async (world) => {
  const { cast, things } = await party(world);
  // Not `post`: what may be done with the post says nothing of the comment.
  return { cast, things: { comment: await makeComment(cast.member, things.post!) } };
};

/** The same with a reply under it by the post's author: when it is taken back, its place stays. */
export const answeredComment: MakeScene = async (world) => {
  const { cast, things } = await comment(world);
  await makeComment(world.author, things.post!, '답글', things.comment!);
  // Not `post`: what may be done with the post says nothing of the comment.
  return { cast, things: { thread: things.post!, comment: things.comment! } };
};

/** The owner's place, under a name of its own. */
export const place: MakeScene = async ({ cast }) => {
  const name = randomUUID().slice(0, 13);
  return { cast, things: { place: await makePlace(cast.owner, { name }), name } };
};

/** The owner's review of somebody's place. */
export const ownReview: MakeScene = async ({ cast, author }) => {
  const id = await makePlace(author);
  return { cast, things: { place: id, review: await review(cast.owner, id, 4) } };
};

/** A private planner of the owner's, with a stop, that a party may read. */
export const planner: MakeScene = async ({ server, cast }) => {
  const name = randomUUID().slice(0, 13);
  const { id, days } = await makePlanner(cast.owner, { name, visibility: 'PRIVATE' });
  const placeId = await makePlace(cast.owner);
  const { addStop } = await cast.owner.ask(
    'mutation ($dayId: ID!, $placeId: ID!) { addStop(dayId: $dayId, stop: { placeId: $placeId }) { stops { id } } }',
    { dayId: days[0]!.id, placeId },
  );
  const party = await makeParty(server, cast.owner, id, [cast.member]);
  const [day, nextDay] = [days[0]!.id, days[1]!.id];
  return { cast, things: { planner: id, name, day, nextDay, stop: addStop.stops[0].id, place: placeId, party } };
};

/** A direct room of owner and member, who have no other, with a message of the owner's. */
export const room: MakeScene = async ({ server, cast }) => {
  const [owner, member] = await Promise.all([makePerson(server), makePerson(server)]);
  const id = await openRoom(owner, member);
  const message = await say(owner, id, '안녕하세요');
  return {
    cast: { ...cast, owner, member },
    things: { room: id, message: message.id, owner: owner.id, member: member.id, other: member.id },
  };
};

/** A notification of the owner's, of a comment under the own post. */
export const notification: MakeScene = async ({ server, cast, author }) => {
  const [owner, stranger, member] = await Promise.all([makePerson(server), makePerson(server), makePerson(server)]);
  const { id } = await makePost(server, owner);
  const written = await makeComment(author, id);
  const [found] = await server.sql<{ id: string }>('select id from notifications where user_id = $1', [owner.id]);
  return {
    cast: { ...cast, owner, stranger, member },
    things: { notification: found!.id, comment: written, post: id },
  };
};

/** A post of the owner's that somebody has reported, among accounts of their own. */
export const caseOfPost: MakeScene = async ({ server, passwordHash, author }) => {
  const { cast } = await makeWorldWithHash(server, passwordHash);
  const { id } = await makePost(server, cast.owner, {});
  const REPORT = 'mutation ($id: ID!) { report(input: { subjectId: $id, reason: SCAM }) { id } }';
  await author.ask(REPORT, { id });
  const [found] = await server.sql<{ id: string }>('select id from moderation_cases where subject_id = $1', [id]);
  return { cast, things: { post: id, theCase: found!.id } };
};

/** A warning of the owner's, among accounts of their own. */
export const sanctioned: MakeScene = async (world) => {
  const scene = await accounts(world);
  return {
    ...scene,
    things: { ...scene.things, sanction: await sanction(world.server, scene.cast.owner.id, 'WARNING') },
  };
};

/** A sanction against the owner, who has appealed. */
export const appealed: MakeScene = async (world) => {
  const scene = await sanctioned(world);
  await world.server.sql(`update sanctions set appeal_text = '아니에요', appealed_at = now() where id = $1`, [
    scene.things.sanction,
  ]);
  return scene;
};

/** A scene about one of its things alone: what may be done with the others is another matter. */
export const only =
  (make: MakeScene, thing: string): MakeScene =>
  async (world) => {
    const { cast, things } = await make(world);
    return { cast, things: { [thing]: things[thing]! } };
  };

/** The party's post, and somebody whom its author may invite. */
export const invitable: MakeScene = async (world) => {
  const scene = await party(world);
  return { ...scene, things: { ...scene.things, guest: (await makePerson(world.server)).id } };
};

/** Somebody's invitation to the owner. */
export const invitation: MakeScene = async ({ server, cast }) => {
  const author = await makePerson(server);
  const { id } = await makePost(server, author, { capacity: 4 });
  const { inviteToCompanion } = await author.ask(
    'mutation ($id: ID!, $userId: ID!) { inviteToCompanion(companionId: $id, userId: $userId) { id } }',
    { id, userId: cast.owner.id },
  );
  return { cast, things: { post: id, invitation: inviteToCompanion.id } };
};

/** A trip that is over, of the owner, the member and one more, about whom nobody has written. */
export const pastParty: MakeScene = async (world) => {
  const { cast, things } = await party(world);
  const partner = await makePerson(world.server);
  await cast.owner.ask(ACCEPT, { id: await apply(partner, things.post!) });
  await world.server.sql(
    'update companions set start_date = current_date - 6, end_date = current_date - 3 where id = $1',
    [things.post],
  );
  return { cast, things: { post: things.post!, partner: partner.id } };
};

/** What somebody says of the owner; the member was along. */
export const reference: MakeScene = async (world) => {
  const { cast, things } = await pastParty(world);
  const WRITE =
    'mutation ($companionId: ID!, $userId: ID!) { writeReference(companionId: $companionId, userId: $userId, input: { text: "네", wouldTravelAgain: true }) { id } }';
  const { writeReference } = await cast.member.ask(WRITE, { companionId: things.post, userId: cast.owner.id });
  await cast.owner.ask(WRITE, { companionId: things.post, userId: cast.member.id });
  return { cast, things: { post: things.post!, reference: writeReference.id } };
};
