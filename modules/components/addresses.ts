/** Remarks of the census that name a place, such as those of door and street signs, for the address book. */
import type { Database } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { AddressSource, KnownAddress } from '#kernel/module.ts'

const BATCH = 5000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

export const addresses: AddressSource[] = [
  { id: 'components', title: { zh: '城市部件', en: 'Components' }, trust: 30, changedSince: remarksSince },
]

type Remark = KnownAddress & { updatedAt: Date }

async function* remarksSince(db: Database, since: Date | null) {
  let after = { at: since ?? new Date(0), id: FIRST_ID }
  for (;;) {
    const rows = await db.query<Remark>(
      sql`select id as ref, case when retired_at is null then remark end as text, lon, lat, updated_at from component
        where (remark is not null or version > 1) and (updated_at, id) > (${after.at}, ${after.id}::uuid)
        order by updated_at, id limit ${BATCH}`,
    )
    const last = rows.at(-1)
    if (!last) return
    yield { rows, mark: last.updatedAt }
    after = { at: last.updatedAt, id: last.ref }
  }
}
