create table position (
  person_id       uuid             primary key references person,
  role            text             not null,
  unit_code       text             not null references unit (code),
  lon             double precision not null check (lon between -180 and 180),
  lat             double precision not null check (lat between -90 and 90),
  morton          bigint           not null,
  accuracy_m      double precision check (accuracy_m >= 0),
  at              timestamptz      not null,
  received_at     timestamptz      not null,
  unit_grid_code  text,
  duty_grid_code  text             not null,
  community_code  text,
  street_code     text             not null,
  district_code   text             not null,
  demo            boolean          not null default false
);
comment on table position is 'Where people in the field are: the last place of each and no track (PIPL Art. 6 and 19); gone when sharing stops, after 12 hours at the latest';
comment on column position.role is 'Of the post in which the place is shared, with its unit; who leaves the post is shown no more';
comment on column position.morton is 'Zoom 26 (design D4)';
comment on column position.accuracy_m is 'Radius of the circle the device is in with 95 %, as the device says';
comment on column position.at is 'By the clock of the device; only a newer fix takes the place of one';
comment on column position.demo is 'Made up in demo mode; anything that a person shares takes its place';
create index position_morton on position (morton);

create view person_position as
select p.person_id as id, n.name, p.role, p.unit_code, u.name as unit_name, u.name_en as unit_name_en, p.lon, p.lat, p.morton, p.accuracy_m, p.at, p.received_at,
  p.unit_grid_code, p.duty_grid_code, p.community_code, p.street_code, p.district_code, p.demo
from position p join fact_person n on n.id = p.person_id left join fact_unit u on u.code = p.unit_code
where exists (select 1 from fact_post f where f.person_id = p.person_id and f.role = p.role and f.unit_code = p.unit_code);
comment on view person_position is 'Each person in the field once, while holding the post in which the place was shared';
