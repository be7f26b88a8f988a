import { type FieldNode, type GraphQLResolveInfo, Kind } from 'graphql';
import { type AliasedExpression, type Expression, type RawBuilder, sql } from 'kysely';
import { personJson, type UserRow } from '../../accounts/user.rows.ts';
import { list } from '../../data/columns.ts';
import { PRELOADED } from '../../data/preloaded.ts';
import type { Params } from '../../data/statement.ts';
import { type Selections, selectionsOnce } from '../../graphql/selections.ts';
import { type ImageRow, pictureJson } from '../../media/image.rows.ts';
import type { Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { COMMENT, type CommentRow } from '../comments/comment.rows.ts';
import { topCommentConnection } from '../comments/list-comments.ts';
import { COMPANION, type CompanionColumns, type CompanionRow } from './companion.rows.ts';
import { relationJson, type ViewerRelation } from './relation.rows.ts';
import { primeRelation } from './viewer-relation.ts';

/** What comes along of a person: nothing, what a card shows, or all that others may see. */
type PersonShape = 'none' | 'brief' | 'whole';
/** What fields of a card look at; any other field may look at anything. */
const OF_BRIEF_PERSON = new Set(['__typename', 'id', 'nickname', 'avatar']);
const BRIEF_PERSON = ['id', 'nickname', 'avatarId'] as const;

/** Fields of a post that do not look at its content, which is long; any other may. */
const WITHOUT_CONTENT = new Set(
  `__typename id title startDate endDate status capacity memberCount ageGroups gender viewCount commentCount bookmarkCount createdAt editedAt cancelledAt cancelReason
   area author thumbnail images members comments planner room applications viewerApplication viewerCan viewerHasBookmarked`.split(
    /\s+/,
  ),
);
const { content: CONTENT, ...SHORT } = COMPANION;

/**
 * How a document reads the list of posts: what comes along in the same statement. It chooses among a few shapes and composes no SQL:
 * each text is kept for ever, here and in every connection.
 */
interface PreloadPlan {
  content: boolean;
  /** Who wrote them, and with anybody the picture; else they are left to the loaders. */
  author: PersonShape;
  /** What the viewer is to each post. */
  relation: boolean;
  /** How many comments of each post the document asks for; null leaves them to the loaders. */
  first: First | null;
  comments: CommentsPlan;
}

interface CommentsPlan {
  author: Exclude<PersonShape, 'none'>;
  /** Whether anybody looks at the comments, and whether at the page: then one more tells if there is a next one. */
  isAsked: boolean;
  isPageAsked: boolean;
}

/** How the list is read for one operation. */
export interface ListReading {
  plan: PreloadPlan;
  /** How many comments of each post come along; null leaves them to the loaders. */
  first: number | null;
  /** Signed out, one is nothing to any post. */
  isSignedIn: boolean;
}

/** What `preloadColumns` speaks of. */
export interface PreloadValues {
  viewerId: string | null;
  withContent: boolean;
  commentLimit: number;
}

/** Columns of that statement beside the post's own. */
export interface PreloadedColumns {
  author?: UserRow | null;
  thumbnail?: ImageRow | null;
  relation?: ViewerRelation;
  comments?: (CommentRow & { author?: UserRow | null })[];
}

const DEFAULT_FIRST = LIST_SIZES.page;
const MAX_FIRST = LIST_SIZES.maxPage;

/** How many comments a document asks for: a number, or the name of a variable. */
type First = number | { variable: string };

const planOf = selectionsOnce((asked): PreloadPlan => {
  const post = asked.belowNodes();
  const comments = post.fields('comments');
  const author = shapeOf(post);
  return {
    content: ![...post.names()].every((name) => WITHOUT_CONTENT.has(name)),
    author: author === 'none' && post.selects('thumbnail') ? 'brief' : author,
    relation: post.selects('viewerCan'),
    // Under two aliases there are two answers, and a row carries one.
    first: comments.length === 1 ? firstOf(comments[0]!) : null,
    comments: commentsOf(post.below('comments')),
  };
});

function shapeOf(asked: Selections): PersonShape {
  if (!asked.selects('author')) return 'none';
  return [...asked.below('author').names()].every((name) => OF_BRIEF_PERSON.has(name)) ? 'brief' : 'whole';
}

const commentsOf = (connection: Selections): CommentsPlan => ({
  author: shapeOf(connection.belowNodes()) === 'whole' ? 'whole' : 'brief',
  isAsked: ['nodes', 'edges', 'pageInfo'].some((name) => connection.selects(name)),
  isPageAsked: connection.selects('pageInfo'),
});

/** Of a deleted comment, nobody is the author. */
const AUTHOR_OF_COMMENT = sql<string | null>`case when m.deleted_at is null then ${COMMENT.authorId} end`;

/** The person of an id as one JSON object. */
const personOf = (shape: PersonShape, id: Expression<string | null>): Expression<UserRow | null> =>
  personJson(id, shape === 'brief' ? BRIEF_PERSON : undefined);

/** Null when anything but a plain `first` is asked: the ordinary path knows every case. */
function firstOf({ arguments: args = [] }: FieldNode): First | null {
  if (args.length === 0) return DEFAULT_FIRST;
  const [{ name, value }] = args as [(typeof args)[number]];
  if (args.length > 1 || name.value !== 'first') return null;
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.VARIABLE ? { variable: value.name.value } : null;
}

/** More comments than this in one statement are left to the loaders: it answers one value, which is read as a whole. */
const MAX_BROUGHT = 1_000;

/** How to read a list of so many posts for the document of this operation. */
export function planPreload(ctx: Context, info: GraphQLResolveInfo): (posts: number) => ListReading {
  const plan = planOf(info);
  const { first } = plan;
  const given = typeof first === 'object' && first ? (info.variableValues[first.variable] ?? DEFAULT_FIRST) : first;
  const isPlain = typeof given === 'number' && given >= 0 && given <= MAX_FIRST;
  return (posts) => {
    // Who has blocks sees other comments: the loaders know which.
    const brought = isPlain && !ctx.viewer?.hasBlocks && posts * (given + 1) <= MAX_BROUGHT ? given : null;
    return { plan, first: brought, isSignedIn: ctx.viewer !== null };
  };
}

/** Readings of one key have the same columns. */
export const preloadKey = ({ plan: { author, relation, comments }, first, isSignedIn }: ListReading): string =>
  `${author} ${relation && isSignedIn} ${first === null ? '' : comments.author}`;

/** The whole select list of a statement from `companions c`. */
export function preloadColumns(
  { plan: { author, relation, comments }, first, isSignedIn }: ListReading,
  p: Params<PreloadValues>,
): RawBuilder<CompanionColumns & PreloadedColumns> {
  const columns: AliasedExpression<unknown, string>[] = [
    ...list(SHORT),
    sql`case when ${p.withContent}::boolean then ${CONTENT} end`.as('content'),
  ];
  const add = (name: keyof PreloadedColumns, value: Expression<unknown>) => columns.push(sql`${value}`.as(name));
  if (author !== 'none') {
    add('author', personOf(author, COMPANION.authorId));
    add('thumbnail', pictureJson(COMPANION.thumbnailId));
  }
  if (relation && isSignedIn) add('relation', relationJson(COMPANION.id, p.viewerId));
  if (first !== null) add('comments', commentsJson(comments, p));
  return sql`${sql.join(columns)}`;
}

function commentsJson({ author }: CommentsPlan, p: Params<PreloadValues>): RawBuilder<CommentRow[]> {
  const columns = [...list(COMMENT), sql`${personOf(author, AUTHOR_OF_COMMENT)}`.as('author')];
  return sql`(select coalesce(json_agg(t), '[]') from (
      select ${sql.join(columns)} from comments m
      where m.companion_id = c.id and m.parent_id is null order by m.id limit ${p.commentLimit}
    ) t)`;
}

/** The values of these columns, beside who the viewer is. */
export function preloadValues({ plan, first }: ListReading): Omit<PreloadValues, 'viewerId'> {
  const { isAsked, isPageAsked } = plan.comments;
  return { withContent: plan.content, commentLimit: isAsked ? (first ?? 0) + (isPageAsked ? 1 : 0) : 0 };
}

/** Puts what came along under the names of its fields. */
export function attachPreloaded(
  ctx: Context,
  post: CompanionRow,
  columns: PreloadedColumns,
  { plan: { author }, first }: ListReading,
): CompanionRow {
  const loaded = post[PRELOADED]!;
  if (author !== 'none') {
    loaded.author = columns.author ?? null;
    loaded.thumbnail = columns.thumbnail;
  }
  if (columns.relation) primeRelation(ctx, columns.relation);
  if (first !== null) {
    const found = columns.comments!;
    for (const comment of found) comment[PRELOADED] = { author: comment.author };
    const page = { limit: first, backward: false, position: null };
    loaded.comments = topCommentConnection(ctx, post.id, found, page);
  }
  return post;
}
