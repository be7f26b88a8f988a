import { Migration } from '@mikro-orm/migrations';

/**
 * At most one unread notification for each person, what it is about (the post, or the comment), who did it and kind: a newer one
 * takes the place of the older. What was taken back before today and is still unread goes.
 */
export class Migration20261126005100_one_unread_notification extends Migration {
  override up(): void {
    // Nobody writes a second one between the clearing and the index; reading goes on.
    this.addSql('lock table notifications in share row exclusive mode');
    this.addSql(`
delete from notifications n using comments m
where n.read_at is null and m.id = n.comment_id and m.deleted_at is not null`);
    this.addSql(`
delete from notifications n
where n.read_at is null and n.kind = 'APPLICATION_RECEIVED' and not exists (
  select from applications a where a.companion_id = n.companion_id and a.applicant_id = n.actor_id and a.status <> 'WITHDRAWN')`);
    this.addSql(`
delete from notifications n using (
  select id, row_number() over (partition by user_id, kind, companion_id, actor_id, comment_id order by id desc) as place
  from notifications where read_at is null
) newer where newer.id = n.id and newer.place > 1`);
    this.addSql(`
create unique index notifications_one_unread on notifications (user_id, kind, companion_id, actor_id, comment_id)
  nulls not distinct where read_at is null`);
  }

  override down(): void {
    this.addSql('drop index notifications_one_unread');
  }
}
