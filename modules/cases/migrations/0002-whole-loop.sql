alter table urban_case
  add column component_code text,
  add column merged_into   uuid,
  add column recurrence_of uuid,
  add column self_handled  boolean not null default false,
  add column void_kind     text,
  add column closed_by     uuid,
  add column exempt        boolean not null default false,
  add column extend_count  integer not null default 0,
  add column suspend_count integer not null default 0,
  add column defer_count   integer not null default 0,
  add column stage         integer not null default 1,
  add column second_amount numeric,
  add column second_unit   text,
  add column mode_pause_id uuid,
  add column ticket_due_at timestamptz,
  add column accurate_dispatch boolean not null default true,
  add column false_closure boolean not null default false,
  add column citizen_dissatisfied boolean not null default false;
comment on column urban_case.component_code is 'The component at which the problem is, where one is named (CL §9)';
comment on column urban_case.merged_into is 'Master of a merged case; chains are flattened, so a master is never merged itself (CL §9)';
comment on column urban_case.recurrence_of is 'The same problem was closed not more than 24 h before (CL §9), or a dissatisfied citizen was right (CL §12)';
comment on column urban_case.exempt is 'An appeal was granted: left out of rates, the fact stays (CL §8)';
comment on column urban_case.stage is 'Of a two-stage case: 1 make safe, 2 repair (CL §14)';
comment on column urban_case.second_amount is 'Limit of the second stage, frozen at dispatch; null for one-stage cases';
comment on column urban_case.mode_pause_id is 'The disposal clock rests by an order for the area (CL §15)';
comment on column urban_case.ticket_due_at is 'Due date of the hotline ticket; the effective due is two working hours earlier (CL §12)';
comment on column urban_case.accurate_dispatch is 'False once a department rightly returned the case (T13)';
create index urban_case_master on urban_case (merged_into) where merged_into is not null;
create index urban_case_component on urban_case (component_code, matter_code) where component_code is not null;
create index urban_case_closed on urban_case (closed_at, id) where closed_at is not null;

drop view request_list;
alter table case_request drop constraint case_request_kind_check;
alter table case_request rename column department_by to decided_by;
alter table case_request alter column decided_by type uuid[] using case when decided_by is null then '{}'::uuid[] else array[decided_by] end;
alter table case_request alter column decided_by set not null, alter column decided_by set default '{}';
alter table case_request
  add constraint case_request_kind_check check (kind in ('extension', 'deferral', 'suspension', 'return', 'appeal', 'void', 'force_close')),
  add column reason_kind    text,
  add column until_at       timestamptz,
  add column suggested_unit text,
  add column measure        text,
  add column leader         text,
  add column photos         uuid[] not null default '{}';
update case_request set state = case state when 'requested' then 'at_department' when 'dept_approved' then 'at_centre' else state end;
comment on column case_request.decided_by is 'Who approved so far, one after another; never the same person twice';
comment on column case_request.until_at is 'Of a suspension or deferral: when handling goes on';
comment on column case_request.measure is 'Temporary safety measure while nothing is done';
create unique index case_request_one_open on case_request (case_id) where decided_at is null;
create view request_list as
select r.*, c.case_code, c.district_code, c.street_code from case_request r join urban_case c on c.id = r.case_id;

create table case_pause (
  id             uuid        primary key,
  case_id        uuid        not null,
  kind           text        not null check (kind in ('suspension', 'deferral')),
  unit_code      text        not null,
  reason_kind    text,
  explanation    text        not null,
  measure        text,
  leader         text,
  photos         uuid[]      not null default '{}',
  started_at     timestamptz not null,
  until_at       timestamptz not null,
  next_review_at timestamptz,
  reviews        integer     not null default 0,
  ended_at       timestamptz,
  ended          text        check (ended in ('expired', 'resumed', 'closed'))
);
comment on table case_pause is 'Ledger of suspended (挂账) and deferred (缓办) cases: why, how long, who answers for it (CL §8)';
comment on column case_pause.next_review_at is 'A suspension is looked at every 30 days';
create index case_pause_case on case_pause (case_id, started_at);
create index case_pause_open on case_pause (until_at) where ended_at is null;

create table case_pause_review (
  id       uuid        primary key,
  pause_id uuid        not null,
  at       timestamptz not null,
  by_id    uuid        not null,
  by_name  text        not null,
  finding  text        not null
);
comment on table case_pause_review is 'Monthly review of a suspension; never changed';
create index case_pause_review_pause on case_pause_review (pause_id, at);

create view pause_list as
select p.*, c.case_code, c.summary, c.matter_code, c.district_code, c.street_code, c.community_code, c.state from case_pause p join urban_case c on c.id = p.case_id;

create table duplicate_proposal (
  case_id       uuid        not null,
  master_id     uuid        not null,
  kind          text        not null check (kind in ('component', 'matter', 'text')),
  metres        double precision,
  similarity    double precision not null,
  note          text,
  proposed_by   uuid        not null,
  proposed_name text        not null,
  proposed_at   timestamptz not null,
  decided_at    timestamptz,
  decision      text        check (decision in ('merged', 'dismissed')),
  decided_by    uuid,
  primary key (case_id, master_id)
);
comment on table duplicate_proposal is 'This case may be the same problem as that one, and why (CL §9)';
create index duplicate_proposal_master on duplicate_proposal (master_id);

create table mode_pause (
  id           uuid        primary key,
  name         text        not null,
  region_level text        not null check (region_level in ('city', 'district', 'street', 'community')),
  region_code  text        not null,
  from_at      timestamptz not null,
  until_at     timestamptz not null,
  ended_at     timestamptz,
  reason       text        not null,
  ordered_by   uuid        not null,
  ordered_name text        not null,
  ordered_at   timestamptz not null
);
comment on table mode_pause is 'In an emergency the ordinary disposal clocks of an area rest for a time (CL §15)';

create table revisit (
  case_id       uuid        primary key,
  due_at        timestamptz not null,
  answer        text        check (answer in ('satisfied', 'basic', 'dissatisfied', 'no_answer')),
  note          text,
  answered_at   timestamptz,
  answered_by   uuid,
  answered_name text
);
comment on table revisit is 'A citizen is asked after closing (CL §12)';
create index revisit_open on revisit (due_at) where answered_at is null;

create table recheck (
  id             uuid        primary key,
  case_id        uuid        not null,
  kind           text        not null check (kind in ('random', 'self_handled', 'dissatisfied')),
  collector_id   uuid,
  collector_name text,
  ordered_at     timestamptz not null,
  answered_at    timestamptz,
  found          text        check (found in ('good', 'bad')),
  note           text,
  photos         uuid[]      not null default '{}',
  new_case_id    uuid
);
comment on table recheck is 'A closed case is looked at once more: drawn by lot, self-handled, or doubted by the citizen (CL §11, §12)';
create index recheck_case on recheck (case_id);
create index recheck_collector on recheck (collector_id) where answered_at is null;

create or replace view fact_case as
select id, source, matter_code, district_code, street_code, community_code, duty_grid_code, unit_code, state, open, reported_at, filed_at, disposed_at, closed_at,
  closure_kind, on_time, due_at, clock_kind, round, self_handled, fast, exempt, recurrence_of, merged_into, extend_count, suspend_count, dispatch_count,
  accurate_dispatch, void_kind, false_closure, citizen_dissatisfied
from urban_case;

create view revisit_list as
select r.case_id, r.due_at, r.answer, r.note, r.answered_at, r.answered_name,
  coalesce(r.answer = 'dissatisfied', false) and not exists (select 1 from recheck k where k.case_id = r.case_id and k.kind = 'dissatisfied') as doubted,
  c.case_code, c.summary, c.unit_code, c.district_code, c.street_code, c.community_code
from revisit r join urban_case c on c.id = r.case_id;

create view recheck_list as
select k.*, c.case_code, c.summary, c.unit_code, c.district_code, c.street_code, c.community_code, c.duty_grid_code from recheck k join urban_case c on c.id = k.case_id;
