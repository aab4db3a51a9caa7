/** Remarks of the census that name a place, such as those of door and street signs, for the address book. */
import { ADDRESS_BATCH, type AddressSource, knownSince } from '#kernel/addresses.ts'
import { sql } from '#kernel/db/sql.ts'

export const addresses: AddressSource[] = [
  {
    id: 'components',
    title: { zh: '城市部件', en: 'Components' },
    trust: 30,
    changedSince: (db, since) =>
      knownSince(
        db,
        since,
        ({ at, ref }) =>
          sql`select id as ref, case when retired_at is null then remark end as text, lon, lat, updated_at as at from component
          where (remark is not null or version > 1) and (updated_at, id) > (${at}, ${ref}::uuid)
          order by updated_at, id limit ${ADDRESS_BATCH}`,
      ),
  },
]
