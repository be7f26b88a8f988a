import { Child, type Usage } from './child.ts';
import type { Side } from './requests.ts';

/** Both servers, each a process of its own over the same database. */
export interface Servers {
  urls: Record<Side, string>;
  usage(side: Side, collect?: boolean): Promise<Usage>;
  ours: Child;
  limit: Child;
  stop(): Promise<void>;
}

export const SIDES: readonly Side[] = ['ours', 'limit'];

export async function startServers(databaseUrl: string): Promise<Servers> {
  const children = { ours: new Child('./ours.js', ['--expose-gc']), limit: new Child('./limit.js', ['--expose-gc']) };
  const [ours, limit] = await Promise.all(SIDES.map((side) => children[side].call<string>('start', databaseUrl)));
  return {
    urls: { ours: ours!, limit: limit! },
    usage: (side, collect = false) => children[side].call<Usage>('usage', collect),
    ...children,
    stop: async () => {
      await Promise.all(SIDES.map((side) => children[side].stop()));
    },
  };
}
