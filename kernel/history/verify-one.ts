/** Whether the history of one subject is still the one that a paper speaks of. */
import type { Ctx } from '../ctx.ts'
import { ident, sql } from '../db/sql.ts'
import { type FlowRecord, hashOf } from './record.ts'

export interface Proof {
  /** `matches`: untouched since. `altered`: some record is not what it was. `unknown`: this hash was never in the history. */
  result: 'matches' | 'altered' | 'unknown'
  /** Number of the record the hash belongs to; null where it is unknown. */
  seq: number | null
  at: Date | null
  /** Records added since, which is no alteration. */
  added: number
  /** The first record that does not fit. */
  broken: number | null
}

/** Recomputes the chain of the subject, and compares its end with what the subject's own row says. */
export async function verifyOne(ctx: Ctx, subjectId: string, hash: string): Promise<Proof> {
  const records = await ctx.db.query<FlowRecord>(sql`select * from flow_record where subject_id = ${subjectId} order by seq`)
  const known = records.find((record) => record.hash === hash)
  const chain = firstBroken(records)
  const broken = chain ?? (known && !(await endFits(ctx, subjectId, records.at(-1))) ? records.length + 1 : null)
  if (!known) return { result: 'unknown', seq: null, at: null, added: 0, broken: null }
  const { seq, at } = known
  const added = records.length - seq
  return { result: broken === null ? 'matches' : 'altered', seq, at, added, broken }
}

function firstBroken(records: readonly FlowRecord[]): number | null {
  let previous = ''
  for (const [index, record] of records.entries()) {
    if (record.seq !== index + 1 || record.prevHash !== previous || hashOf(record) !== record.hash) return record.seq
    previous = record.hash
  }
  return null
}

/** Records cut off at the end would leave a whole chain: the subject's row knows where it ended. */
async function endFits(ctx: Ctx, subjectId: string, last: FlowRecord | undefined): Promise<boolean> {
  const owners = ctx.modules.flatMap((module) => [
    ...(module.histories ?? []),
    ...(module.registers ?? []).map(({ table }) => ({ procedure: table, table })),
  ])
  const table = owners.find((owner) => owner.procedure === last?.procedure)?.table
  if (!table) return true
  const rows = await ctx.db.query<{ historySeq: number; historyHash: string }>(
    sql`select history_seq, history_hash from ${ident(table)} where id = ${subjectId}`,
  )
  return rows[0]?.historySeq === last?.seq && rows[0]?.historyHash === last?.hash
}
