import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../src/schema.ts';

const FILE = 'schema/schema.graphql';

/** Writes the schema of the code to schema/schema.graphql; with `--check` only says whether it is stale (exit 1). */
const text = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is stale: npm run schema`);
  process.exit(1);
}
