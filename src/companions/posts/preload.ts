import { type FieldNode, type GraphQLResolveInfo, Kind } from 'graphql';
import { sql } from 'kysely';
import { USER_COLUMNS, USER_JSON, type UserRow } from '../../accounts/user.rows.ts';
import { textOf } from '../../data/columns.ts';
import { PRELOADED } from '../../data/preloaded.ts';
import { columnsFor, pick, pickJson, selectList } from '../../data/select-list.ts';
import { type Selections, selectionsOnce } from '../../graphql/selections.ts';
import { type ImageRow, imageJson } from '../../media/image.rows.ts';
import type { Context } from '../../shared/context.ts';
import { LIST_SIZES } from '../../shared/list-sizes.ts';
import { COMMENT_COLUMNS, type CommentRow, topCommentConnection } from '../comments/comment.rows.ts';
import { COMPANION_COLUMNS, type CompanionRow } from './companion.rows.ts';
import { primeRelation, relationJson, type ViewerRelation } from './viewer-relation.ts';

const POSTS = selectList(COMPANION_COLUMNS);
const COMMENTS = selectList(COMMENT_COLUMNS);
const PEOPLE = selectList(USER_COLUMNS);

/** What resolved fields look at in a row; of a field that is not here nobody knows. */
const POST_NEEDS = {
  __typename: [],
  status: ['startDate', 'endDate', 'areaId', 'capacity', 'memberCount', 'isClosed'],
  area: ['areaId'],
  author: ['authorId'],
  thumbnail: [],
  members: [],
  comments: [],
  viewerHasBookmarked: [],
};
const COMMENT_NEEDS = {
  __typename: [],
  author: [],
  companion: ['companionId'],
  parent: ['parentId'],
  replies: ['replyCount'],
  viewerCan: ['authorId', 'isDeleted'],
};
/** What other domains know of a person (picture, age group) is theirs: for that the whole person is brought. */
const PERSON_NEEDS = { __typename: [] };

/** How the list of posts is read for one operation: which columns, and what comes along in the same statement. */
export interface ListReading {
  /** Select list of the posts. */
  columns: string;
  /** Who wrote them, as JSON; null leaves them to the loader. */
  author: string | null;
  /** Whether the picture comes along, and what the viewer is to each post. */
  thumbnail: boolean;
  relation: boolean;
  /** The first comments of each post; null leaves them to the loaders. */
  comments: CommentsReading | null;
}

interface CommentsReading {
  columns: string;
  author: string | null;
  first: number;
  /** Whether anybody looks at the comments, and whether at the page: then one more tells if there is a next one. */
  isAsked: boolean;
  isPageAsked: boolean;
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

const planOf = selectionsOnce((asked) => {
  const post = asked.belowNodes();
  const comments = post.fields('comments');
  return {
    columns: columnsFor(POSTS, POST_NEEDS, post.names()),
    author: personOf(post, 'c.author_id', 'true'),
    thumbnail: post.selects('thumbnail'),
    relation: post.selects('viewerCan'),
    // Under two aliases there are two answers, and a row carries one.
    first: comments.length === 1 ? firstOf(comments[0]!) : null,
    comments: commentsOf(post.below('comments')),
    /** Select lists by the position of the sort, each built once. */
    lists: new Map<readonly string[], string>(),
  };
});

function commentsOf(connection: Selections): Omit<CommentsReading, 'first'> {
  const comment = connection.belowNodes();
  const columns = columnsFor(COMMENTS, COMMENT_NEEDS, comment.names());
  return {
    columns: columns ? pick(COMMENTS, ['id', ...columns]) : COMMENT_COLUMNS,
    author: personOf(comment, 'm.author_id', 'm.deleted_at is null'),
    isAsked: ['nodes', 'edges', 'pageInfo'].some((name) => connection.selects(name)),
    isPageAsked: connection.selects('pageInfo'),
  };
}

/** SQL of the person of an id as one JSON object, with what is asked of `author`; null when nobody asks. */
function personOf(asked: Selections, id: string, condition: string): string | null {
  if (!asked.selects('author')) return null;
  const names = columnsFor(PEOPLE, PERSON_NEEDS, asked.below('author').names());
  const json = names ? pickJson(PEOPLE, ['id', ...names]) : USER_JSON;
  return `(select ${json} from users u where u.id = ${id} and u.deleted_at is null and ${condition})`;
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
export function planPreload(info: GraphQLResolveInfo): (position: readonly string[], posts: number) => ListReading {
  const { columns, author, thumbnail, relation, first, comments, lists } = planOf(info);
  const given = typeof first === 'object' && first ? (info.variableValues[first.variable] ?? DEFAULT_FIRST) : first;
  const isPlain = typeof given === 'number' && given >= 0 && given <= MAX_FIRST;
  return (position, posts) => {
    const list = lists.get(position) ?? (columns ? pick(POSTS, ['id', ...position, ...columns]) : COMPANION_COLUMNS);
    lists.set(position, list);
    const brought = isPlain && posts * (given + 1) <= MAX_BROUGHT ? { ...comments, first: given } : null;
    return { columns: list, author, thumbnail, relation, comments: brought };
  };
}

/** The whole select list of a statement from `companions c`; a viewer who is signed out (null) is nothing to any post. */
export function preloadColumns(
  { columns, author, thumbnail, relation, comments }: ListReading,
  viewerId: string | null,
  bind: (value: unknown) => string,
): string {
  const list = [columns];
  if (author) list.push(`${author} as author`);
  if (thumbnail) list.push(`${imageJson('c.thumbnail_id')} as thumbnail`);
  if (relation && viewerId) list.push(`${textOf(relationJson(sql`c.id`, sql.raw(bind(viewerId))))} as relation`);
  if (comments) {
    const limit = bind(comments.isAsked ? comments.first + (comments.isPageAsked ? 1 : 0) : 0);
    const authorOfComment = comments.author ? `, ${comments.author} as author` : '';
    list.push(`(
      select coalesce(json_agg(t), '[]') from (
        select ${comments.columns}${authorOfComment} from comments m
        where m.companion_id = c.id and m.parent_id is null order by m.id limit ${limit}
      ) t) as comments`);
  }
  return list.join(', ');
}

/** Hangs what came along under the fields that it answers. */
export function attachPreloaded(
  ctx: Context,
  post: CompanionRow,
  columns: PreloadedColumns,
  { author, thumbnail, comments }: ListReading,
): CompanionRow {
  const loaded = post[PRELOADED]!;
  if (author) loaded.author = columns.author ?? null;
  if (thumbnail) loaded.thumbnail = columns.thumbnail;
  if (columns.relation) primeRelation(ctx, columns.relation);
  if (comments) {
    const found = columns.comments!;
    if (comments.author) for (const comment of found) comment[PRELOADED] = { author: comment.author };
    const page = { limit: comments.first, backward: false, position: null };
    loaded.comments = topCommentConnection(ctx, post.id, found, page);
  }
  return post;
}
