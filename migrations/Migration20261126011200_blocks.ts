import { Migration } from '@mikro-orm/migrations';

/** Who has blocked whom; people and rooms know of it, so that nothing is looked up where there is no block. */
export class Migration20261126011200_blocks extends Migration {
  override up(): void {
    this.addSql(`
      create table blocks (
        blocker_id uuid not null references users,
        blocked_id uuid not null references users,
        created_at timestamptz(3) not null,
        primary key (blocker_id, blocked_id),
        check (blocker_id <> blocked_id)
      )`);
    this.addSql('create index blocks_against on blocks (blocked_id)');
    this.addSql('alter table users add column has_blocks boolean not null default false');
    this.addSql('alter table rooms add column is_cut boolean not null default false');
  }

  override down(): void {
    this.addSql('alter table rooms drop column is_cut');
    this.addSql('alter table users drop column has_blocks');
    this.addSql('drop table blocks');
  }
}
