import { INTERESTED } from '../companions/interest/popularity.ts';
import type { Post } from './companions.ts';
import { peopleUpTo, personId, pickWriters } from './people.ts';
import { type Random, uuidAt } from './random.ts';
import type { Lines } from './tables.ts';
import { APPLICATION_WORDS } from './words/comments.ts';
import { DAY, instant, later, PER_BLOCK, randomFor, type World } from './world.ts';

/** Somebody who is, or was, in a party. */
interface PartyMember {
  person: number;
  joined: number;
  left: number | null;
}

/** Those who travel together, the author first. */
export interface Party {
  post: Post;
  members: PartyMember[];
}

/** What the applications of a block have led to. */
export interface Parties {
  parties: Party[];
  membersOf(post: Post): number;
  /** Whether anybody has applied. */
  isAskedFor(post: Post): boolean;
}

/** Posts that found company, and what became of those who asked. */
const FOUND: readonly { slot: number; answers: readonly ('ACCEPTED' | 'LEFT')[] }[] = [
  { slot: 7, answers: ['ACCEPTED', 'ACCEPTED', 'LEFT'] },
  { slot: 19, answers: ['ACCEPTED'] },
];
/** Posts that somebody asked for in vain, so far. */
const ASKED: readonly { slot: number; answer: 'PENDING' | 'REJECTED' | 'WITHDRAWN' }[] = [
  { slot: 19, answer: 'REJECTED' },
  { slot: 24, answer: 'PENDING' },
  { slot: 27, answer: 'PENDING' },
  { slot: 11, answer: 'WITHDRAWN' },
];
if (FOUND.flatMap((f) => f.answers).length + ASKED.length !== PER_BLOCK.applications) throw new Error('Count again');

/** The applications of a block, and the members of every post, its author first. */
export function addApplications(world: World, block: number, posts: readonly Post[], lines: Lines): Parties {
  const random = randomFor(world, 'party', block);
  const parties = FOUND.map(({ slot, answers }) => addParty(world, block, posts[slot]!, answers, random, lines));
  for (const { slot, answer } of ASKED) {
    const post = posts[slot]!;
    const members = parties.find((party) => party.post === post)?.members.map(({ person }) => person) ?? [post.author];
    const [applicant] = pickWriters(random, peopleUpTo(block), 1, members);
    if (applicant !== undefined) addUnaccepted(world, post, applicant, answer, random, lines);
  }
  for (const post of posts) {
    const members = parties.find((party) => party.post === post)?.members ?? [authorOf(post)];
    for (const { person, joined, left } of members) {
      if (left !== null) continue;
      lines.add('companion_members', {
        companion_id: post.id,
        user_id: personId(world, person),
        joined_at: instant(joined),
      });
    }
  }
  const asked = new Set([...FOUND, ...ASKED].map(({ slot }) => slot));
  return {
    parties,
    membersOf: (post) => parties.find((p) => p.post === post)?.members.filter((m) => m.left === null).length ?? 1,
    isAskedFor: (post) => asked.has(post.slot),
  };
}

const authorOf = (post: Post): PartyMember => ({ person: post.author, joined: post.created, left: null });

function addParty(
  world: World,
  block: number,
  post: Post,
  answers: readonly ('ACCEPTED' | 'LEFT')[],
  random: Random,
  lines: Lines,
): Party {
  const members = [authorOf(post)];
  const applicants = pickWriters(random, peopleUpTo(block), answers.length, [post.author]);
  for (const [i, person] of applicants.entries()) {
    const applied = later(world, random, post.created, DAY);
    const joined = later(world, random, applied, DAY);
    const left = answers[i] === 'LEFT' ? later(world, random, joined, DAY) : null;
    members.push({ person, joined, left });
    addApplication(world, post, person, answers[i]!, applied, left ?? joined, random, lines);
  }
  return { post, members };
}

function addUnaccepted(
  world: World,
  post: Post,
  person: number,
  answer: 'PENDING' | 'REJECTED' | 'WITHDRAWN',
  random: Random,
  lines: Lines,
): void {
  const applied = later(world, random, post.created, DAY);
  if (answer !== 'PENDING') {
    addApplication(world, post, person, answer, applied, later(world, random, applied, DAY), random, lines);
    return;
  }
  const departed = post.start <= world.today;
  addApplication(
    world,
    post,
    person,
    departed ? 'EXPIRED' : 'PENDING',
    applied,
    departed ? post.start : null,
    random,
    lines,
  );
}

function addApplication(
  world: World,
  post: Post,
  person: number,
  status: string,
  applied: number,
  responded: number | null,
  random: Random,
  lines: Lines,
): void {
  if (INTERESTED.some((one) => one === status)) post.popularity.add('application', person, applied);
  lines.add('applications', {
    id: uuidAt(applied, random),
    companion_id: post.id,
    applicant_id: personId(world, person),
    message: random.pick(APPLICATION_WORDS),
    status,
    created_at: instant(applied),
    responded_at: responded === null ? null : instant(responded),
  });
}
