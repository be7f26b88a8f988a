import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type MessageWarning, warningOf } from '../../../src/chat/warnings/message-warning.ts';

const linesOf = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const KINDS: Record<string, MessageWarning> = { C: 'OFF_PLATFORM_CONTACT', P: 'PAYMENT', L: 'LINK' };

describe('warnings of messages', () => {
  const positive = linesOf('positive.txt').map((line) => {
    const [kind, text] = line.split('\t') as [string, string];
    return { kind: KINDS[kind]!, text, found: warningOf(text) };
  });
  const harmless = linesOf('harmless.txt').map((text) => ({ text, found: warningOf(text) }));

  it('are measured on enough examples', () => {
    expect(positive.length).toBeGreaterThanOrEqual(200);
    expect(harmless.length).toBeGreaterThanOrEqual(200);
  });

  it('find what asks for money, another messenger or a hidden link, and leave the rest alone', () => {
    const missed = positive.filter(({ found }) => found === null);
    const wrongKind = positive.filter(({ kind, found }) => found !== null && found !== kind);
    const wrong = harmless.filter(({ found }) => found !== null);
    const found = positive.length - missed.length;
    const named = (examples: { text: string }[]) => examples.map(({ text }) => text).join(' | ');
    expect(wrongKind).toEqual([]);
    expect(found / positive.length, `recall; missed: ${named(missed)}`).toBeGreaterThanOrEqual(0.97);
    expect(found / (found + wrong.length), `precision; wrong: ${named(wrong)}`).toBeGreaterThanOrEqual(0.98);
  });

  it.each([
    ['카 . 톡 아이디 jun_99 추가해 주세요', 'OFF_PLATFORM_CONTACT'],
    ['공일공 일이삼사 오육칠팔로 연락 주세요', 'OFF_PLATFORM_CONTACT'],
    ['Ｗｈａｔｓａｐｐ me please', 'OFF_PLATFORM_CONTACT'],
    ['w\u200bh\u200ba\u200bt\u200bs\u200ba\u200bp\u200bp me', 'OFF_PLATFORM_CONTACT'],
    ['조심히 오세요, 010 9876 5432로 전화 주세요', 'OFF_PLATFORM_CONTACT'],
  ] as const)('see through what is set apart, spelt out, wide, invisible or excused: %s', (text, warning) => {
    expect(warningOf(text)).toBe(warning);
  });

  it('leave who warns of it alone', () => {
    expect(warningOf('모르는 사람에게 송금하지 않게 조심하세요')).toBeNull();
    expect(warningOf('카톡 말고 여기서 얘기해요')).toBeNull();
  });

  it('read no further than the longest message, so that no text costs more', () => {
    expect(warningOf(`${'a '.repeat(2_000)}카톡 아이디 jun99`)).toBeNull();
  });
});
