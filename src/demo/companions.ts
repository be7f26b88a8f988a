import { addAudience } from './audience.ts';
import { addComments } from './comments.ts';
import { addApplications, type Party } from './parties.ts';
import { peopleUpTo, personId, pickWriter } from './people.ts';
import type { PlannerPlan } from './planners.ts';
import { Popularity } from './popularity.ts';
import { uuidAt } from './random.ts';
import type { Lines } from './tables.ts';
import { pickArea } from './words/areas.ts';
import { postContent, postTitle, type Trip } from './words/posts.ts';
import { DAY, dateOf, doingTime, instant, later, MINUTE, PER_BLOCK, randomFor, type World } from './world.ts';

/** A post before it is written: what others of its block must know of it. */
export interface Post {
  id: string;
  slot: number;
  author: number;
  trip: Trip;
  created: number;
  /** Midnight UTC of the first and the last day, ms. */
  start: number;
  end: number;
  plannerId: string | null;
  popularity: Popularity;
}

/** Comments of each post of a block, in some order; 100 in all. */
const COMMENTS = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8, 10, 12];
const LENGTHS = [1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 9];

/** The posts of a block with all that hangs on them; answers the parties, whose rooms are still to be made. */
export function addCompanions(world: World, block: number, planner: PlannerPlan, lines: Lines): Party[] {
  const posts = Array.from({ length: PER_BLOCK.posts }, (_, slot) => draftPost(world, block, slot, planner));
  const { parties, membersOf, isAskedFor } = addApplications(world, block, posts, lines);
  const audience = addAudience(world, block, posts, lines);
  const random = randomFor(world, 'comment', block);
  const wanted = random.shuffled(COMMENTS);
  for (const post of posts) {
    const commentCount = addComments(world, block, post, wanted[post.slot]!, random, lines);
    const counts = { ...audience[post.slot]!, commentCount, memberCount: membersOf(post) };
    addPost(world, block, post, counts, isAskedFor(post), lines);
  }
  return parties;
}

function draftPost(world: World, block: number, slot: number, planner: PlannerPlan): Post {
  const random = randomFor(world, 'post', block * PER_BLOCK.posts + slot);
  const withPlanner = slot === 0;
  const created = withPlanner ? planner.created + MINUTE : doingTime(world, block, slot, PER_BLOCK.posts);
  const id = uuidAt(created, random);
  const author = withPlanner ? planner.owner : pickWriter(random, peopleUpTo(block));
  const days = withPlanner ? planner.days : random.pick(LENGTHS);
  const start = withPlanner ? planner.start : Math.floor((created + random.between(3, 100) * DAY) / DAY) * DAY;
  const area = withPlanner ? planner.area : pickArea(random);
  const month = new Date(start).getUTCMonth() + 1;
  const trip = { area, days, month, seats: random.pick([1, 1, 1, 2, 2, 3, 3, 4, 5]), english: random.chance(0.15) };
  return {
    id,
    slot,
    author,
    trip,
    created,
    start,
    end: start + (days - 1) * DAY,
    plannerId: withPlanner ? planner.id : null,
    popularity: new Popularity(created, author),
  };
}

interface Counts {
  memberCount: number;
  commentCount: number;
  viewCount: number;
  bookmarkCount: number;
}

function addPost(world: World, block: number, post: Post, counts: Counts, isOpen: boolean, lines: Lines): void {
  const random = randomFor(world, 'post', -1 - (block * PER_BLOCK.posts + post.slot));
  const { trip, created } = post;
  lines.add('companions', {
    id: post.id,
    author_id: personId(world, post.author),
    title: postTitle(trip, random),
    content: postContent(trip, random),
    area_id: trip.area.id,
    start_date: dateOf(post.start),
    end_date: dateOf(post.end),
    capacity: Math.max(1 + trip.seats, counts.memberCount),
    member_count: counts.memberCount,
    // Whoever applied must have been welcome: those posts ask for nobody in particular.
    age_groups:
      !isOpen && random.chance(0.25)
        ? random.pick([['TWENTIES'], ['TWENTIES', 'THIRTIES'], ['THIRTIES', 'FORTIES_UP']])
        : [],
    gender: !isOpen && random.chance(0.15) ? random.pick(['FEMALE', 'FEMALE', 'MALE']) : null,
    planner_id: post.plannerId,
    view_count: counts.viewCount,
    comment_count: counts.commentCount,
    bookmark_count: counts.bookmarkCount,
    popularity: post.popularity.value(),
    closed_at: random.chance(0.08) ? instant(later(world, random, created, 10 * DAY)) : null,
    created_at: instant(created),
    edited_at: random.chance(0.1) ? instant(later(world, random, created, 2 * DAY)) : null,
  });
}
