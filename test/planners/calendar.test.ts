import type ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { newId } from '../../src/shared/ids.ts';
import { startTestApp } from '../kit/app.ts';
import { TestClient } from '../kit/client.ts';
import { makePerson } from '../kit/make.ts';
import { fetchCalendar, readCalendar, uid } from './calendar-kit.ts';
import { makeParty, makePlaces, makePlanner, readPlanner, type TestPlanner } from './kit.ts';

const server = await startTestApp();
const owner = await makePerson(server);
const TRICKY = '카페, "바다"; 그리고 \\ 산 — 아주 아주 긴 이름의 장소라서 접혀야 합니다 🏝️🏝️🏝️🏝️🏝️🏝️🏝️🏝️';

const calendarOf = (viewer: TestClient, id: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetchCalendar(server, viewer, id, headers, method);
const readEvents = (viewer: TestClient, id: string) => readCalendar(server, viewer, id);

/** Three days in two areas: a stop at 09:30, one without a time, and a note on the second day. */
async function makeTrip(input: Record<string, unknown> = {}): Promise<TestPlanner> {
  const [cafe, mountain] = await makePlaces(server, owner, 2);
  await server.sql('update places set name = $2, address = $3 where id = $1', [cafe, TRICKY, '제주시; 바닷가, 1']);
  const { id, days } = await makePlanner(owner, input);
  await owner.ask(
    `mutation ($id: ID!, $first: ID!, $second: ID!, $stops: [StopInput!]!, $note: String!) {
       setDayStops(dayId: $first, stops: $stops) { id }
       updateDayNote(dayId: $second, note: $note) { id }
       setPlannerLegs(id: $id, legs: [
         { areaId: "kr-jeju", startDate: "2027-05-01", endDate: "2027-05-02" }
         { areaId: "jp-osaka", startDate: "2027-05-03", endDate: "2027-05-03" }]) { id } }`,
    {
      id,
      first: days[0]!.id,
      second: days[1]!.id,
      note: '우산,\n꼭!',
      stops: [{ placeId: cafe, startTime: '09:30', note: '예약; 2명\n창가' }, { placeId: mountain }],
    },
  );
  return readPlanner(owner, id);
}

describe('a planner as a calendar', () => {
  it('has an all-day event for each leg and an event for each stop', async () => {
    const planner = await makeTrip({ name: '여행; 하나, 둘 \\ 셋' });
    const { name, events } = await readEvents(new TestClient(server.url), planner.id);
    // RFC 7986 says TEXT; the parser does not know the property and leaves it escaped.
    expect(name).toBe('여행\\; 하나\\, 둘 \\\\ 셋');
    const [timed, open] = planner.days[0]!.stops;
    expect([...events.keys()].sort()).toEqual([...planner.legs, timed!, open!].map(({ id }) => uid(id)).sort());

    const jeju = events.get(uid(planner.legs[0]!.id))!;
    expect([jeju.summary, jeju.startDate.isDate]).toEqual(['제주도', true]);
    // The end of an all-day event is the day after its last.
    expect([jeju.startDate.toString(), jeju.endDate.toString()]).toEqual(['2027-05-01', '2027-05-03']);
    expect(jeju.description).toBe('2027-05-02\n우산,\n꼭!');
    const osaka = events.get(uid(planner.legs[1]!.id))!;
    expect([osaka.startDate.toString(), osaka.endDate.toString()]).toEqual(['2027-05-03', '2027-05-04']);
    expect(osaka.component.hasProperty('description')).toBe(false);

    const cafe = events.get(uid(timed!.id))!;
    expect([cafe.startDate.toString(), cafe.endDate.toString()]).toEqual([
      '2027-05-01T09:30:00',
      '2027-05-01T10:30:00',
    ]);
    expect([cafe.startDate.zone.tzid, cafe.startDate.toJSDate()]).toEqual([
      'Asia/Seoul',
      new Date('2027-05-01T00:30:00Z'),
    ]);
    expect([cafe.summary, cafe.location, cafe.description]).toEqual([TRICKY, '제주시; 바닷가, 1', '예약; 2명\n창가']);
    expect(cafe.component.getFirstPropertyValue('geo')).toEqual([33.5, 126.5]);
    const mountain = events.get(uid(open!.id))!;
    expect([mountain.startDate.toString(), mountain.endDate.toString()]).toEqual(['2027-05-01', '2027-05-02']);
  });

  it('is text/calendar in lines of at most 75 octets that all end with CRLF', async () => {
    const { id } = await makeTrip();
    const response = await calendarOf(owner, id);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''%EC%A0%9C%EC%A3%BC");
    const text = await response.text();
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
  });

  it('keeps UIDs and raises SEQUENCE when stops and legs move', async () => {
    const planner = await makeTrip();
    const before = await readEvents(owner, planner.id);
    const stop = planner.days[0]!.stops[0]!;
    await owner.ask(
      `mutation { moveStop(stopId: "${stop.id}", toDayId: "${planner.days[2]!.id}", position: 0) { id } }`,
    );
    await owner.ask(
      `mutation { changePlannerDates(id: "${planner.id}", input: { startDate: "2027-06-01", endDate: "2027-06-03" }) { applied } }`,
    );
    const after = await readEvents(owner, planner.id);
    expect([...after.events.keys()].sort()).toEqual([...before.events.keys()].sort());
    expect(after.events.get(uid(stop.id))!.startDate.toString()).toBe('2027-06-03T09:30:00');
    const raised = [...after.events].map(([id, event]) => event.sequence - before.events.get(id)!.sequence);
    expect(new Set(raised)).toEqual(new Set([2]));
    expect(before.events.get(uid(planner.legs[0]!.id))!.sequence).toBe(planner.version);
    const stamp = (event: ICAL.Event) => String(event.component.getFirstPropertyValue('last-modified'));
    const { editedAt } = await readPlanner(owner, planner.id);
    for (const event of after.events.values()) expect(stamp(event)).toBe(editedAt!.replace(/\.\d+Z/, 'Z'));
  });

  it('speaks the language of the request', async () => {
    const planner = await makeTrip();
    const { events } = await readEvents(new TestClient(server.url, { language: 'en' }), planner.id);
    expect(events.get(uid(planner.legs[0]!.id))!.summary).toBe('Jeju');
  });

  it('is answered with 304 until something in it changes, a place too', async () => {
    const planner = await makeTrip();
    const first = await calendarOf(owner, planner.id);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await calendarOf(owner, planner.id, { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await server.sql('update places set address = $2 where id = $1', [
      planner.days[0]!.stops[0]!.place.id,
      '이사한 곳',
    ]);
    expect((await calendarOf(owner, planner.id, { 'if-none-match': etag })).status).toBe(200);
  });

  it('of a private planner is for its owner and the party alone; for all others it is not there', async () => {
    const { id } = await makePlanner(owner, { visibility: 'PRIVATE' });
    const [member, stranger] = [await makePerson(server), await makePerson(server)];
    await makeParty(server, owner, id, [member]);
    expect((await calendarOf(owner, id)).status).toBe(200);
    expect((await calendarOf(member, id)).status).toBe(200);
    for (const viewer of [stranger, new TestClient(server.url)]) {
      const missing = await calendarOf(viewer, newId());
      const hidden = await calendarOf(viewer, id);
      expect([hidden.status, await hidden.text()]).toEqual([404, await missing.text()]);
    }
    expect((await calendarOf(owner, 'x')).status).toBe(404);
    expect((await calendarOf(owner, id, {}, 'POST')).status).toBe(404);
  });

  it('of a year with nothing in it has its one leg', async () => {
    const planner = await makePlanner(owner, { startDate: '2027-01-01', endDate: '2027-12-31' });
    const { events } = await readEvents(owner, planner.id);
    expect([...events.values()].map((event) => event.endDate.toString())).toEqual(['2028-01-01']);
  });
});
