create table supervision_order (
  id             uuid        primary key,
  case_id        uuid        not null,
  case_code      text        not null,
  matter_code    text,
  summary        text        not null,
  kind           text        not null check (kind in ('timeout', 'leader', 'important', 'citizen', 'media', 'assessment')),
  level          integer     not null check (level between 1 and 4),
  state          text        not null,
  open           boolean     not null generated always as (state in ('issued', 'answered', 'returned')) stored,
  version        integer     not null,
  trigger        text        not null check (trigger in ('yellow', 'red', 'overdue', 'unanswered', 'rework', 'manual')),
  reason         text        not null,
  arises_at      timestamptz not null,
  clock_ordinal  integer,
  case_due_at    timestamptz,
  follows_id     uuid,
  unit_code      text        not null,
  district_code  text,
  street_code    text,
  community_code text,
  duty_grid_code text,
  issued_by      uuid        not null,
  issued_name    text        not null,
  issued_at      timestamptz not null,
  answer_due_at  timestamptz,
  answered_at    timestamptz,
  answered_by    uuid,
  settled_at     timestamptz,
  ended          text        check (ended in ('accepted', 'escalated', 'withdrawn', 'decided', 'case_closed', 'new_round', 'deadline_moved', 'paused', 'disposed')),
  clock_kind     text,
  clock_started_at timestamptz,
  due_at         timestamptz,
  yellow_at      timestamptz,
  history_seq    integer     not null,
  history_hash   text        not null,
  updated_at     timestamptz not null
);
comment on table supervision_order is 'Formal orders to hurry or to explain (督办, CL §13); their past is in flow_record';
comment on column supervision_order.level is '1 reminder, 2 overdue order, 3 order of the commission office, 4 director meeting';
comment on column supervision_order.trigger is 'Which rule of CL §13 made it, or a person';
comment on column supervision_order.arises_at is 'The second the rule was met; issued_at is later where the platform was down over it';
comment on column supervision_order.clock_ordinal is 'Disposal clock it is about; null where a person issued it';
comment on column supervision_order.case_due_at is 'Deadline of the case it is about; a moved deadline begins the levels anew';
comment on column supervision_order.follows_id is 'The order of a lower level that this one took the place of';
comment on column supervision_order.case_code is 'As the case stood; a case has its code for good';
comment on column supervision_order.answer_due_at is 'When the first answer is due; due_at is that of the clock running now';
comment on column supervision_order.answered_at is 'When the first answer came';
comment on column supervision_order.answered_by is 'Who gave the latest answer: somebody else accepts it';
comment on column supervision_order.ended is 'How it was settled';
create unique index supervision_order_open on supervision_order (case_id, kind) where open;
comment on index supervision_order_open is 'One open order per case and kind (CL §13), also under races';
create index supervision_order_case on supervision_order (case_id, issued_at);
create index supervision_order_issued on supervision_order (issued_at, id);
create index supervision_order_unit on supervision_order (unit_code, issued_at, id);
create index supervision_order_district on supervision_order (district_code, issued_at, id);
create index supervision_order_board on supervision_order (level, issued_at, id) where open;
create index supervision_order_answer_due on supervision_order (answer_due_at) where answer_due_at is not null;

create table supervision_answer (
  order_id      uuid        not null,
  ordinal       integer     not null check (ordinal > 0),
  text          text        not null,
  photos        uuid[]      not null default '{}',
  by_id         uuid        not null,
  by_name       text        not null,
  at            timestamptz not null,
  result        text        check (result in ('accepted', 'returned')),
  reviewed_name text,
  reviewed_at   timestamptz,
  note          text,
  primary key (order_id, ordinal)
);
comment on table supervision_answer is 'What a department answered; an order keeps all its answers (CL §13)';

create table agenda_item (
  id             uuid        primary key,
  meeting        text        not null check (meeting in ('director')),
  order_id       uuid        not null,
  case_id        uuid        not null,
  case_code      text        not null,
  title          text        not null,
  kind           text        not null,
  unit_code      text        not null,
  district_code  text,
  street_code    text,
  state          text        not null check (state in ('open', 'decided', 'withdrawn')),
  case_due_at    timestamptz,
  added_at       timestamptz not null,
  decision       text,
  owner_unit     text,
  due_on         date,
  decided_name   text,
  decided_at     timestamptz,
  check (state <> 'decided' or (decision is not null and owner_unit is not null and due_on is not null))
);
comment on table agenda_item is 'What comes before the director meeting; added by an order of level 4, decided with owner and date (P1-08)';
create unique index agenda_item_order on agenda_item (order_id);
create index agenda_item_added on agenda_item (added_at, id);

create view fact_supervision as
select id, case_id, kind, level, trigger, state, open, ended, unit_code, district_code, street_code, community_code, duty_grid_code, issued_at,
  answer_due_at, answered_at, settled_at, answered_at <= answer_due_at as answered_on_time,
  answer_due_at is not null and (answered_at is not null or settled_at is null or settled_at > answer_due_at) as answer_owed
from supervision_order;
comment on view fact_supervision is 'For metrics and other modules: one row per supervision order; an order settled before its answer was due owes none';

create view supervision_bulletin as
select o.id, o.case_id, o.case_code, o.summary, o.kind, o.trigger, o.unit_code, o.district_code, o.street_code, o.issued_at, o.case_due_at, o.state, o.ended,
  (select count(*)::int from supervision_order u where u.case_id = o.case_id and u.answer_due_at < u.settled_at and u.answered_at is null) as unanswered,
  a.state as agenda_state, a.decision, a.owner_unit, a.due_on
from supervision_order o join agenda_item a on a.order_id = o.id;
comment on view supervision_bulletin is 'Orders of level 4 as the bulletin names them (CL §13)';
