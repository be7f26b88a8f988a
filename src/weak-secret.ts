/** Bits that a secret must seem to hold; 32 random hexadecimal digits show about 110. */
const ENOUGH_BITS = 72;
const PLACEHOLDER =
  /change.?(me|this|it)|your.{0,10}secret|place.?holder|example|insecure|replace.?(me|this|it)|qwerty|asdfgh/i;

/**
 * Whether somebody could guess a secret: one that repeats itself, walks along an alphabet, uses few different characters, or was
 * meant to be replaced. An estimate from above: what passes may still be a known phrase.
 */
export function isWeakSecret(secret: string): boolean {
  if (PLACEHOLDER.test(secret)) return true;
  const pieces = withoutRepeats(secret.toLowerCase());
  const codes = pieces.map((piece) => piece.codePointAt(0)!);
  const steps = codes.slice(1).map((code, i) => code - codes[i]!);
  return Math.min(bitsOf(pieces), bitsOf(steps)) < ENOUGH_BITS;
}

/** The characters, without those that say again what stood there before (three or more in a row). */
function withoutRepeats(text: string): string[] {
  const characters = [...text];
  const kept: string[] = [];
  for (let at = 0; at < characters.length; ) {
    const before = characters.slice(0, at).join('');
    let length = 3;
    while (at + length <= characters.length && before.includes(characters.slice(at, at + length).join(''))) length++;
    const repeated = length - 1;
    if (repeated >= 3) at += repeated;
    else kept.push(characters[at++]!);
  }
  return kept;
}

/** Shannon's entropy of a sequence by the frequencies of its members, in bits. */
function bitsOf(sequence: readonly (string | number)[]): number {
  const counts = new Map<string | number, number>();
  for (const member of sequence) counts.set(member, (counts.get(member) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits - count * Math.log2(count / sequence.length), 0);
}
