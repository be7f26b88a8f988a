import { Migration } from '@mikro-orm/migrations';

/** Addresses change by mailed links to addresses that are not (or no longer) the account's; accounts without a password or an address are possible. */
export class Migration20261126014100_email_changes extends Migration {
  override up(): void {
    this.addSql(`
      alter table mail_tokens
        add column email text,
        drop constraint mail_tokens_purpose_check,
        add constraint mail_tokens_purpose_check
          check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL', 'UNDO_EMAIL_CHANGE')) not valid,
        add constraint mail_tokens_other_address
          check ((email is not null) = (purpose in ('CHANGE_EMAIL', 'UNDO_EMAIL_CHANGE'))) not valid`);
    this.addSql(`
      create index mail_tokens_held_addresses on mail_tokens (email)
      where purpose = 'UNDO_EMAIL_CHANGE' and used_at is null`);
    // What stands has held the stricter rules of before: nothing needs to be read again under this lock.
    this.addSql(`
      alter table users
        drop constraint users_check1,
        add constraint users_living check (deleted_at is not null or gender is not null) not valid,
        add constraint users_verified_address check (email_verified_at is null or email is not null or deleted_at is not null) not valid`);
  }
}
