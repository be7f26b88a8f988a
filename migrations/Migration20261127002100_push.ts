import { Migration } from '@mikro-orm/migrations';

/** Browsers that take pushes, and what is due to be pushed or mailed. */
export class Migration20261127002100_push extends Migration {
  override up(): void {
    this.addSql(`
      create table push_subscriptions (
        id uuid not null primary key,
        user_id uuid not null references users,
        session_id uuid not null references sessions on delete cascade,
        endpoint text not null unique check (length(endpoint) <= 1000),
        p256dh text not null check (length(p256dh) <= 200),
        auth text not null check (length(auth) <= 100),
        user_agent text,
        created_at timestamptz(3) not null
      )`);
    this.addSql('create index push_subscriptions_of_person on push_subscriptions (user_id, created_at)');
    this.addSql('create index push_subscriptions_of_session on push_subscriptions (session_id)');
    this.addSql(`
      create table due_notices (
        user_id uuid not null,
        topic text not null,
        kind text not null,
        room_id uuid,
        companion_id uuid,
        due_at timestamptz(3) not null,
        primary key (user_id, topic)
      )`);
    this.addSql('create index due_notices_by_time on due_notices (due_at)');
    // Whoever hears of messages outside the app: has a browser that takes pushes, or wants them mailed.
    this.addSql('create table message_listeners (user_id uuid not null primary key)');
  }

  override down(): void {
    this.addSql('drop table message_listeners');
    this.addSql('drop table due_notices');
    this.addSql('drop table push_subscriptions');
  }
}
