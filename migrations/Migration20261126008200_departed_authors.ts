import { Migration } from '@mikro-orm/migrations';

/**
 * Of an author whose account is gone nothing stands in a post any more: no seat, no application that waits for an answer. A post
 * that has nobody left goes.
 */
export class Migration20261126008200_departed_authors extends Migration {
  override up(): void {
    const departed = 'select id from users where deleted_at is not null';
    this.addSql(`delete from companions where author_id in (${departed}) and member_count = 1`);
    this.addSql(`
      with gone as (
        delete from companion_members m using companions c
        where c.id = m.companion_id and m.user_id = c.author_id and c.author_id in (${departed}) returning m.companion_id
      )
      update companions c set member_count = member_count - 1 from gone where c.id = gone.companion_id`);
    this.addSql(`
      update applications a set status = 'EXPIRED' from companions c
      where c.id = a.companion_id and a.status = 'PENDING' and c.author_id in (${departed})`);
  }
}
