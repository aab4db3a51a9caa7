-- Where a unit has its office; a unit without a counter, or one whose place nobody entered, has none.
alter table unit
  add column lon    double precision,
  add column lat    double precision,
  add column morton bigint,
  add constraint unit_place check (num_nulls(lon, lat, morton) in (0, 3));
comment on column unit.lon is 'Office of the unit, degrees in CGCS2000; null where it is not known';
comment on column unit.morton is 'Web Mercator key at zoom 26 (D4)';
create index unit_morton on unit (morton) where morton is not null;
