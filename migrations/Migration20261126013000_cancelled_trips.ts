import { Migration } from '@mikro-orm/migrations';

/** Trips that were called off, when and why. */
export class Migration20261126013000_cancelled_trips extends Migration {
  override up(): void {
    this.addSql('alter table companions add column cancelled_at timestamptz(3), add column cancel_reason text');
    // Nobody has called anything off yet: checked for new rows at once, for the old ones without a lock that stops writing.
    this.addSql(`alter table companions add constraint companions_cancelled_check
      check ((cancelled_at is null) = (cancel_reason is null) and (cancelled_at is null or closed_at is not null)) not valid`);
    this.addSql('alter table companions validate constraint companions_cancelled_check');
  }

  override down(): void {
    this.addSql('alter table companions drop column cancelled_at, drop column cancel_reason');
  }
}
