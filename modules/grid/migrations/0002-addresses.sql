create table address_source (
  id         text        primary key,
  trust      integer     not null,
  mark       timestamptz,
  read       bigint      not null default 0,
  updated_at timestamptz not null
);
comment on table address_source is 'Where addresses come from, and how far each source has been read';
comment on column address_source.trust is 'Of several points of one address those of the most trusted sources count';
comment on column address_source.mark is 'Everything changed before it has been read; the next reading begins a little earlier';

create table address_ref (
  source text             not null references address_source (id),
  ref    text             not null,
  key    text             not null,
  lon    double precision not null,
  lat    double precision not null,
  primary key (source, ref)
);
comment on table address_ref is 'Which thing stands or happened at which address; the address is where most of them are';
create index address_ref_key on address_ref (key);

create table address (
  key            text             primary key,
  road           text             not null,
  number         integer,
  suffix         text             not null,
  number_to      integer,
  building       text             not null,
  marker         text             not null,
  lon            double precision not null,
  lat            double precision not null,
  morton         bigint           not null,
  district_code  text             not null,
  street_code    text             not null,
  community_code text,
  duty_grid_code text             not null,
  unit_grid_code text,
  source         text             not null,
  weight         integer          not null,
  check (road <> '' or marker <> '')
);
comment on table address is 'Address book: addresses by their elements (GB/T 30428.3), each with its point and codes (ST §3)';
comment on column address.key is 'District and elements; what tells one address from another';
comment on column address.road is 'Road, lane or village, in the form of words.ts';
comment on column address.suffix is 'What follows the number: -3, A';
comment on column address.number_to is 'The last number of a block';
comment on column address.marker is 'A place known by its name, or a crossing';
comment on column address.weight is 'How often seen, up to a thousand';
create index address_road on address (road, number) where road <> '';
create index address_block on address (road, number) where number_to is not null;
create index address_marker on address (marker) where marker <> '';
create index address_morton on address (morton);

create table address_name (
  name  text   primary key,
  pairs text[] not null
);
comment on table address_name is 'Names of roads and markers, for those that are spelt a little differently';
comment on column address_name.pairs is 'Pairs of neighbouring signs, ends marked';
create index address_name_pairs on address_name using gin (pairs);

create table address_pair (
  pair  text    primary key,
  names integer not null
);
comment on table address_pair is 'In how many names a pair occurs: a search asks for the rarest ones of its text';
