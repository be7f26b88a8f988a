import { Migration } from '@mikro-orm/migrations';

/** When somebody last gave another gender: hosts see whether it was after the application. Without a default: nothing is written anew. */
export class Migration20261126013300_gender_changes extends Migration {
  override up(): void {
    this.addSql('alter table users add column gender_changed_at timestamptz(3)');
  }

  override down(): void {
    this.addSql('alter table users drop column gender_changed_at');
  }
}
