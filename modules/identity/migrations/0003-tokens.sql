create table access_token (
  id           uuid        primary key,
  account_id   uuid        not null references account,
  name         text        not null,
  token_hash   text        not null unique,
  hint         text        not null,
  permissions  text[]      not null check (cardinality(permissions) > 0),
  read_only    boolean     not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  last_address text,
  revoked_at   timestamptz,
  check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
comment on table access_token is 'What a person lends to a program: some of the own permissions, for a time';
comment on column access_token.token_hash is 'SHA-256 of the token; the token itself is shown once and known only to its holder';
comment on column access_token.hint is 'Last signs of the token, to tell one from another';
comment on column access_token.permissions is 'Asked again at every request: what the owner lost, the token lost';
create index access_token_account on access_token (account_id, created_at);
