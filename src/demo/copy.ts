import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { addBlock } from './block.ts';
import { COLUMNS, Lines, TABLES } from './tables.ts';
import type { World } from './world.ts';

/** Blocks of one COPY a table: large enough that commands cost nothing, small enough to be held a few times in memory. */
const BLOCKS_A_CHUNK = 20;
/** Chunks that are made ahead while PostgreSQL takes the one before. */
const AHEAD = 2;

export interface CopyOptions {
  /** Rows are visible to everybody at once; only for tables that this transaction has truncated. */
  freeze: boolean;
  /** Told after every chunk. */
  onProgress?: (blocks: number) => void;
}

/** Writes all rows of a world through COPY, inside the caller's transaction; memory does not grow with the scale. */
export async function copyWorld(client: ClientBase, world: World, options: CopyOptions): Promise<void> {
  const starts = Array.from({ length: Math.ceil(world.blocks / BLOCKS_A_CHUNK) }, (_, i) => i * BLOCKS_A_CHUNK);
  const made: Promise<Lines>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const makeNext = () => {
    const start = starts.shift();
    if (start === undefined) return;
    const chunk = last.then(() => makeChunk(world, start));
    // A failure is met where the chunk is awaited, which may be later.
    chunk.catch(() => undefined);
    last = chunk;
    made.push(chunk);
  };
  for (let i = 0; i < AHEAD; i++) makeNext();
  for (let done = 0; made.length > 0; ) {
    const lines = await made.shift()!;
    makeNext();
    await copyLines(client, lines, options.freeze);
    done = Math.min(done + BLOCKS_A_CHUNK, world.blocks);
    options.onProgress?.(done);
  }
}

async function makeChunk(world: World, start: number): Promise<Lines> {
  const lines = new Lines();
  for (let block = start; block < Math.min(start + BLOCKS_A_CHUNK, world.blocks); block++) {
    addBlock(world, block, lines);
    lines.pack();
    // Between two blocks the connection gets its turn: PostgreSQL works while we do.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return lines;
}

/** Copies what has been collected, table by table, in an order in which nothing points to what is not there yet. */
export async function copyLines(client: ClientBase, lines: Lines, freeze: boolean): Promise<void> {
  for (const table of TABLES) {
    const bytes = lines.bytes(table);
    if (bytes.length === 0) continue;
    const options = freeze ? ' with (freeze)' : '';
    const stream = client.query(copyFrom(`copy ${table} (${COLUMNS[table].join(', ')}) from stdin${options}`));
    await new Promise<void>((resolve, reject) => {
      stream.once('finish', resolve);
      stream.once('error', reject);
      for (const part of bytes) stream.write(part);
      stream.end();
    });
  }
}
