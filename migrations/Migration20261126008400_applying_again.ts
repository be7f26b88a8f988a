import { Migration } from '@mikro-orm/migrations';

/** Whom an author has removed from a party cannot apply again; of before, notifications still tell of most. */
export class Migration20261126008400_applying_again extends Migration {
  override up(): void {
    this.addSql(`
      create table companion_removals (
        companion_id uuid not null references companions on delete cascade,
        user_id uuid not null references users,
        removed_at timestamptz(3) not null,
        primary key (companion_id, user_id)
      )`);
    this.addSql(`
      insert into companion_removals (companion_id, user_id, removed_at)
      select n.companion_id, n.user_id, min(n.created_at)
      from notifications n join companions c on c.id = n.companion_id
      where n.kind = 'MEMBER_LEFT' and n.actor_id = c.author_id and n.user_id <> c.author_id
        and not exists (select from companion_members m where m.companion_id = n.companion_id and m.user_id = n.user_id)
      group by n.companion_id, n.user_id`);
    // Whoever tells an author of something holds the lock of the post, and this key made it wait for the author's row; deleting the
    // account takes the two the other way round, and lost against four who applied at once. Rows of people never go, they are tombstones.
    this.addSql('alter table notifications drop constraint notifications_user_id_fkey');
  }
}
