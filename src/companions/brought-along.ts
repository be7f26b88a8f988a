import { type FieldNode, type GraphQLResolveInfo, Kind } from 'graphql';
import { departedUser, USER_JSON, type UserRow } from '../accounts/user.rows.ts';
import { askedOnce } from '../shared/asked.ts';
import type { Context } from '../shared/context.ts';
import { LOADED } from '../shared/loaded.ts';
import { COMMENT_COLUMNS, type CommentRow, topCommentConnection } from './comment.rows.ts';
import type { CompanionRow } from './companion.rows.ts';

/** What the list of posts brings along in its own statement for one operation. */
export interface Brought {
  author: boolean;
  /** The first comments of each post, with or without who wrote them; null leaves them to the loaders. */
  comments: { first: number; withAuthors: boolean } | null;
}

/** Columns of that statement beside the post's own. */
export interface BroughtColumns {
  author?: UserRow | null;
  comments?: (CommentRow & { author?: UserRow | null })[];
}

const DEFAULT_FIRST = 20;
const MAX_FIRST = 100;

/** How many comments a document asks for: a number, or the name of a variable. */
type First = number | { variable: string };

const planOf = askedOnce((asked) => {
  const post = asked.belowNodes();
  const comments = post.fields('comments');
  return {
    author: post.selects('author'),
    // Under two aliases there are two answers, and a row carries one.
    first: comments.length === 1 ? firstOf(comments[0]!) : null,
    withAuthors: post.below('comments').belowNodes().selects('author'),
  };
});

/** Null when anything but a plain `first` is asked: the ordinary path knows every case. */
function firstOf({ arguments: args = [] }: FieldNode): First | null {
  if (args.length === 0) return DEFAULT_FIRST;
  const [{ name, value }] = args as [(typeof args)[number]];
  if (args.length > 1 || name.value !== 'first') return null;
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.VARIABLE ? { variable: value.name.value } : null;
}

/** What a list of posts can bring along for the document of this operation. */
export function broughtFor(info: GraphQLResolveInfo): Brought {
  const { author, first, withAuthors } = planOf(info);
  const given = typeof first === 'object' && first ? (info.variableValues[first.variable] ?? DEFAULT_FIRST) : first;
  const isPlain = typeof given === 'number' && given >= 0 && given <= MAX_FIRST;
  return { author, comments: isPlain ? { first: given, withAuthors } : null };
}

/** The further select list of a statement from `companions c`, with a leading comma; empty for nothing. */
export function broughtColumns({ author, comments }: Brought, bind: (value: unknown) => string): string {
  const authorColumn = author ? `, ${personJson('c.author_id', 'true')} as author` : '';
  if (!comments) return authorColumn;
  const authorOfComment = comments.withAuthors
    ? `, ${personJson('m.author_id', 'm.deleted_at is null')} as author`
    : '';
  return `${authorColumn}, (
    select coalesce(json_agg(t), '[]') from (
      select ${COMMENT_COLUMNS}${authorOfComment} from comments m
      where m.companion_id = c.id and m.parent_id is null order by m.id limit ${bind(comments.first + 1)}
    ) t) as comments`;
}

const personJson = (id: string, condition: string) =>
  `(select ${USER_JSON} from users u where u.id = ${id} and u.deleted_at is null and ${condition})`;

/** Hangs what came along under the fields that it answers. */
export function hangUnder(ctx: Context, post: CompanionRow, columns: BroughtColumns, brought: Brought): CompanionRow {
  const loaded = post[LOADED]!;
  if (brought.author) loaded.author = columns.author ?? departedUser(post.authorId);
  if (brought.comments) {
    const comments = columns.comments!;
    if (brought.comments.withAuthors) {
      for (const comment of comments) comment[LOADED] = { author: comment.author };
    }
    const page = { limit: brought.comments.first, backward: false, position: null };
    loaded.comments = topCommentConnection(ctx, post.id, comments, page);
  }
  return post;
}
