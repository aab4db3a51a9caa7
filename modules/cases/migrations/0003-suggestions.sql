create table suggestion_model (
  version   integer     primary key check (version > 0),
  made_at   timestamptz not null,
  made_by   text        not null,
  until_at  timestamptz not null,
  split_at  timestamptz not null,
  cases     integer     not null,
  corrected integer     not null,
  report    jsonb       not null,
  hash      text        not null,
  file      bytea       not null
);
comment on table suggestion_model is 'Every text model the city ever trained from its own cases, append-only';
comment on column suggestion_model.until_at is 'The newest case it was learnt from';
comment on column suggestion_model.split_at is 'Measured on the cases from here on, after learning from those before';
comment on column suggestion_model.report is 'Accuracy per target against naive Bayes and majority, and what was mistaken for what';
comment on column suggestion_model.hash is 'SHA-256 of the file';

create table suggestion_publication (
  id          bigint      generated always as identity primary key,
  version     integer     not null,
  kind        text        not null check (kind in ('first', 'better', 'by_hand', 'by_command')),
  at          timestamptz not null,
  by_id       uuid        not null,
  by_name     text        not null,
  reason      text        not null,
  request_key text        unique
);
comment on table suggestion_publication is 'Which model suggests, and since when: the newest row is in force; going back is one more row';

create table suggestion_outcome (
  case_id       uuid        not null,
  target        text        not null check (target in ('matter', 'unit')),
  model_version integer     not null,
  suggested     text[]      not null,
  confidence    double precision not null,
  chosen        text        not null,
  at            timestamptz not null,
  primary key (case_id, target)
);
comment on table suggestion_outcome is 'What was suggested, best first, and what people chose: accuracy in use, and the corrections to learn from; append-only';
comment on column suggestion_outcome.confidence is 'Of the first suggestion, 0 … 1';
create index suggestion_outcome_at on suggestion_outcome (at);

revoke update, delete, truncate on suggestion_model, suggestion_publication, suggestion_outcome from current_user;

create index urban_case_dispatched on urban_case (dispatched_at, id) where dispatched_at is not null;
