/** Rows of a register as a pack brings them: each begins its history like a row that somebody typed in. */
import type { Ctx } from '../ctx.ts'
import { type FlowRecord, headAfter, NO_HISTORY, nextRecord } from '../history/record.ts'

export function withHistory<R extends { id: string }>(ctx: Ctx, table: string, rows: readonly R[]) {
  const records: FlowRecord[] = []
  const seeded = rows.map((row) => {
    const record = nextRecord(row.id, NO_HISTORY, {
      procedure: table,
      event: 'created',
      fromState: null,
      toState: 'active',
      actor: ctx.actor,
      role: 'system',
      at: ctx.now(),
      payload: { source: 'city pack' },
    })
    records.push(record)
    return { ...row, version: 1, ...headAfter(record), updatedAt: ctx.now() }
  })
  return { rows: seeded, records }
}
