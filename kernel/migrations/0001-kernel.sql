create table flow_record (
  subject_id  uuid        not null,
  seq         integer     not null check (seq > 0),
  procedure   text        not null,
  event       text        not null,
  from_state  text,
  to_state    text        not null,
  actor_id    uuid        not null,
  actor_name  text        not null,
  role        text        not null,
  at          timestamptz not null,
  reason      text,
  payload     jsonb       not null default '{}',
  request_key text,
  prev_hash   text        not null,
  hash        text        not null,
  recorded_at timestamptz not null default now(),
  primary key (subject_id, seq)
);
comment on table flow_record is 'History of every procedure and register, append-only; the present is written in the same statement (D6)';
comment on column flow_record.at is 'When it happened by the platform clock; replays and imports set it in the past';
comment on column flow_record.request_key is 'The caller''s idempotency key; a repeat finds this row instead of acting again (D7)';
comment on column flow_record.hash is 'SHA-256 over prev_hash and the canonical record; prev_hash of the first is empty';
create unique index flow_record_request on flow_record (subject_id, request_key) where request_key is not null;
create index flow_record_recorded on flow_record using brin (recorded_at);
create index flow_record_actor on flow_record (actor_id, at desc);

create table history_seal (
  day          date        primary key,
  record_count integer     not null,
  digest       text        not null,
  prev_digest  text        not null,
  sealed_at    timestamptz not null default now()
);
comment on table history_seal is 'One digest per day over the hashes of all flow records recorded that day (UTC), chained to the day before';

create table clock (
  subject_id    uuid        not null,
  kind          text        not null,
  ordinal       integer     not null check (ordinal > 0),
  started_at    timestamptz not null,
  limit_amount  numeric     not null check (limit_amount >= 0),
  limit_unit    text        not null,
  deadline_at   timestamptz,
  yellow_at     timestamptz,
  stopped_at    timestamptz,
  next_alarm_at timestamptz,
  on_time       boolean,
  provisional   boolean     not null default false,
  charged_role  text        not null,
  charged_unit  text,
  charged_person uuid,
  state         jsonb       not null,
  primary key (subject_id, kind, ordinal)
);
comment on table clock is 'Every clock a subject ever had; deadline_at is null while paused';
comment on column clock.state is 'The whole value of the clock engine, from which the deadline can be explained';
comment on column clock.next_alarm_at is 'When the light turns next (yellow, then red); null when nothing more will happen';
create index clock_alarm on clock (next_alarm_at) where next_alarm_at is not null;

create table outbox (
  id         bigint      generated always as identity primary key,
  topic      text        not null,
  subject_id uuid        not null,
  payload    jsonb       not null default '{}',
  deliver_at timestamptz not null
);
comment on table outbox is 'News and timers: written with the change, taken by the relay at deliver_at (D8)';
create index outbox_due on outbox (deliver_at, id);

create table live_event (
  id         bigint      generated always as identity primary key,
  topic      text        not null,
  subject_id uuid        not null,
  payload    jsonb       not null,
  at         timestamptz not null default now()
);
comment on table live_event is 'What screens are told, kept for an hour so that a screen that lost the line can resume (D10)';

create table audit_entry (
  id          bigint      generated always as identity primary key,
  at          timestamptz not null,
  actor_id    uuid,
  actor_name  text        not null,
  session_id  uuid,
  action      text        not null,
  object_type text        not null,
  object_id   text,
  result      text        not null check (result in ('done', 'refused', 'failed')),
  detail      jsonb       not null default '{}',
  address     text
);
comment on table audit_entry is 'Important acts of every user (ST §14): sign-ins, administration, exports, reveals, refusals';
create index audit_entry_at on audit_entry (at desc);
create index audit_entry_actor on audit_entry (actor_id, at desc);

create table audit_seal (
  up_to  bigint      primary key,
  digest text        not null,
  prev_digest text   not null,
  sealed_at timestamptz not null default now()
);
comment on table audit_seal is 'Chained digests over consecutive ranges of audit entries, written by the relay';

create table stored_file (
  id              uuid        primary key,
  sha256          text        not null,
  captured_sha256 text        not null,
  media_type      text        not null,
  bytes           integer     not null,
  width           integer,
  height          integer,
  original_name   text,
  created_by      uuid        not null,
  created_at      timestamptz not null,
  captured_at     timestamptz,
  lon             double precision,
  lat             double precision
);
comment on column stored_file.captured_sha256 is 'Hash of the bytes as they arrived, before re-encoding; evidence';

revoke update, delete, truncate on flow_record, audit_entry from current_user;

create function must_change(changed bigint) returns void language plpgsql as $$
begin
  if changed <> 1 then raise exception 'stale_version' using errcode = 'CL409'; end if;
end $$;
comment on function must_change is 'Undoes a whole statement whose update met no row: somebody else was first';
