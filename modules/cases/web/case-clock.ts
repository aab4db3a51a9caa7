import type { CaseDetail, CaseRow } from '#modules/cases/contract.ts'
import type { ClockFacts } from '#ui/clock/reading.ts'

/** The running clock of a row of a list. */
export function clockOfRow(row: CaseRow): ClockFacts {
  const unit = row.clockKind === 'disposal' ? (row.limitUnit ?? undefined) : 'minute'
  return { kind: row.clockKind, startedAt: row.clockStartedAt, yellowAt: row.yellowAt, dueAt: row.dueAt, unit }
}

export type CaseClock = CaseDetail['clocks'][number]

export function factsOfClock(clock: CaseClock): ClockFacts {
  return { kind: clock.kind, startedAt: clock.startedAt, yellowAt: clock.yellowAt, dueAt: clock.deadlineAt, unit: clock.limitUnit }
}

/** The clock that runs now, with its own unit. */
export function runningClock(detail: CaseDetail): CaseClock | undefined {
  return detail.clocks.find((clock) => clock.stoppedAt === null && clock.deadlineAt !== null)
}
