import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, describe, expect, it } from 'vitest';
import { FOLLOW } from '../chat/live-kit.ts';
import * as doc from '../generated/graphql.ts';
import { startTestApp } from '../kit/app.ts';
import type { TestClient } from '../kit/client.ts';
import { TestSocket } from '../kit/socket.ts';
import { until } from '../kit/until.ts';
import { makeUpload, pictureFolder } from '../media/kit.ts';
import { inDays } from '../parties/kit.ts';
import { arrive, go } from './kit.ts';

const server = await startTestApp({ config: { dataDir: await pictureFolder() } });
const opened: TestSocket[] = [];
const connect = (person: TestClient) => {
  const socket = new TestSocket(person);
  opened.push(socket);
  return socket;
};
afterAll(() => Promise.all(opened.map((socket) => socket.dispose())));

const say = (person: TestClient, roomId: string, text: string, imageUploadIds: string[] = []) =>
  go(person, doc.SayDocument, { input: { roomId, clientMessageId: randomUUID(), text, imageUploadIds } });

describe('two people', () => {
  it('meet over a post about 제주도 and talk, live, without losing a word', async () => {
    const [minji, jun, stranger] = [
      await arrive(server, '민지'),
      await arrive(server, '준호'),
      await arrive(server, '지나가는 사람'),
    ];
    const title = '제주도 오름 산책';
    const post = {
      title,
      content: '천천히 걸어요',
      areaId: 'kr-jeju',
      startDate: inDays(30),
      endDate: inDays(33),
      capacity: 3,
      ageGroups: [],
      imageUploadIds: [],
    };
    const { createCompanion } = await go(minji, doc.WritePostDocument, { input: post });

    const { areas } = await go(jun, doc.AreasCalledDocument, { query: '한국' });
    const { companions } = await go(jun, doc.FindPostsDocument, { filter: { areaId: areas[0]!.id, query: '오름 산' } });
    expect(companions.totalCount).toBe(1);
    expect(companions.nodes[0]).toMatchObject({
      id: createCompanion.id,
      area: { name: '제주도', parent: { name: '대한민국' } },
      viewerCan: { comment: { allowed: true } },
    });
    await go(jun, doc.CommentDocument, { companionId: createCompanion.id, text: '저도 가고 싶어요!' });

    const { openDirectRoom: room } = await go(jun, doc.OpenRoomDocument, { userId: companions.nodes[0]!.author!.id });
    expect(room.title).toBe('민지');
    expect((await go(minji, doc.MyRoomsDocument)).rooms.nodes).toEqual([]);
    await say(jun, room.id, '안녕하세요');
    const phone = connect(minji);
    const live = phone.subscribe(FOLLOW, { roomId: room.id });
    await live.atLeast(1);
    await say(jun, room.id, '글 보고 연락드려요');
    expect((await live.atLeast(2))[1]).toMatchObject({
      seq: 2,
      message: { text: '글 보고 연락드려요', author: { nickname: '준호' } },
    });

    phone.cut();
    await until(() => phone.closed);
    for (const text of ['하나', '둘', '셋']) await say(jun, room.id, text);
    const back = connect(minji).subscribe(FOLLOW, { roomId: room.id, afterSeq: 2 });
    expect((await back.atLeast(4)).map((e) => e.message?.text ?? e.__typename)).toEqual([
      'RoomReady',
      '하나',
      '둘',
      '셋',
    ]);

    expect((await go(minji, doc.HideDocument, { roomId: room.id })).hideRoom.isHidden).toBe(true);
    expect((await go(minji, doc.MyRoomsDocument)).rooms.nodes).toEqual([]);
    await say(jun, room.id, '아직 계세요?');
    for (const person of [minji, jun]) {
      expect((await go(person, doc.MyRoomsDocument)).rooms.nodes).toMatchObject([
        { id: room.id, isHidden: false, lastMessage: { text: '아직 계세요?' } },
      ]);
    }

    expect((await go(stranger, doc.ReadRoomDocument, { id: room.id })).room).toBeNull();
    expect((await go(stranger, doc.MyRoomsDocument)).rooms.nodes).toEqual([]);
    const refused = await stranger.refused(doc.SayDocument.toString(), {
      input: { roomId: room.id, clientMessageId: randomUUID(), text: '끼어들기' },
    });
    expect(refused.extensions.code).toBe('NOT_FOUND');
    const spying = connect(stranger).subscribe(FOLLOW, { roomId: room.id });
    await spying.end();
    expect([spying.events, spying.errors[0]!.extensions.code]).toEqual([[], 'NOT_FOUND']);
    expect((await go(minji, doc.ReadRoomDocument, { id: room.id })).room!.messages.nodes).toHaveLength(6);
  });

  it('plan 교토 and 오사카, take others along, talk with a picture, review, and carry the calendar away', async () => {
    const [author, first, second] = [
      await arrive(server, '하늘'),
      await arrive(server, '바다'),
      await arrive(server, '구름'),
    ];
    const [d1, d2, d3, d4] = [40, 41, 42, 43].map(inDays) as [string, string, string, string];
    const { createPlanner: planner } = await go(author, doc.PlanTripDocument, {
      input: { name: '간사이 나흘', areaId: 'jp-kyoto', startDate: d1, endDate: d4, visibility: 'PRIVATE' },
    });
    expect(planner.days.map(({ date }) => date)).toEqual([d1, d2, d3, d4]);
    const legs = [
      { areaId: 'jp-kyoto', startDate: d1, endDate: d2 },
      { areaId: 'jp-osaka', startDate: d3, endDate: d4 },
    ];
    expect(
      (await go(author, doc.SetLegsDocument, { id: planner.id, legs })).setPlannerLegs.legs.map(
        ({ area }) => area.name,
      ),
    ).toEqual(['교토', '오사카']);

    const place = async (name: string, areaId: string) =>
      (
        await go(author, doc.AddPlaceDocument, {
          input: { name, description: '꼭 가 보고 싶은 곳', address: `${name} 앞`, category: 'ATTRACTION', areaId },
        })
      ).createPlace.id;
    const [temple, castle] = [await place('청수사', 'jp-kyoto'), await place('오사카성', 'jp-osaka')];
    const { addStop } = await go(author, doc.AddStopDocument, {
      dayId: planner.days[0]!.id,
      stop: { placeId: temple, note: '해 질 때' },
    });
    await go(author, doc.AddStopDocument, {
      dayId: planner.days[0]!.id,
      stop: { placeId: castle, note: '', startTime: '10:00' },
    });
    const moved = await go(author, doc.MoveStopDocument, {
      stopId: addStop.stops[0]!.id,
      toDayId: planner.days[2]!.id,
      position: 0,
    });
    expect(moved.moveStop.days.map(({ stops }) => stops.map((s) => s.place.name))).toEqual([
      ['오사카성'],
      [],
      ['청수사'],
      [],
    ]);
    const shifted = await go(author, doc.ShiftDatesDocument, {
      id: planner.id,
      input: { startDate: inDays(47), endDate: inDays(50), shift: 'BY_INDEX', overflow: 'REJECT', dryRun: false },
    });
    expect(shifted.changePlannerDates).toMatchObject({
      applied: true,
      planner: { startDate: inDays(47), days: [{ stops: [{ place: { name: '오사카성' } }] }, {}, {}, {}] },
    });

    const post = {
      title: '간사이 같이 가요',
      content: '교토와 오사카',
      areaId: 'jp-kyoto',
      startDate: inDays(47),
      endDate: inDays(50),
      capacity: 3,
      ageGroups: [],
      imageUploadIds: [],
    };
    const { createCompanion } = await go(author, doc.WritePostDocument, { input: post });
    const companionId = createCompanion.id;
    expect(
      (await go(author, doc.AttachPlanDocument, { id: companionId, plannerId: planner.id })).updateCompanion.planner
        ?.id,
    ).toBe(planner.id);
    for (const person of [first, second]) {
      const { applyToCompanion } = await go(person, doc.ApplyDocument, { companionId, message: '같이 가고 싶어요' });
      await go(author, doc.AcceptDocument, { id: applyToCompanion.id });
    }
    const { companion } = await go(second, doc.PartyDocument, { id: companionId });
    expect(companion).toMatchObject({
      memberCount: 3,
      planner: { name: '간사이 나흘' },
      members: [{ nickname: '하늘' }, { nickname: '바다' }, { nickname: '구름' }],
    });
    expect((await go(second, doc.NewsDocument)).notifications.nodes).toMatchObject([
      { kind: 'APPLICATION_ACCEPTED', actor: { nickname: '하늘' } },
    ]);

    const roomId = companion!.room!.id;
    const live = connect(first).subscribe(FOLLOW.replace('seq text author', 'seq text images { url } author'), {
      roomId,
    });
    await live.atLeast(1);
    const picture = await makeUpload(server, second as never, 'MESSAGE');
    await say(second, roomId, '여기 어때요?', [picture]);
    expect((await live.atLeast(2))[1].message).toMatchObject({
      text: '여기 어때요?',
      images: [{ url: expect.stringContaining(picture) }],
    });

    const { writeReview } = await go(first, doc.ReviewDocument, { placeId: temple, stars: 5, text: '노을이 멋져요' });
    expect(writeReview.place).toEqual({ rating: 5, reviewCount: 1, ratingHistogram: [0, 0, 0, 0, 1] });

    const calendar = await fetch(`${server.url}/planners/${planner.id}.ics`, { headers: first.headers('/planners') });
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    const events = new ICAL.Component(ICAL.parse(await calendar.text()))
      .getAllSubcomponents('vevent')
      .map((e) => String(e.getFirstPropertyValue('summary')));
    expect(events.some((summary) => summary.includes('청수사'))).toBe(true);
    expect((await fetch(`${server.url}/planners/${planner.id}.ics`)).status).toBe(404);
  });
});
