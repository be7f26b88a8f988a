import pLimit from 'p-limit';

/** For whom work is done: nobody's share grows by coming from many addresses, or with many accounts. */
export interface Asker {
  address: string;
  account: string;
}

export interface FairQueueOptions {
  /** Pieces of work at once. */
  atOnce: number;
  /** Askers that may wait. */
  maxWaiting: number;
  /** What is thrown for whoever is turned away. */
  turnAway: () => Error;
}

interface Waiting extends Asker {
  run: () => Promise<void>;
  reject: (error: Error) => void;
}

/**
 * A queue for heavy work in which a crowd keeps only itself waiting: the next one is whose address and account were served longest
 * ago. When it is full, whoever has most in it, by address or by account, loses the newest of it to one who has less.
 */
export function createFairQueue({ atOnce, maxWaiting, turnAway }: FairQueueOptions) {
  const limit = pLimit(atOnce);
  const waiting: Waiting[] = [];
  /** When an address or an account was served last, in turns. */
  const served = new Map<string, number>();
  let turn = 0;

  const keysOf = ({ address, account }: Asker) => [`address ${address}`, `account ${account}`];
  const lastTurnOf = (asker: Asker) => Math.max(...keysOf(asker).map((key) => served.get(key) ?? 0));

  const takeNext = (): Waiting | undefined => {
    let next = 0;
    for (let i = 1; i < waiting.length; i++) if (lastTurnOf(waiting[i]!) < lastTurnOf(waiting[next]!)) next = i;
    const [taken] = waiting.splice(next, 1);
    if (waiting.length === 0) served.clear();
    else if (taken) for (const key of keysOf(taken)) served.set(key, ++turn);
    return taken;
  };

  /** The address, or the account, that has most in the queue; null when it is the asker's own, or has hardly more. */
  const crowdOf = (by: keyof Asker, asker: Asker): string | null => {
    const counts = new Map<string, number>();
    for (const one of waiting) counts.set(one[by], (counts.get(one[by]) ?? 0) + 1);
    const [crowd, size] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    const isLarger = crowd !== asker[by] && size > (counts.get(asker[by]) ?? 0) + 1;
    return isLarger ? `${by} ${crowd}` : null;
  };

  /** Makes room for one more. @throws what `turnAway` makes when nobody has more in the queue. */
  const makeRoom = (asker: Asker): void => {
    if (waiting.length < maxWaiting) return;
    const crowd = crowdOf('address', asker) ?? crowdOf('account', asker);
    if (!crowd) throw turnAway();
    const newest = waiting.findLastIndex((one) => keysOf(one).includes(crowd));
    const [displaced] = waiting.splice(newest, 1);
    displaced!.reject(turnAway());
  };

  /** Does `work` in turn. @throws what `turnAway` makes when too many wait. */
  return <T>(asker: Asker, work: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      makeRoom(asker);
      waiting.push({ ...asker, reject, run: () => work().then(resolve, reject) });
      // Who is next is decided when a place gets free, not now.
      void limit(async () => takeNext()?.run());
    });
}
