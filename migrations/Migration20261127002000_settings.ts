import { Migration } from '@mikro-orm/migrations';

/** What people choose: who may write to them, whether a search finds them, their language, and how they hear of what. */
export class Migration20261127002000_settings extends Migration {
  override up(): void {
    this.addSql(`
      alter table users
        add column direct_messages text not null default 'EVERYONE',
        add column shows_in_search boolean not null default true,
        add column language text`);
    this.addSql(`
      alter table users
        add constraint users_direct_messages_check check (direct_messages in ('EVERYONE', 'TRAVELLED_TOGETHER', 'NOBODY')) not valid,
        add constraint users_language_check check (language in ('KO', 'EN')) not valid`);
    this.addSql('alter table users validate constraint users_direct_messages_check');
    this.addSql('alter table users validate constraint users_language_check');
    this.addSql(`
      create table notification_settings (
        user_id uuid not null references users,
        kind text not null check (kind in ('APPLICATION_RECEIVED', 'APPLICATION_ACCEPTED', 'APPLICATION_REJECTED', 'MEMBER_LEFT',
          'COMMENT_RECEIVED', 'REPLY_RECEIVED', 'COMPANION_CHANGED', 'APPLICATION_EXPIRED', 'INVITATION_RECEIVED', 'INVITATION_ACCEPTED',
          'COMPANION_CANCELLED', 'HOST_LEFT', 'HOST_CHANGED', 'REFERENCE_RECEIVED', 'REFERENCE_DUE', 'MESSAGE_RECEIVED',
          'MODERATION_DECISION', 'SECURITY')),
        in_app boolean,
        push boolean,
        email boolean,
        primary key (user_id, kind)
      )`);
    this.addSql(`
      create table quiet_hours (
        user_id uuid not null primary key references users,
        starts text not null check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        ends text not null check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        time_zone text not null check (length(time_zone) between 1 and 64)
      )`);
  }

  override down(): void {
    this.addSql('drop table quiet_hours');
    this.addSql('drop table notification_settings');
    this.addSql('alter table users drop column language, drop column shows_in_search, drop column direct_messages');
  }
}
