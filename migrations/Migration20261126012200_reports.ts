import { Migration } from '@mikro-orm/migrations';

/** What people report, the evidence of it, and what moderators did: a log that nobody can change. */
export class Migration20261126012200_reports extends Migration {
  override up(): void {
    this.addSql(`
      create table moderation_cases (
        id uuid primary key,
        subject_id uuid not null,
        subject_kind text not null check (subject_kind in ('User', 'Companion', 'Comment', 'Message', 'Place', 'Review', 'Planner')),
        accused_id uuid references users,
        status text not null check (status in ('OPEN', 'UPHELD', 'DISMISSED')),
        opened_at timestamptz(3) not null,
        resolved_at timestamptz(3),
        check ((status = 'OPEN') = (resolved_at is null))
      )`);
    // Reports about one object gather in one case while it is open.
    this.addSql(`create unique index moderation_cases_open on moderation_cases (subject_id) where status = 'OPEN'`);
    this.addSql('create index moderation_cases_by_status on moderation_cases (status, id)');
    this.addSql('create index moderation_cases_of_accused on moderation_cases (accused_id, status)');
    this.addSql(`
      create table reports (
        id uuid primary key,
        case_id uuid not null references moderation_cases,
        reporter_id uuid not null references users,
        reason text not null check (reason in ('SPAM', 'SCAM', 'HARASSMENT', 'SEXUAL', 'HATE', 'VIOLENCE', 'MINOR_SAFETY', 'IMPERSONATION', 'PRIVACY', 'OTHER')),
        text text not null,
        created_at timestamptz(3) not null,
        unique (case_id, reporter_id)
      )`);
    this.addSql('create index reports_of_reporter on reports (reporter_id, id)');
    this.addSql(`
      create table evidence (
        id uuid primary key,
        case_id uuid not null references moderation_cases,
        position int not null,
        author_id uuid,
        text text,
        written_at timestamptz(3) not null,
        taken_at timestamptz(3) not null,
        unique (case_id, position)
      )`);
    this.addSql(`
      create table evidence_images (
        evidence_id uuid not null references evidence on delete cascade,
        position int not null,
        image_id uuid not null references images,
        primary key (evidence_id, position)
      )`);
    this.addSql('create index evidence_images_by_image on evidence_images (image_id)');
    this.addSql(`
      create table moderation_actions (
        id uuid primary key,
        kind text not null check (kind in ('DISMISS', 'UPHOLD', 'HIDE_CONTENT', 'RESTORE_CONTENT', 'WARN', 'SUSPEND', 'BAN', 'LIFT_SANCTION', 'GRANT_APPEAL', 'REJECT_APPEAL', 'GRANT_ROLE', 'REVOKE_ROLE')),
        moderator_id uuid,
        target_id uuid,
        case_id uuid references moderation_cases,
        note text not null,
        created_at timestamptz(3) not null
      )`);
    this.addSql('create index moderation_actions_of_target on moderation_actions (target_id, id)');
    this.addSql('create index moderation_actions_of_case on moderation_actions (case_id, id)');
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception 'moderation_actions is append-only' using errcode = 'restrict_violation'; end $$`);
    this.addSql(
      'create trigger moderation_actions_stay before update or delete on moderation_actions for each row execute function refuse_change()',
    );
  }

  override down(): void {
    this.addSql('drop table moderation_actions, evidence_images, evidence, reports, moderation_cases');
    this.addSql('drop function refuse_change()');
  }
}
