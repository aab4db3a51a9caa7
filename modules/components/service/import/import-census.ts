/** A whole file at once, for operators and benchmarks; the screen's way with its account is `run-import`. */
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { type CoordinateSystem, converterFrom } from './coordinates.ts'
import { loadAll } from './load.ts'
import { readCsv } from './read-csv.ts'

export async function importCensus(ctx: Ctx, file: string, say: (line: string) => void, system: CoordinateSystem = 'cgcs2000') {
  const done = await loadAll(ctx, readCsv(file, converterFrom(system)), (written) => {
    if (written % 200_000 < 20_000) say(`${written} written`)
  })
  await ctx.db.query(insertInto('outbox', { topic: 'components.imported', subjectId: newId(), payload: done, deliverAt: ctx.now() }))
  ctx.announce()
  return done
}
