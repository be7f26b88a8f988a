import { readFileSync } from 'node:fs';

/** The samples of a page of metrics: by name, each with its labels and value. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads a page in Prometheus's text format. */
export async function scrape(url: string | null): Promise<Sample[]> {
  const response = await fetch(url!);
  if (response.status !== 200) throw new Error(`Metrics answered ${response.status}`);
  return (await response.text())
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)/.exec(line)!;
      const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]);
      return { name: name!, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

/** The value of the one sample of this name (without the prefix) that has these labels; undefined without any. */
export function sampleOf(samples: readonly Sample[], name: string, labels: Record<string, string> = {}) {
  const found = samples.filter(
    (sample) =>
      sample.name === `infinity_travel_${name}` &&
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  );
  if (found.length > 1) throw new Error(`${name} is not one sample: ${JSON.stringify(found)}`);
  return found[0]?.value;
}

/** The names of metrics that a text asks for, with and without the endings of histograms. */
export const namesIn = (file: string): string[] => [
  ...new Set(readFileSync(file, 'utf8').match(/\binfinity_travel_\w+/g) ?? []),
];
