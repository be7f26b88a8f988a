import { Migration } from '@mikro-orm/migrations';

/**
 * `copyCount` counts copies by others: what owners have copied of their own goes from it. Copies that are deleted leave no trace of
 * who made them, and stay counted.
 */
export class Migration20261126007300_copies_by_others extends Migration {
  override up(): void {
    this.addSql(`
update planners p set copy_count = greatest(0, p.copy_count - own.copies)
from (select s.id, count(*)::int as copies from planners c join planners s on s.id = c.copied_from_id and s.owner_id = c.owner_id group by s.id) own
where own.id = p.id`);
  }

  override down(): void {
    this.addSql(`
update planners p set copy_count = p.copy_count + own.copies
from (select s.id, count(*)::int as copies from planners c join planners s on s.id = c.copied_from_id and s.owner_id = c.owner_id group by s.id) own
where own.id = p.id`);
  }
}
