import { Migration } from '@mikro-orm/migrations';

/**
 * What moderators hide. Posts, places and reviews carry a mark that lists pass over; a comment and a message give up their words and
 * leave an empty place, as deleted ones do; a planner becomes its owner's alone; a profile gives up name, words and picture. What was
 * given up is kept here. The new columns have no default: nothing is written anew.
 */
export class Migration20261126011100_hidden_content extends Migration {
  override up(): void {
    this.addSql(`
      create table hidden_contents (
        subject_id uuid primary key,
        kind text not null check (kind in ('User', 'Companion', 'Comment', 'Message', 'Place', 'Review', 'Planner')),
        reason text not null,
        hidden_at timestamptz(3) not null,
        kept jsonb not null
      )`);
    this.addSql(`
      create table hidden_images (
        subject_id uuid not null references hidden_contents on delete cascade,
        position int not null,
        image_id uuid not null references images,
        primary key (subject_id, position)
      )`);
    this.addSql('create index hidden_images_by_image on hidden_images (image_id)');
    this.addSql('alter table companions add column hidden_at timestamptz(3)');
    this.addSql('alter table places add column hidden_at timestamptz(3)');
    this.addSql('alter table reviews add column hidden_at timestamptz(3)');
    // Lists of marks leave out what is hidden by it: it is little.
    this.addSql('create index companions_hidden on companions (id) where hidden_at is not null');
  }

  override down(): void {
    this.addSql('alter table reviews drop column hidden_at');
    this.addSql('alter table places drop column hidden_at');
    this.addSql('alter table companions drop column hidden_at');
    this.addSql('drop table hidden_images, hidden_contents');
  }
}
