import { expect, it } from 'vitest';
import { Migration20261126008200_departed_authors } from '../../migrations/Migration20261126008200_departed_authors.ts';
import { newId } from '../../src/shared/ids.ts';
import { databaseBefore } from './kit.ts';

it('posts of authors who are gone lose their seat and the applications that wait, and go when nobody is left', async () => {
  const { sql, migrate } = await databaseBefore(Migration20261126008200_departed_authors);
  const [gone, host, member, waiting] = [newId(), newId(), newId(), newId()];
  await sql(`insert into users (id, nickname, created_at, deleted_at) values ($1, '탈퇴한 여행자', now(), now())`, [
    gone,
  ]);
  for (const id of [host, member, waiting])
    await sql(
      `insert into users (id, email, password_hash, nickname, gender, birth_date, created_at)
       values ($1, $2, 'none', '민지', 'FEMALE', '1995-05-05', now())`,
      [id, `${id}@people.test`],
    );
  await sql(`insert into areas (id, kind, name_ko, name_en) values ('kr', 'COUNTRY', '대한민국', 'South Korea')`);
  const post = async (authorId: string, members: string[]): Promise<string> => {
    const id = newId();
    await sql(
      `insert into companions (id, author_id, title, content, area_id, start_date, end_date, capacity, member_count, created_at)
       values ($1, $2, '제주', '바다', 'kr', '2027-01-01', '2027-01-02', 5, $3, now())`,
      [id, authorId, members.length],
    );
    for (const userId of members)
      await sql('insert into companion_members (companion_id, user_id, joined_at) values ($1, $2, now())', [
        id,
        userId,
      ]);
    await sql(
      `insert into applications (id, companion_id, applicant_id, message, status, created_at) values ($1, $2, $3, '', 'PENDING', now())`,
      [newId(), id, waiting],
    );
    return id;
  };
  const [orphaned, empty, alive] = [
    await post(gone, [gone, member]),
    await post(gone, [gone]),
    await post(host, [host]),
  ];

  expect(await migrate()).toContain(Migration20261126008200_departed_authors.name);
  const posts = await sql<{ id: string; seats: number; members: string[]; status: string }>(
    `select c.id, c.member_count as seats, a.status,
       array(select m.user_id from companion_members m where m.companion_id = c.id) as members
     from companions c join applications a on a.companion_id = c.id order by c.id`,
  );
  expect(posts).toEqual([
    { id: orphaned, seats: 1, members: [member], status: 'EXPIRED' },
    { id: alive, seats: 1, members: [host], status: 'PENDING' },
  ]);
  expect(posts.map(({ id }) => id)).not.toContain(empty);
});
