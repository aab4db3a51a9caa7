alter table urban_case
  add column ticket_answer_by timestamptz,
  add column effective_due_at timestamptz generated always as (least(case when clock_kind = 'disposal' then due_at end, ticket_answer_by)) stored,
  add column short_code text not null generated always as (upper(substr(encode(sha256(uuid_send(id)), 'hex'), 1, 10))) stored;
-- Without the calendar at hand; counted anew with the next one that is published.
update urban_case set ticket_answer_by = ticket_due_at - interval '2 hours' where ticket_due_at is not null;
comment on column urban_case.ticket_answer_by is 'Two working hours before the hotline ticket is due (CL §12)';
comment on column urban_case.effective_due_at is 'The earlier of the disposal deadline, while it runs, and ticket_answer_by';
comment on column urban_case.short_code is 'What a citizen is told and may quote, from the first minute on; the case code comes with filing only';
create index urban_case_short_code on urban_case (short_code);
create index urban_case_ticket on urban_case (ticket_due_at) where ticket_due_at is not null and open;

alter table revisit add column doubt_due_at timestamptz;
comment on column revisit.doubt_due_at is 'By when the supervisor orders the second look, one working day after a dissatisfied answer (CL §12)';
create or replace view revisit_list as
select r.case_id, r.due_at, r.answer, r.note, r.answered_at, r.answered_name,
  coalesce(r.answer = 'dissatisfied', false) and not exists (select 1 from recheck k where k.case_id = r.case_id and k.kind = 'dissatisfied') as doubted,
  c.case_code, c.summary, c.unit_code, c.district_code, c.street_code, c.community_code, r.doubt_due_at
from revisit r join urban_case c on c.id = r.case_id;

create table case_reply (
  id           uuid        primary key,
  case_id      uuid        not null,
  text         text        not null,
  state        text        not null check (state in ('to_approve', 'approved', 'returned')),
  written_by   uuid        not null,
  written_name text        not null,
  written_at   timestamptz not null,
  decided_by   uuid,
  decided_name text,
  decided_at   timestamptz,
  note         text
);
comment on table case_reply is 'What a citizen is answered in free words; goes out only when somebody else approved it (CL §12)';
create index case_reply_case on case_reply (case_id, written_at);
create unique index case_reply_one_open on case_reply (case_id) where state = 'to_approve';

create view reply_list as
select r.*, c.case_code, c.short_code, c.summary, c.source, c.ticket_due_at, c.state as case_state, c.unit_code, c.district_code, c.street_code, c.community_code
from case_reply r join urban_case c on c.id = r.case_id;
