create table camera (
  id              uuid        primary key,
  code            text        not null constraint camera_code_key unique,
  name            text        not null,
  kind            text        not null check (kind in ('fixed', 'dome', 'ptz')),
  state           text        not null check (state in ('online', 'offline', 'faulty', 'unknown')),
  lon             double precision not null,
  lat             double precision not null,
  morton          bigint      not null,
  district_code   text        not null,
  street_code     text        not null,
  community_code  text,
  duty_grid_code  text        not null,
  unit_grid_code  text,
  direction       double precision check (direction >= 0 and direction < 360),
  height          double precision,
  owner_unit_code text        not null,
  purpose         text        not null check (purpose in ('public_security', 'street_order', 'flood', 'traffic')),
  network         text,
  notice_sign     boolean     not null,
  installed_on    date,
  remark          text,
  demo            boolean     not null default false,
  version         integer     not null default 1,
  history_seq     integer     not null default 0,
  history_hash    text        not null default '',
  retired_at      timestamptz,
  updated_at      timestamptz not null
);
comment on table camera is 'Register of cameras (Q2-21): what stands where, whose it is and what for';
comment on column camera.code is 'Device id of GB/T 28181, 20 digits: centre 8, industry 2, type 3, serial 7; never changed';
comment on column camera.morton is 'Web Mercator key at zoom 26 (D4)';
comment on column camera.unit_grid_code is 'Null where the city drew no unit grid';
comment on column camera.direction is 'Where it looks, degrees clockwise from north; null where it turns or is not known';
comment on column camera.height is 'Metres above the ground';
comment on column camera.owner_unit_code is 'Unit the camera belongs to';
comment on column camera.purpose is 'What it was put up for; pictures are for no other purpose without a basis of its own (PIPL art. 26)';
comment on column camera.network is 'Video network the pictures come from';
comment on column camera.notice_sign is 'Whether a visible sign tells of it, as PIPL art. 26 asks of cameras in public places';
comment on column camera.history_seq is '0 as a city pack brought it';
create index camera_morton on camera (morton);
create index camera_district on camera (district_code, code);
create index camera_street on camera (street_code, code);
create index camera_owner on camera (owner_unit_code, code);
create index camera_faulty on camera (code) where state = 'faulty';
