import type { Context, Tx } from '../shared/context.ts';

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/**
 * Runs one use case as one transaction: `work` gets a context whose `em` and `rows()` are inside it. Entities that it
 * persisted are flushed before the commit; what it gave to `afterCommit` runs after, in order, and never when it was
 * rolled back. A deadlock or serialisation failure runs the whole again, at most four times: `work` must hold no state.
 * Inside a transaction it joins it. A viewer's account is held in being until the end.
 * @throws AppError UNAUTHENTICATED when the viewer's account is gone.
 */
export async function transaction<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!ctx.viewer) return transactionUnlocked(ctx, work);
  return transactionUnlocked(ctx, async (tx) => {
    if (!isTx(ctx)) await tx.app.lockViewerAccount(tx);
    return work(tx);
  });
}

/** The same without holding the viewer's account: for deleting it, which excludes all who hold it. */
export async function transactionUnlocked<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isTx(ctx)) return work(ctx);
  for (let attempt = 1; ; attempt++) {
    const effects: (() => void)[] = [];
    try {
      const result = await ctx.app.orm.em
        .fork()
        .transactional((em) => work({ ...ctx, em, loaders: new Map(), afterCommit: effects }));
      // What this operation had loaded before may be another truth now.
      ctx.loaders.clear();
      for (const effect of effects) effect();
      return result;
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}

const isTx = (ctx: Context): ctx is Tx => ctx.afterCommit !== null;

/** Does `effect` when the transaction has committed (publishing, waking a worker). */
export function afterCommit(tx: Tx, effect: () => void): void {
  tx.afterCommit.push(effect);
}

/** The SQLSTATE of a database error (`23505`), or undefined. */
export function sqlState(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code;
}

/** True when the error is a violation of this unique constraint or index. */
export function violates(error: unknown, constraint: string): boolean {
  return sqlState(error) === '23505' && (error as { constraint?: string }).constraint === constraint;
}
