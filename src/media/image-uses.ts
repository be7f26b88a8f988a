import type { RawBuilder } from 'kysely';
import { type SqlBool, sql } from 'kysely';
import type { Tables } from '../data/tables.ts';
import type { App } from '../shared/context.ts';

/** A column that shows pictures, as `table.column`. A domain that has one registers it; the list stands in app.ts. */
export type ImageUse = { [Table in keyof Tables]: `${Table}.${keyof Tables[Table] & string}` }[keyof Tables];

/** Whether anything shows the picture of `images i`. */
export const isShown = ({ imageUses }: Pick<App, 'imageUses'>): RawBuilder<SqlBool> => {
  const uses = imageUses.map((use) => {
    const [table, column] = use.split('.') as [string, string];
    return sql`exists (select from ${sql.table(table)} where ${sql.ref(column)} = i.id)`;
  });
  return sql<SqlBool>`(${sql.join(uses, sql` or `)})`;
};
