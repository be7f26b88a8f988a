import { sql } from 'kysely';
import { findArea } from '../areas/area.service.ts';
import { type Params, query, rows } from '../data/statement.ts';
import { isoInstant } from '../graphql/scalars.ts';
import type { Context } from '../shared/context.ts';
import { mapInTurns } from '../shared/in-turns.ts';
import { messageOf } from '../words/index.ts';
import { icalTimeZone } from './calendar-zones.ts';
import { icalDate, icalInstant, icalLine, icalPoint, icalText } from './icalendar.ts';
import { daysOfPlanner, legsOfPlanner } from './planner.loaders.ts';
import type { PlannerDayRow, PlannerLegRow, PlannerRow } from './planner.rows.ts';
import { addDays, includes } from './trip-range.ts';

/** A stop with what a calendar shows of its place. */
interface CalendarStop {
  id: string;
  date: string;
  note: string;
  startTime: string | null;
  /** Null of a place that is hidden: of such a one nothing is told. */
  name: string | null;
  address: string | null;
  areaId: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Changes of what stands above of the place, and the last one; see the entity. */
  revision: number;
  revisedAt: string | null;
}

const stopsOfPlanner = query(
  (p: Params<{ plannerId: string }>) =>
    sql<CalendarStop>`select s.id, d.date, s.note, s.start_time as "startTime", shown.name, shown.address,
        shown.area_id as "areaId", shown.latitude, shown.longitude, place.revision, place.revised_at as "revisedAt"
      from planner_days d join planner_stops s on s.day_id = d.id join places place on place.id = s.place_id
        left join places shown on shown.id = place.id and shown.hidden_at is null
      where d.planner_id = ${p.plannerId} order by d.date, s.position`,
);

/**
 * A planner as a calendar (RFC 5545) for whoever may read it: one all-day event a leg, with the notes of its days, and one event
 * a stop: all day, or an hour from its start time in the zone of its place. Without a location that is the zone of the
 * place's area, or of the leg; where no zone is known the time floats.
 *
 * UIDs are `<id of leg or stop>@infinity-travel` on every server. SEQUENCE, DTSTAMP and LAST-MODIFIED move with everything that an
 * event shows: the planner's version, and of a stop the revision of its place too. The same planner gives the same text.
 */
export async function plannerCalendar(ctx: Context, planner: PlannerRow): Promise<string> {
  const [legs, days, stops] = await Promise.all([
    legsOfPlanner(ctx).load(planner.id),
    daysOfPlanner(ctx).load(planner.id),
    rows(ctx, stopsOfPlanner, { plannerId: planner.id }),
  ]);
  const zones = new Set<string>();
  const events = await mapInTurns(stops, (stop) => {
    const zone = stop.startTime === null ? null : zoneOf(ctx, stop, legs);
    if (zone !== null) zones.add(zone);
    return stopEvent(ctx, planner, stop, zone);
  });
  return [
    icalLine('BEGIN', 'VCALENDAR'),
    icalLine('VERSION', '2.0'),
    icalLine('PRODID', '-//Infinity Travel//Planner//EN'),
    icalLine('NAME', icalText(planner.name)),
    icalLine('X-WR-CALNAME', icalText(planner.name)),
    ...[...zones].sort().map((zone) => icalTimeZone(zone, planner)),
    ...legs.map((leg) => legEvent(ctx, planner, leg, days)),
    ...events,
    icalLine('END', 'VCALENDAR'),
  ].join('');
}

function zoneOf(ctx: Context, stop: CalendarStop, legs: readonly PlannerLegRow[]): string | null {
  const { zones } = ctx.app.areas;
  const { areaId, latitude, longitude, date } = stop;
  if (latitude !== null && longitude !== null) return zones.at({ latitude, longitude }, areaId);
  const leg = legs.find((one) => includes(one, date));
  return (areaId && zones.of(areaId)) ?? (leg ? zones.of(leg.areaId) : null);
}

function legEvent(ctx: Context, planner: PlannerRow, leg: PlannerLegRow, days: readonly PlannerDayRow[]): string {
  const area = findArea(ctx, leg.areaId)!;
  const name = ctx.locale === 'ko' ? area.nameKo : area.nameEn;
  const noted = days.filter(({ date, note }) => note !== '' && includes(leg, date));
  return event({
    id: leg.id,
    ...revisionOf(planner),
    when: allDay(leg.startDate, leg.endDate),
    summary: name,
    location: name,
    point: area,
    description: noted.map(({ date, note }) => `${date}\n${note}`).join('\n\n'),
  });
}

function stopEvent(ctx: Context, planner: PlannerRow, stop: CalendarStop, zone: string | null): string {
  return event({
    id: stop.id,
    ...revisionOf(planner, stop),
    when: stop.startTime === null ? allDay(stop.date, stop.date) : anHour(stop.date, stop.startTime, zone),
    summary: stop.name ?? messageOf('WITHHELD_PLACE', ctx.locale),
    location: stop.address ?? '',
    point: stop,
    description: stop.note,
  });
}

interface Revision {
  created: Date;
  changed: Date;
  sequence: number;
}

/** Both parts of the number only grow, and a stop keeps its place: so the number grows with every change of the event. */
function revisionOf(planner: PlannerRow, place?: Pick<CalendarStop, 'revision' | 'revisedAt'>): Revision {
  const instants = [planner.createdAt, planner.editedAt, place?.revisedAt].filter((at) => at != null);
  return {
    created: new Date(isoInstant(planner.createdAt)),
    changed: new Date(Math.max(...instants.map((at) => Date.parse(isoInstant(at))))),
    sequence: planner.version + (place?.revision ?? 0),
  };
}

interface CalendarEvent extends Revision {
  id: string;
  /** Lines with the start and the end. */
  when: string;
  summary: string;
  location: string;
  point: { latitude: number | null; longitude: number | null };
  /** Empty when there is none. */
  description: string;
}

function event({ point: { latitude, longitude }, ...of }: CalendarEvent): string {
  return [
    icalLine('BEGIN', 'VEVENT'),
    icalLine('UID', `${of.id}@infinity-travel`),
    icalLine('SEQUENCE', String(of.sequence)),
    icalLine('DTSTAMP', icalInstant(of.changed)),
    icalLine('CREATED', icalInstant(of.created)),
    icalLine('LAST-MODIFIED', icalInstant(of.changed)),
    of.when,
    icalLine('SUMMARY', icalText(of.summary)),
    icalLine('LOCATION', icalText(of.location)),
    latitude === null || longitude === null ? '' : icalLine('GEO', icalPoint(latitude, longitude)),
    of.description === '' ? '' : icalLine('DESCRIPTION', icalText(of.description)),
    icalLine('END', 'VEVENT'),
  ].join('');
}

/** All-day events end before the day after their last. */
const allDay = (first: string, last: string): string =>
  icalLine('DTSTART;VALUE=DATE', icalDate(first)) + icalLine('DTEND;VALUE=DATE', icalDate(addDays(last, 1)));

// A duration, not an end: on the night when clocks are set back an end could mean either of two hours.
const anHour = (date: string, time: string, zone: string | null): string =>
  icalLine(zone === null ? 'DTSTART' : `DTSTART;TZID=${zone}`, `${icalDate(date)}T${time.replace(':', '')}00`) +
  icalLine('DURATION', 'PT1H');
