import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { icalTimeZone } from '../../src/planners/calendar-zones.ts';
import { offsetAt } from '../../src/shared/time-zone.ts';
import { startTestApp } from '../kit/app.ts';
import { makePerson } from '../kit/make.ts';
import { readCalendar, uid } from './calendar-kit.ts';
import { makePlaces, makePlanner } from './kit.ts';

const server = await startTestApp();
const owner = await makePerson(server);
const SET =
  'mutation ($dayId: ID!, $stops: [StopInput!]!) { setDayStops(dayId: $dayId, stops: $stops) { stops { id } } }';

interface Spot {
  latitude?: number | null;
  longitude?: number | null;
  areaId?: string | null;
}

/** A stop at a time on the first day of a trip, at a place of this location; its event, and the whole text. */
async function stopAt(date: string, startTime: string, spot: Spot, areaId = 'kr-jeju', endDate = date) {
  const [place] = await makePlaces(server, owner, 1);
  const { latitude = null, longitude = null } = spot;
  await server.sql(
    `update places set latitude = $2::float8, longitude = $3, area_id = $4,
       location_source = case when $2::float8 is null then null else 'GIVEN' end where id = $1`,
    [place, latitude, longitude, spot.areaId ?? null],
  );
  const { id, days } = await makePlanner(owner, { startDate: date, endDate, areaId });
  const { setDayStops } = await owner.ask(SET, { dayId: days[0]!.id, stops: [{ placeId: place, startTime }] });
  const { events, text } = await readCalendar(server, owner, id);
  return { event: events.get(uid(setDayStops.stops[0].id))!, text };
}

const NEW_YORK = { latitude: 40.7128, longitude: -74.006 };

describe('the time of a stop', () => {
  it.each([
    ['in winter', '2027-01-10', '09:00', NEW_YORK, 'America/New_York', '2027-01-10T14:00:00Z'],
    ['in summer', '2027-07-10', '09:00', NEW_YORK, 'America/New_York', '2027-07-10T13:00:00Z'],
    ['before clocks are set forward', '2027-03-14', '01:30', NEW_YORK, 'America/New_York', '2027-03-14T06:30:00Z'],
    ['after it', '2027-03-14', '03:30', NEW_YORK, 'America/New_York', '2027-03-14T07:30:00Z'],
    ['after clocks are set back', '2027-11-07', '02:30', NEW_YORK, 'America/New_York', '2027-11-07T07:30:00Z'],
    ['in Seoul', '2027-05-01', '09:30', { latitude: 37.56, longitude: 126.97 }, 'Asia/Seoul', '2027-05-01T00:30:00Z'],
    [
      'south of the equator',
      '2027-01-10',
      '09:00',
      { latitude: -36.85, longitude: 174.76 },
      'Pacific/Auckland',
      '2027-01-09T20:00:00Z',
    ],
    [
      'half an hour off',
      '2027-07-10',
      '09:00',
      { latitude: 28.61, longitude: 77.2 },
      'Asia/Kolkata',
      '2027-07-10T03:30:00Z',
    ],
    [
      'where summer is half an hour',
      '2027-01-10',
      '09:00',
      { latitude: -31.55, longitude: 159.08 },
      'Australia/Lord_Howe',
      '2027-01-09T22:00:00Z',
    ],
    ['at sea', '2027-01-10', '09:00', { latitude: 0, longitude: -30 }, 'Etc/GMT+2', '2027-01-10T11:00:00Z'],
  ])('%s is that of its place', async (_, date, time, spot, zone, instant) => {
    const { event } = await stopAt(date, time, spot);
    expect([event.startDate.zone.tzid, event.startDate.toJSDate().toISOString()]).toEqual([
      zone,
      instant.replace('Z', '.000Z'),
    ]);
    expect(event.duration.toSeconds()).toBe(3_600);
  });

  it('is right on every day of a trip over both changes of a year', async () => {
    const { id, days } = await makePlanner(owner, { startDate: '2027-01-01', endDate: '2027-12-31', areaId: 'us' });
    const [place] = await makePlaces(server, owner, 1);
    await server.sql('update places set latitude = $2, longitude = $3 where id = $1', [place, 40.7128, -74.006]);
    const wanted = days.filter((_, i) => i % 30 === 0 || /-03-1[345]|-11-0[678]/.test(days[i]!.date));
    for (const day of wanted) {
      await owner.ask(SET, { dayId: day.id, stops: [{ placeId: place, startTime: '12:00' }] });
    }
    const { events, text } = await readCalendar(server, owner, id);
    const hours = [...events.values()]
      .filter((event) => !event.startDate.isDate)
      .map((event) => event.startDate.toJSDate().toISOString().slice(0, 13));
    const inSummer = (date: string) => date >= '2027-03-14' && date < '2027-11-07';
    expect(hours).toEqual(wanted.map(({ date }) => `${date}T${inSummer(date) ? 16 : 17}`));
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
  });

  it('without a location is that of the area of its place, then that of the leg, and else floats', async () => {
    const ofArea = await stopAt('2027-05-01', '09:30', { areaId: 'jp-osaka' });
    expect(ofArea.event.startDate.zone.tzid).toBe('Asia/Tokyo');
    const ofLeg = await stopAt('2027-05-01', '09:30', {}, 'gb');
    expect(ofLeg.event.startDate.zone.tzid).toBe('Europe/London');
    const nowhere = await stopAt('2027-05-01', '09:30', {}, 'europe');
    expect(nowhere.event.startDate.zone).toBe(ICAL.Timezone.localTimezone);
    expect(nowhere.text).not.toContain('VTIMEZONE');
  });

  it('close to a border is that of the country that the area of its place lies in', async () => {
    const petra = { latitude: 30.3285, longitude: 35.4444 };
    expect((await stopAt('2027-01-01', '09:30', { ...petra, areaId: 'jo-petra' })).event.startDate.zone.tzid).toBe(
      'Asia/Amman',
    );
    // No area of the country has this zone, and none elsewhere either: the point is believed.
    const boise = { latitude: 43.6, longitude: -116.2, areaId: 'us' };
    expect((await stopAt('2027-01-01', '09:30', boise)).event.startDate.zone.tzid).toBe('America/Boise');
  });
});

describe('the place of a stop', () => {
  it.each([
    [1e-7, -1e-7, 'GEO:0;0'],
    [0, 0, 'GEO:0;0'],
    [0.000_012, 100, 'GEO:0.000012;100'],
    [-33.868_82, 151.2093, 'GEO:-33.86882;151.2093'],
    [-90, 180, 'GEO:-90;180'],
  ])('%f, %f is written as decimals', async (latitude, longitude, line) => {
    const { text } = await stopAt('2027-05-01', '09:30', { latitude, longitude });
    expect(text.split('\r\n')).toContain(line);
  });
});

describe('a zone as a calendar tells it', () => {
  const zones = [...new Set(server.app.areas.tree.all.map(({ id }) => server.app.areas.zones.of(id)))];
  const DAY_MS = 86_400_000;

  /** What the language's own time zones say, read from another format than the product reads. */
  function offsetsOf(zone: string): (instant: number) => number {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    return (instant) => {
      const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')!.value;
      const [, sign = '+', hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name)!;
      return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    };
  }

  /** Noons of a trip by UTC: one a week, and those between which the clocks change. */
  function noonsOf(startDate: string, endDate: string, offsetOf: (instant: number) => number): number[] {
    const first = Date.parse(startDate) + DAY_MS / 2;
    const noons = Array.from(
      { length: (Date.parse(endDate) - Date.parse(startDate)) / DAY_MS },
      (_, i) => first + i * DAY_MS,
    );
    const isAtChange = (noon: number) =>
      offsetOf(noon - DAY_MS) !== offsetOf(noon) || offsetOf(noon) !== offsetOf(noon + DAY_MS);
    return noons.filter((noon, i) => i % 7 === 0 || isAtChange(noon));
  }

  it.each([
    ['2026-02-01', '2027-01-31'],
    ['2027-09-20', '2028-04-20'],
  ])('is right from %s to %s, for the zones of all areas', (startDate, endDate) => {
    const wrong: string[] = [];
    let changes = 0;
    for (const zone of zones.filter((one) => one !== null)) {
      const offsetOf = offsetsOf(zone);
      const text = `BEGIN:VCALENDAR\r\n${icalTimeZone(zone, { startDate, endDate })}END:VCALENDAR\r\n`;
      const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vtimezone')!;
      const parsed = new ICAL.Timezone(component);
      changes += component.getAllSubcomponents().length - 1;
      for (const noon of noonsOf(startDate, endDate, offsetOf)) {
        const offset = offsetOf(noon);
        const local = new Date(noon + offset * 60_000).toISOString().slice(0, 19);
        const time = ICAL.Time.fromDateTimeString(local);
        time.zone = parsed;
        if (time.utcOffset() !== offset * 60) wrong.push(`${zone} ${local}`);
        if (offsetAt(zone, noon) !== offset) wrong.push(`${zone} ${local} offsetAt`);
      }
    }
    expect(zones.length).toBeGreaterThan(200);
    expect(changes).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
