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

/** A clock with its deadline told as a sum, up to now or to when it stopped. The calendar is the one it was set by. */
export function clockView(
  { clocks }: { clocks: Readonly<Record<string, { title: Titles }>> },
  clock: ClockRow,
  calendar: Calendar,
  now: Date,
): Static<typeof ClockShape> {
  const { kind, ordinal, limitUnit, onTime, provisional, chargedRole, chargedUnit, startedAt, deadlineAt, yellowAt, stoppedAt } = clock
  return {
    ...{ kind, ordinal, limitUnit, onTime, provisional, chargedRole, chargedUnit },
    title: clocks[kind]?.title ?? { zh: kind, en: kind },
    limitAmount: Number(clock.limitAmount),
    startedAt: startedAt.toISOString(),
    deadlineAt: deadlineAt?.toISOString() ?? null,
    yellowAt: yellowAt?.toISOString() ?? null,
    stoppedAt: stoppedAt?.toISOString() ?? null,
    segments: explain(clock.state, calendar, (stoppedAt ?? now).getTime()).map((segment) => ({ ...segment })),
  }
}
