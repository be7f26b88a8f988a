import { Migration } from '@mikro-orm/migrations';

/** What travellers say of each other after a trip, and of which trips they were asked. */
export class Migration20261126013200_references extends Migration {
  override up(): void {
    this.addSql(`
      create table trip_references (
        id uuid primary key,
        companion_id uuid references companions on delete set null,
        author_id uuid not null references users,
        subject_id uuid not null references users,
        text text not null,
        would_travel_again boolean not null,
        felt_safe boolean not null,
        private_note text not null,
        created_at timestamptz(3) not null,
        visible_from timestamptz(3) not null,
        response text,
        responded_at timestamptz(3),
        unique (companion_id, author_id, subject_id),
        check (author_id <> subject_id),
        check ((response is null) = (responded_at is null))
      )`);
    this.addSql('create index trip_references_of_subject on trip_references (subject_id, id)');
    this.addSql('create index trip_references_of_author on trip_references (author_id)');
    this.addSql('alter table companions add column references_asked_at timestamptz(3)');
  }

  override down(): void {
    this.addSql('alter table companions drop column references_asked_at');
    this.addSql('drop table trip_references');
  }
}
