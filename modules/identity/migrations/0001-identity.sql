create table unit (
  id           uuid        primary key,
  code         text        not null constraint unit_code_key unique,
  name         text        not null,
  name_en      text        not null default '',
  kind         text        not null,
  parent_code  text        references unit (code) deferrable initially deferred,
  region_code  text        not null,
  region_level text        not null check (region_level in ('city', 'district', 'street', 'community')),
  trades       text[]      not null default '{}',
  phone        text,
  rank         integer     not null default 0,
  demo         boolean     not null default false,
  version      integer     not null,
  history_seq  integer     not null,
  history_hash text        not null,
  retired_at   timestamptz,
  updated_at   timestamptz not null
);
comment on table unit is 'Bodies and departments in one tree (P1-02, P3-05, P3-06)';
comment on column unit.rank is 'Of several units of one trade and area, the lowest is asked first';
comment on column unit.trades is 'Trades the unit answers for; routing takes the one with the smallest area around the place';
create index unit_parent on unit (parent_code);
create index unit_trades on unit using gin (trades);

create table person (
  id           uuid        primary key,
  name         text        not null,
  phone        text,
  language     text        not null default 'zh-CN' check (language in ('zh-CN', 'en')),
  demo         boolean     not null default false,
  version      integer     not null,
  history_seq  integer     not null,
  history_hash text        not null,
  retired_at   timestamptz,
  updated_at   timestamptz not null
);
comment on table person is 'Members of staff; a citizen has no row here';

create table post (
  id             uuid        primary key,
  person_id      uuid        not null references person,
  role           text        not null,
  unit_code      text        not null references unit (code),
  region_code    text        not null,
  region_level   text        not null check (region_level in ('city', 'district', 'street', 'community')),
  duty_grid_code text,
  valid_from     date        not null default '2000-01-01',
  valid_to       date,
  created_at     timestamptz not null
);
comment on column post.valid_to is 'First day without the post; access of a secondee ends by itself (P1-03)';
create index post_person on post (person_id);
create index post_unit_role on post (unit_code, role);
create index post_duty_grid on post (duty_grid_code) where duty_grid_code is not null;

create table account (
  id                  uuid        primary key,
  person_id           uuid        not null references person,
  login               text        not null constraint account_login_key unique,
  password_hash       text        not null,
  password_changed_at timestamptz not null,
  totp_secret         text,
  totp_pending        text,
  failed_count        integer     not null default 0,
  failed_since        timestamptz,
  locked_until        timestamptz,
  disabled_at         timestamptz,
  demo                boolean     not null default false,
  created_at          timestamptz not null
);
comment on column account.demo is 'Shown in the demo sign-in picker; exists only in demo mode';

create table password_history (
  account_id    uuid        not null references account,
  password_hash text        not null,
  set_at        timestamptz not null,
  primary key (account_id, set_at)
);

create table session (
  id           uuid        primary key,
  account_id   uuid        not null references account,
  token_hash   text        not null unique,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  end_reason   text,
  address      text,
  agent        text
);
comment on column session.token_hash is 'SHA-256 of the token; the token itself is known only to its holder';
create index session_account on session (account_id) where ended_at is null;

create table level_right (
  level_right text not null check (level_right in ('command', 'manage', 'supervise')),
  level       text not null check (level in ('city', 'district', 'street', 'community')),
  primary key (level_right, level)
);
comment on table level_right is 'One command, two management, three supervision, four grid (Q2-02), as data of the city';

create view fact_post as
select p.role, p.unit_code, p.region_code, p.duty_grid_code, p.person_id, n.name as person_name
from post p join person n on n.id = p.person_id
where n.retired_at is null and p.valid_from <= current_date and (p.valid_to is null or p.valid_to > current_date);
comment on view fact_post is 'For other modules: who holds which post now';

create view fact_unit as select code, name, name_en, kind, parent_code, region_code, region_level, trades, rank from unit where retired_at is null;
comment on view fact_unit is 'For other modules: the units in use';
