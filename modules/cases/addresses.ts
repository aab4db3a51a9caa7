/** Places where cases were reported, for the address book: the address alone, never the text or who reported. */
import type { Database } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { AddressSource, KnownAddress } from '#kernel/module.ts'

const BATCH = 5000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export const addresses: AddressSource[] = [
  { id: 'cases', title: { zh: '案件位置', en: 'Places of cases' }, trust: 10, freeText: true, changedSince: addressesSince },
]

type Reported = KnownAddress & { reportedAt: Date }

/** By the time of reporting: the one order a case never changes and an index already gives. */
async function* addressesSince(db: Database, since: Date | null) {
  let after = { at: since ?? new Date(0), id: FIRST_ID }
  for (;;) {
    const rows = await db.query<Reported & { lon: number | null; lat: number | null }>(
      sql`select id as ref, case when state not in ('voided', 'rejected') then address end as text, lon, lat, reported_at from urban_case
        where (reported_at, id) > (${after.at}, ${after.id}::uuid) order by reported_at, id limit ${BATCH}`,
    )
    const last = rows.at(-1)
    if (!last) return
    const placed = rows.flatMap(({ ref, text, lon, lat }) => (lon === null || lat === null ? [] : [{ ref, text: text || null, lon, lat }]))
    yield { rows: placed, mark: last.reportedAt }
    after = { at: last.reportedAt, id: last.ref }
  }
}
