import type { EntitySchemaWithMeta, InferKyselyTable } from '@mikro-orm/postgresql';
import type { ColumnType, Generated } from 'kysely';

/**
 * Every table by its name in the database, for the type checker. Each entity enters its own beside its definition
 * (`declare module '…/data/tables.ts' { interface Tables { … } }`), so that nothing here knows a domain.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the entities fill it
export interface Tables {}

type Read<T> = Extract<T, null> | (Exclude<T, null> extends Date ? string : Exclude<T, null>);
type Written<T> = T | Read<T>;
/**
 * The columns of an entity's table. What the ORM calls a Date is read as text (`2026-11-23 17:36:42.1+00`) and written as
 * either; a column with a default may be left out of an insert.
 */
export type TableOf<Schema extends EntitySchemaWithMeta> = {
  [K in keyof InferKyselyTable<Schema>]: [InferKyselyTable<Schema>[K]] extends [Generated<infer V>]
    ? ColumnType<Read<V>, Written<V> | undefined, Written<V>>
    : ColumnType<
        Read<InferKyselyTable<Schema>[K]>,
        Written<InferKyselyTable<Schema>[K]>,
        Written<InferKyselyTable<Schema>[K]>
      >;
};
