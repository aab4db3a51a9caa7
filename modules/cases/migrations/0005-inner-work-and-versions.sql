alter table urban_case
  add column handler_id   uuid,
  add column inner_due_at timestamptz,
  add column result_at    timestamptz;
comment on column urban_case.handler_id is 'Who in the department has the work now; null while nobody was told to';
comment on column urban_case.inner_due_at is 'By when the department wants the result; the clock of the case runs on';
comment on column urban_case.result_at is 'The handler has told a result that waits for the clerk (T15, T15b)';

alter table assignment
  add column assigned_at   timestamptz,
  add column handler_note  text,
  add column inner_due_at  timestamptz,
  add column result_at     timestamptz,
  add column result_note   text,
  add column sent_back     integer not null default 0;
comment on column assignment.sent_back is 'How often the clerk was not content with the result (T15b)';

alter table procedure_version
  add column base        integer,
  add column made_by     uuid,
  add column made_name   text,
  add column request_key text;
comment on column procedure_version.base is 'The version it was made from; null for the first';
create unique index procedure_version_request on procedure_version (procedure, request_key) where request_key is not null;
