import type { Progress } from '../src/demo/load.ts';

const WIDTH = 30;
const REDRAW_MS = 100;

/** Shows how far the seeding is on stderr: a bar that moves on a terminal, one line a step elsewhere. */
export function showProgress(): (progress: Progress) => void {
  const started = Date.now();
  let drawn = 0;
  let step: Progress['step'] | null = null;
  return (progress) => {
    const { done, total, label } = progress;
    const isOver = done === total;
    if (!process.stderr.isTTY) {
      if (isOver) process.stderr.write(`${progress.step}: done after ${seconds(started)} s\n`);
      return;
    }
    if (!isOver && step === progress.step && Date.now() - drawn < REDRAW_MS) return;
    drawn = Date.now();
    step = progress.step;
    const filled = Math.round((done / total) * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const percent = String(Math.floor((done / total) * 100)).padStart(3);
    process.stderr.write(`\r\x1b[K${step.padEnd(7)} ${bar} ${percent} %  ${seconds(started)} s  ${label}`);
    if (isOver) process.stderr.write('\n');
  };
}

const seconds = (since: number): string => ((Date.now() - since) / 1000).toFixed(1);
