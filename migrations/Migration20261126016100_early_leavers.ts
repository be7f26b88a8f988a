import { Migration } from '@mikro-orm/migrations';

/** Who was there when a trip began and has left it since: they and the others still write about each other. */
export class Migration20261126016100_early_leavers extends Migration {
  override up(): void {
    this.addSql(`
      create table companion_early_leavers (
        companion_id uuid not null references companions on delete cascade,
        user_id uuid not null references users,
        left_at timestamptz(3) not null,
        primary key (companion_id, user_id)
      )`);
    this.addSql('create index companion_early_leavers_of_person on companion_early_leavers (user_id)');
  }

  override down(): void {
    this.addSql('drop table companion_early_leavers');
  }
}
