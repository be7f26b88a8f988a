import DataLoader from 'dataloader';
import { nextBreath } from '../shared/breath.ts';
import type { Context } from '../shared/context.ts';

/** Looks up many keys at once; answers in any order, the definition below sorts them. */
export type Batch<K, V> = (ctx: Context, keys: readonly K[]) => Promise<readonly V[]>;

/**
 * Defines a DataLoader that lives as long as one operation: `const userById = loaderOf(batch, (u) => u.id)`, then
 * `userById(ctx).load(id)`. Missing keys are null. One batch a tick, so n fields cost one statement.
 */
export function loaderOf<V, K extends string = string>(
  batch: Batch<K, V>,
  keyOf: (value: V) => K,
): (ctx: Context) => DataLoader<K, V | null> {
  return keyedLoader<K, V | null>(async (ctx, keys) => {
    const found = new Map((await batch(ctx, keys)).map((value) => [keyOf(value), value]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Like loaderOf for many values a key: `comments of a post`; a key without values is an empty list. */
export function listLoaderOf<V, K extends string = string>(
  batch: Batch<K, V>,
  keyOf: (value: V) => K,
): (ctx: Context) => DataLoader<K, V[]> {
  return keyedLoader<K, V[]>(async (ctx, keys) => {
    const lists = new Map<K, V[]>(keys.map((key) => [key, []]));
    for (const value of await batch(ctx, keys)) lists.get(keyOf(value))?.push(value);
    return keys.map((key) => lists.get(key) ?? []);
  });
}

/** A DataLoader an operation whose batch answers key by key, in the order of the keys. */
export function keyedLoader<K, V>(
  batch: (ctx: Context, keys: readonly K[]) => Promise<readonly V[]>,
  cacheKeyOf?: (key: K) => string,
): (ctx: Context) => DataLoader<K, V> {
  const definition = {};
  return (ctx) => {
    const known = ctx.loaders.get(definition);
    if (known) return known as unknown as DataLoader<K, V>;
    const loader = new DataLoader<K, V, unknown>((keys) => batch(ctx, keys), {
      ...(cacheKeyOf && { cacheKeyFn: cacheKeyOf }),
      batchScheduleFn: (dispatch) => afterTick(() => whenWhole(ctx, dispatch)),
    });
    ctx.loaders.set(definition, loader as unknown as DataLoader<unknown, unknown>);
    return loader as unknown as DataLoader<K, V>;
  };
}

/** As DataLoader does it by itself: when all promises that are settled by now have been heard. */
function afterTick(work: () => void): void {
  void SETTLED.then(() => process.nextTick(work));
}
const SETTLED = Promise.resolve();

/** A long execution that lets others come in between has not asked for all keys yet: the batch waits for the rest. */
function whenWhole(ctx: Context, dispatch: () => void): void {
  if (ctx.usage.resting > 0) nextBreath(() => whenWhole(ctx, dispatch));
  else dispatch();
}
