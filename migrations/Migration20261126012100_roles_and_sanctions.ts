import { Migration } from '@mikro-orm/migrations';

/** What moderators may do and decide: roles, sanctions with their one appeal, and addresses that cannot sign up again. */
export class Migration20261126012100_roles_and_sanctions extends Migration {
  override up(): void {
    this.addSql(
      `alter table users add column role text not null default 'MEMBER' check (role in ('MEMBER', 'MODERATOR', 'ADMIN'))`,
    );
    this.addSql(`create index users_with_role on users (role) where role <> 'MEMBER'`);
    this.addSql(`
      create table sanctions (
        id uuid primary key,
        user_id uuid not null references users,
        case_id uuid,
        kind text not null check (kind in ('WARNING', 'SUSPENSION', 'BAN')),
        reason text not null,
        created_at timestamptz(3) not null,
        until timestamptz(3),
        lifted_at timestamptz(3),
        appeal_text text,
        appealed_at timestamptz(3),
        appeal_granted boolean,
        appeal_resolved_at timestamptz(3),
        check ((kind = 'SUSPENSION') = (until is not null)),
        check ((appeal_text is null) = (appealed_at is null)),
        check ((appeal_granted is null) = (appeal_resolved_at is null)),
        check (appealed_at is not null or appeal_resolved_at is null)
      )`);
    this.addSql('create index sanctions_standing on sanctions (user_id) where lifted_at is null');
    this.addSql(
      'create index sanctions_with_open_appeal on sanctions (appealed_at, id) where appeal_resolved_at is null and appealed_at is not null',
    );
    this.addSql(`
      create table banned_addresses (
        email_hash bytea not null,
        sanction_id uuid not null references sanctions,
        primary key (email_hash, sanction_id)
      )`);
    this.addSql('create index banned_addresses_of_sanction on banned_addresses (sanction_id)');
  }
}
