create table city (
  code        text primary key,
  title       jsonb not null,
  time_zone   text not null,
  bounds      double precision[] not null,
  centre      double precision[] not null,
  demo_notice jsonb,
  attribution text[] not null,
  calendar    text not null,
  base_map    jsonb not null
);
comment on table city is 'The one city of this installation, from its pack';

create table region (
  code        text primary key,
  level       text not null check (level in ('city', 'district', 'street', 'community')),
  kind        text,
  name        text not null,
  name_en     text not null default '',
  parent_code text references region (code) deferrable initially deferred,
  geometry    jsonb,
  demo        boolean not null default false
);
comment on table region is 'Administrative areas, codes by GB/T 2260 and the statistical codes (ST §12)';
comment on column region.geometry is 'GeoJSON in CGCS2000; null where a code has no land';
comment on column region.demo is 'The outline was generated and is no official boundary';

create table duty_grid (
  id             uuid primary key,
  code           text not null constraint duty_grid_code_key unique,
  name           text not null,
  name_en        text not null default '',
  street_code    text not null references region (code),
  community_code text references region (code),
  geometry       jsonb not null,
  demo           boolean not null default false,
  version        integer not null,
  history_seq    integer not null,
  history_hash   text not null,
  retired_at     timestamptz,
  updated_at     timestamptz not null
);
comment on table duty_grid is 'Area patrolled by one collector (Q2-04)';

create table unit_grid (
  code           text primary key check (code ~ '^[0-9]{12}[0-9A-Z]{3}$'),
  community_code text not null references region (code),
  duty_grid_code text not null,
  area_m2        integer not null,
  geometry       jsonb not null,
  demo           boolean not null default false,
  retired_at     timestamptz
);
comment on table unit_grid is 'Base polygon of about one hectare, 15 characters (ST §1); a retired code is never used again';
create index unit_grid_duty on unit_grid (duty_grid_code);

create view duty_grid_view as
select g.*, s.parent_code as district_code, c.collectors
from duty_grid g join region s on s.code = g.street_code
left join lateral (select string_agg(p.person_name, '、' order by p.person_name) as collectors from fact_post p where p.duty_grid_code = g.code and p.role = 'collector') c on true;

create view fact_region as select code, level, name, name_en, parent_code from region;
