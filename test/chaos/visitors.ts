import { dateInKorea } from '../kit/dates.ts';
import type { Person, World } from './people.ts';
import { pause, type Random } from './random.ts';
import { type Scene, tryOnce } from './writers.ts';

const COMMENT =
  'mutation ($id: ID!, $text: String!, $to: ID) { addComment(companionId: $id, text: $text, parentId: $to) { id } }';
const UNCOMMENT = 'mutation ($id: ID!) { deleteComment(id: $id) { id } }';
const BOOKMARK =
  'mutation ($id: ID!, $on: Boolean!) { setBookmark(companionId: $id, bookmarked: $on) { bookmarkCount } }';
const VIEW = 'mutation ($id: ID!) { recordCompanionView(companionId: $id) { viewCount } }';

/** Is interested in a post: comments, replies, deletes them, bookmarks and looks, for the counters; an answer that is lost is not asked for again. */
export async function fancy(scene: Scene, person: Person, companionId: string, random: Random): Promise<void> {
  const own: string[] = [];
  while (scene.goesOn()) {
    const dice = random.between(0, 1);
    if (dice < 0.4) {
      const to = own.length > 0 && random.chance(0.4) ? random.pick(own) : null;
      const made = await tryOnce<{ addComment: { id: string } }>(person, COMMENT, {
        id: companionId,
        text: '좋아요',
        to,
      });
      if (made) own.push(made.addComment.id);
    } else if (dice < 0.6 && own.length > 0) {
      const [id] = own.splice(Math.floor(random.between(0, own.length)), 1);
      await tryOnce(person, UNCOMMENT, { id });
    } else if (dice < 0.9) await tryOnce(person, BOOKMARK, { id: companionId, on: random.chance(0.5) });
    else await tryOnce(person, VIEW, { id: companionId });
    await pause(random.between(50, 250));
  }
}

const REVIEW =
  'mutation ($id: ID!, $stars: Int!) { writeReview(placeId: $id, stars: $stars, text: "바람이 세요") { id } }';
const MINE = 'query ($id: ID!) { place(id: $id) { viewerReview { id } } }';
const UNREVIEW = 'mutation ($id: ID!) { deleteReview(id: $id) { id } }';
const COPY = 'mutation ($id: ID!, $on: Date!) { copyPlanner(id: $id, startDate: $on) { id } }';
const SEEN = 'mutation ($ids: [ID!]) { markNotificationsRead(ids: $ids) }';

/** Reviews the place, with other stars each time, takes that back, copies the plan and reads notifications, for the counters. */
export async function visit(scene: Scene, person: Person, world: World, random: Random): Promise<void> {
  while (scene.goesOn()) {
    const dice = random.between(0, 1);
    if (dice < 0.45) {
      await tryOnce(person, REVIEW, { id: world.placeId, stars: Math.floor(random.between(1, 6)) });
    } else if (dice < 0.65) {
      const mine = await tryOnce<{ place: { viewerReview: { id: string } | null } }>(person, MINE, {
        id: world.placeId,
      });
      if (mine?.place.viewerReview) await tryOnce(person, UNREVIEW, { id: mine.place.viewerReview.id });
    } else if (dice < 0.85) await tryOnce(person, COPY, { id: world.plannerId, on: dateInKorea(new Date(), 40) });
    else await tryOnce(person, SEEN, {});
    await pause(random.between(100, 400));
  }
}
