import type { Variables } from './step.ts';

/** Values by name, such as `post.id`. */
export type Values = Readonly<Record<string, unknown>>;

const HOLE = /^\{\{([\w.+-]+)\}\}$/;
const DAY_MS = 86_400_000;

/** What stands for a hole: a known value, `{{uuid}}` (new each time), `{{day+30}}` (a date so many days from today), or undefined. */
function standingFor(name: string, values: Values, now: Date): unknown {
  if (name === 'uuid') return newUuid();
  const days = /^day([+-]\d+)$/.exec(name)?.[1];
  if (days) return new Date(now.getTime() + Number(days) * DAY_MS).toISOString().slice(0, 10);
  return values[name];
}

/** A UUID of version 4, also where the page is not at localhost and has no `crypto.randomUUID`. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Variables with their holes filled; what is not known yet stays as it is written. */
export function fill(variables: Variables, values: Values, now: Date): Variables {
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const name = HOLE.exec(value)?.[1];
      return name ? (standingFor(name, values, now) ?? value) : value;
    }
    if (Array.isArray(value)) return value.map(filled);
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]));
    return value;
  };
  return filled(variables) as Variables;
}

/** Names that variables wait for. */
export function holesOf(variables: Variables): string[] {
  const names = [...JSON.stringify(variables).matchAll(/"\{\{([\w.]+)\}\}"/g)].map(([, name]) => name!);
  return [...new Set(names)].filter((name) => name !== 'uuid');
}

/**
 * What a result leaves under names: paths walk objects and lists (`companions.nodes.0.id`; -1 is the last, `isCurrent=false`
 * the first one of which this is true).
 */
export function kept(data: unknown, keep: Readonly<Record<string, string>>): Values {
  const found = Object.entries(keep).map(([name, path]) => [name, at(data, path)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== null));
}

function at(data: unknown, path: string): unknown {
  let value = data;
  for (const key of path.split('.')) value = Array.isArray(value) ? itemOf(value, key) : fieldOf(value, key);
  return value;
}

const fieldOf = (value: unknown, key: string) => (value as Record<string, unknown> | null | undefined)?.[key];

function itemOf(list: readonly unknown[], key: string): unknown {
  const [name, wanted] = key.split('=');
  return wanted === undefined ? list.at(Number(key)) : list.find((item) => String(fieldOf(item, name!)) === wanted);
}
