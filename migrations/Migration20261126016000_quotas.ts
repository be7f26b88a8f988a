import { Migration } from '@mikro-orm/migrations';

/** What somebody begins in a day is counted: applications, posts, comments and invitations per person, conversations by who wrote first. */
export class Migration20261126016000_quotas extends Migration {
  override up(): void {
    this.addSql(`
      create table quota_uses (
        user_id uuid not null references users,
        kind text not null check (kind in ('applications', 'posts', 'comments', 'invitations')),
        day date not null,
        used integer not null check (used > 0),
        primary key (user_id, kind)
      )`);
    this.addSql(`
      create table conversation_starts (
        room_id uuid primary key references rooms on delete cascade,
        user_id uuid not null references users,
        started_at timestamptz(3) not null
      )`);
    this.addSql('create index conversation_starts_of_user on conversation_starts (user_id, started_at)');
  }

  override down(): void {
    this.addSql('drop table conversation_starts');
    this.addSql('drop table quota_uses');
  }
}
