import { Migration } from '@mikro-orm/migrations';

/**
 * A place counts the changes of what calendars show of it (name, address, where it is), whoever makes them: a person, or the
 * geocoder, which is no edit. Calendars tell their readers by it that an event has changed.
 */
export class Migration20261126007100_place_revisions extends Migration {
  override up(): void {
    this.addSql('alter table places add column revision int not null default 0, add column revised_at timestamptz(3)');
    this.addSql(`
create function places_revise() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  new.revised_at := now();
  return new;
end $$`);
    this.addSql(`
create trigger places_revised before update of name, address, area_id, latitude, longitude on places
  for each row when ((old.name, old.address, old.area_id, old.latitude, old.longitude)
    is distinct from (new.name, new.address, new.area_id, new.latitude, new.longitude))
  execute function places_revise()`);
  }

  override down(): void {
    this.addSql('drop trigger places_revised on places');
    this.addSql('drop function places_revise()');
    this.addSql('alter table places drop column revision, drop column revised_at');
  }
}
