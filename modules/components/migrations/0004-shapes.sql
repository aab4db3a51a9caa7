create index component_shape on component (morton) where geometry is not null and retired_at is null;
comment on index component_shape is 'Lines and areas for the map: few among the points';
