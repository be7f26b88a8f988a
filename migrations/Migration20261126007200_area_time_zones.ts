import { Migration } from '@mikro-orm/migrations';

/** Areas have a time zone, by which "today" is told: the start of the server writes it, as it writes the areas. */
export class Migration20261126007200_area_time_zones extends Migration {
  override up(): void {
    this.addSql('alter table areas add column time_zone text');
  }

  override down(): void {
    this.addSql('alter table areas drop column time_zone');
  }
}
