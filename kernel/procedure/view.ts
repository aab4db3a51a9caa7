/** A procedure as it travels to a screen. */
import type { Static } from 'typebox'
import { type Calendar, explain } from '../clock/index.ts'
import type { Titles } from '../titles.ts'
import type { Procedure } from './definition.ts'
import type { ClockShape, ProcedureView } from './shapes.ts'
import type { ClockRow } from './subject.ts'

export function viewOf<S extends string, E extends string, G extends string, F>(
  procedure: Procedure<S, E, G, F>,
  { kind, adaptable }: { kind: string; adaptable: boolean },
): ProcedureView {
  const { name, title, version, initial, states, transitions, guards, clocks } = procedure
  const entries = Object.entries<(typeof states)[S]>(states)
  return {
    ...{ name, kind, title, version, initial, adaptable },
    states: entries.map(([state, one]) => ({ state, title: one.title, holder: one.holder, terminal: one.terminal ?? false })),
    transitions: transitions.map((row) => ({
      ...{ id: row.id, event: row.event, from: [...row.from], to: row.to, title: row.title, permission: row.permission },
      instead: [...(row.instead ?? [])],
      system: row.system ?? false,
      reason: row.reason ?? null,
      guards: [...row.guards],
      starts: row.starts ?? null,
      stops: [...(row.stops ?? [])],
      core: row.core ?? null,
    })),
    guards: Object.fromEntries(
      Object.entries<(typeof guards)[G]>(guards).map(([key, guard]) => [key, { title: guard.title, core: guard.core ?? null }]),
    ),
    clocks: Object.values(clocks).map((rule) => ({
      kind: rule.kind,
      title: rule.title,
      limit: rule.limit && { amount: rule.limit.amount, unit: rule.limit.unit },
      chargedRole: rule.chargedRole,
    })),
  }
}

type Titled = Readonly<Record<string, { title: Titles }>>
type ClockView = Static<typeof ClockShape>

/** Clocks with their deadlines told as sums, up to now or to when they stopped; each by the calendar it was set by. */
export function clocksView(
  { clocks: known }: { clocks: Titled },
  clocks: readonly ClockRow[],
  calendarOf: (version: string) => Promise<Calendar>,
  now: Date,
): Promise<ClockView[]> {
  return Promise.all(clocks.map(async (clock) => clockView(known, clock, await calendarOf(clock.state.calendarVersion), now)))
}

function clockView(known: Titled, clock: ClockRow, calendar: Calendar, now: Date): ClockView {
  const { kind, ordinal, limitUnit, onTime, provisional, chargedRole, chargedUnit, startedAt, deadlineAt, yellowAt, stoppedAt } = clock
  return {
    ...{ kind, ordinal, limitUnit, onTime, provisional, chargedRole, chargedUnit },
    title: known[kind]?.title ?? { zh: kind, en: kind },
    limitAmount: Number(clock.limitAmount),
    startedAt: startedAt.toISOString(),
    deadlineAt: deadlineAt?.toISOString() ?? null,
    yellowAt: yellowAt?.toISOString() ?? null,
    stoppedAt: stoppedAt?.toISOString() ?? null,
    segments: explain(clock.state, calendar, (stoppedAt ?? now).getTime()).map((segment) => ({ ...segment })),
  }
}
