/** A select list by the names that its columns answer with. */
export type SelectList = ReadonlyMap<string, string>;

/**
 * Takes a select list apart (`c.id, c.author_id as "authorId"`), so that a hot statement can leave out what nobody asks.
 * @throws Error when a column has a comma of its own: it would be torn in two.
 */
export function selectList(list: string): SelectList {
  const columns = list.split(',').map((column) => column.trim());
  return new Map(
    columns.map((column) => {
      const name = / as "(\w+)"$/.exec(column)?.[1] ?? /^\w+\.(\w+)$/.exec(column)?.[1];
      if (!name) throw new Error(`A column without a name: ${column}`);
      return [name, column];
    }),
  );
}

/** The columns of these names, each once, in the order of the list. */
export function pick(list: SelectList, names: Iterable<string>): string {
  const wanted = new Set(names);
  return [...list].flatMap(([name, column]) => (wanted.has(name) ? [column] : [])).join(', ');
}

/** The same as one JSON object. */
export function pickJson(list: SelectList, names: Iterable<string>): string {
  const wanted = new Set(names);
  const pairs = [...list].flatMap(([name, column]) =>
    wanted.has(name) ? [`'${name}', ${column.replace(/ as "\w+"$/, '')}`] : [],
  );
  return `json_build_object(${pairs.join(', ')})`;
}

/**
 * The columns that a selection of fields needs: a field of a column's name is that column, `needs` says what resolved fields look
 * at. Null when a field is in neither: then nobody knows, and all columns are needed.
 */
export function columnsFor(
  list: SelectList,
  needs: Readonly<Record<string, readonly string[]>>,
  fields: Iterable<string>,
): string[] | null {
  const names: string[] = [];
  for (const field of fields) {
    const needed = Object.hasOwn(needs, field) ? needs[field] : list.has(field) ? [field] : undefined;
    if (!needed) return null;
    names.push(...needed);
  }
  return names;
}
