import { renameSync } from 'node:fs';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormConfig, SNAPSHOT } from '../mikro-orm.config.ts';

/**
 * `npm run migration -- add_reactions`: drafts a migration of what the entities have and the last one did not. It needs no database: the
 * entities are compared with migrations/schema-snapshot.json, which is written anew. The draft is for a person to finish: checks,
 * partial indexes, triggers and the filling of new columns are not in entities. `--snapshot` only writes the snapshot, for a
 * migration written by hand.
 */
async function main(): Promise<void> {
  const [name] = process.argv.slice(2);
  if (!name || !/^(--snapshot|\w+)$/.test(name)) throw new Error('A name: npm run migration -- add_reactions');
  const orm = new MikroORM(ormConfig('postgresql://nobody@localhost/infinity_travel', { migrations: SNAPSHOT }));
  try {
    const migrator = orm.migrator as unknown as {
      storeCurrentSchema(): Promise<void>;
      create(path: string): Promise<{ fileName: string; diff: { up: string[] } }>;
    };
    if (name === '--snapshot') return await migrator.storeCurrentSchema();
    const { fileName, diff } = await migrator.create('migrations');
    if (diff.up.length === 0) return console.log('The entities say nothing new.');
    const stem = fileName.replace(/\.ts$/, '');
    renameSync(`migrations/${fileName}`, `migrations/${stem}_${name}.ts`);
    console.log(
      `migrations/${stem}_${name}.ts: finish it, name its class like the file, and list it in mikro-orm.config.ts`,
    );
  } finally {
    await orm.close(true);
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
