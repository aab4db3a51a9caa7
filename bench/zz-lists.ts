import { readFileSync } from 'node:fs'
import { openDatabase } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { listStatement, pageOf } from '#kernel/list/query.ts'
import { caseList } from '#modules/cases/lists.ts'
import { askedLists, usualCodes } from './support/list-requests.ts'
import { median } from './support/turns.ts'

const { url } = JSON.parse(readFileSync('/tmp/bw/hold.json', 'utf8'))
const large = openDatabase(url.replace(/\/cityloop$/, '/large'), 1),
  small = openDatabase(url.replace(/\/cityloop$/, '/small'), 1)
const NOW = new Date('2026-09-30T04:00:00Z')
const only = process.argv[2]
const lists = askedLists(await usualCodes(small), NOW).filter((l) => !only || l.name.startsWith(only))
for (const l of lists) {
  const t: number[][] = [[], []]
  const rows = [0, 0]
  for (let k = -2; k < 9; k++)
    for (const [i, db] of [large, small].entries()) {
      const b = performance.now()
      const st = listStatement(caseList, { actor: l.actor, now: () => NOW }, l.request)
      const p = pageOf(caseList, l.request, await db.query(st))
      if (k >= 0) t[i]!.push(performance.now() - b)
      rows[i] = p.rows.length
    }
  console.log(l.name.padEnd(26), median(t[0]!).toFixed(1).padStart(8), median(t[1]!).toFixed(1).padStart(8), rows.join('/'))
  if (process.argv[3]) {
    const e = await large.query<Record<string, string>>(
      sql`explain (analyze, buffers) ${listStatement(caseList, { actor: l.actor, now: () => NOW }, l.request)}`,
    )
    console.log(e.flatMap((r) => Object.values(r)).join('\n'))
  }
}
await large.close()
await small.close()
