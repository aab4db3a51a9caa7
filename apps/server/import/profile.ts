/**
 * A profile says how the rows of one source become reports and events: which column is what, at which times, in which
 * zone. It is pure, rows in and plans out, so another city's layout is one more file in `profiles/`.
 */
import type { ActInput, CaseEvent, CaseState, NewReport } from '#modules/cases/index.ts'

/** One line of a table, by its column names. */
export type SourceRow = Readonly<Record<string, string>>

export interface Step {
  event: CaseEvent
  at: Date
  /** `untilAt`: of a pause that has to be asked for and approved. */
  input: Omit<ActInput, 'requestKey' | 'version'> & { untilAt?: string }
}

/** What the source says about the case, to compare with what became of it here. */
export interface Stated {
  /** Where the case stood, in the source's own word and in ours. */
  status: string
  state: CaseState
  doneAt: Date | null
  /** The time the source promised. */
  dueAt: Date | null
  districtCode: string | null
}

export interface Plan {
  /** Number in the source; the same number is the same case in every run. */
  key: string
  at: Date
  report: Omit<NewReport, 'id'>
  /** Unit that disposes of it. */
  unitCode: string | null
  /** In order; a later extract of the same case may only add steps at the end. */
  steps: readonly Step[]
  stated: Stated
  /** What the steps cannot show, in words that the report counts. */
  notes: readonly string[]
}

export interface RefusedRow {
  key: string
  refused: string
}

/** The disposal clock of our own, as it began. */
export interface OwnClock {
  startedAt: Date
  deadlineAt: Date
}

export interface ImportProfile {
  name: string
  title: string
  /** How to name the source wherever its figures appear. */
  attribution: string
  /** Wants the file of events next to the file of cases. */
  needsEvents: boolean
  /** Why a department is charged that the handbook does not name. */
  overrideReason: string
  keyOf(row: SourceRow): string
  plan(row: SourceRow, events: readonly SourceRow[]): Plan | RefusedRow
  /** Sorts the differences between our deadline and the promised time; absent where nothing was promised. */
  dueClasses?: { titles: Readonly<Record<string, string>>; classify(row: SourceRow, own: OwnClock): string }
}

export const isRefused = (outcome: Plan | RefusedRow): outcome is RefusedRow => 'refused' in outcome

/** A cell without the spaces around it; a column that is missing reads as empty. */
export const cell = (row: SourceRow, column: string): string => (row[column] ?? '').trim()
