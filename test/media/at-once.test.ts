import sharp from 'sharp';
import { expect, it } from 'vitest';
import { processPicture } from '../../src/media/process-picture.ts';

const picture = await sharp({
  create: { width: 64, height: 48, channels: 3, background: '#4a8', noise: { type: 'gaussian', mean: 120, sigma: 40 } },
})
  .jpeg()
  .toBuffer();

/** The most pictures that libvips had in hand at once while `work` ran. */
async function mostAtOnce(work: Promise<unknown>): Promise<number> {
  let most = 0;
  let isOver = false;
  const watch = async () => {
    while (!isOver) {
      most = Math.max(most, sharp.counters().process);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const watching = watch();
  await work;
  isOver = true;
  await watching;
  return most;
}

const MOMENTS = 25;
/** A picture is three such rounds. */
const ROUNDS = 12;

/** Comes in each of the next moments (microtasks): one of them is that between a place getting free and its being taken again. */
async function comeInEachMoment(came: Promise<unknown>[]): Promise<void> {
  for (let i = 0; i < MOMENTS; i++) {
    came.push(processPicture(picture));
    await null;
  }
}

it('works on two pictures at once, never on three, whoever comes when a place gets free', async () => {
  const came: Promise<unknown>[] = Array.from({ length: 6 }, () => processPicture(picture));
  let rounds = 0;
  const whenOneIsDone = () => {
    if (rounds++ < ROUNDS) comeInEachMoment(came);
  };
  sharp.queue.on('change', whenOneIsDone);
  const most = await mostAtOnce(
    (async () => {
      for (let i = 0; i < came.length; i++) expect(await came[i]).toHaveProperty('blurHash');
    })(),
  );
  sharp.queue.off('change', whenOneIsDone);
  expect(came.length).toBeGreaterThanOrEqual(ROUNDS * MOMENTS);
  expect(most).toBe(2);
});
