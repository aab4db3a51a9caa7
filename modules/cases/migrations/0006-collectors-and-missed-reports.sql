alter table urban_case add column collector_id uuid;
comment on column urban_case.collector_id is 'Who was sent to look and has not answered yet; may be of a grid beside that of the case';
update urban_case c set collector_id = t.collector_id from field_task t
  where t.case_id = c.id and t.answered_at is null and t.collector_id is not null and c.state in ('verifying', 'checking');
create index urban_case_collector on urban_case (collector_id) where collector_id is not null;

create table missed_report (
  case_id        uuid        not null,
  collector_id   uuid        not null,
  collector_name text        not null,
  duty_grid_code text        not null,
  seen_at        timestamptz not null,
  seen_by        text        not null check (seen_by in ('report', 'verify', 'check', 'recheck')),
  seen_case_id   uuid        not null,
  found_at       timestamptz not null,
  primary key (case_id, collector_id),
  check (seen_at <= found_at)
);
comment on table missed_report is 'Somebody else found a problem in a duty grid within 24 h after its collector gave a sign from there (CL §12, 漏报)';
comment on column missed_report.seen_at is 'Newest sign of the collector from inside the grid before the problem was reported; where patrols are not tracked, that is what is known of them';
comment on column missed_report.seen_by is 'What the sign was: an own report, or the answer to a task on the spot';
create index missed_report_collector on missed_report (collector_id, found_at);

create view fact_missed_report as
select m.*, u.source, u.matter_code, u.district_code, u.street_code, u.community_code
from missed_report m join urban_case u on u.id = m.case_id where u.state not in ('voided', 'merged', 'rejected', 'not_filed');
comment on view fact_missed_report is 'One row per missed report and collector; void and merged cases are left out';

create index field_task_answered on field_task (collector_id, answered_at) where answered_at is not null;
create index recheck_answered on recheck (collector_id, answered_at) where answered_at is not null;
