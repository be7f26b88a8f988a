import { Migration } from '@mikro-orm/migrations';

/** Copies of what people wrote and are, made for them. */
export class Migration20261127002200_data_exports extends Migration {
  override up(): void {
    this.addSql(`
      create table data_exports (
        id uuid not null primary key,
        user_id uuid not null references users,
        status text not null check (status in ('PENDING', 'READY', 'EXPIRED', 'FAILED')),
        byte_size int,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3)
      )`);
    this.addSql('create index data_exports_of_person on data_exports (user_id, created_at)');
    this.addSql(`create index data_exports_to_expire on data_exports (expires_at) where status = 'READY'`);
  }

  override down(): void {
    this.addSql('drop table data_exports');
  }
}
