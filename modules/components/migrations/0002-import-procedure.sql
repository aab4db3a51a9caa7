alter table component_import
  drop constraint component_import_state_check,
  add constraint component_import_state_check
    check (state in ('uploaded', 'running', 'cancelled', 'done', 'failed', 'rolling_back', 'rolled_back')),
  drop column file_path,
  alter column crs drop not null,
  alter column mapping drop not null,
  alter column error type jsonb using to_jsonb(error),
  add column areas       jsonb,
  add column columns     jsonb            not null default '[]',
  add column share       double precision not null default 0,
  add column seconds     double precision not null default 0,
  add column rolled_back integer          not null default 0,
  add column kept        integer          not null default 0,
  add column started_on  timestamptz;
comment on column component_import.areas is 'Regions in which the one who started it may write; null is everywhere';
comment on column component_import.columns is 'Columns of the file, as read when it arrived';
comment on column component_import.share is 'How much of the file is settled, 0 to 1';
comment on column component_import.seconds is 'Spent writing, pauses and restarts left out';
comment on column component_import.kept is 'Rows a rollback left standing, because somebody changed them since';
comment on column component_import.started_at is 'When the file arrived';
comment on column component_import.started_on is 'When the writing was ordered';
create index component_import_newest on component_import (started_at desc, id desc);
create index component_import_at_work on component_import (id) where state in ('running', 'rolling_back');

alter table component_import_refusal add column id bigint generated always as identity;
create unique index component_import_refusal_id on component_import_refusal (id);
create index component_import_refusal_line on component_import_refusal (import_id, line, id);

comment on column component.previous_id is 'The one it stands in for, retired in the same step (ST §2.1)';
create index component_previous on component (previous_id) where previous_id is not null;
