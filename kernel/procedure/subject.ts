/**
 * A subject in hand: its row, its clocks and what this request adds to its history.
 * Transitions change it in memory, several if need be; `save` writes the net effect as one atomic statement (design D6, D8).
 */
import { type Calendar, type Clock, startClock, stopClock } from '#kernel/clock/index.ts'
import type { Actor } from '../access/actor.ts'
import { asSql, type Change } from '../db/change.ts'
import { type Queryable, writeTogether } from '../db/database.ts'
import { assignments, ident, insertInto, type Sql, sql } from '../db/sql.ts'
import { type FlowRecord, type HistoryHead, headAfter, insertRecord, NO_HISTORY, nextRecord } from '../history/record.ts'
import type { OutboxEvent } from '../module.ts'
import { staleVersion } from '../problem.ts'
import type { ClockRule, Transition } from './definition.ts'

/** Columns that every table of subjects has. */
export interface SubjectRow extends HistoryHead {
  id: string
  state: string
  version: number
  clockKind: string | null
  clockStartedAt: Date | null
  dueAt: Date | null
  yellowAt: Date | null
  updatedAt: Date
}

export interface ClockRow {
  subjectId: string
  kind: string
  ordinal: number
  startedAt: Date
  limitAmount: number
  limitUnit: string
  deadlineAt: Date | null
  yellowAt: Date | null
  stoppedAt: Date | null
  nextAlarmAt: Date | null
  onTime: boolean | null
  provisional: boolean
  chargedRole: string
  chargedUnit: string | null
  chargedPerson: string | null
  state: Clock
}

export interface Subject<R extends SubjectRow> {
  row: R
  /** The row as loaded; null for a subject not yet written. */
  loaded: R | null
  clocks: { row: ClockRow; change: 'none' | 'insert' | 'update' }[]
  records: FlowRecord[]
  events: (OutboxEvent & { deliverAt: Date })[]
  /** Further rows that belong to the change; none may touch the subject's own row or clocks. */
  writes: (Change | Sql)[]
}

/** The same subject to try steps on; the first stays as it is. */
export function copyOf<R extends SubjectRow>(subject: Subject<R>): Subject<R> {
  return {
    ...subject,
    row: { ...subject.row },
    clocks: subject.clocks.map(({ row, change }) => ({ row: { ...row }, change })),
    records: [...subject.records],
    events: [...subject.events],
    writes: [...subject.writes],
  }
}

export interface Firing {
  procedure: string
  actor: Actor
  role: string
  at: Date
  reason?: string | null
  payload?: Record<string, unknown>
  requestKey?: string | null
  calendar: Calendar
}

export function newSubject<R extends SubjectRow>(row: Omit<R, keyof SubjectRow> & { id: string }, state: string, at: Date): Subject<R> {
  const fresh: SubjectRow = {
    id: row.id,
    state,
    version: 1,
    clockKind: null,
    clockStartedAt: null,
    dueAt: null,
    yellowAt: null,
    updatedAt: at,
    ...NO_HISTORY,
  }
  // Checked border: the two halves together are exactly R.
  return { row: { ...row, ...fresh } as unknown as R, loaded: null, clocks: [], records: [], events: [], writes: [] }
}

export function loadedSubject<R extends SubjectRow>(row: R, clocks: ClockRow[]): Subject<R> {
  return {
    row: { ...row },
    loaded: row,
    clocks: clocks.map((clock) => ({ row: { ...clock }, change: 'none' })),
    records: [],
    events: [],
    writes: [],
  }
}

/** Moves the subject along a transition: history, clocks, state. */
export function advance<R extends SubjectRow, S extends string, E extends string, G extends string>(
  subject: Subject<R>,
  transition: Transition<S, E, G>,
  firing: Firing,
  changes: Partial<R> = {},
  start?: { rule: ClockRule; limit: ClockRule['limit']; chargedUnit?: string | null; chargedPerson?: string | null },
): void {
  const toState = transition.to ?? subject.row.state
  const record = nextRecord(subject.row.id, subject.row, {
    ...firing,
    event: transition.event,
    fromState: subject.row.historySeq === 0 ? null : subject.row.state,
    toState,
  })
  subject.records.push(record)
  for (const kind of transition.stops ?? []) stopRunning(subject, kind, firing)
  Object.assign(subject.row, changes, headAfter(record), { state: toState, updatedAt: firing.at })
  if (start?.limit) startOne(subject, start.rule, start.limit, firing, start.chargedUnit ?? null, start.chargedPerson ?? null)
  showClock(subject, start ? start.rule.kind : undefined)
}

function stopRunning<R extends SubjectRow>(subject: Subject<R>, kind: string, firing: Firing): void {
  const entry = subject.clocks.find(({ row }) => row.kind === kind && row.stoppedAt === null)
  if (!entry) return
  const state = stopClock(entry.row.state, firing.at.getTime())
  // A paused clock has no deadline, and something of its limit left.
  const onTime = entry.row.deadlineAt === null || firing.at.getTime() <= entry.row.deadlineAt.getTime()
  // A post's clock is charged to whoever ended it; a department's to the department.
  const chargedPerson = entry.row.chargedPerson ?? (entry.row.chargedUnit === null ? firing.actor.id : null)
  Object.assign(entry.row, { state, stoppedAt: firing.at, nextAlarmAt: null, onTime, chargedPerson })
  if (entry.change === 'none') entry.change = 'update'
}

function startOne<R extends SubjectRow>(
  subject: Subject<R>,
  rule: ClockRule,
  limit: NonNullable<ClockRule['limit']>,
  firing: Firing,
  unit: string | null,
  person: string | null,
): void {
  const state = startClock(firing.calendar, { kind: rule.kind, startAt: firing.at.getTime(), limit })
  const ordinal = 1 + subject.clocks.filter(({ row }) => row.kind === rule.kind).length
  subject.clocks.push({
    change: 'insert',
    row: {
      subjectId: subject.row.id,
      kind: rule.kind,
      ordinal,
      startedAt: firing.at,
      limitAmount: limit.amount,
      limitUnit: limit.unit,
      ...shownTimes(state),
      stoppedAt: null,
      onTime: null,
      provisional: state.provisional,
      chargedRole: rule.chargedRole,
      chargedUnit: unit,
      chargedPerson: person,
      state,
    },
  })
}

function shownTimes(state: Clock): Pick<ClockRow, 'deadlineAt' | 'yellowAt' | 'nextAlarmAt'> {
  const deadlineAt = state.deadline === null ? null : new Date(state.deadline)
  const yellowAt = state.yellowAt === null ? null : new Date(state.yellowAt)
  return { deadlineAt, yellowAt, nextAlarmAt: yellowAt ?? deadlineAt }
}

/** Puts a changed clock value (paused, resumed, extended) back on the subject. */
export function replaceClock<R extends SubjectRow>(subject: Subject<R>, kind: string, change: (clock: Clock) => Clock): void {
  const entry = subject.clocks.find(({ row }) => row.kind === kind && row.stoppedAt === null)
  if (!entry) return
  const state = change(entry.row.state)
  Object.assign(entry.row, { state, provisional: state.provisional, ...shownTimes(state) })
  if (entry.change === 'none') entry.change = 'update'
  showClock(subject, kind)
}

/** The row carries the clock that runs now, for lists and lights. */
function showClock<R extends SubjectRow>(subject: Subject<R>, preferred?: string): void {
  const running = subject.clocks.filter(({ row }) => row.stoppedAt === null).map(({ row }) => row)
  const shown = running.find((row) => row.kind === preferred) ?? running.at(-1)
  Object.assign(subject.row, {
    clockKind: shown?.kind ?? null,
    clockStartedAt: shown?.startedAt ?? null,
    dueAt: shown?.deadlineAt ?? null,
    yellowAt: shown?.yellowAt ?? null,
  })
}

export function runningClock<R extends SubjectRow>(subject: Subject<R>, kind: string): ClockRow | undefined {
  return subject.clocks.find(({ row }) => row.kind === kind && row.stoppedAt === null)?.row
}

export function lightOf(row: { dueAt: Date | null; yellowAt: Date | null }, at: Date): 'green' | 'yellow' | 'red' | null {
  if (row.dueAt === null) return null
  if (at > row.dueAt) return 'red'
  return row.yellowAt !== null && at >= row.yellowAt ? 'yellow' : 'green'
}

/** Writes everything as one statement; throws `stale_version` when somebody else was first. */
export async function save<R extends SubjectRow>(db: Queryable, table: string, subject: Subject<R>): Promise<void> {
  const clocks = subject.clocks.filter(({ change }) => change !== 'none')
  const writes = [
    rowWrite(table, subject),
    ...subject.records.map(insertRecord),
    ...clocks.map(({ row, change }) => (change === 'insert' ? insertInto('clock', row) : updateClock(row))),
    ...subject.events.map((event) => insertInto('outbox', event)),
    ...subject.writes.map(asSql),
  ]
  try {
    await writeTogether(db, writes, subject.loaded !== null)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'CL409') throw staleVersion()
    throw error
  }
}

function rowWrite<R extends SubjectRow>(table: string, subject: Subject<R>): Sql {
  const { row, loaded } = subject
  if (loaded === null) return insertInto(table, row)
  row.version = loaded.version + 1
  const before = new Map<string, unknown>(Object.entries(loaded))
  const changed = Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== before.get(key)))
  return sql`update ${ident(table)} set ${assignments(changed)} where id = ${row.id} and version = ${loaded.version}`
}

function updateClock(row: ClockRow): Sql {
  const { subjectId, kind, ordinal, ...rest } = row
  return sql`update clock set ${assignments(rest)} where subject_id = ${subjectId} and kind = ${kind} and ordinal = ${ordinal}`
}
