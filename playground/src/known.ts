import { create } from 'zustand';
import type { Values } from './journeys/values.ts';
import { picture } from './picture.ts';

interface Known {
  /** What results have left, by name. */
  values: Values;
  /** Steps that were answered without an error. */
  done: ReadonlySet<string>;
}

const number = Date.now().toString(36);

/** What journeys begin with: addresses of somebody new, and the size of the picture that is sent. */
const BEGINNING: Values = {
  'new.email': `traveller-${number}@example.com`,
  'new.otherEmail': `traveller-${number}-2@example.com`,
  'new.password': 'plum tractor 91 otter',
  'new.otherPassword': 'walnut harbour 17 kite',
  'new.nickname': `수달 ${number.slice(-4)}`,
};

export const useKnown = create<Known>(() => ({ values: BEGINNING, done: new Set() }));

export function setValues(values: Values): void {
  useKnown.setState((known) => ({ values: { ...known.values, ...values } }));
}

export function markDone(step: string): void {
  useKnown.setState(({ done }) => ({ done: new Set([...done, step]) }));
}

void picture().then(({ size }) => setValues({ 'picture.bytes': size }));
