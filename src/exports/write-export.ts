import { Readable } from 'node:stream';
import yazl from 'yazl';
import { rows } from '../data/statement.ts';
import type { Context } from '../shared/context.ts';
import { EXPORT_KINDS, PICTURES } from './export-kinds.ts';

/** Rows that are in memory at once. */
const PAGE = 500;

/**
 * Writes one ZIP into the store, as it is made: `<kind>.json` for each kind, and `pictures/`. Nothing of it is in memory as a whole. Returns its
 * size in bytes. @throws Error when a part cannot be read or the store does not take it.
 */
export async function writeExport(ctx: Context, userId: string, key: string): Promise<number> {
  const zip = new yazl.ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  for (const kind of Object.keys(EXPORT_KINDS))
    zip.addReadStreamLazy(`${kind}.json`, {}, (give) => give(null, Readable.from(jsonOf(ctx, userId, kind))));
  for await (const { key: id, storageKey } of picturesOf(ctx, userId)) {
    if ((await ctx.app.store.size(storageKey)) === null) continue;
    zip.addReadStreamLazy(`pictures/${id}.webp`, { compress: false }, (give) => {
      ctx.app.store.stream(storageKey).then(
        (stream) => give(null, stream),
        (error) => give(error, Readable.from([])),
      );
    });
  }
  zip.end();
  await Promise.race([ctx.app.store.putStream(key, zip.outputStream as Readable), failed]);
  const size = await ctx.app.store.size(key);
  if (size === null) throw new Error('The copy is not in the store');
  return size;
}

/** A JSON array, piece by piece. */
async function* jsonOf(ctx: Context, userId: string, kind: string): AsyncGenerator<string> {
  let [after, separator] = ['', '[\n'];
  for (;;) {
    const page = await rows(ctx, EXPORT_KINDS[kind]!, { userId, after, limit: PAGE });
    for (const { item } of page) {
      yield `${separator}${JSON.stringify(item)}`;
      separator = ',\n';
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!.key;
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

async function* picturesOf(ctx: Context, userId: string) {
  let after = '';
  for (;;) {
    const page = await rows(ctx, PICTURES, { userId, after, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.key;
  }
}
