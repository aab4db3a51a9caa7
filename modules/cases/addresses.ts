/** Places where cases were reported, for the address book: the address alone, never the text or who reported. */
import { ADDRESS_BATCH, type AddressSource, knownSince } from '#kernel/addresses.ts'
import { sql } from '#kernel/db/sql.ts'

export const addresses: AddressSource[] = [
  {
    id: 'cases',
    title: { zh: '案件位置', en: 'Places of cases' },
    trust: 10,
    freeText: true,
    // By the time of reporting: the one order a case never changes and an index already gives.
    changedSince: (db, since) =>
      knownSince(
        db,
        since,
        ({ at, ref }) =>
          sql`select id as ref, case when state not in ('voided', 'rejected') then address end as text, lon, lat, reported_at as at
          from urban_case where (reported_at, id) > (${at}, ${ref}::uuid) order by reported_at, id limit ${ADDRESS_BATCH}`,
      ),
  },
]
