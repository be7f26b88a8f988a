import { Migration } from '@mikro-orm/migrations';

/** Passkeys, and the challenges that are given out for them: in the database, so that any instance may check the answer. */
export class Migration20261127001000_passkeys extends Migration {
  override up(): void {
    this.addSql(`
create table passkeys (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  credential_id text not null unique check (length(credential_id) <= 1400),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3)
)`);
    this.addSql('create index passkeys_user on passkeys (user_id, id)');
    this.addSql(`
create table passkey_challenges (
  id uuid primary key,
  challenge_hash bytea not null unique,
  user_id uuid references users on delete cascade,
  expires_at timestamptz(3) not null
)`);
    this.addSql(
      'create unique index passkey_challenges_user on passkey_challenges (user_id) where user_id is not null',
    );
    this.addSql('create index passkey_challenges_expiry on passkey_challenges (expires_at)');
  }

  override down(): void {
    this.addSql('drop table passkey_challenges');
    this.addSql('drop table passkeys');
  }
}
