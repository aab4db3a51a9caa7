create table notice (
  id            uuid        primary key,
  kind          text        not null,
  dedupe_key    text        not null,
  recipient_key text        not null,
  recipient_id  uuid,
  recipient_ref text,
  recipient     text        not null,
  language      text        not null check (language in ('zh-CN', 'en')),
  subject_id    uuid        not null,
  severity      text        not null check (severity in ('info', 'warning', 'urgent')),
  title_zh      text        not null,
  title_en      text        not null,
  body_zh       text        not null,
  body_en       text        not null,
  worded        jsonb       not null,
  facts         jsonb       not null default '{}',
  template_version integer  not null,
  link          text        not null,
  in_app        boolean     not null,
  made_at       timestamptz not null,
  read_at       timestamptz,
  check ((recipient_id is null) <> (recipient_ref is null))
);
comment on table notice is 'One row per recipient and piece of news; the unique index is why nobody is told twice';
comment on column notice.recipient_key is 'Person id, or a hash of the address of somebody outside';
comment on column notice.recipient_ref is 'Where the module finds the address of somebody outside; the address itself is not kept here (ST §13)';
comment on column notice.recipient is 'Name, or masked address, for the delivery account';
comment on column notice.worded is 'Values of the placeholders by language, for providers that keep the text themselves';
comment on column notice.facts is 'What the module needs to say whether the notice still makes sense';
comment on column notice.template_version is '0 is the shipped text';
create unique index notice_once on notice (recipient_key, kind, dedupe_key);
create index notice_inbox on notice (recipient_id, made_at desc, id desc) where in_app;
create index notice_unread on notice (recipient_id) where in_app and read_at is null;

create view inbox as select id, kind, recipient_id, subject_id, severity, title_zh, title_en, body_zh, body_en, link, made_at, read_at from notice where in_app;

create table notice_delivery (
  id            uuid        primary key,
  notice_id     uuid        not null references notice,
  channel       text        not null check (channel in ('push', 'sms', 'email')),
  target        uuid,
  state         text        not null check (state in ('queued', 'sending', 'failed', 'sent', 'given_up', 'dropped', 'skipped')),
  attempts      integer     not null default 0,
  budget        integer     not null,
  next_at       timestamptz,
  claimed_until timestamptz,
  simulated     boolean     not null default false,
  provider_id   text,
  error         text,
  made_at       timestamptz not null,
  settled_at    timestamptz
);
comment on table notice_delivery is 'A notice on its way through one channel; failed ones are tried again, given_up ones wait for an operator';
comment on column notice_delivery.target is 'Device of a web push; other channels have one address';
comment on column notice_delivery.budget is 'Attempts after which it is given up; an operator adds to it';
comment on column notice_delivery.claimed_until is 'Whoever sends it holds it until then; a process that died lets go by this';
create unique index notice_delivery_once on notice_delivery (notice_id, channel, coalesce(target, notice_id));
create index notice_delivery_made on notice_delivery (made_at desc, id desc);

create table notice_attempt (
  delivery_id uuid        not null references notice_delivery,
  ordinal     integer     not null,
  at          timestamptz not null,
  outcome     text        not null check (outcome in ('sent', 'failed', 'lost')),
  provider_id text,
  error       text,
  primary key (delivery_id, ordinal)
);
comment on table notice_attempt is 'Every attempt, never changed; lost is one whose process died before it could tell';
revoke update, delete, truncate on notice_attempt from current_user;

create view notice_delivery_list as
select d.id, d.notice_id, d.channel, d.state, d.attempts, d.next_at, d.simulated, d.provider_id, d.error, d.made_at, d.settled_at,
  n.kind, n.recipient, n.severity, n.title_zh, n.title_en, n.link
from notice_delivery d join notice n on n.id = d.notice_id;

create table notice_preference (
  person_id uuid   not null,
  kind      text   not null,
  channels  text[] not null,
  set_at    timestamptz not null,
  primary key (person_id, kind)
);
comment on table notice_preference is 'Channels a person chose for a kind; without a row the channels of the definition hold';

create table notice_quiet (
  person_id    uuid    primary key,
  from_minute  integer not null check (from_minute between 0 and 1439),
  until_minute integer not null check (until_minute between 0 and 1439),
  time_zone    text    not null
);
comment on table notice_quiet is 'Minutes of the day between which push and SMS wait';

create table push_device (
  id         uuid        primary key,
  person_id  uuid        not null,
  endpoint   text        not null constraint push_device_endpoint_key unique,
  p256dh     text        not null,
  auth       text        not null,
  name       text        not null,
  added_at   timestamptz not null,
  ended_at   timestamptz,
  end_reason text
);
comment on table push_device is 'A browser that asked for web push (RFC 8030); ended when the person or its push service says so';
create index push_device_person on push_device (person_id) where ended_at is null;

create table push_key (
  one         boolean     primary key default true check (one),
  public_key  text        not null,
  private_key text        not null,
  made_at     timestamptz not null
);
comment on table push_key is 'VAPID keys (RFC 8292) made once, where the settings name none';

create table notice_template (
  kind      text        not null,
  version   integer     not null check (version > 0),
  shipped   boolean     not null,
  title_zh  text        not null,
  title_en  text        not null,
  body_zh   text        not null,
  body_en   text        not null,
  made_by   uuid        not null,
  made_name text        not null,
  made_at   timestamptz not null,
  primary key (kind, version)
);
comment on table notice_template is 'Texts in place of the shipped ones, appended; the highest version holds';
comment on column notice_template.shipped is 'With this version the shipped text holds again';
revoke update, delete, truncate on notice_template from current_user;

create table simulated_device (
  id          uuid        primary key,
  public_key  text        not null,
  private_key text        not null,
  auth        text        not null,
  made_at     timestamptz not null
);
comment on table simulated_device is 'The keys a browser would hold, for devices of the simulated push service; demo mode only';

create table simulated_message (
  id          uuid        primary key,
  channel     text        not null check (channel in ('push', 'sms', 'email')),
  out_id      text        not null,
  address     text        not null,
  title       text        not null,
  body        text        not null,
  detail      jsonb       not null default '{}',
  received_at timestamptz not null
);
comment on table simulated_message is 'What the simulated providers took in; nobody outside was told';
create index simulated_message_received on simulated_message (received_at desc, id desc);
create index simulated_message_out on simulated_message (out_id);
