import { Migration } from '@mikro-orm/migrations';

/** Indexes for boxes on the map, and for what a person has added and reviewed. */
export class Migration20261126006200_places_on_map extends Migration {
  override up(): void {
    this.addSql(
      'create index places_by_point on places using gist (point(longitude, latitude)) where longitude is not null and latitude is not null',
    );
    this.addSql('create index places_of_creator on places (created_by_id, id desc)');
    this.addSql('create index reviews_of_author on reviews (author_id, id desc)');
    // What was found before is asked for anew: it was one point, and said no more.
    this.addSql('alter table geocode_cache add column candidates jsonb');
  }

  override down(): void {
    this.addSql('alter table geocode_cache drop column candidates');
    this.addSql('drop index places_by_point, places_of_creator, reviews_of_author');
  }
}
