/** Whether a city may run a procedure as it wants to: nothing that the law needs is missing, no state is a trap. */
import { checkLimit } from '../clock/index.ts'
import type { Titles } from '../titles.ts'
import { type Adaptation, adapt } from './adapt.ts'
import type { Procedure, Transition } from './definition.ts'

export type FindingCode =
  | 'unknown_transition'
  | 'unknown_guard'
  | 'unknown_clock'
  | 'core_transition'
  | 'core_guard'
  | 'limit_of_case'
  | 'bad_limit'
  | 'permission_not_offered'
  | 'parts_missing'
  | 'request_incomplete'
  | 'trap'
  | 'no_exit'
  | 'unreachable'

export interface Finding {
  severity: 'error' | 'warning'
  code: FindingCode
  /** The row, state or clock it is about. */
  at: string
  message: Titles
}

type AnyProcedure = Pick<Procedure<string, string, string, never>, 'states' | 'initial' | 'clocks'> & {
  transitions: readonly Transition<string, string, string>[]
  guards: Record<string, { title: Titles; core?: Titles }>
}

/** Everything that speaks against the adaptation; errors forbid it. */
export function findingsOf<S extends string, E extends string, G extends string, F>(
  procedure: Procedure<S, E, G, F>,
  adaptation: Adaptation,
): Finding[] {
  return [
    ...rowFindings(procedure, adaptation),
    ...guardFindings(procedure, adaptation),
    ...limitFindings(procedure, adaptation),
    ...wayFindings(adapt(procedure, adaptation, procedure.version)),
  ]
}

const error = (code: FindingCode, at: string, zh: string, en: string): Finding => ({ severity: 'error', code, at, message: { zh, en } })

function rowFindings({ transitions }: AnyProcedure, { transitionsOff = [], permissions = {}, reasons = [] }: Adaptation): Finding[] {
  const rows = new Map(transitions.map((row) => [row.id, row]))
  const unknown = [...transitionsOff, ...Object.keys(permissions), ...reasons]
    .filter((id) => !rows.has(id))
    .map((id) => error('unknown_transition', id, `没有流转 ${id}`, `There is no row ${id}`))
  const core = transitionsOff.flatMap((id) => {
    const row = rows.get(id)
    if (!row?.core) return []
    return [error('core_transition', id, `${row.title.zh}不能停用：${row.core.zh}`, `${row.title.en} stays: ${row.core.en}`)]
  })
  const given = Object.entries(permissions).flatMap(([id, permission]) => {
    const row = rows.get(id)
    if (!row || permission === row.permission || row.instead?.includes(permission)) return []
    return [error('permission_not_offered', id, `${row.title.zh}不能交由该岗位办理`, `${row.title.en} cannot be given to ${permission}`)]
  })
  return [...unknown, ...core, ...given, ...partFindings(transitions, transitionsOff)]
}

/** Rows that stand for others need them; asking for something needs somebody who grants it. */
function partFindings(transitions: AnyProcedure['transitions'], off: readonly string[]): Finding[] {
  const on = transitions.filter((row) => !off.includes(row.id))
  const events = new Set(on.map((row) => row.event))
  const parts = on.flatMap((row) =>
    (row.runs ?? [])
      .filter((event) => !events.has(event))
      .map((event) =>
        error('parts_missing', row.id, `${row.title.zh}包含已停用的 ${event}`, `${row.title.en} runs ${event}, which is off`),
      ),
  )
  const requests = transitions.flatMap((row) => {
    const of = row.via?.request
    if (!of || !off.includes(row.id) || !on.some((other) => other.via?.request === of)) return []
    return [
      error(
        'request_incomplete',
        row.id,
        `${row.title.zh}须与同一申请的其他环节一起停用`,
        `${row.title.en} goes off only with the rest of its request`,
      ),
    ]
  })
  return [...parts, ...requests]
}

function guardFindings({ transitions, guards }: AnyProcedure, { guardsOff = {} }: Adaptation): Finding[] {
  return Object.entries(guardsOff).flatMap(([id, names]): Finding[] => {
    const row = transitions.find((one) => one.id === id)
    if (!row) return [error('unknown_transition', id, `没有流转 ${id}`, `There is no row ${id}`)]
    return names.flatMap((name) => {
      if (!row.guards.includes(name)) return [error('unknown_guard', id, `${id} 没有条件 ${name}`, `Row ${id} has no condition ${name}`)]
      const { title, core } = guards[name] ?? {}
      if (!core) return []
      return [error('core_guard', id, `${id}“${title?.zh}”不能取消：${core.zh}`, `${id} “${title?.en}” stays: ${core.en}`)]
    })
  })
}

function limitFindings({ clocks }: AnyProcedure, { limits = {} }: Adaptation): Finding[] {
  return Object.entries(limits).flatMap(([kind, limit]) => {
    const rule = clocks[kind]
    if (!rule) return [error('unknown_clock', kind, `没有计时 ${kind}`, `There is no clock ${kind}`)]
    if (rule.limit === null)
      return [error('limit_of_case', kind, `${rule.title.zh}时限由指挥手册确定`, `The limit of ${rule.title.en} comes with each case`)]
    try {
      checkLimit(limit)
      return []
    } catch {
      return [error('bad_limit', kind, `${rule.title.zh}时限过长`, `The limit of ${rule.title.en} is too long`)]
    }
  })
}

/** Where cases come to, and whether they come out again. */
export function wayFindings(procedure: AnyProcedure): Finding[] {
  const states = Object.keys(procedure.states)
  const ends = states.filter((state) => procedure.states[state]?.terminal)
  const steps = stepsOf(procedure)
  const reached = closure([procedure.initial], (state) => steps.filter(([from]) => from === state).map(([, to]) => to))
  const saved = closure(ends, (state) => steps.filter(([, to]) => to === state).map(([from]) => from))
  return states.flatMap((state): Finding[] => {
    const { zh, en } = procedure.states[state]?.title ?? { zh: state, en: state }
    if (!reached.has(state))
      return [
        {
          severity: 'warning',
          code: 'unreachable',
          at: state,
          message: { zh: `“${zh}”不再可达`, en: `Nothing leads to “${en}” any more` },
        },
      ]
    if (saved.has(state)) return []
    return steps.some(([from]) => from === state)
      ? [error('trap', state, `进入“${zh}”后无法办结`, `From “${en}” no way leads to an end`)]
      : [error('no_exit', state, `“${zh}”没有出口`, `Nothing leads out of “${en}”`)]
  })
}

function stepsOf({ transitions }: AnyProcedure): [string, string][] {
  return transitions.flatMap(({ from, to }) =>
    from.flatMap((state): [string, string][] => (to === null || to === state ? [] : [[state, to]])),
  )
}

function closure(start: readonly string[], next: (state: string) => string[]): Set<string> {
  const found = new Set(start)
  for (const state of found) for (const other of next(state)) found.add(other)
  return found
}
