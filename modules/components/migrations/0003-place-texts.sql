create index component_place_text on component (updated_at, id) where remark is not null or version > 1;
comment on index component_place_text is 'What the address book reads: remarks that may name a place, and whatever was changed since';
