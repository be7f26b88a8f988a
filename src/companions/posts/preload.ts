import { type FieldNode, type GraphQLResolveInfo, Kind } from 'graphql';
import { type AliasedExpression, type Expression, type RawBuilder, sql } from 'kysely';
import { personJson, USER, type UserRow } from '../../accounts/user.rows.ts';
import { list, namesFor } from '../../data/columns.ts';
import { PRELOADED } from '../../data/preloaded.ts';
import type { Params } from '../../data/statement.ts';
import { type Selections, selectionsOnce } from '../../graphql/selections.ts';
import { type ImageRow, pictureJson } from '../../media/image.rows.ts';
import type { Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { COMMENT, type CommentRow, topCommentConnection } from '../comments/comment.rows.ts';
import { COMPANION, type CompanionColumns, type CompanionRow } from './companion.rows.ts';
import { primeRelation, relationJson, type ViewerRelation } from './viewer-relation.ts';

/** What resolved fields look at in a row; of a field that is not here nobody knows. */
const POST_NEEDS: Record<string, readonly (keyof CompanionColumns)[]> = {
  __typename: [],
  status: ['startDate', 'endDate', 'areaId', 'capacity', 'memberCount', 'isClosed'],
  area: ['areaId'],
  author: ['authorId'],
  thumbnail: [],
  members: [],
  comments: [],
  viewerHasBookmarked: [],
};
const COMMENT_NEEDS: Record<string, readonly (keyof typeof COMMENT)[]> = {
  __typename: [],
  author: [],
  companion: ['companionId'],
  parent: ['parentId'],
  replies: ['replyCount'],
  viewerCan: ['authorId', 'isDeleted'],
};
/** What other domains know of a person (picture, age group) is theirs: for that the whole person is brought. */
const PERSON_NEEDS = { __typename: [] };

type Person = Expression<UserRow | null>;

/** How a document reads the list of posts: which columns, and what comes along in the same statement. */
export interface PreloadPlan {
  /** Columns of the posts; null for all. */
  columns: readonly (keyof CompanionColumns)[] | null;
  /** Who wrote them, as JSON; null leaves them to the loader. */
  author: Person | null;
  /** Whether the picture comes along, and what the viewer is to each post. */
  thumbnail: boolean;
  relation: boolean;
  /** How many comments of each post the document asks for; null leaves them to the loaders. */
  first: First | null;
  comments: CommentsPlan;
}

interface CommentsPlan {
  /** Null for all. */
  columns: readonly (keyof typeof COMMENT)[] | null;
  author: Person | null;
  /** Whether anybody looks at the comments, and whether at the page: then one more tells if there is a next one. */
  isAsked: boolean;
  isPageAsked: boolean;
}

/** How the list is read for one operation. */
export interface ListReading {
  plan: PreloadPlan;
  /** The columns that cursors need. */
  position: readonly (keyof CompanionColumns)[];
  /** How many comments of each post come along; null leaves them to the loaders. */
  first: number | null;
  /** Signed out, one is nothing to any post. */
  isSignedIn: boolean;
}

/** What `preloadColumns` speaks of. */
export interface PreloadValues {
  viewerId: string | null;
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
  return {
    columns: namesFor(COMPANION, POST_NEEDS, post.names()),
    author: personOf(post, COMPANION.authorId),
    thumbnail: post.selects('thumbnail'),
    relation: post.selects('viewerCan'),
    // Under two aliases there are two answers, and a row carries one.
    first: comments.length === 1 ? firstOf(comments[0]!) : null,
    comments: commentsOf(post.below('comments')),
  };
});

/** Of a deleted comment, nobody is the author. */
const AUTHOR_OF_COMMENT = sql<string | null>`case when m.deleted_at is null then ${COMMENT.authorId} end`;

function commentsOf(connection: Selections): CommentsPlan {
  const comment = connection.belowNodes();
  return {
    columns: namesFor(COMMENT, COMMENT_NEEDS, comment.names()),
    author: personOf(comment, AUTHOR_OF_COMMENT),
    isAsked: ['nodes', 'edges', 'pageInfo'].some((name) => connection.selects(name)),
    isPageAsked: connection.selects('pageInfo'),
  };
}

/** The person of an id as one JSON object, with what is asked of `author`; null when nobody asks. */
function personOf(asked: Selections, id: Expression<string | null>): Person | null {
  if (!asked.selects('author')) return null;
  const names = namesFor(USER, PERSON_NEEDS, asked.below('author').names());
  return personJson(id, names ? ['id', ...names] : undefined);
}

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

/**
 * How to read a list of posts for the document of this operation; `position` names the columns that its cursors need, `posts` is how
 * many are read.
 */
export function planPreload(
  ctx: Context,
  info: GraphQLResolveInfo,
): (position: ListReading['position'], posts: number) => ListReading {
  const plan = planOf(info);
  const { first } = plan;
  const given = typeof first === 'object' && first ? (info.variableValues[first.variable] ?? DEFAULT_FIRST) : first;
  const isPlain = typeof given === 'number' && given >= 0 && given <= MAX_FIRST;
  return (position, posts) => {
    const brought = isPlain && posts * (given + 1) <= MAX_BROUGHT ? given : null;
    return { plan, position, first: brought, isSignedIn: ctx.viewer !== null };
  };
}

/** Of one plan and position, readings of one key have the same columns. */
export const preloadKey = ({ first, isSignedIn }: ListReading): string => `${first !== null} ${isSignedIn}`;

/** The whole select list of a statement from `companions c`. */
export function preloadColumns(
  { plan, position, first, isSignedIn }: ListReading,
  p: Params<PreloadValues>,
): RawBuilder<CompanionColumns & PreloadedColumns> {
  const columns: AliasedExpression<unknown, string>[] = [
    ...list(COMPANION, plan.columns ? ['id', ...position, ...plan.columns] : undefined),
  ];
  const add = (name: keyof PreloadedColumns, value: Expression<unknown>) => columns.push(sql`${value}`.as(name));
  if (plan.author) add('author', plan.author);
  if (plan.thumbnail) add('thumbnail', pictureJson(COMPANION.thumbnailId));
  if (plan.relation && isSignedIn) add('relation', relationJson(COMPANION.id, p.viewerId));
  if (first !== null) add('comments', commentsJson(plan.comments, p));
  return sql`${sql.join(columns)}`;
}

function commentsJson({ columns, author }: CommentsPlan, p: Params<PreloadValues>): RawBuilder<CommentRow[]> {
  const all: AliasedExpression<unknown, string>[] = [...list(COMMENT, columns ? ['id', ...columns] : undefined)];
  if (author) all.push(sql`${author}`.as('author'));
  return sql`(select coalesce(json_agg(t), '[]') from (
      select ${sql.join(all)} from comments m
      where m.companion_id = c.id and m.parent_id is null order by m.id limit ${p.commentLimit}
    ) t)`;
}

/** The values of these columns, beside who the viewer is. */
export function preloadValues({ plan, first }: ListReading): Omit<PreloadValues, 'viewerId'> {
  const { isAsked, isPageAsked } = plan.comments;
  return { commentLimit: isAsked ? (first ?? 0) + (isPageAsked ? 1 : 0) : 0 };
}

/** Puts what came along under the names of its fields. */
export function attachPreloaded(
  ctx: Context,
  post: CompanionRow,
  columns: PreloadedColumns,
  { plan: { author, thumbnail, comments }, first }: ListReading,
): CompanionRow {
  const loaded = post[PRELOADED]!;
  if (author) loaded.author = columns.author ?? null;
  if (thumbnail) loaded.thumbnail = columns.thumbnail;
  if (columns.relation) primeRelation(ctx, columns.relation);
  if (first !== null) {
    const found = columns.comments!;
    if (comments.author) for (const comment of found) comment[PRELOADED] = { author: comment.author };
    const page = { limit: first, backward: false, position: null };
    loaded.comments = topCommentConnection(ctx, post.id, found, page);
  }
  return post;
}
