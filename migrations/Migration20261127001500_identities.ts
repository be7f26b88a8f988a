import { Migration } from '@mikro-orm/migrations';

/** Accounts at other providers that sign in here, and attempts that are under way. */
export class Migration20261127001500_identities extends Migration {
  override up(): void {
    this.addSql(`
      create table identities (
        id uuid not null primary key,
        user_id uuid not null references users,
        provider text not null check (length(provider) <= 32),
        subject text not null check (length(subject) between 1 and 255),
        email text,
        created_at timestamptz(3) not null,
        unique (provider, subject)
      )`);
    this.addSql('create index identities_of_person on identities (user_id, created_at)');
    this.addSql(`
      create table sign_in_attempts (
        state_hash bytea not null primary key,
        browser_hash bytea not null,
        provider text not null,
        code_verifier text not null,
        nonce text not null,
        user_id uuid,
        session_id uuid,
        return_path text not null,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null
      )`);
    this.addSql('create index sign_in_attempts_by_end on sign_in_attempts (expires_at)');
  }

  override down(): void {
    this.addSql('drop table sign_in_attempts');
    this.addSql('drop table identities');
  }
}
