import { Migration } from '@mikro-orm/migrations';

/**
 * A picture knows what it is for: those in messages are shown under signed addresses only. Uploads stay on record until nothing
 * can arrive for them any more, and whoever shows a picture is found by an index.
 */
export class Migration20261126008100_pictures extends Migration {
  override up(): void {
    this.addSql(
      `alter table images add column purpose text check (purpose in ('AVATAR', 'COMPANION', 'PLACE', 'MESSAGE'))`,
    );
    this.addSql('update images i set purpose = u.purpose from uploads u where u.image_id = i.id');
    this.addSql(`
      update images i set purpose = case
        when exists (select from message_images where image_id = i.id) then 'MESSAGE'
        when exists (select from users where avatar_id = i.id) then 'AVATAR'
        when exists (select from places where image_id = i.id) then 'PLACE'
        else 'COMPANION' end
      where purpose is null`);
    this.addSql('alter table images alter column purpose set not null');

    this.addSql('create index users_with_avatar on users (avatar_id) where avatar_id is not null');
    this.addSql('create index companions_with_thumbnail on companions (thumbnail_id) where thumbnail_id is not null');
    this.addSql('create index companion_images_by_image on companion_images (image_id)');
    this.addSql('create index places_with_image on places (image_id) where image_id is not null');
    this.addSql('create index message_images_by_image on message_images (image_id)');

    // Set once the place where its bytes arrive has been emptied for the last time.
    this.addSql('alter table uploads add column cleared_at timestamptz(3)');
    this.addSql('drop index uploads_to_sweep');
    this.addSql('create index uploads_to_sweep on uploads (expires_at) where cleared_at is null');
    this.addSql('create index uploads_of_image on uploads (image_id) where image_id is not null');
  }
}
