import { describe, expect, it } from 'vitest';
import { idBefore, newId } from '../../src/shared/ids.ts';
import { fillRoom, joinRoom, makePair, makePartyRoom, say } from '../chat/kit.ts';
import { faultsOf, makeComment, makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { countStatements } from '../kit/statements.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });

const ARGUMENTS = '$around: X, $first: Int, $after: String, $last: Int, $before: String';
const PAGE = `(around: $around, first: $first, after: $after, last: $last, before: $before) {
  nodes { id seq } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
const MESSAGES = `query ($id: ID!, ${ARGUMENTS.replace('X', 'Int')}) { room(id: $id) { list: messages${PAGE} } }`;
const COMMENTS = `query ($id: ID!, ${ARGUMENTS.replace('X', 'ID')}) {
  companion(id: $id) { list: comments${PAGE.replace(' seq', ' text')} } }`;

interface Found {
  names: (string | number | null)[];
  more: string;
  startCursor: string | null;
  endCursor: string | null;
}
interface Node {
  seq?: number;
  text?: string | null;
}

async function find(person: Person, query: string, id: string, args: Record<string, unknown>): Promise<Found> {
  const { list } = Object.values(await person.ask<Record<string, never>>(query, { id, ...args }))[0]!;
  const { nodes, edges, pageInfo } = list as {
    nodes: Node[];
    edges: { cursor: string; node: Node }[];
    pageInfo: { hasPreviousPage: boolean; hasNextPage: boolean; startCursor: string; endCursor: string };
  };
  expect(edges.map(({ cursor }) => cursor).at(0) ?? null).toBe(pageInfo.startCursor);
  expect(edges.map(({ cursor }) => cursor).at(-1) ?? null).toBe(pageInfo.endCursor);
  const { hasPreviousPage, hasNextPage, startCursor, endCursor } = pageInfo;
  const more = [hasPreviousPage ? 'up' : '', hasNextPage ? 'down' : ''].join('/');
  return { names: nodes.map(({ seq, text }) => seq ?? text ?? null), more, startCursor, endCursor };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('messages around a seq', () => {
  it.each<[Record<string, unknown>, number[], string]>([
    [{ around: 50 }, range(35, 64), 'up/down'],
    [{ around: 50, first: 10 }, range(45, 54), 'up/down'],
    [{ around: 50, last: 11 }, range(45, 55), 'up/down'],
    [{ around: 50, first: 1 }, [50], 'up/down'],
    [{ around: 50, first: 0 }, [], 'up/down'],
    [{ around: 50, first: 100 }, range(1, 100), '/'],
    [{ around: 50, first: null, last: 3 }, range(49, 51), 'up/down'],
    // Where one side is short the other fills the page.
    [{ around: 3, first: 10 }, range(1, 10), '/down'],
    [{ around: 99, first: 10 }, range(91, 100), 'up/'],
    [{ around: 1, first: 4 }, range(1, 4), '/down'],
    [{ around: 0, first: 4 }, range(1, 4), '/down'],
    [{ around: 100, first: 4 }, range(97, 100), 'up/'],
    [{ around: 2_147_483_647, first: 4 }, range(97, 100), 'up/'],
    [{ around: null, first: 4 }, range(1, 4), '/down'],
  ])('%j', async (args, seqs, more) => {
    expect(await find(await reader(), MESSAGES, (await fixture()).roomId, args)).toMatchObject({ names: seqs, more });
  });

  it('is walked on from, both ways, until all is seen once', async () => {
    const { roomId } = await fixture();
    const person = await reader();
    const middle = await find(person, MESSAGES, roomId, { around: 40, first: 7 });
    const seen = [...middle.names];
    for (let page = middle; page.more.includes('up'); ) {
      page = await find(person, MESSAGES, roomId, { last: 9, before: page.startCursor });
      seen.unshift(...page.names);
    }
    for (let page = middle; page.more.includes('down'); ) {
      page = await find(person, MESSAGES, roomId, { first: 9, after: page.endCursor });
      seen.push(...page.names);
    }
    expect(seen).toEqual(range(1, 100));
  });

  it('takes a number without a message, and shows a member nothing from before joining', async () => {
    const members = await Promise.all([makePerson(server), makePerson(server)]);
    const roomId = await makePartyRoom(server, members);
    await fillRoom(server, roomId, members, 20);
    const late = await makePerson(server);
    await joinRoom(server, roomId, late.id);
    const [first] = [await say(members[0]!, roomId, '21'), await say(late, roomId, '22')];
    await members[0]!.ask('mutation ($id: ID!) { editMessage(id: $id, text: "고침") { id } }', { id: first.id });
    await say(members[1]!, roomId, '24');
    expect(await find(late, MESSAGES, roomId, { around: 10, first: 2 })).toMatchObject({
      names: [21, 22],
      more: '/down',
    });
    expect(await find(late, MESSAGES, roomId, { around: 23, first: 2 })).toMatchObject({
      names: [22, 24],
      more: 'up/',
    });
    expect(await find(members[1]!, MESSAGES, roomId, { around: 21, first: 2 })).toMatchObject({ names: [20, 21] });
  });

  it('of an empty room is empty', async () => {
    const { a, roomId } = await makePair(server);
    expect(await find(a, MESSAGES, roomId, { around: 5 })).toEqual({
      names: [],
      more: '/',
      startCursor: null,
      endCursor: null,
    });
  });

  it.each<[Record<string, unknown>, string[]]>([
    [{ around: 1, after: 'x' }, ['after NOT_TOGETHER']],
    [{ around: 1, before: 'x', first: 3 }, ['before NOT_TOGETHER']],
    [{ around: 1, first: 3, last: 3 }, ['last NOT_TOGETHER']],
    [{ around: -1 }, ['around TOO_SMALL']],
    [{ around: 1, last: 101 }, ['last TOO_LARGE']],
    [
      { around: -1, first: -1, after: 'x', before: 'x' },
      ['after NOT_TOGETHER', 'around TOO_SMALL', 'before NOT_TOGETHER', 'first TOO_SMALL'],
    ],
  ])('%j is refused', async (args, faults) => {
    const failure = await (await reader()).refused(MESSAGES, { id: (await fixture()).roomId, ...args });
    expect([failure.extensions.code, faultsOf(failure)]).toEqual(['BAD_USER_INPUT', faults]);
  });

  it('of many rooms cost two statements', async () => {
    const person = await makePerson(server);
    for (let i = 0; i < 5; i++) {
      const { openDirectRoom } = await person.ask('mutation ($id: ID!) { openDirectRoom(userId: $id) { id } }', {
        id: (await makePerson(server)).id,
      });
      await fillRoom(server, openDirectRoom.id, [person], 9);
    }
    const { result, statements } = await countStatements(() =>
      person.ask(
        '{ rooms { nodes { messages(around: 4, first: 3) { nodes { seq author { id } } pageInfo { hasNextPage hasPreviousPage } } } } }',
      ),
    );
    const pages = result.rooms.nodes.map(({ messages }: { messages: { nodes: Node[] } }) =>
      messages.nodes.map(({ seq }) => seq),
    );
    expect(pages).toEqual(Array.from({ length: 5 }, () => [3, 4, 5]));
    expect(statements).toHaveLength(3);
  });
});

describe('comments around one', () => {
  it('stand on both sides of it, also when it is a reply', async () => {
    const { postId, ids, replies, author } = await fixture();
    for (const around of [ids[9], replies.get(9)]) {
      expect(await find(author, COMMENTS, postId, { around, first: 5 })).toMatchObject({
        names: ['8', '9', '10', '11', '12'],
        more: 'up/down',
      });
    }
    expect((await find(author, COMMENTS, postId, { around: ids[9] })).names).toHaveLength(20);
    expect(await find(author, COMMENTS, postId, { around: ids[0], last: 3 })).toMatchObject({
      names: ['1', '2', '3'],
      more: '/down',
    });
    const middle = await find(author, COMMENTS, postId, { around: ids[24], first: 4 });
    expect(middle).toMatchObject({ names: ['22', '23', '24', '25'], more: 'up/' });
    expect((await find(author, COMMENTS, postId, { last: 2, before: middle.startCursor })).names).toEqual(['20', '21']);
  });

  it('stand around the place of one that was taken back', async () => {
    const author = await makePerson(server);
    const { id } = await makePost(server, author);
    const ids = [
      await makeComment(author, id, '1'),
      await makeComment(author, id, '2'),
      await makeComment(author, id, '3'),
    ];
    const reply = await makeComment(author, id, '답', ids[1]);
    await author.ask('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: ids[1] });
    for (const around of [ids[1], reply]) {
      expect((await find(author, COMMENTS, id, { around, first: 3 })).names).toEqual(['1', null, '3']);
    }
  });

  it('stand around the time of one that is gone', async () => {
    const { postId, ids, author } = await fixture();
    // Nothing was ever made between these two.
    const gone = idBefore(ids[6]!);
    expect((await find(author, COMMENTS, postId, { around: gone, first: 4 })).names).toEqual(['5', '6', '7', '8']);
    expect((await find(author, COMMENTS, postId, { around: newId(), first: 2 })).names).toEqual(['24', '25']);
  });

  it('refuse one of another post and what is no id, with every other fault', async () => {
    const { postId, author } = await fixture();
    const other = await makePost(server, author);
    const elsewhere = await makeComment(author, other.id, '다른 글의 말');
    for (const [args, faults] of [
      [{ around: elsewhere }, ['around COMMENT_NOT_FOUND']],
      [{ around: await makeComment(author, other.id, '답', elsewhere) }, ['around COMMENT_NOT_FOUND']],
      [{ around: 'nonsense', after: 'x' }, ['after NOT_TOGETHER', 'around INVALID_ID']],
      [{ around: elsewhere, first: 101 }, ['around COMMENT_NOT_FOUND', 'first TOO_LARGE']],
    ] as const) {
      const failure = await author.refused(COMMENTS, { id: postId, ...args });
      expect([failure.extensions.code, faultsOf(failure)]).toEqual(['BAD_USER_INPUT', faults]);
    }
  });

  it('cost three statements beside the post, and the same in a list of posts', async () => {
    const { postId, ids, author } = await fixture();
    const around = `comments(around: "${ids[9]}", first: 6) { nodes { id text } pageInfo { hasNextPage hasPreviousPage } }`;
    const { result, statements } = await countStatements(() =>
      author.ask(`{ companion(id: "${postId}") { ${around} } }`),
    );
    expect(statements).toHaveLength(4);
    const { companions } = await author.ask(
      `{ companions(filter: { query: "둘레" }) { nodes { comments(first: 1) { totalCount } page: ${around} } } }`,
    );
    expect(companions.nodes.map(({ page }: { page: unknown }) => page)).toEqual([result.companion.comments]);
  });
});

describe('the id right below another', () => {
  it.each([
    ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000000'],
    ['01900000-0000-7000-8000-000000000000', '01900000-0000-7000-7fff-ffffffffffff'],
    ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'],
  ])('of %s is %s', (id, below) => {
    expect(idBefore(id)).toBe(below);
  });
});

interface Fixture {
  roomId: string;
  members: Person[];
  author: Person;
  postId: string;
  ids: string[];
  replies: Map<number, string>;
}
let made: Promise<Fixture> | undefined;

/** A room with messages 1 to 100, and a post with comments 1 to 25, some with replies. */
function fixture(): Promise<Fixture> {
  made ??= (async () => {
    const { a, b, roomId } = await makePair(server);
    await fillRoom(server, roomId, [a, b], 100);
    const author = await makePerson(server);
    const post = await makePost(server, author, { title: '둘레 보기' });
    const ids: string[] = [];
    const replies = new Map<number, string>();
    for (let i = 0; i < 25; i++) {
      ids.push(await makeComment(author, post.id, `${i + 1}`));
      if (i % 3 === 0) replies.set(i, await makeComment(author, post.id, '답', ids[i]!));
    }
    return { roomId, members: [a, b], author, postId: post.id, ids, replies };
  })();
  return made;
}
const reader = async () => (await fixture()).members[1]!;
