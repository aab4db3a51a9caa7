/** Offices of units by their names, for the address book. */
import { ADDRESS_BATCH, type AddressSource, knownSince } from '#kernel/addresses.ts'
import { sql } from '#kernel/db/sql.ts'

export const addresses: AddressSource[] = [
  {
    id: 'units',
    title: { zh: '单位', en: 'Units' },
    trust: 40,
    changedSince: (db, since) =>
      knownSince(
        db,
        since,
        ({ at, ref }) =>
          sql`select id as ref, case when retired_at is null then name end as text, true as named, lon, lat, updated_at as at from unit
          where (lon is not null or version > 1) and (updated_at, id) > (${at}, ${ref}::uuid)
          order by updated_at, id limit ${ADDRESS_BATCH}`,
      ),
  },
]
