import { Migration } from '@mikro-orm/migrations';

/**
 * Popularity follows people: each counts once a post for each kind of interest, at the first time that stands, and neither what was
 * taken back, nor anonymous views, nor the author count.
 */
export class Migration20261126008300_popularity_of_people extends Migration {
  override up(): void {
    this.addSql(`
      create table companion_viewers (
        companion_id uuid not null references companions on delete cascade,
        user_id uuid not null references users,
        first_viewed_at timestamptz(3) not null,
        primary key (companion_id, user_id)
      )`);
    this.addSql(`
      insert into companion_viewers (companion_id, user_id, first_viewed_at)
      select v.companion_id, u.id, min(v.created_at)
      from companion_views v join users u on v.viewer_key = 'u:' || u.id join companions c on c.id = v.companion_id
      where u.id <> c.author_id and (u.email_verified_at is not null or u.deleted_at is not null) group by v.companion_id, u.id`);
    this.addSql(
      'create index comments_standing on comments (companion_id, author_id, created_at) where deleted_at is null',
    );
    this.addSql('create index applications_by_applicant on applications (companion_id, applicant_id)');
    // As src/companions/interest/popularity.ts said it at that time; only what changes is written.
    const level = (at: string, weight: number) =>
      `extract(epoch from ${at} - timestamptz '2026-01-01T00:00:00Z')::float8 / 302400 + ${Math.log2(weight)}`;
    this.addSql(`
      update companions t set popularity = n.popularity
      from (
        select c.id, (
          with a(x) as (
            select ${level('c.created_at', 2 ** -10)}
            union all select ${level('first_viewed_at', 1)} from companion_viewers where companion_id = c.id
            union all select ${level('created_at', 3)} from bookmarks where companion_id = c.id and user_id <> c.author_id
            union all select ${level('min(created_at)', 4)} from comments
              where companion_id = c.id and deleted_at is null and author_id <> c.author_id group by author_id
            union all select ${level('min(created_at)', 6)} from applications
              where companion_id = c.id and status in ('PENDING', 'ACCEPTED', 'REJECTED', 'EXPIRED') group by applicant_id
          )
          select m.x + ln(sum(power(2::float8, greatest(a.x - m.x, -60)))) / ln(2::float8)
          from a, (select max(x) as x from a) m group by m.x
        ) as popularity from companions c
      ) n where n.id = t.id and abs(t.popularity - n.popularity) > 1e-9`);
  }
}
