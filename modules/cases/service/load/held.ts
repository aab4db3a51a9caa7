/** A case that a load holds in memory: what its tables will contain, and what conditions look at. */
import { applyTo, type Cells, type Change } from '#kernel/db/change.ts'
import type { FlowRecord } from '#kernel/history/record.ts'
import type { OutboxEvent } from '#kernel/module.ts'
import type { ClockRow, Subject } from '#kernel/procedure/subject.ts'
import type { FieldTask, Standing, UrbanCase } from '../../store.ts'

export interface Held {
  row: UrbanCase
  clocks: ClockRow[]
  records: FlowRecord[]
  tables: Map<string, Record<string, unknown>[]>
  /** Timers that the step set; news of what is long past is told to nobody. */
  timers: (OutboxEvent & { deliverAt: Date })[]
}

export function newHeld(subject: Subject<UrbanCase>): Held {
  const held: Held = { row: subject.row, clocks: [], records: [], tables: new Map(), timers: [] }
  take(held, subject)
  return held
}

/** Takes over what a step changed. */
export function take(held: Held, subject: Subject<UrbanCase>): void {
  if (subject.loaded) subject.row.version = subject.loaded.version + 1
  held.row = subject.row
  held.clocks = subject.clocks.map(({ row }) => row)
  held.records.push(...subject.records)
  held.timers.push(...subject.events.filter(({ topic }) => topic.startsWith('timer.')))
  for (const write of subject.writes) {
    if (!('kind' in write)) throw new Error('a step that a load holds wrote plain SQL')
    apply(held, write)
  }
}

export function apply(held: Held, change: Change): void {
  const rows = rowsOf(held, change.table)
  held.tables.set(change.table, rows)
  applyTo(rows, change)
}

export function rowsOf(held: Held, table: string): Record<string, unknown>[] {
  return held.tables.get(table) ?? []
}

/** The same as the database would say; a case that is asked about something more is settled before. */
export function standingOf(held: Held): Standing {
  return {
    stored: true,
    tasks: rowsOf(held, 'field_task').map(asTask),
    afterPhotos: rowsOf(held, 'case_photo').filter(({ stage }) => stage === 'after').length,
    requests: [],
    returnedUnits: [],
  }
}

/** Checked border: rows of this table are made by the effects of the module alone. */
function asTask(row: Cells): FieldTask {
  return { answeredAt: null, result: null, note: null, photos: [], ...row } as unknown as FieldTask
}

/** What is to be written, by table. */
export function tablesOf(cases: readonly Held[]): Map<string, Cells[]> {
  const tables = new Map<string, Cells[]>()
  const add = (table: string, rows: readonly object[]) => {
    if (rows.length > 0) tables.set(table, [...(tables.get(table) ?? []), ...rows.map((row) => ({ ...row }))])
  }
  add(
    'urban_case',
    cases.map(({ row }) => row),
  )
  add(
    'flow_record',
    cases.flatMap(({ records }) => records),
  )
  add(
    'clock',
    cases.flatMap(({ clocks }) => clocks),
  )
  add(
    'outbox',
    cases.flatMap(({ timers }) => timers),
  )
  for (const table of new Set(cases.flatMap(({ tables: own }) => [...own.keys()])))
    add(
      table,
      cases.flatMap((held) => rowsOf(held, table)),
    )
  return tables
}
