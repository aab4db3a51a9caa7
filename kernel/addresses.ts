/** What modules know of places and their names, for the address book of geocoding (GB/T 30428.3). */
import type { Database } from './db/database.ts'
import type { Sql } from './db/sql.ts'
import type { Titles } from './titles.ts'

/** A place and what people call it. Never whose home it is or who reported from there. */
export interface KnownAddress {
  ref: string
  /** As it was written down; null when the thing is no longer there. */
  text: string | null
  /** The text is the name of what is there, as on its sign, and no address. */
  named?: boolean
  lon: number
  lat: number
}

/** Addresses a module comes to know, for the address book of geocoding (GB/T 30428.3). */
export interface AddressSource {
  id: string
  title: Titles
  /** Of several points of one address those of the most trusted sources count: a survey before a passer-by. */
  trust: number
  /** Written by anybody in any words: only what is plainly a street, a number or a public place is kept. */
  freeText?: true
  /** What changed since then, in the order of change, in batches; from the beginning without an instant. */
  changedSince(db: Database, since: Date | null): AsyncIterable<{ rows: readonly KnownAddress[]; mark: Date }>
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'
export const ADDRESS_BATCH = 5000

/** Rows in the order of an instant that only grows, a batch at a time. The statement asks for those behind `after`, in that order. */
export async function* knownSince(
  db: Database,
  since: Date | null,
  statement: (after: { at: Date; ref: string }) => Sql,
): ReturnType<AddressSource['changedSince']> {
  let after = { at: since ?? new Date(0), ref: FIRST_ID }
  for (;;) {
    const found = await db.query<KnownAddress & { at: Date; lon: number | null; lat: number | null }>(statement(after))
    const last = found.at(-1)
    if (!last) return
    // What has no place any more is gone from the book.
    const rows = found.map(({ lon, lat, ...row }) =>
      lon === null || lat === null ? { ...row, text: null, lon: 0, lat: 0 } : { ...row, text: row.text || null, lon, lat },
    )
    yield { rows, mark: last.at }
    after = { at: last.at, ref: last.ref }
  }
}
