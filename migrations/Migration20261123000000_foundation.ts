import { Migration } from '@mikro-orm/migrations';

/**
 * Every table of the public contract: accounts, areas, pictures, companions, places, planners, chat, notifications.
 *
 * Invariants stand here, as constraints, so that two parallel writers cannot break them; the services answer in words.
 */
export class Migration20261123000000_foundation extends Migration {
  override up(): void {
    this.addSql('create extension if not exists pg_trgm');
    this.addSql('create extension if not exists cube');
    for (const statement of [accounts, areas, media, places, planners, companions, chat, notifications, jobs]) {
      this.addSql(statement);
    }
  }

  override down(): void {
    throw new Error('The foundation is not taken back: restore a backup instead.');
  }
}

const accounts = `
create table users (
  id uuid primary key,
  email text unique,
  password_hash text,
  nickname text not null,
  introduction text not null default '',
  gender text check (gender in ('MALE', 'FEMALE', 'UNDISCLOSED')),
  birth_date date,
  avatar_id uuid,
  mail_digest boolean not null default false,
  -- Notifications up to here were told by digests, or stood there before digests were wanted.
  digested_until timestamptz(3),
  email_verified_at timestamptz(3),
  created_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  check (not mail_digest or digested_until is not null),
  check (deleted_at is not null or (email is not null and password_hash is not null and birth_date is not null and gender is not null)),
  check (deleted_at is null or (email is null and password_hash is null and birth_date is null and gender is null and avatar_id is null))
);
create index users_with_digest on users (id) where mail_digest;

create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  user_agent text,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index sessions_of_user on sessions (user_id, id desc);

create table refresh_tokens (
  token_hash bytea primary key,
  session_id uuid not null references sessions on delete cascade,
  created_at timestamptz(3) not null,
  rotated_at timestamptz(3)
);
create index refresh_tokens_of_session on refresh_tokens (session_id);

create table mail_tokens (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  purpose text not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD')),
  token_hash bytea not null unique,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index mail_tokens_of_user on mail_tokens (user_id, purpose);
`;

const areas = `
create table areas (
  id text primary key,
  kind text not null check (kind in ('CONTINENT', 'COUNTRY', 'CITY')),
  name_ko text not null,
  name_en text not null,
  aliases text[] not null default '{}',
  latitude float8,
  longitude float8,
  parent_id text references areas
);
`;

const media = `
create table images (
  id uuid primary key,
  owner_id uuid references users,
  storage_key text not null unique,
  thumbnail_key text not null unique,
  width int not null check (width > 0),
  height int not null check (height > 0),
  blur_hash text not null,
  created_at timestamptz(3) not null
);

create table uploads (
  id uuid primary key,
  owner_id uuid not null references users on delete cascade,
  purpose text not null check (purpose in ('AVATAR', 'COMPANION', 'PLACE', 'MESSAGE')),
  content_type text not null,
  byte_size int not null check (byte_size > 0),
  storage_key text not null unique,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  image_id uuid references images
);
create index uploads_of_owner on uploads (owner_id);
create index uploads_to_sweep on uploads (expires_at) where used_at is null;
alter table users add foreign key (avatar_id) references images;
`;

const places = `
create table places (
  id uuid primary key,
  name text not null,
  description text not null,
  address text not null,
  category text not null check (category in ('ATTRACTION', 'RESTAURANT', 'CAFE', 'STAY', 'SHOP', 'ACTIVITY', 'TRANSPORT', 'OTHER')),
  contact text,
  website text,
  image_id uuid references images,
  area_id text references areas,
  latitude float8,
  longitude float8,
  location_source text check (location_source in ('GIVEN', 'GEOCODED')),
  review_count int not null default 0 check (review_count >= 0),
  star_sum int not null default 0 check (star_sum >= 0),
  star_counts int[] not null default '{0,0,0,0,0}',
  rating float8 generated always as (case when review_count = 0 then null else round(star_sum::numeric / review_count, 1)::float8 end) stored,
  created_by_id uuid not null references users,
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  search text generated always as (lower(normalize(name || ' ' || description || ' ' || address, NFD))) stored,
  -- On the unit sphere, in kilometres: straight distances order as great-circle distances do, over poles and date line too.
  position cube generated always as (case when latitude is null or longitude is null then null else cube(array[
    6371.0088 * cos(radians(latitude)) * cos(radians(longitude)),
    6371.0088 * cos(radians(latitude)) * sin(radians(longitude)),
    6371.0088 * sin(radians(latitude))]) end) stored,
  check ((latitude is null) = (longitude is null)),
  check ((latitude is null) = (location_source is null)),
  check (latitude between -90 and 90 and longitude between -180 and 180)
);
create index places_by_area on places (area_id, id desc);
create index places_by_category on places (category, id desc);
create index places_by_rating on places (coalesce(rating, 0) desc, review_count desc, id desc);
create index places_by_reviews on places (review_count desc, id desc);
create index places_by_position on places using gist (position) where position is not null;
create index places_by_text on places using gin (search gin_trgm_ops);
-- For the gazetteer: places whose position a person has given, by name and address. Hash: an address may be longer than a B-tree entry.
create index places_named on places using hash (lower(name)) where location_source = 'GIVEN';
create index places_addressed on places using hash (lower(address)) where location_source = 'GIVEN';

create table reviews (
  id uuid primary key,
  place_id uuid not null references places on delete cascade,
  author_id uuid not null references users,
  stars int not null check (stars between 1 and 5),
  text text not null,
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  unique (place_id, author_id)
);
create index reviews_of_place on reviews (place_id, id desc);

create table geocode_cache (
  geocoder text not null,
  address_digest bytea not null,
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  expires_at timestamptz(3) not null,
  primary key (geocoder, address_digest),
  check ((latitude is null) = (longitude is null))
);
create index geocode_cache_to_sweep on geocode_cache (expires_at);
`;

const planners = `
create table planners (
  id uuid primary key,
  owner_id uuid not null references users,
  name text not null,
  area_id text not null references areas,
  leg_area_ids text[] not null default '{}',
  start_date date not null,
  end_date date not null,
  visibility text not null check (visibility in ('PUBLIC', 'PRIVATE')),
  copied_from_id uuid references planners on delete set null,
  copy_count int not null default 0 check (copy_count >= 0),
  version int not null default 1,
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  search text generated always as (lower(normalize(name, NFD))) stored,
  check (start_date <= end_date and end_date - start_date < 365)
);
create index planners_of_owner on planners (owner_id, id desc);
create index planners_public on planners (id desc) where visibility = 'PUBLIC';
create index planners_by_area on planners (area_id, id desc);
create index planners_by_departure on planners (start_date, id) where visibility = 'PUBLIC';
create index planners_by_copies on planners (copy_count desc, id desc) where visibility = 'PUBLIC';
create index planners_by_leg_areas on planners using gin (leg_area_ids);
create index planners_by_text on planners using gin (search gin_trgm_ops);
create index planners_copied on planners (copied_from_id) where copied_from_id is not null;

create table planner_legs (
  id uuid primary key,
  planner_id uuid not null references planners on delete cascade,
  area_id text not null references areas,
  start_date date not null,
  end_date date not null,
  check (start_date <= end_date),
  unique (planner_id, start_date) deferrable initially deferred
);

-- leg_area_ids is asked with other columns in one index scan; whoever writes legs, a bulk load too, keeps it true.
create function planners_follow_legs() returns trigger language plpgsql as $$
begin
  update planners p
  set leg_area_ids = array(select distinct l.area_id from planner_legs l where l.planner_id = p.id order by l.area_id)
  where p.id in (select planner_id from changed_legs);
  return null;
end $$;
create trigger legs_added after insert on planner_legs referencing new table as changed_legs
  for each statement execute function planners_follow_legs();
create trigger legs_changed after update on planner_legs referencing new table as changed_legs
  for each statement execute function planners_follow_legs();
create trigger legs_removed after delete on planner_legs referencing old table as changed_legs
  for each statement execute function planners_follow_legs();

create table planner_days (
  id uuid primary key,
  planner_id uuid not null references planners on delete cascade,
  date date not null,
  note text not null default '',
  unique (planner_id, date) deferrable initially deferred
);

create table planner_stops (
  id uuid primary key,
  day_id uuid not null references planner_days on delete cascade,
  place_id uuid not null references places,
  position int not null check (position >= 0),
  note text not null default '',
  start_time text,
  unique (day_id, position) deferrable initially deferred
);
create index planner_stops_at_place on planner_stops (place_id);
`;

const companions = `
create table companions (
  id uuid primary key,
  author_id uuid not null references users,
  title text not null,
  content text not null,
  area_id text not null references areas,
  start_date date not null,
  end_date date not null,
  capacity int not null check (capacity between 2 and 30),
  member_count int not null default 1 check (member_count between 1 and capacity),
  age_groups text[] not null default '{}',
  gender text check (gender in ('MALE', 'FEMALE', 'UNDISCLOSED')),
  thumbnail_id uuid references images,
  planner_id uuid references planners on delete set null,
  view_count int not null default 0 check (view_count >= 0),
  comment_count int not null default 0 check (comment_count >= 0),
  bookmark_count int not null default 0 check (bookmark_count >= 0),
  popularity float8 not null default 0,
  closed_at timestamptz(3),
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  check (start_date <= end_date and end_date - start_date < 180)
);
create index companions_of_author on companions (author_id, id desc);
create index companions_by_area on companions (area_id, id desc);
create index companions_by_views on companions (view_count desc, id desc);
create index companions_by_comments on companions (comment_count desc, id desc);
create index companions_by_popularity on companions (popularity desc, id desc);
create index companions_by_departure on companions (start_date, id);
create index companions_by_end on companions (end_date, id);
create index companions_open on companions (id desc) where closed_at is null and member_count < capacity;
create index companions_by_seats on companions ((capacity - member_count), id);
create index companions_with_planner on companions (planner_id) where planner_id is not null;

-- Apart from the post: each view and comment writes the post's row anew, and with it every index, of which this is the dearest.
create table companion_texts (
  companion_id uuid primary key references companions on delete cascade,
  search text not null
);
create index companion_texts_by_text on companion_texts using gin (search gin_trgm_ops);

create function companion_texts_add() returns trigger language plpgsql as $$
begin
  insert into companion_texts (companion_id, search)
  select id, lower(normalize(title || ' ' || content, NFD)) from written;
  return null;
end $$;
create function companion_texts_change() returns trigger language plpgsql as $$
begin
  update companion_texts set search = lower(normalize(new.title || ' ' || new.content, NFD)) where companion_id = new.id;
  return null;
end $$;
create trigger text_written after insert on companions referencing new table as written
  for each statement execute function companion_texts_add();
create trigger text_changed after update of title, content on companions
  for each row when ((old.title, old.content) is distinct from (new.title, new.content)) execute function companion_texts_change();

create table companion_images (
  companion_id uuid not null references companions on delete cascade,
  position int not null check (position between 0 and 2),
  image_id uuid not null references images,
  primary key (companion_id, position)
);

create table companion_members (
  companion_id uuid not null references companions on delete cascade,
  user_id uuid not null references users,
  joined_at timestamptz(3) not null,
  primary key (companion_id, user_id)
);
create index companion_members_of_user on companion_members (user_id);

create table applications (
  id uuid primary key,
  companion_id uuid not null references companions on delete cascade,
  applicant_id uuid not null references users,
  message text not null,
  status text not null check (status in ('PENDING', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'LEFT', 'EXPIRED')),
  created_at timestamptz(3) not null,
  responded_at timestamptz(3)
);
create unique index applications_one_live on applications (companion_id, applicant_id) where status in ('PENDING', 'ACCEPTED');
create index applications_of_companion on applications (companion_id, id desc);
create index applications_of_applicant on applications (applicant_id, id desc);

create table bookmarks (
  user_id uuid not null references users on delete cascade,
  companion_id uuid not null references companions on delete cascade,
  created_at timestamptz(3) not null,
  primary key (user_id, companion_id)
);
create index bookmarks_newest on bookmarks (user_id, created_at desc, companion_id desc);
create index bookmarks_of_companion on bookmarks (companion_id);

create table companion_views (
  companion_id uuid not null references companions on delete cascade,
  day date not null,
  viewer_key text not null,
  created_at timestamptz(3) not null,
  primary key (companion_id, day, viewer_key)
);

create table comments (
  id uuid primary key,
  companion_id uuid not null references companions on delete cascade,
  parent_id uuid references comments,
  author_id uuid not null references users,
  text text,
  reply_count int not null default 0 check (reply_count >= 0),
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  check ((text is null) = (deleted_at is not null))
);
create index comments_top on comments (companion_id, id) where parent_id is null;
create index comments_replies on comments (parent_id, id) where parent_id is not null;
create index comments_of_author on comments (author_id);
`;

const chat = `
create table rooms (
  id uuid primary key,
  kind text not null check (kind in ('DIRECT', 'PARTY')),
  companion_id uuid unique references companions on delete cascade,
  low_user_id uuid references users,
  high_user_id uuid references users,
  last_seq int not null default 0,
  last_message_seq int not null default 0,
  members_version int not null default 1,
  last_activity_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  unique (low_user_id, high_user_id),
  check ((kind = 'DIRECT') = (low_user_id is not null and high_user_id is not null)),
  check ((kind = 'PARTY') = (companion_id is not null)),
  check (low_user_id < high_user_id)
);

create table room_members (
  room_id uuid not null references rooms on delete cascade,
  user_id uuid not null references users,
  joined_at timestamptz(3) not null,
  joined_seq int not null default 0,
  left_at timestamptz(3),
  last_read_seq int not null default 0,
  hidden_seq int,
  recent_sends timestamptz(3)[] not null default '{}',
  primary key (room_id, user_id)
);
create index room_members_of_user on room_members (user_id) where left_at is null;

create table messages (
  id uuid primary key,
  room_id uuid not null references rooms on delete cascade,
  seq int not null,
  author_id uuid not null references users,
  client_message_id uuid not null,
  text text,
  image_count int not null default 0 check (image_count between 0 and 4),
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  unique (room_id, seq),
  constraint messages_idempotency unique (author_id, client_message_id),
  check ((text is null) = (deleted_at is not null))
);
create index messages_standing on messages (room_id, seq) include (author_id) where deleted_at is null;

create table message_images (
  message_id uuid not null references messages on delete cascade,
  position int not null check (position between 0 and 3),
  image_id uuid not null references images,
  primary key (message_id, position)
);

create table room_events (
  room_id uuid not null references rooms on delete cascade,
  seq int not null,
  kind text not null check (kind in ('MESSAGE_SENT', 'MESSAGE_EDITED', 'MESSAGE_DELETED', 'MEMBER_JOINED', 'MEMBER_LEFT')),
  message_id uuid,
  user_id uuid,
  created_at timestamptz(3) not null,
  primary key (room_id, seq)
);
`;

const notifications = `
create table notifications (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  kind text not null check (kind in ('APPLICATION_RECEIVED', 'APPLICATION_ACCEPTED', 'APPLICATION_REJECTED', 'MEMBER_LEFT', 'COMMENT_RECEIVED', 'REPLY_RECEIVED', 'COMPANION_CHANGED')),
  actor_id uuid references users,
  companion_id uuid references companions on delete cascade,
  comment_id uuid references comments on delete cascade,
  created_at timestamptz(3) not null,
  read_at timestamptz(3)
);
create index notifications_of_user on notifications (user_id, id desc);
create index notifications_of_companion on notifications (companion_id) where companion_id is not null;
create index notifications_of_comment on notifications (comment_id) where comment_id is not null;
create index notifications_unread on notifications (user_id, id desc) where read_at is null;
`;

const jobs = `
create table dev_mails (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  text text not null,
  html text not null,
  raw text not null,
  created_at timestamptz(3) not null
);
`;
