import { expect, it } from 'vitest';
import { Migration20261126008100_pictures } from '../../migrations/Migration20261126008100_pictures.ts';
import { newId } from '../../src/shared/ids.ts';
import { databaseBefore } from './kit.ts';

it('pictures of before know what they are for: from their upload, else from what shows them', async () => {
  const { sql, migrate } = await databaseBefore(Migration20261126008100_pictures);
  const [minji, jun, room, message] = [newId(), newId(), newId(), newId()];
  for (const id of [minji, jun])
    await sql(
      `insert into users (id, email, password_hash, nickname, gender, birth_date, created_at)
       values ($1, $2, 'none', '민지', 'FEMALE', '1995-05-05', now())`,
      [id, `${id}@people.test`],
    );
  const images = { uploaded: newId(), avatar: newId(), place: newId(), sent: newId(), unused: newId() };
  for (const id of Object.values(images))
    await sql(
      `insert into images (id, storage_key, thumbnail_key, width, height, blur_hash, created_at)
       values ($1, $2, $3, 1, 1, '', now())`,
      [id, id, `${id}-small`],
    );
  await sql(
    `insert into uploads (id, owner_id, purpose, content_type, byte_size, storage_key, created_at, expires_at, used_at, image_id)
     values ($1, $2, 'MESSAGE', 'image/png', 1, 'u', now(), now(), now(), $3)`,
    [newId(), minji, images.uploaded],
  );
  await sql('update users set avatar_id = $2 where id = $1', [minji, images.avatar]);
  await sql(
    `insert into places (id, name, description, address, category, image_id, created_by_id, created_at)
     values ($1, '카페', '바다', '제주', 'CAFE', $2, $3, now())`,
    [newId(), images.place, minji],
  );
  await sql(
    `insert into rooms (id, kind, low_user_id, high_user_id, last_activity_at, created_at) values ($1, 'DIRECT', $2, $3, now(), now())`,
    [room, ...[minji, jun].sort()],
  );
  await sql(
    `insert into messages (id, room_id, seq, author_id, client_message_id, text, image_count, created_at) values ($1, $2, 1, $3, $4, '', 1, now())`,
    [message, room, minji, newId()],
  );
  await sql('insert into message_images (message_id, position, image_id) values ($1, 0, $2)', [message, images.sent]);

  expect(await migrate()).toContain(Migration20261126008100_pictures.name);
  const purposes = await sql<{ id: string; purpose: string }>('select id, purpose from images');
  const purposeOf = (id: string) => purposes.find((image) => image.id === id)?.purpose;
  expect(Object.entries(images).map(([name, id]) => `${name} ${purposeOf(id)}`)).toEqual([
    'uploaded MESSAGE',
    'avatar AVATAR',
    'place PLACE',
    'sent MESSAGE',
    'unused COMPANION',
  ]);
});
