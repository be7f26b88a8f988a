import type { App } from '../shared/context.ts';

declare module '../shared/context.ts' {
  interface App {
    /** Every column that shows a picture, as `table.column`; the domains that have one come after this one. */
    imageUses: readonly string[];
  }
}

/** SQL: whether anything shows the picture of an id, a piece of SQL such as `i.id`. */
export const isShown = ({ imageUses }: App, id: string): string =>
  `(${imageUses
    .map((use) => use.split('.'))
    .map(([table, column]) => `exists (select from ${table} where ${column} = ${id})`)
    .join(' or ')})`;
