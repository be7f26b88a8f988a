import ical, { type ICalEventData } from 'ical-generator';
import { findArea } from '../areas/area.service.ts';
import { isoInstant } from '../graphql/scalars.ts';
import { type PlaceRow, placeById } from '../places/place.rows.ts';
import type { Context } from '../shared/context.ts';
import {
  daysOfPlanner,
  legsOfPlanner,
  type PlannerDayRow,
  type PlannerLegRow,
  type PlannerRow,
  type PlannerStopRow,
  stopsOfDay,
} from './planner.rows.ts';
import { addDays, includes } from './trip-range.ts';

const PRODUCT = { company: 'Infinity Travel', product: 'Planner' };
const HOUR_MS = 3_600_000;

/**
 * A planner as a calendar (RFC 5545) for whoever may read it: one all-day event a leg, with the notes of its days, and one event
 * a stop: an hour of floating local time where it has a start time (its place's time zone is not known), else all day.
 * UIDs are `<id of leg or stop>@infinity-travel` on every server, SEQUENCE is the version. The same planner gives the same text.
 */
export async function plannerCalendar(ctx: Context, planner: PlannerRow): Promise<string> {
  const [legs, days] = await Promise.all([legsOfPlanner(ctx).load(planner.id), daysOfPlanner(ctx).load(planner.id)]);
  const stops = (await Promise.all(days.map(({ id }) => stopsOfDay(ctx).load(id)))).flat();
  const places = await Promise.all(stops.map(({ placeId }) => placeById(ctx).load(placeId)));
  const dayById = new Map(days.map((day) => [day.id, day]));
  const events = [
    ...legs.map((leg) => legEvent(ctx, leg, days)),
    ...stops.map((stop, i) => stopEvent(stop, dayById.get(stop.dayId)!, places[i]!)),
  ];
  const revision = {
    sequence: planner.version,
    created: isoInstant(planner.createdAt),
    lastModified: isoInstant(planner.editedAt ?? planner.createdAt),
    stamp: isoInstant(planner.editedAt ?? planner.createdAt),
  };
  const calendar = ical({
    // The library writes the name as it is; everything else it escapes itself.
    name: planner.name.replace(/[\\;,]/g, '\\$&'),
    prodId: PRODUCT,
    events: events.map((event) => ({ ...event, ...revision })),
  });
  // The last line, too, ends with a line break (RFC 5545, 3.1).
  return `${calendar.toString()}\r\n`;
}

const uidOf = (id: string): string => `${id}@infinity-travel`;
const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** All-day events end before the day after their last. */
const allDay = (first: string, last: string) => ({
  allDay: true,
  start: midnight(first),
  end: midnight(addDays(last, 1)),
});

function legEvent(ctx: Context, leg: PlannerLegRow, days: readonly PlannerDayRow[]): ICalEventData {
  const area = findArea(ctx, leg.areaId)!;
  const name = ctx.locale === 'ko' ? area.nameKo : area.nameEn;
  const noted = days.filter(({ date, note }) => note !== '' && includes(leg, date));
  return {
    id: uidOf(leg.id),
    ...allDay(leg.startDate, leg.endDate),
    summary: name,
    location: { title: name, ...geoOf(area) },
    description: noted.map(({ date, note }) => `${date}\n${note}`).join('\n\n') || null,
  };
}

function stopEvent(stop: PlannerStopRow, { date }: PlannerDayRow, place: PlaceRow): ICalEventData {
  const start = stop.startTime === null ? null : new Date(`${date}T${stop.startTime}:00Z`);
  return {
    id: uidOf(stop.id),
    ...(start ? { floating: true, start, end: new Date(start.getTime() + HOUR_MS) } : allDay(date, date)),
    summary: place.name,
    location: { title: place.address, ...geoOf(place) },
    description: stop.note || null,
  };
}

function geoOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }) {
  return latitude === null || longitude === null ? {} : { geo: { lat: latitude, lon: longitude } };
}
