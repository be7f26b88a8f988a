import type { Post } from './companions.ts';
import { peopleUpTo, personId, pickVoice } from './people.ts';
import { type Random, uuidAt } from './random.ts';
import type { Lines } from './tables.ts';
import { commentText } from './words/comments.ts';
import { DAY, instant, later, type World } from './world.ts';

interface Draft {
  id: string;
  parent: Draft | null;
  author: number;
  created: number;
  replies: number;
  lastReply: number;
}

/** `count` comments and replies under a post; answers the post's own count: those that are not deleted. */
export function addComments(
  world: World,
  block: number,
  post: Post,
  count: number,
  random: Random,
  lines: Lines,
): number {
  const drafts = draftThread(world, block, post, count, random);
  let shown = 0;
  for (const draft of drafts) {
    const text = commentText(post.trip.area, post.trip.english, draft.parent !== null, random);
    // Without replies a deleted comment leaves nothing: only those with replies keep their place.
    const deleted = draft.replies > 0 && random.chance(0.1) ? later(world, random, draft.lastReply, DAY) : null;
    const edited = deleted === null && random.chance(0.05) ? later(world, random, draft.created, DAY) : null;
    if (deleted === null) {
      shown++;
      post.popularity.add('comment', draft.author, draft.created);
    }
    lines.add('comments', {
      id: draft.id,
      companion_id: post.id,
      parent_id: draft.parent?.id ?? null,
      author_id: personId(world, draft.author),
      text: deleted === null ? text : null,
      reply_count: draft.replies,
      created_at: instant(draft.created),
      edited_at: edited === null ? null : instant(edited),
      deleted_at: deleted === null ? null : instant(deleted),
    });
  }
  return shown;
}

function draftThread(world: World, block: number, post: Post, count: number, random: Random): Draft[] {
  const drafts: Draft[] = [];
  let at = post.created;
  for (let i = 0; i < count; i++) {
    at = later(world, random, at, 3 * DAY);
    const tops = drafts.filter(({ parent }) => parent === null);
    const parent = tops.length > 0 && random.chance(0.4) ? random.pick(tops) : null;
    const author = parent && random.chance(0.6) ? post.author : pickVoice(random, peopleUpTo(block));
    drafts.push({ id: uuidAt(at, random), parent, author, created: at, replies: 0, lastReply: at });
    if (parent) {
      parent.replies++;
      parent.lastReply = at;
    }
  }
  return drafts;
}
