import { Migration } from '@mikro-orm/migrations';

/** Devices that somebody has signed in with, apart from sessions, which are swept: the owner hears of a new one by mail. */
export class Migration20261126003100_known_devices extends Migration {
  override up(): void {
    this.addSql(`
create table known_devices (
  user_id uuid not null references users on delete cascade,
  device_hash bytea not null,
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  primary key (user_id, device_hash)
)`);
  }

  override down(): void {
    this.addSql('drop table known_devices');
  }
}
