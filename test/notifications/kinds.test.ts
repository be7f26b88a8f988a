import { describe, expect, it } from 'vitest';
import { makeComment } from '../companions/kit.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson, type Person } from '../kit/make.ts';
import { ACCEPT, apply, inDays, join, LEAVE, makePost, REJECT, REMOVE, WITHDRAW } from '../parties/kit.ts';
import { kindsOf, told } from './kit.ts';

const server = await startTestApp({ config: { rateLimitFactor: 1000 } });
const UPDATE = 'mutation ($id: ID!, $input: UpdateCompanionInput!) { updateCompanion(id: $id, input: $input) { id } }';
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makePerson(server)));
const nothingFor = async (...others: Person[]) => {
  for (const person of others) expect(await kindsOf(person)).toEqual([]);
};

describe('of an application', () => {
  it('the author of the post is told, by whom and to which post, and nobody else', async () => {
    const { author, id } = await makePost(server);
    const [applicant, bookmarker, stranger] = (await people(3)) as [Person, Person, Person];
    await bookmarker.ask('mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: true) { id } }', { id });
    await apply(applicant, id);
    expect(await told(author)).toEqual([
      {
        id: expect.any(String),
        kind: 'APPLICATION_RECEIVED',
        isRead: false,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        actor: { id: applicant.id, nickname: applicant.nickname },
        companion: { id, title: '제주도 한 바퀴' },
        comment: null,
      },
    ]);
    await nothingFor(applicant, bookmarker, stranger);
  });

  it('the applicant is told of the answer, and other applicants and members are not', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const member = await join(server, author, id);
    const [accepted, rejected, waiting] = (await people(3)) as [Person, Person, Person];
    const applications = await Promise.all([accepted, rejected, waiting].map((person) => apply(person, id)));
    await author.ask(ACCEPT, { id: applications[0] });
    await author.ask(REJECT, { id: applications[1] });
    expect(await told(accepted)).toMatchObject([
      { kind: 'APPLICATION_ACCEPTED', actor: { id: author.id }, companion: { id }, comment: null },
    ]);
    expect(await told(rejected)).toMatchObject([
      { kind: 'APPLICATION_REJECTED', actor: { id: author.id }, companion: { id }, comment: null },
    ]);
    expect(await kindsOf(member)).toEqual(['APPLICATION_ACCEPTED']);
    await nothingFor(waiting);
  });

  it('nobody is told that it was taken back', async () => {
    const { author, id } = await makePost(server);
    const applicant = await makePerson(server);
    await applicant.ask(WITHDRAW, { id: await apply(applicant, id) });
    await nothingFor(author, applicant);
  });

  it('nobody is told when it is refused', async () => {
    const { author, id } = await makePost(server, { capacity: 2 });
    await join(server, author, id);
    const late = await makePerson(server);
    await expect(apply(late, id)).rejects.toThrow('COMPANION_FULL');
    expect(await kindsOf(author)).toEqual(['APPLICATION_RECEIVED']);
    await nothingFor(late);
  });
});

describe('of leaving', () => {
  it('the author is told when a member leaves, other members are not', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [leaver, stayer] = [await join(server, author, id), await join(server, author, id)];
    await leaver.ask(LEAVE, { id });
    expect((await told(author))[0]).toMatchObject({ kind: 'MEMBER_LEFT', actor: { id: leaver.id }, companion: { id } });
    expect(await kindsOf(leaver)).toEqual(['APPLICATION_ACCEPTED']);
    expect(await kindsOf(stayer)).toEqual(['APPLICATION_ACCEPTED']);
  });

  it('who is removed is told by whom, and the author who did it is not', async () => {
    const { author, id } = await makePost(server, { capacity: 5 });
    const [removed, stayer] = [await join(server, author, id), await join(server, author, id)];
    const before = await kindsOf(author);
    await author.ask(REMOVE, { id, userId: removed.id });
    expect((await told(removed))[0]).toMatchObject({
      kind: 'MEMBER_LEFT',
      actor: { id: author.id },
      companion: { id },
    });
    expect(await kindsOf(author)).toEqual(before);
    expect(await kindsOf(stayer)).toEqual(['APPLICATION_ACCEPTED']);
  });
});

describe('of a changed post', () => {
  it('members are told; the author, applicants, and those who have left or were removed are not', async () => {
    const { author, id } = await makePost(server, { capacity: 6 });
    const [member, leaver, removed] = [
      await join(server, author, id),
      await join(server, author, id),
      await join(server, author, id),
    ];
    const [applicant, stranger] = (await people(2)) as [Person, Person];
    await apply(applicant, id);
    await leaver.ask(LEAVE, { id });
    await author.ask(REMOVE, { id, userId: removed.id });
    await author.ask(UPDATE, { id, input: { startDate: inDays(11) } });
    expect(await told(member)).toMatchObject([
      { kind: 'COMPANION_CHANGED', actor: { id: author.id }, companion: { id }, comment: null },
      { kind: 'APPLICATION_ACCEPTED' },
    ]);
    for (const person of [author, leaver, removed, applicant, stranger]) {
      expect(await kindsOf(person)).not.toContain('COMPANION_CHANGED');
    }
  });

  it('nobody is told when nothing is another than before, or the change is refused', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    await author.ask(UPDATE, { id, input: { title: '제주도 한 바퀴' } });
    await author.refused(UPDATE, { id, input: { title: '새 이름', capacity: 1 } });
    await member.refused(UPDATE, { id, input: { title: '내 맘대로' } });
    expect(await kindsOf(member)).toEqual(['APPLICATION_ACCEPTED']);
  });
});

describe('of a comment', () => {
  it('the author of the post is told, with the comment; other commenters and members are not', async () => {
    const { author, id } = await makePost(server);
    const member = await join(server, author, id);
    const [first, second] = (await people(2)) as [Person, Person];
    await makeComment(first, id, '저도요');
    const comment = await makeComment(second, id, '언제 가요?');
    expect((await told(author)).slice(0, 2)).toMatchObject([
      {
        kind: 'COMMENT_RECEIVED',
        actor: { id: second.id },
        companion: { id },
        comment: { id: comment, text: '언제 가요?' },
      },
      { kind: 'COMMENT_RECEIVED', actor: { id: first.id }, comment: { text: '저도요' } },
    ]);
    expect(await kindsOf(member)).toEqual(['APPLICATION_ACCEPTED']);
    await nothingFor(first, second);
  });

  it('nobody is told of the own words: not the author under the own post, nor who replies to oneself', async () => {
    const { author, id } = await makePost(server);
    const own = await makeComment(author, id);
    await makeComment(author, id, '덧붙여요', own);
    expect(await kindsOf(author)).toEqual([]);
    const commenter = await makePerson(server);
    await makeComment(commenter, id, '하나 더', await makeComment(commenter, id));
    await nothingFor(commenter);
    expect(await kindsOf(author)).toEqual(['COMMENT_RECEIVED', 'COMMENT_RECEIVED']);
  });

  it('of a reply, the person who was replied to is told, and the author of the post of every word', async () => {
    const { author, id } = await makePost(server);
    const [top, replier, other] = (await people(3)) as [Person, Person, Person];
    const comment = await makeComment(top, id, '같이 가요');
    const reply = await makeComment(replier, id, '좋아요', comment);
    await makeComment(other, id, '저도', reply);
    expect(await told(top)).toMatchObject([
      { kind: 'REPLY_RECEIVED', actor: { id: replier.id }, companion: { id }, comment: { id: reply, text: '좋아요' } },
    ]);
    expect(await told(replier)).toMatchObject([{ kind: 'REPLY_RECEIVED', actor: { id: other.id } }]);
    expect(await kindsOf(author)).toEqual(['COMMENT_RECEIVED', 'COMMENT_RECEIVED', 'COMMENT_RECEIVED']);
    await nothingFor(other);
  });

  it('an author who was replied to is told once, of the reply', async () => {
    const { author, id } = await makePost(server);
    const replier = await makePerson(server);
    await makeComment(replier, id, '답이에요', await makeComment(author, id));
    expect(await kindsOf(author)).toEqual(['REPLY_RECEIVED']);
  });
});

describe('deeds that concern nobody else', () => {
  it('tell nobody: views, bookmarks, closing and opening, edits of comments', async () => {
    const { author, id } = await makePost(server);
    const visitor = await makePerson(server);
    const comment = await makeComment(visitor, id);
    const before = await kindsOf(author);
    await visitor.ask('mutation ($id: ID!) { recordCompanionView(id: $id) { id } }', { id });
    await visitor.ask('mutation ($id: ID!) { setBookmark(companionId: $id, bookmarked: true) { id } }', { id });
    await visitor.ask('mutation ($id: ID!) { updateComment(id: $id, text: "고침") { id } }', { id: comment });
    await author.ask('mutation ($id: ID!) { closeCompanion(id: $id) { id } }', { id });
    await author.ask('mutation ($id: ID!) { reopenCompanion(id: $id) { id } }', { id });
    expect(await kindsOf(author)).toEqual(before);
    await nothingFor(visitor);
  });
});
