import { beforeAll, describe, expect, it } from 'vitest';
import type { HideableKind } from '../../src/accounts/hidden/hidden-content.entity.ts';
import { hideContent, restoreContent } from '../../src/accounts/hidden/hide-content.ts';
import { transaction } from '../../src/data/transaction.ts';
import { jobContext } from '../../src/jobs/job-context.ts';
import { makeComment, makePost } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { TestSocket } from '../kit/socket.ts';
import { makePlace, readPlace, review } from '../places/kit.ts';
import { makePlanner } from '../planners/kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1_000_000 } });
const REASON = '광고입니다.';

const within = (work: (tx: Parameters<typeof hideContent>[0]) => Promise<boolean>) =>
  transaction(jobContext(server.app, 'test'), work);
const hide = (kind: HideableKind, id: string) => within((tx) => hideContent(tx, { kind, id }, REASON));
const restore = (kind: HideableKind, id: string) => within((tx) => restoreContent(tx, { kind, id }));

let author: Person;
let other: Person;
beforeAll(async () => {
  author = await makePerson(server, { nickname: '숨긴사람' });
  other = await makePerson(server);
});

const node = async (person: Person, id: string) =>
  (await person.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).node;
const found = async (person: Person, query: string): Promise<string[]> =>
  (
    await person.ask('query ($q: String!) { search(query: $q, first: 50) { nodes { ... on Node { id } } } }', {
      q: query,
    })
  ).search.nodes.map(({ id }: { id: string }) => id);

describe('a hidden post', () => {
  const COUNT = '{ companions(first: 50) { totalCount nodes { id } } popularAreas { id } }';
  const OF_AUTHOR = `query ($id: ID!) { user(id: $id) { companions(first: 50) { totalCount nodes { id hidden { reason since text } } } } }`;

  it('exists for its author alone, who is told why; restored, it is as it was', async () => {
    const post = await makePost(server, author, { title: '숨은글 찾기' });
    const comment = await makeComment(other, post.id);
    await other.ask('mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: true) { id } }', { id: post.id });
    const before = (await other.ask(COUNT)).companions.totalCount;

    expect(await hide('Companion', post.id)).toBe(true);
    expect(await hide('Companion', post.id)).toBe(false);
    expect(await node(other, post.id)).toBeNull();
    expect(await node(other, comment)).toBeNull();
    expect(await found(other, '숨은글')).toEqual([]);
    expect(await found(author, '숨은글')).toEqual([]);
    const { companions } = await other.ask(COUNT);
    expect(companions.totalCount).toBe(before - 1);
    expect(companions.nodes.map(({ id }: { id: string }) => id)).not.toContain(post.id);
    const bookmarks = '{ viewer { bookmarks { totalCount nodes { id } } } }';
    expect((await other.ask(bookmarks)).viewer.bookmarks).toEqual({ totalCount: 0, nodes: [] });
    expect((await other.ask(OF_AUTHOR, { id: author.id })).user.companions).toEqual({ totalCount: 0, nodes: [] });
    const own = (await author.ask(OF_AUTHOR, { id: author.id })).user.companions;
    expect(own).toEqual({
      totalCount: 1,
      nodes: [{ id: post.id, hidden: { reason: REASON, since: expect.any(String), text: null } }],
    });
    for (const refused of [
      ['mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저도") { id } }', 'COMPANION_NOT_FOUND'],
      ['mutation ($id: ID!) { addComment(companionId: $id, text: "저도") { id } }', 'COMPANION_NOT_FOUND'],
      ['mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: false) { id } }', 'COMPANION_NOT_FOUND'],
      ['mutation ($id: ID!) { recordCompanionView(id: $id) { id } }', 'COMPANION_NOT_FOUND'],
      ['mutation ($id: ID!) { closeCompanion(id: $id) { id } }', 'COMPANION_NOT_FOUND'],
      ['mutation ($id: ID!) { leaveCompanion(companionId: $id) { id } }', 'COMPANION_NOT_FOUND'],
    ] as const) {
      expect((await other.refused(refused[0], { id: post.id })).extensions.reason).toBe(refused[1]);
    }
    const gone = await other.refused('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: comment });
    expect(gone.extensions.reason).toBe('COMMENT_NOT_FOUND');
    await author.ask('mutation ($id: ID!) { updateCompanion(id: $id, input: { title: "숨은글 고침" }) { id } }', {
      id: post.id,
    });
    expect(await found(other, '숨은글')).toEqual([]);

    expect(await restore('Companion', post.id)).toBe(true);
    expect(await restore('Companion', post.id)).toBe(false);
    expect(await found(other, '숨은글')).toEqual([post.id]);
    expect((await other.ask(COUNT)).companions.totalCount).toBe(before);
    expect((await other.ask(bookmarks)).viewer.bookmarks.totalCount).toBe(1);
    expect((await author.ask(OF_AUTHOR, { id: author.id })).user.companions.nodes[0].hidden).toBeNull();
  });

  it('keeps its party: members go on talking, and leave', async () => {
    const post = await makePost(server, author, { title: '비밀 제목' });
    const member = await makePerson(server);
    const applied = await member.ask(
      'mutation ($id: ID!) { applyToCompanion(companionId: $id, message: "저도") { id } }',
      { id: post.id },
    );
    await author.ask('mutation ($id: ID!) { acceptApplication(id: $id) { id } }', { id: applied.applyToCompanion.id });
    await hide('Companion', post.id);
    const seen = await member.ask(
      `{ rooms { nodes { title companion { id } viewerCan { leave { allowed } } } }
         viewer { trips { totalCount nodes { id } } applications { totalCount nodes { id companion { id } } } } }`,
    );
    expect(seen.rooms.nodes).toEqual([
      { title: '숨겨진 동행', companion: null, viewerCan: { leave: { allowed: true } } },
    ]);
    expect(seen.viewer.trips).toEqual({ totalCount: 0, nodes: [] });
    expect(seen.viewer.applications).toEqual({ totalCount: 0, nodes: [] });
    expect((await author.ask('{ rooms { nodes { title } } }')).rooms.nodes).toEqual([{ title: '비밀 제목' }]);
    await member.ask('mutation ($id: ID!) { leaveCompanion(companionId: $id) { id } }', { id: post.id });
    expect(
      (await author.ask('query ($id: ID!) { companion(id: $id) { memberCount } }', { id: post.id })).companion,
    ).toEqual({ memberCount: 1 });
  });
});

describe('a hidden comment', () => {
  const THREAD = `query ($id: ID!) { companion(id: $id) { commentCount comments { totalCount nodes {
    id text isDeleted author { id } replyCount hidden { reason text } replies { totalCount nodes { id text isDeleted hidden { text } } } } } } }`;

  it('leaves its place, counts no more, and comes back with its words', async () => {
    const post = await makePost(server, other);
    const top = await makeComment(author, post.id, '광고 댓글');
    const reply = await makeComment(author, post.id, '광고 답글', top);
    expect((await other.ask('{ notifications { totalCount } }')).notifications.totalCount).toBeGreaterThan(0);
    await hide('Comment', top);
    await hide('Comment', reply);
    const seen = (await other.ask(THREAD, { id: post.id })).companion;
    expect(seen).toEqual({
      commentCount: 0,
      comments: {
        totalCount: 1,
        nodes: [
          {
            id: top,
            text: null,
            isDeleted: true,
            author: null,
            replyCount: 1,
            hidden: null,
            replies: { totalCount: 1, nodes: [{ id: reply, text: null, isDeleted: true, hidden: null }] },
          },
        ],
      },
    });
    const own = (await author.ask(THREAD, { id: post.id })).companion.comments.nodes[0];
    expect(own.hidden).toEqual({ reason: REASON, text: '광고 댓글' });
    expect(own.replies.nodes[0].hidden).toEqual({ text: '광고 답글' });
    const about = '{ notifications(first: 50) { nodes { comment { id } } } }';
    const told = (await other.ask(about)).notifications.nodes.map(
      (n: { comment: { id: string } | null }) => n.comment?.id,
    );
    expect(told).not.toContain(top);
    const refusal = await other.refused(
      'mutation ($id: ID!, $parent: ID) { addComment(companionId: $id, text: "답", parentId: $parent) { id } }',
      { id: post.id, parent: top },
    );
    expect(refusal.extensions.reason).toBe('COMMENT_NOT_FOUND');
    await restore('Comment', top);
    await restore('Comment', reply);
    const again = (await other.ask(THREAD, { id: post.id })).companion;
    expect(again.commentCount).toBe(2);
    expect(again.comments.nodes[0]).toMatchObject({ text: '광고 댓글', isDeleted: false, author: { id: author.id } });
  });

  it('is not hidden when its author has deleted it', async () => {
    const post = await makePost(server, other);
    const top = await makeComment(author, post.id);
    await makeComment(other, post.id, '답', top);
    await author.ask('mutation ($id: ID!) { deleteComment(id: $id) { id } }', { id: top });
    expect(await hide('Comment', top)).toBe(false);
    expect(await hide('Comment', other.id)).toBe(false);
  });
});

describe('a hidden message', () => {
  it('is a place in the log for whoever follows, is unread no more, and its author reads why', async () => {
    const { openDirectRoom: room } = await author.ask('mutation ($id: ID!) { openDirectRoom(userId: $id) { id } }', {
      id: other.id,
    });
    const { sendMessage: message } = await author.ask(
      `mutation ($room: ID!) { sendMessage(input: { roomId: $room, clientMessageId: "${crypto.randomUUID()}", text: "송금하세요" }) { id seq } }`,
      { room: room.id },
    );
    const read = `query ($id: ID!) { room(id: $id) { unreadCount lastMessage { text isDeleted }
      messages { nodes { id seq text isDeleted hidden { reason text } } } } }`;
    expect((await other.ask(read, { id: room.id })).room.unreadCount).toBe(1);
    const socket = new TestSocket(other);
    const events = socket.subscribe(
      `subscription { roomEvents(roomId: "${room.id}") { __typename ... on MessageDeleted { messageId } ... on MessageEdited { message { text } } } }`,
    );
    await events.atLeast(1);
    await hide('Message', message.id);
    expect((await events.atLeast(2))[1]).toEqual({ __typename: 'MessageDeleted', messageId: message.id });
    const seen = (await other.ask(read, { id: room.id })).room;
    expect(seen).toMatchObject({ unreadCount: 0, lastMessage: { text: null, isDeleted: true } });
    expect(seen.messages.nodes).toEqual([{ ...message, text: null, isDeleted: true, hidden: null }]);
    const own = (await author.ask(read, { id: room.id })).room.messages.nodes[0];
    expect(own.hidden).toEqual({ reason: REASON, text: '송금하세요' });
    await restore('Message', message.id);
    expect((await events.atLeast(3))[2]).toEqual({
      __typename: 'MessageEdited',
      message: { text: '송금하세요' },
    });
    expect((await other.ask(read, { id: room.id })).room.unreadCount).toBe(1);
    await socket.dispose();
  });
});

describe('a hidden place', () => {
  it('is on no list, map, search or address; where it stands in a planner, a place that says nothing stands for it', async () => {
    const id = await makePlace(author, { name: '숨은폭포', location: { latitude: -45.5, longitude: 17.25 } });
    const planner = await makePlanner(other);
    const day = (await other.ask('query ($id: ID!) { planner(id: $id) { days { id } } }', { id: planner.id })).planner
      .days[0].id;
    await other.ask('mutation ($day: ID!, $place: ID!) { addStop(dayId: $day, stop: { placeId: $place }) { id } }', {
      day,
      place: id,
    });
    const WITHIN = '{ south: -46, west: 17, north: -45, east: 18 }';
    const map = `{ places(filter: { within: ${WITHIN} }) { totalCount nodes { id } } placeClusters(within: ${WITHIN}, zoom: 10) { count } }`;
    expect((await other.ask(map)).placeClusters).toEqual([{ count: 1 }]);
    const calendar = async () => (await fetch(`${server.url}/planners/${planner.id}.ics`)).text();
    expect(await calendar()).toContain('숨은폭포');

    await hide('Place', id);
    expect(await other.ask(map)).toEqual({ places: { totalCount: 0, nodes: [] }, placeClusters: [] });
    expect(await node(other, id)).toBeNull();
    expect(await found(other, '숨은폭포')).toEqual([]);
    expect(await calendar()).not.toContain('숨은폭포');
    const stop =
      'query ($id: ID!) { planner(id: $id) { days { stops { place { id name description location { latitude } } } } } }';
    expect((await other.ask(stop, { id: planner.id })).planner.days[0].stops).toEqual([
      { place: { id, name: '숨겨진 장소', description: '', location: null } },
    ]);
    const written = await other.refused(
      'mutation ($id: ID!) { writeReview(placeId: $id, stars: 5, text: "좋아요") { id } }',
      { id },
    );
    expect(written.extensions.reason).toBe('PLACE_NOT_FOUND');
    const own = await author.ask('{ viewer { places { totalCount nodes { id name hidden { reason } } } } }');
    expect(own.viewer.places).toEqual({ totalCount: 1, nodes: [{ id, name: '숨은폭포', hidden: { reason: REASON } }] });

    await restore('Place', id);
    expect(await found(other, '숨은폭포')).toEqual([id]);
    expect(await calendar()).toContain('숨은폭포');
  });
});

describe('a hidden review', () => {
  it('is in no list and counts for no rating; written again it stays hidden', async () => {
    const place = await makePlace(other);
    const bad = await review(author, place, 1, '광고');
    await review(other, place, 5);
    await hide('Review', bad);
    expect(await readPlace(other, place)).toMatchObject({
      rating: 5,
      reviewCount: 1,
      ratingHistogram: [0, 0, 0, 0, 1],
    });
    const list = `query ($id: ID!) { place(id: $id) { reviews { totalCount nodes { stars } } viewerReview { id hidden { reason } } } }`;
    expect((await other.ask(list, { id: place })).place.reviews).toEqual({ totalCount: 1, nodes: [{ stars: 5 }] });
    expect(await node(other, bad)).toBeNull();
    expect((await author.ask(list, { id: place })).place.viewerReview).toEqual({ id: bad, hidden: { reason: REASON } });
    expect(await review(author, place, 2, '다시 광고')).toBe(bad);
    expect(await readPlace(other, place)).toMatchObject({ rating: 5, reviewCount: 1 });
    await restore('Review', bad);
    expect(await readPlace(other, place)).toMatchObject({
      rating: 3.5,
      reviewCount: 2,
      ratingHistogram: [0, 1, 0, 0, 1],
    });
    await hide('Review', bad);
    await author.ask('mutation ($id: ID!) { deleteReview(id: $id) { id } }', { id: bad });
    expect(await readPlace(other, place)).toMatchObject({ rating: 5, reviewCount: 1 });
    expect(await restore('Review', bad)).toBe(false);
  });
});

describe('a hidden planner', () => {
  it("is its owner's alone, who cannot publish it", async () => {
    const planner = await makePlanner(author, { name: '숨은계획' });
    await hide('Planner', planner.id);
    expect(await hide('Planner', planner.id)).toBe(false);
    expect(await node(other, planner.id)).toBeNull();
    expect(await found(other, '숨은계획')).toEqual([]);
    expect((await fetch(`${server.url}/planners/${planner.id}.ics`)).status).toBe(404);
    const own = await author.ask('query ($id: ID!) { planner(id: $id) { hidden { reason } } }', { id: planner.id });
    expect(own.planner.hidden).toEqual({ reason: REASON });
    const publish = 'mutation ($id: ID!) { updatePlanner(id: $id, input: { visibility: PUBLIC }) { id } }';
    expect((await author.refused(publish, { id: planner.id })).extensions.reason).toBe('PLANNER_HIDDEN');
    await restore('Planner', planner.id);
    expect(await found(other, '숨은계획')).toEqual([planner.id]);
  });
});

describe('a hidden profile', () => {
  it('has no name, words or picture; what is written since stays', async () => {
    const person = await makePerson(server, { nickname: '욕설닉네임' });
    await person.ask('mutation { updateProfile(input: { introduction: "욕설" }) { id } }');
    await hide('User', person.id);
    expect(await hide('User', person.id)).toBe(false);
    const read = 'query ($id: ID!) { user(id: $id) { nickname introduction hidden { reason } } }';
    expect((await other.ask(read, { id: person.id })).user).toEqual({
      nickname: '여행자',
      introduction: '',
      hidden: null,
    });
    expect(await found(other, '욕설닉네임')).toEqual([]);
    expect((await person.ask(read, { id: person.id })).user.hidden).toEqual({ reason: REASON });
    await person.ask('mutation { updateProfile(input: { introduction: "안녕하세요" }) { id } }');
    await restore('User', person.id);
    expect((await other.ask(read, { id: person.id })).user).toMatchObject({
      nickname: '욕설닉네임',
      introduction: '안녕하세요',
    });
  });
});
