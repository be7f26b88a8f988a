import { sql } from 'kysely';
import { lockAccount } from '../accounts/account.rows.ts';
import { type Params, query, row, rows } from '../data/statement.ts';
import { transaction } from '../data/transaction.ts';
import type { Queue } from '../jobs/jobs.ts';
import { now } from '../shared/clock.ts';
import type { App, Context, Tx } from '../shared/context.ts';
import { rateLimited, unauthenticated } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { LIST_SIZES } from '../shared/list-sizes.ts';
import type { DataExportStatus } from './data-export.entity.ts';

/** Copies to make. Three failures are the end of one. */
const EXPORT_QUEUE: Queue<{ exportId: string }> = {
  name: 'export',
  retryDelay: 10,
  retryDelayMax: 600,
  retryLimit: 2,
  keepSeconds: 24 * 3600,
  attemptSeconds: 30 * 60,
  workers: 1,
};
const DAY_MS = 86_400_000;

/** Where the file of a copy lies in the store. */
export const exportKey = (id: string): string => `exports/${id}.zip`;

/** The path under which its owner gets it. */
export const EXPORT_PATH = '/exports';

interface DataExportRow {
  id: string;
  status: DataExportStatus;
  byteSize: number | null;
  createdAt: string;
  expiresAt: string | null;
}

/** A copy as its owner sees it. */
export interface DataExportView extends DataExportRow {
  url: string | null;
}

const COLUMNS = sql`x.id, x.status, x.byte_size as "byteSize", x.created_at as "createdAt", x.expires_at as "expiresAt"`;
const newest = query(
  (p: Params<{ userId: string }>) => sql<DataExportRow>`
  select ${COLUMNS} from data_exports x where x.user_id = ${p.userId}
  order by x.created_at desc, x.id desc limit ${sql.lit(LIST_SIZES.dataExports)}`,
);
const lastThatCounts = query(
  (p: Params<{ userId: string }>) => sql<{ createdAt: string }>`
  select x.created_at as "createdAt" from data_exports x where x.user_id = ${p.userId} and x.status <> 'FAILED'
  order by x.created_at desc limit 1`,
);
const insert = query(
  (p: Params<{ id: string; userId: string; now: Date }>) => sql<DataExportRow>`
  insert into data_exports as x (id, user_id, status, created_at) values (${p.id}, ${p.userId}, 'PENDING', ${p.now}) returning ${COLUMNS}`,
);

/** The newest copies that a person asked for, newest first. */
export async function listDataExports(ctx: Context, userId: string): Promise<DataExportView[]> {
  return (await rows(ctx, newest, { userId })).map((found) => viewOf(ctx, found));
}

function viewOf(ctx: Context, found: DataExportRow): DataExportView {
  const isOver = found.expiresAt !== null && Date.parse(found.expiresAt) <= now(ctx).getTime();
  const status = found.status === 'READY' && isOver ? 'EXPIRED' : found.status;
  const isReady = status === 'READY';
  const url = isReady ? `${ctx.app.config.publicUrl}${EXPORT_PATH}/${found.id}` : null;
  return { ...found, status, url, byteSize: isReady ? found.byteSize : null };
}

/**
 * Asks for a copy of what the viewer wrote and is; a job makes it.
 * @throws AppError RATE_LIMITED (EXPORT_LIMIT) within a day after the last one that did not fail.
 */
export async function requestDataExport(ctx: Context): Promise<DataExportView> {
  const { userId } = ctx.viewer!;
  return transaction(ctx, async (tx) => {
    if (!(await lockAccount(tx, userId))) throw unauthenticated();
    const last = await row(tx, lastThatCounts, { userId });
    const wait = last ? Date.parse(last.createdAt) + DAY_MS - now(tx).getTime() : 0;
    if (wait > 0) throw rateLimited('EXPORT_LIMIT', Math.ceil(wait / 1000));
    const made = await row(tx, insert, { id: newId(), userId, now: now(tx) });
    await tx.app.jobs.enqueue(tx, EXPORT_QUEUE, { exportId: made!.id });
    return viewOf(tx, made!);
  });
}

const ownReady = query(
  (p: Params<{ id: string; userId: string; now: Date }>) => sql<{ byteSize: number }>`
  select x.byte_size as "byteSize" from data_exports x
  where x.id = ${p.id} and x.user_id = ${p.userId} and x.status = 'READY' and x.expires_at > ${p.now}`,
);

/** The size in bytes of a copy that the viewer may fetch now; null for everybody else's, and what is over. */
export async function fetchableSize(ctx: Context, id: string): Promise<number | null> {
  if (!ctx.viewer) return null;
  return (await row(ctx, ownReady, { id, userId: ctx.viewer.userId, now: now(ctx) }))?.byteSize ?? null;
}

const expireAll = query(
  (p: Params<{ userId: string; now: Date }>) => sql`
  update data_exports set expires_at = ${p.now} where user_id = ${p.userId} and status = 'READY'`,
);

/** Ends the copies of a person who leaves for good; the sweep removes their files. */
export async function removeAccountFromExports(tx: Tx, userId: string): Promise<void> {
  await rows(tx, expireAll, { userId, now: now(tx) });
}

const overdue = query(
  (p: Params<{ now: Date }>) => sql<{ id: string }>`
  select x.id from data_exports x where x.status = 'READY' and x.expires_at <= ${p.now} order by x.expires_at limit 100`,
);
const expire = query(
  (p: Params<{ id: string }>) => sql`update data_exports set status = 'EXPIRED', byte_size = null where id = ${p.id}`,
);

// Its job has died with every instance that worked on it, three times: nobody makes it any more.
const failAbandoned = query(
  (p: Params<{ before: Date }>) => sql`
  update data_exports set status = 'FAILED' where status = 'PENDING' and created_at < ${p.before}`,
);

/** Removes the files of copies whose day is over, and says of those that were not made in a day that they failed. @returns how many files. */
export async function sweepExports(ctx: Context): Promise<number> {
  const at = ctx.app.clock();
  await rows(ctx, failAbandoned, { before: new Date(at.getTime() - DAY_MS) });
  const found = await rows(ctx, overdue, { now: at });
  for (const { id } of found) {
    await ctx.app.store.remove(exportKey(id));
    await rows(ctx, expire, { id });
  }
  return found.length;
}

const whose = query(
  (p: Params<{ id: string }>) => sql<{ userId: string }>`
  select x.user_id as "userId" from data_exports x join users u on u.id = x.user_id and u.deleted_at is null
  where x.id = ${p.id} and x.status = 'PENDING'`,
);
const becomeReady = query(
  (p: Params<{ id: string; byteSize: number; expiresAt: Date }>) => sql`
  update data_exports set status = 'READY', byte_size = ${p.byteSize}, expires_at = ${p.expiresAt} where id = ${p.id} and status = 'PENDING'`,
);
const fail = query(
  (p: Params<{ id: string }>) =>
    sql`update data_exports set status = 'FAILED' where id = ${p.id} and status = 'PENDING'`,
);

/** Starts to make copies with `write`, which puts the file of a person into the store and returns its bytes. */
export function startExportWorker(
  app: App,
  write: (ctx: Context, userId: string, key: string) => Promise<number>,
): Promise<void> {
  return app.jobs.work(app, EXPORT_QUEUE, async (ctx, { exportId }, attempt) => {
    const found = await row(ctx, whose, { id: exportId });
    if (!found) return;
    try {
      const byteSize = await write(ctx, found.userId, exportKey(exportId));
      await rows(ctx, becomeReady, { id: exportId, byteSize, expiresAt: new Date(app.clock().getTime() + DAY_MS) });
    } catch (error) {
      if (attempt.number > EXPORT_QUEUE.retryLimit) await rows(ctx, fail, { id: exportId });
      throw error;
    }
  });
}
