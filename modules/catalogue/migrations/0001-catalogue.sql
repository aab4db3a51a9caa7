create table catalogue_edition (
  id             text primary key,
  title          jsonb   not null,
  minor_digits   integer not null check (minor_digits in (2, 3)),
  in_force       boolean not null,
  effective_from date,
  effective_to   date
);
comment on table catalogue_edition is 'Editions of the catalogue; every case keeps the one it was filed under (ST §0, D16)';

create table catalogue_class (
  edition    text  not null references catalogue_edition (id),
  kind       text  not null check (kind in ('component', 'matter')),
  major      text  not null,
  minor      text  not null,
  major_name jsonb not null,
  name       jsonb not null,
  origin     text  not null check (origin in ('standard', 'local')),
  primary key (edition, kind, major, minor)
);
comment on table catalogue_class is 'Minors of components and matters; kind is in the key because codes overlap (ST §2.1)';

create table catalogue_mapping (
  kind       text not null,
  from_major text not null,
  from_minor text not null,
  to_major   text,
  to_minor   text,
  confidence text not null check (confidence in ('certain', 'likely', 'none')),
  note       jsonb not null,
  primary key (kind, from_major, from_minor)
);
comment on table catalogue_mapping is 'From the 2013 edition to the one in force (ST §2.6)';

create table handbook_entry (
  id               uuid    primary key,
  code             text    not null constraint handbook_entry_code_key unique,
  matter           text    not null,
  condition_no     integer not null check (condition_no > 0),
  condition_zh     text    not null,
  condition_en     text    not null,
  limit_amount     double precision not null check (limit_amount > 0),
  limit_unit       text    not null check (limit_unit in ('work_hour', 'work_day', 'urgent_hour', 'natural_day')),
  closing_zh       text    not null,
  closing_en       text    not null,
  trade            text    not null,
  level            text    not null check (level in ('city', 'district', 'street')),
  safety_critical  boolean not null,
  area_matter      boolean not null,
  simple_flow      boolean not null,
  fast_flow        boolean not null,
  informative_close boolean not null,
  second_stage     jsonb,
  basis            text,
  source           text    not null check (source in ('default', 'assumed', 'city')),
  version          integer not null,
  history_seq      integer not null,
  history_hash     text    not null,
  retired_at       timestamptz,
  updated_at       timestamptz not null
);
comment on table handbook_entry is 'Command handbook (P2-02): one filing condition of a matter with its limit; a change touches only new dispatches (R7)';
comment on column handbook_entry.source is 'default: a published table; assumed: a proposal to be confirmed; city: the city''s own';
create index handbook_entry_matter on handbook_entry (matter, condition_no);

create table calendar_version (
  version    text        primary key,
  data       jsonb       not null,
  current    boolean     not null,
  made_at    timestamptz not null,
  made_by    text        not null,
  note       text        not null default ''
);
comment on table calendar_version is 'Working calendars; a running clock names the version it counts by (R7, R14)';
create unique index calendar_version_current on calendar_version (current) where current;
