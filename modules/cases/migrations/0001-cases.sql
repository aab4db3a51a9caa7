create table urban_case (
  id              uuid        primary key,
  case_code       text,
  state           text        not null,
  open            boolean     not null generated always as (state not in ('closed', 'rejected', 'not_filed', 'voided', 'merged')) stored,
  version         integer     not null,
  procedure_version integer   not null,
  source          text        not null,
  edition         text        not null,
  matter_code     text,
  condition_no    integer,
  description     text        not null,
  summary         text        not null,
  address         text        not null default '',
  lon             double precision,
  lat             double precision,
  morton          bigint,
  district_code   text,
  street_code     text,
  community_code  text,
  duty_grid_code  text,
  unit_grid_code  text,
  unit_code       text,
  urgent          boolean     not null default false,
  fast            boolean     not null default false,
  round           integer     not null default 1,
  limit_amount    numeric,
  limit_unit      text,
  handbook_version integer,
  verified        boolean     not null default false,
  verify_count    integer     not null default 0,
  dispatch_count  integer     not null default 0,
  reported_by     uuid        not null,
  accepted_by     uuid,
  handled_by      uuid,
  external_code   text,
  reported_at     timestamptz not null,
  filed_at        timestamptz,
  dispatched_at   timestamptz,
  signed_at       timestamptz,
  disposed_at     timestamptz,
  closed_at       timestamptz,
  closure_kind    text        check (closure_kind in ('normal', 'self_handled', 'informative', 'forced')),
  on_time         boolean,
  clock_kind      text,
  clock_started_at timestamptz,
  due_at          timestamptz,
  yellow_at       timestamptz,
  history_seq     integer     not null,
  history_hash    text        not null,
  updated_at      timestamptz not null,
  search          tsvector    not null
);
comment on table urban_case is 'The present of every case (CL §1, §4); its past is in flow_record';
comment on column urban_case.case_code is '19 digits: date, region, sequence; given at filing, unique by how it is made (D17)';
comment on column urban_case.morton is 'Web Mercator key at zoom 26 (D4)';
comment on column urban_case.on_time is 'Every round of disposal was on time (R10); set when disposed';
comment on column urban_case.limit_amount is 'Disposal limit, frozen at dispatch (R7)';
create index urban_case_reported on urban_case (reported_at, id);
create index urban_case_district on urban_case (district_code, reported_at, id);
create index urban_case_unit on urban_case (unit_code, reported_at, id);
create index urban_case_duty_grid on urban_case (duty_grid_code, reported_at, id);
create index urban_case_matter on urban_case (matter_code, reported_at, id);
create index urban_case_code on urban_case (case_code);
create index urban_case_external on urban_case (external_code) where external_code is not null;
create index urban_case_open_queue on urban_case (state, due_at nulls first, id) where open;
create index urban_case_open_due on urban_case (due_at nulls first, id) where open;
create index urban_case_open_unit on urban_case (unit_code, state, due_at nulls first, id) where open;
create index urban_case_open_reported on urban_case (reported_at, id) where open;
create index urban_case_open_place on urban_case (matter_code, morton) where open;
create index urban_case_morton on urban_case (morton) where morton is not null;
create index urban_case_search on urban_case using gin (search);

create table report (
  id             uuid        primary key,
  case_id        uuid        not null,
  source         text        not null,
  description    text        not null,
  at             timestamptz not null,
  photos         uuid[]      not null default '{}',
  reporter_id    uuid        not null,
  reporter_name  text,
  reporter_phone text
);
comment on table report is 'What somebody noticed, as it came; several may join one case (CL §1)';
comment on column report.reporter_phone is 'Personal: masked but for the acceptor; reveals are audited (ST §13)';
create index report_case on report (case_id);

create table case_photo (
  case_id uuid        not null,
  file_id uuid        not null,
  stage   text        not null check (stage in ('before', 'verify', 'after', 'check')),
  at      timestamptz not null,
  by_id   uuid        not null,
  by_name text        not null,
  primary key (case_id, file_id, stage)
);

create table field_task (
  id             uuid        primary key,
  case_id        uuid        not null,
  kind           text        not null check (kind in ('verify', 'check')),
  collector_id   uuid,
  collector_name text,
  ordered_by     uuid        not null,
  ordered_at     timestamptz not null,
  answered_at    timestamptz,
  result         text        check (result in ('true', 'false', 'pass', 'fail')),
  note           text,
  photos         uuid[]      not null default '{}'
);
comment on table field_task is 'Verification before filing, check after disposal (核实 / 核查)';
create index field_task_case on field_task (case_id, ordered_at);
create index field_task_collector on field_task (collector_id) where answered_at is null;

create table assignment (
  id           uuid        primary key,
  case_id      uuid        not null,
  unit_code    text        not null,
  round        integer     not null,
  at           timestamptz not null,
  signed_at    timestamptz,
  ended_at     timestamptz,
  ended        text,
  handler_id   uuid,
  handler_name text
);
comment on table assignment is 'One dispatch of the case to one department (CL §1)';
create index assignment_case on assignment (case_id, at);

create table case_request (
  id            uuid        primary key,
  case_id       uuid        not null,
  kind          text        not null check (kind in ('extension')),
  state         text        not null,
  version       integer     not null,
  reason        text        not null,
  unit_code     text        not null,
  requested_by  uuid        not null,
  requested_name text       not null,
  requested_at  timestamptz not null,
  department_by uuid,
  decided_at    timestamptz,
  clock_kind    text, clock_started_at timestamptz, due_at timestamptz, yellow_at timestamptz,
  history_seq   integer     not null,
  history_hash  text        not null,
  updated_at    timestamptz not null
);
comment on table case_request is 'What a department asks for while the clock runs on; no state of the case (CL §1, §8)';
create index case_request_case on case_request (case_id);
create index case_request_open on case_request (state, requested_at) where decided_at is null;
create index case_request_unit on case_request (unit_code, requested_at);

create table case_code_block (
  day    text    not null,
  region text    not null,
  next   integer not null,
  primary key (day, region)
);
comment on table case_code_block is 'Sequence numbers are handed out in blocks, so that filing does not wait in line; gaps are allowed';

create table procedure_version (
  procedure  text        not null,
  version    integer     not null,
  adaptation jsonb       not null,
  current    boolean     not null,
  made_at    timestamptz not null,
  note       text        not null,
  primary key (procedure, version)
);
comment on table procedure_version is 'What the city changed in a procedure''s table (D19); a running case stays on the version it began with';

create table saved_view (
  id        uuid        primary key,
  person_id uuid        not null,
  name      text        not null,
  url       text        not null,
  made_at   timestamptz not null
);
create index saved_view_person on saved_view (person_id);

create view fact_case as
select id, source, matter_code, district_code, street_code, community_code, duty_grid_code, unit_code, state, open, reported_at, filed_at, disposed_at, closed_at,
  closure_kind, on_time, due_at, clock_kind, round
from urban_case;
comment on view fact_case is 'For metrics and other modules: one row per case';

create view fact_disposal as
select c.subject_id as case_id, c.ordinal, c.started_at, c.deadline_at, c.stopped_at, c.on_time, c.charged_unit as unit_code, u.district_code, u.street_code, u.matter_code, u.state
from clock c join urban_case u on u.id = c.subject_id where c.kind = 'disposal';
comment on view fact_disposal is 'One row per round of disposal, charged to a department (EV §2: N, S)';

create view request_list as
select r.*, c.case_code, c.district_code, c.street_code from case_request r join urban_case c on c.id = r.case_id;
