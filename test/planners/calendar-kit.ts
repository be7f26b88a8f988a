import ICAL from 'ical.js';
import { expect } from 'vitest';
import type { TestApp } from '../kit/app.ts';
import type { TestClient } from '../kit/client.ts';

export const fetchCalendar = (
  server: TestApp,
  viewer: TestClient,
  id: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Response> =>
  fetch(`${server.url}/planners/${id}.ics`, { method, headers: { ...viewer.headers('/planners'), ...headers } });

export interface ReadCalendar {
  text: string;
  name: string;
  events: Map<string, ICAL.Event>;
}

/** The events of a calendar by UID, as an independent parser reads them, with the zones that the calendar itself defines. */
export async function readCalendar(server: TestApp, viewer: TestClient, id: string): Promise<ReadCalendar> {
  const response = await fetchCalendar(server, viewer, id);
  expect(response.status).toBe(200);
  const text = await response.text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return {
    text,
    name: String(calendar.getFirstPropertyValue('name')),
    events: new Map(events.map((event) => [event.uid, event])),
  };
}

/** The UID of the event of a leg or stop. */
export const uid = (id: string): string => `${id}@infinity-travel`;
