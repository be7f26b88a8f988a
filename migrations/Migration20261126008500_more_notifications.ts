import { Migration } from '@mikro-orm/migrations';

/** The kinds of notifications of the second edition: trips that change, references, moderation, messages, security. */
export class Migration20261126008500_more_notifications extends Migration {
  override up(): void {
    this.addSql('alter table notifications drop constraint notifications_kind_check');
    // Checked for new rows at once; the old ones, which are of fewer kinds, without a lock that stops writing.
    this.addSql(`alter table notifications add constraint notifications_kind_check check (kind in (
      'APPLICATION_RECEIVED', 'APPLICATION_ACCEPTED', 'APPLICATION_REJECTED', 'MEMBER_LEFT', 'COMMENT_RECEIVED', 'REPLY_RECEIVED', 'COMPANION_CHANGED',
      'APPLICATION_EXPIRED', 'INVITATION_RECEIVED', 'INVITATION_ACCEPTED', 'COMPANION_CANCELLED', 'HOST_LEFT', 'HOST_CHANGED',
      'REFERENCE_RECEIVED', 'REFERENCE_DUE', 'MESSAGE_RECEIVED', 'MODERATION_DECISION', 'SECURITY')) not valid`);
    this.addSql('alter table notifications validate constraint notifications_kind_check');
  }

  override down(): void {
    this.addSql(
      `delete from notifications where kind in ('APPLICATION_EXPIRED', 'INVITATION_RECEIVED', 'INVITATION_ACCEPTED', 'COMPANION_CANCELLED', 'HOST_LEFT', 'HOST_CHANGED', 'REFERENCE_RECEIVED', 'REFERENCE_DUE', 'MESSAGE_RECEIVED', 'MODERATION_DECISION', 'SECURITY')`,
    );
    this.addSql('alter table notifications drop constraint notifications_kind_check');
    this.addSql(`alter table notifications add constraint notifications_kind_check check (kind in (
      'APPLICATION_RECEIVED', 'APPLICATION_ACCEPTED', 'APPLICATION_REJECTED', 'MEMBER_LEFT', 'COMMENT_RECEIVED', 'REPLY_RECEIVED', 'COMPANION_CHANGED'))`);
  }
}
