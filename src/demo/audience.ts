import type { Post } from './companions.ts';
import { peopleUpTo, personId, pickWriter } from './people.ts';
import type { Lines } from './tables.ts';
import { DAY, dateOf, instant, later, randomFor, type World } from './world.ts';

const VIEWS = 100;
const BOOKMARKS = 40;

/** Who looked at the posts of a block and who kept them; answers both counts by slot. */
export function addAudience(world: World, block: number, posts: readonly Post[], lines: Lines) {
  const random = randomFor(world, 'audience', block);
  const counts = posts.map(() => ({ viewCount: 0, bookmarkCount: 0 }));
  const seen = new Set<string>();
  const firstViews = new Map<string, { companion_id: string; user_id: string; at: number }>();
  const somebody = () => {
    // Some posts are looked at by everybody.
    const post = posts[Math.floor(posts.length * random.fraction() ** 1.7)]!;
    return { post, person: pickWriter(random, peopleUpTo(block)) };
  };
  for (let i = 0; i < VIEWS; i++) {
    const { post, person } = somebody();
    const at = later(world, random, post.created, 30 * DAY);
    const key = `view ${post.slot} ${person} ${dateOf(at)}`;
    if (person === post.author || seen.has(key)) continue;
    seen.add(key);
    counts[post.slot]!.viewCount++;
    post.popularity.add('view', person, at);
    const viewer = `${post.slot} ${person}`;
    const first = firstViews.get(viewer);
    if (!first || at < first.at)
      firstViews.set(viewer, { companion_id: post.id, user_id: personId(world, person), at });
    lines.add('companion_views', {
      companion_id: post.id,
      day: dateOf(at),
      viewer_key: `u:${personId(world, person)}`,
      created_at: instant(at),
    });
  }
  for (const { at, ...viewer } of firstViews.values())
    lines.add('companion_viewers', { ...viewer, first_viewed_at: instant(at) });
  for (let i = 0; i < BOOKMARKS; i++) {
    const { post, person } = somebody();
    const key = `bookmark ${post.slot} ${person}`;
    if (seen.has(key)) continue;
    seen.add(key);
    counts[post.slot]!.bookmarkCount++;
    const at = later(world, random, post.created, 20 * DAY);
    post.popularity.add('bookmark', person, at);
    lines.add('bookmarks', {
      user_id: personId(world, person),
      companion_id: post.id,
      created_at: instant(at),
    });
  }
  return counts;
}
