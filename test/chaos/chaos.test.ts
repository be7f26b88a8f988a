import { describe, expect, it } from 'vitest';
import { hasOwnPostgres } from '../kit/own-postgres.ts';
import { checkHistory } from './checker.ts';
import { DEFECTS } from './defects.ts';
import type { History } from './history.ts';
import { runChaos } from './run.ts';
import { startStack } from './stack.ts';

const SEED = 11;
const MS = 12_000;
const DEFECT_MS = 2_500;

/** Spoils what clients recorded in a run that was right, and says which rule has to see it. */
const SPOILT: Record<string, { rule: string; spoil(history: History): void }> = {
  'an event that nobody shows': {
    rule: 'nothing lost',
    spoil: ({ shown, followers }) => {
      const last = shown.findLastIndex(({ follower }) => followers[follower]!.isSteady);
      shown.splice(last, 1);
    },
  },
  'an event that is shown twice': {
    rule: 'nothing doubled or out of order',
    spoil: ({ shown }) => void shown.splice(10, 0, shown[10]!),
  },
  'an acknowledged message that does not stand': {
    rule: 'nothing lost',
    spoil: ({ final }) => final.forEach(({ messages }) => void messages.splice(5, 2)),
  },
  'a message that was acknowledged before it was begun': {
    rule: 'real-time order',
    spoil: ({ calls }) => {
      const sent = calls.filter(({ kind, seq }) => kind === 'send' && seq !== undefined);
      sent.at(-1)!.seq = 1;
    },
  },
  'a look at a room that was left': {
    rule: 'nothing without right',
    spoil: ({ looks }) => void looks.push({ ...looks.find(({ lastSeq }) => lastSeq !== null)!, isOutside: true }),
  },
};

describe.runIf(hasOwnPostgres)('two instances of the compiled product, while everything breaks', () => {
  it('lose, double, reorder and betray nothing, and count right; and what is planted is found', {
    timeout: 180_000,
  }, async () => {
    const stack = await startStack();
    try {
      const { findings, history } = await runChaos(stack, { seed: SEED, ms: MS, leastSends: 100, trouble: 'all' });
      expect(findings).toEqual([]);
      expect(history.calls.filter(({ kind, ackedAt }) => kind === 'send' && ackedAt !== null).length).toBeGreaterThan(
        20,
      );
      expect(history.wire.length).toBeGreaterThan(history.followers.length);

      for (const name of ['a comment is not counted', 'the line doubles an event']) {
        const defect = DEFECTS.find((one) => one.name === name)!;
        const planted = await runChaos(stack, { seed: SEED, ms: DEFECT_MS, leastSends: 100, trouble: 'brief', defect });
        expect([...new Set(planted.findings.map(({ rule }) => rule))], name).toContain(defect.rule);
      }

      const steady = new Map(
        [...history.final.keys()].map((roomId) => [
          roomId,
          history.followers.filter((one) => one.isSteady && one.roomId === roomId).map(({ person }) => person),
        ]),
      );
      for (const [name, { rule, spoil }] of Object.entries(SPOILT)) {
        const spoilt = structuredClone(history);
        spoil(spoilt);
        expect(
          checkHistory(spoilt, steady).map((finding) => finding.rule),
          name,
        ).toContain(rule);
      }
      expect(checkHistory(history, steady)).toEqual([]);
    } finally {
      await stack.close();
    }
  });
});
