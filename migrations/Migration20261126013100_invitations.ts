import { Migration } from '@mikro-orm/migrations';

/** Authors invite: an application that waits for the invited person. The check is read after the lock is gone. */
export class Migration20261126013100_invitations extends Migration {
  override up(): void {
    this.addSql('alter table applications drop constraint applications_status_check');
    this.addSql(`
      alter table applications add constraint applications_status_check
        check (status in ('PENDING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'LEFT', 'EXPIRED', 'INVITED')) not valid`);
    this.addSql('alter table applications validate constraint applications_status_check');
    this.addSql(
      `create unique index applications_one_invited on applications (companion_id, applicant_id) where status = 'INVITED'`,
    );
  }

  override down(): void {
    this.addSql('drop index applications_one_invited');
    this.addSql(`update applications set status = 'EXPIRED' where status = 'INVITED'`);
    this.addSql('alter table applications drop constraint applications_status_check');
    this.addSql(`
      alter table applications add constraint applications_status_check
        check (status in ('PENDING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'LEFT', 'EXPIRED'))`);
  }
}
