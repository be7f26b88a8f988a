import { describe, expect, it } from 'vitest';
import { DOMAINS, domainOf, SOURCES } from './sources.ts';

/** The domain of each table: where its entity stands. `dev_mails` belongs to mail, which is below all domains. */
const OWNERS = new Map(
  [...SOURCES]
    .filter(([file]) => file.endsWith('.entity.ts'))
    .flatMap(([file, text]) =>
      [...text.matchAll(/tableName: '(\w+)'/g)].map(([, table]) => [table!, domainOf(file)] as const),
    ),
);

const COMMENTS = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/[^\n]*/g;
/** Where a statement names a table: as text, or as a query builder takes it. */
const AS_TEXT = /\b(?:from|join|into|update|using)\s+(\w+)/g;
const AS_ARGUMENT =
  /\b(?:selectFrom|innerJoin|leftJoin|updateTable|deleteFrom|insertInto|using)\(\s*'(\w+)(?: as \w+)?'/g;

/** The tables that a source's statements touch. */
function tablesIn(source: string): Set<string> {
  const code = source.replace(COMMENTS, '');
  const named = [...code.matchAll(AS_TEXT), ...code.matchAll(AS_ARGUMENT)].map(([, table]) => table!);
  return new Set(named.filter((table) => OWNERS.has(table)));
}

describe('a table belongs to a domain', () => {
  it('is read from text and from builders, and not from comments', () => {
    const source = `// from users
      /** into rooms */
      sql\`select from messages m join room_members o on true\`;
      db.selectFrom('companions as c').innerJoin('areas as a', 'a.id', 'c.area_id');
      db.updateTable('places');`;
    expect([...tablesIn(source)].sort()).toEqual(['areas', 'companions', 'messages', 'places', 'room_members']);
    expect(OWNERS.size).toBeGreaterThan(28);
  });

  it('and its statements touch only its own tables and those of domains to its left', () => {
    const rank = (domain: string | undefined) => (domain === undefined ? -1 : DOMAINS.indexOf(domain));
    const wrong = [...SOURCES]
      .filter(([file]) => domainOf(file) !== undefined)
      .flatMap(([file, text]) =>
        [...tablesIn(text)]
          .filter((table) => rank(OWNERS.get(table)) > rank(domainOf(file)))
          .map((table) => `${file} touches ${table}, which belongs to ${OWNERS.get(table)}`),
      );
    // The domain to the right offers a function, or registers a rule (see app.ts: imageUses, accountRemovals, plannersShownTo).
    expect(wrong).toEqual([]);
  });

  it('and nothing else writes statements than domains, jobs, mail, and the demo data', () => {
    const wrong = [...SOURCES]
      .filter(([file]) => /^src\/(shared|graphql|words|server)\//.test(file) && tablesIn(SOURCES.get(file)!).size > 0)
      .map(([file]) => file);
    expect(wrong).toEqual([]);
  });
});
