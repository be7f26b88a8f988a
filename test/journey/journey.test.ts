import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { mailTo, tokenIn } from '../accounts/kit.ts';
import * as ask from '../generated/graphql.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';

const server = await startTestApp();
const PASSWORD = 'plum tractor 91 otter';
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Asks with the types that codegen made: a field that is not selected does not compile. */
const run = <Result, Variables extends Record<string, unknown>>(
  client: TestClient,
  document: ask.TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> => client.ask<Result & object>(document.toString(), variables);

/** Signs up, follows the mail, signs in. */
async function join(nickname: string, gender: ask.Gender): Promise<TestClient> {
  const visitor = new TestClient(server.url);
  const email = `${randomUUID()}@people.test`;
  await run(visitor, ask.SignUpDocument, {
    input: { email, password: PASSWORD, nickname, birthDate: '1996-03-01', gender },
  });
  await run(visitor, ask.VerifyEmailDocument, { token: tokenIn(await mailTo(server, email)) });
  const { signIn } = await run(visitor, ask.SignInDocument, { email, password: PASSWORD });
  expect(signIn.viewer).toMatchObject({ isEmailVerified: true, user: { nickname } });
  return new TestClient(server.url, { token: signIn.accessToken! });
}

it('two strangers find each other, travel, and leave a review', async () => {
  const [mina, jun] = [await join('미나', 'FEMALE'), await join('준호', 'MALE')];

  const { areas } = await run(mina, ask.AreasCalledDocument, { query: 'ㅈㅈㄷ' });
  expect(areas[0]).toMatchObject({ name: '제주도', parent: { name: '대한민국' } });
  const areaId = areas[0]!.id;
  const dates = { startDate: inDays(30), endDate: inDays(32) };
  const { createCompanion: post } = await run(mina, ask.WritePostDocument, {
    input: { title: '제주 한 바퀴', content: '올레길을 걸어요', areaId, capacity: 2, ...dates },
  });
  expect(post).toMatchObject({ status: 'RECRUITING', memberCount: 1, area: { name: '제주도' } });

  const { companions } = await run(jun, ask.FindPostsDocument, {
    filter: { areaId: 'kr', query: '한 바퀴', openToViewer: true },
  });
  expect(companions).toMatchObject({
    totalCount: 1,
    nodes: [{ id: post.id, author: { nickname: '미나' }, viewerCan: { apply: { allowed: true } } }],
  });
  const { applyToCompanion: application } = await run(jun, ask.ApplyDocument, {
    companionId: post.id,
    message: '같이 가고 싶어요',
  });
  expect(application.status).toBe('PENDING');

  const { notifications } = await run(mina, ask.NotificationsDocument, {});
  expect(notifications.nodes).toMatchObject([{ kind: 'APPLICATION_RECEIVED', actor: { nickname: '준호' } }]);
  const { acceptApplication: accepted } = await run(mina, ask.AcceptDocument, { id: application.id });
  expect(accepted).toMatchObject({
    status: 'ACCEPTED',
    companion: { memberCount: 2, status: 'CLOSED', room: { kind: 'PARTY', title: '제주 한 바퀴' } },
  });

  const roomId = accepted.companion.room!.id;
  await run(mina, ask.SayDocument, { roomId, clientMessageId: randomUUID(), text: '공항에서 만나요' });
  const { rooms } = await run(jun, ask.RoomsDocument, {});
  expect(rooms.nodes).toMatchObject([
    {
      id: roomId,
      unreadCount: 1,
      lastMessage: { text: '공항에서 만나요', isMine: false, author: { nickname: '미나' } },
    },
  ]);

  const { createPlace: place } = await run(mina, ask.AddPlaceDocument, {
    input: {
      name: '성산일출봉',
      description: '해 뜨는 봉우리',
      address: '제주 서귀포시 성산읍',
      category: 'ATTRACTION',
      areaId,
    },
  });
  const { createPlanner: planner } = await run(mina, ask.WritePlannerDocument, {
    input: { name: '제주 3일', areaId, ...dates },
  });
  expect(planner).toMatchObject({
    visibility: 'PUBLIC',
    days: [{ date: dates.startDate }, {}, { date: dates.endDate }],
  });
  const { setDayStops: day } = await run(mina, ask.PlanDayDocument, {
    dayId: planner.days[0]!.id,
    stops: [{ placeId: place.id, startTime: '05:30' }],
  });
  expect(day.stops).toEqual([{ position: 0, startTime: '05:30', place: { name: '성산일출봉' } }]);

  const { copyPlanner: copy } = await run(jun, ask.TakeOverDocument, { id: planner.id, startDate: inDays(60) });
  expect(copy).toMatchObject({
    startDate: inDays(60),
    endDate: inDays(62),
    visibility: 'PRIVATE',
    copiedFrom: { id: planner.id, copyCount: 1 },
    days: [{ stops: [{ place: { name: '성산일출봉' } }] }, { stops: [] }, { stops: [] }],
  });
  const { writeReview: review } = await run(jun, ask.ReviewDocument, {
    placeId: place.id,
    stars: 5,
    text: '또 올게요',
  });
  expect(review.place).toEqual({ rating: 5, reviewCount: 1, ratingHistogram: [0, 0, 0, 0, 1] });
});
