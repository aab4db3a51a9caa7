/**
 * A city changes a procedure's table by data (design D19): transitions and named guards off, limits of clocks, who may,
 * which events must be explained. What the law of the procedure needs is marked `core` and stays.
 */
import Type, { type Static } from 'typebox'
import { OneOf } from '../http/shapes.ts'
import type { Procedure } from './definition.ts'

const Id = Type.String({ minLength: 1, maxLength: 60 })
const Ids = Type.Array(Id, { maxItems: 200, uniqueItems: true })

export const AdaptationShape = Type.Object(
  {
    transitionsOff: Type.Optional(Type.Array(Id, { maxItems: 200, uniqueItems: true, description: 'Rows that this city does not use' })),
    guardsOff: Type.Optional(Type.Record(Id, Ids, { description: 'Per row, the guards that do not apply here' })),
    limits: Type.Optional(
      Type.Record(
        Id,
        Type.Object(
          {
            amount: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
            unit: OneOf(['minute', 'work_hour', 'work_day', 'urgent_hour', 'natural_day']),
          },
          { additionalProperties: false },
        ),
        { description: 'Per clock, the limit instead of the table’s' },
      ),
    ),
    permissions: Type.Optional(Type.Record(Id, Id, { description: 'Per row, another permission out of those the table offers' })),
    reasons: Type.Optional(Type.Array(Id, { maxItems: 200, uniqueItems: true, description: 'Rows that must be explained here' })),
  },
  { additionalProperties: false, description: 'What a city changes in a procedure’s table' },
)
export type Adaptation = Static<typeof AdaptationShape>

export function adapt<S extends string, E extends string, G extends string, F>(
  procedure: Procedure<S, E, G, F>,
  adaptation: Adaptation,
  version: number,
): Procedure<S, E, G, F> {
  const off = new Set(adaptation.transitionsOff ?? [])
  const explained = new Set(adaptation.reasons ?? [])
  return {
    ...procedure,
    version,
    clocks: Object.fromEntries(
      Object.entries(procedure.clocks).map(([kind, rule]) => [kind, { ...rule, limit: adaptation.limits?.[kind] ?? rule.limit }]),
    ),
    transitions: procedure.transitions
      .filter((transition) => !off.has(transition.id))
      .map((transition) => {
        const lifted = adaptation.guardsOff?.[transition.id] ?? []
        return {
          ...transition,
          guards: transition.guards.filter((name) => !lifted.includes(name)),
          permission: adaptation.permissions?.[transition.id] ?? transition.permission,
          ...(explained.has(transition.id) ? { reason: 'required' as const } : {}),
        }
      }),
  }
}

/** One line of a difference: what of which row or clock, before and after. */
export interface Change {
  what: 'transition' | 'guard' | 'limit' | 'permission' | 'reason'
  /** Row, or kind of the clock. */
  id: string
  /** Name of the guard. */
  guard?: string
  before: string
  after: string
}

/** What one adaptation says other than another. */
export function changesBetween(before: Adaptation, after: Adaptation): Change[] {
  const [old, now] = [flat(before), flat(after)]
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort()
  return keys.flatMap((key) => {
    const [what, id, guard] = JSON.parse(key) as [Change['what'], string, string | undefined]
    const [from, to] = [old.get(key) ?? '', now.get(key) ?? '']
    return from === to ? [] : [{ what, id, ...(guard ? { guard } : {}), before: from, after: to }]
  })
}

function flat({ transitionsOff = [], guardsOff = {}, limits = {}, permissions = {}, reasons = [] }: Adaptation): Map<string, string> {
  const key = (...parts: [Change['what'], string, string?]) => JSON.stringify(parts)
  return new Map([
    ...transitionsOff.map((id) => [key('transition', id), 'off'] as const),
    ...Object.entries(guardsOff).flatMap(([id, names]) => names.map((name) => [key('guard', id, name), 'off'] as const)),
    ...Object.entries(limits).map(([kind, { amount, unit }]) => [key('limit', kind), `${amount} ${unit}`] as const),
    ...Object.entries(permissions).map(([id, permission]) => [key('permission', id), permission] as const),
    ...reasons.map((id) => [key('reason', id), 'required'] as const),
  ])
}
