create index urban_case_closed_place on urban_case (matter_code, morton) where state = 'closed';
comment on index urban_case_closed_place is 'Whether the same problem was closed at the place within a day (recurrence, CL §9)';
