-- By place first: what is open around a point is asked with a matter (duplicates, CL §9) and without one (surroundings, map).
drop index urban_case_open_place;
create index urban_case_open_place on urban_case (morton, matter_code) where open;
comment on index urban_case_open_place is 'Open cases around a point, of one matter or of any';
