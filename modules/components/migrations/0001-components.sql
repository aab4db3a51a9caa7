create table component (
  id                    uuid        primary key,
  code                  text        not null constraint component_code_key unique,
  edition               text        not null,
  class_code            text        not null,
  name                  text        not null,
  geometry_kind         text        not null default 'point' check (geometry_kind in ('point', 'line', 'area')),
  geometry              jsonb,
  lon                   double precision not null,
  lat                   double precision not null,
  morton                bigint      not null,
  district_code         text        not null,
  street_code           text        not null,
  community_code        text,
  duty_grid_code        text        not null,
  unit_grid_code        text,
  status                text        not null default 'intact' check (status in ('intact', 'damaged', 'lost', 'abandoned', 'removed')),
  authority_unit_code   text        not null,
  authority_unit_name   text        not null,
  owner_unit_code       text,
  owner_unit_name       text,
  maintenance_unit_code text,
  maintenance_unit_name text,
  initial_date          date        not null,
  change_date           date,
  data_source           text,
  remark                text,
  previous_id           uuid,
  near_duplicate_of     uuid,
  import_id             uuid,
  demo                  boolean     not null default false,
  version               integer     not null default 1,
  history_seq           integer     not null default 0,
  history_hash          text        not null default '',
  retired_at            timestamptz,
  updated_at            timestamptz not null
);
comment on table component is 'Component census (P3-01): what stands in the street, with the 18 attributes of GB/T 47678.5 (ST §2.2)';
comment on column component.code is 'Instance code, 17 digits (16 in the 2013 edition), never changed; moved across a district means retire and a new one';
comment on column component.class_code is 'Major and minor, such as 01-002; with the edition it names the class';
comment on column component.geometry is 'GeoJSON of lines and areas; the point is on it, for tiles, distances and grids';
comment on column component.morton is 'Web Mercator key at zoom 26 (D4)';
comment on column component.unit_grid_code is 'Null where the city drew no unit grid; listed as such';
comment on column component.near_duplicate_of is 'Another of the class not farther than 0.5 m (P3-01)';
comment on column component.import_id is 'Written by this import, whose record is where its history begins';
comment on column component.history_seq is '0 as imported';
create index component_morton on component (morton);
create index component_class on component (class_code, code);
create index component_street on component (street_code, code);
create index component_authority on component (authority_unit_code, code);
create index component_of_import on component (import_id) where import_id is not null;
create index component_near_duplicate on component (near_duplicate_of) where near_duplicate_of is not null;
create index component_no_grid on component (code) where unit_grid_code is null;

create table component_import (
  id             uuid        primary key,
  state          text        not null check (state in ('running', 'cancelled', 'done', 'failed', 'rolled_back')),
  file_name      text        not null,
  file_path      text        not null,
  file_sha256    text        not null,
  format         text        not null,
  crs            text        not null,
  mapping        jsonb       not null,
  bytes          bigint      not null,
  read           integer     not null default 0,
  written        integer     not null default 0,
  refused        integer     not null default 0,
  near_duplicates integer    not null default 0,
  without_grid   integer     not null default 0,
  started_by     uuid        not null,
  started_name   text        not null,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  error          text,
  version        integer     not null default 1,
  history_seq    integer     not null default 0,
  history_hash   text        not null default ''
);
comment on table component_import is 'One census file: progress, account and rollback of the whole';
comment on column component_import.read is 'Rows read and settled; a resumed import goes on behind them';

create table component_import_refusal (
  import_id uuid    not null,
  line      integer not null,
  field     text    not null,
  reason    jsonb   not null,
  raw       text    not null,
  primary key (import_id, line, field)
);
comment on table component_import_refusal is 'Rows that were not taken, with line, field and reason in both languages';
