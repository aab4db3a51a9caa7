/** Changing an adaptation, one switch at a time. Pure; what is as in the table is not said. */
import type { Adaptation } from './api.ts'

export interface Editing {
  adaptation: Adaptation
  /** Null: only looked at. */
  change: ((next: Adaptation) => void) | null
}

const without = <T>(list: readonly T[] | undefined, gone: T): T[] => (list ?? []).filter((one) => one !== gone)

export function withRow({ transitionsOff, ...rest }: Adaptation, id: string, on: boolean): Adaptation {
  const off = on ? without(transitionsOff, id) : [...without(transitionsOff, id), id]
  return off.length > 0 ? { ...rest, transitionsOff: off } : rest
}

export function withGuard({ guardsOff, ...rest }: Adaptation, id: string, guard: string, on: boolean): Adaptation {
  const lifted = on ? without(guardsOff?.[id], guard) : [...without(guardsOff?.[id], guard), guard]
  return tidy({ ...rest, guardsOff: { ...guardsOff, [id]: lifted } })
}

function tidy({ guardsOff = {}, ...rest }: Adaptation): Adaptation {
  const kept = Object.fromEntries(Object.entries(guardsOff).filter(([, names]) => names.length > 0))
  return Object.keys(kept).length > 0 ? { ...rest, guardsOff: kept } : rest
}

export function withReason({ reasons, ...rest }: Adaptation, id: string, on: boolean): Adaptation {
  const asked = on ? [...without(reasons, id), id] : without(reasons, id)
  return asked.length > 0 ? { ...rest, reasons: asked } : rest
}

export function withPermission({ permissions = {}, ...rest }: Adaptation, id: string, permission: string | null): Adaptation {
  const { [id]: _before, ...others } = permissions
  const given = permission === null ? others : { ...others, [id]: permission }
  return Object.keys(given).length > 0 ? { ...rest, permissions: given } : rest
}

type Limit = NonNullable<Adaptation['limits']>[string]

export function withLimit({ limits = {}, ...rest }: Adaptation, kind: string, limit: Limit | null): Adaptation {
  const { [kind]: _before, ...others } = limits
  const given = limit === null ? others : { ...others, [kind]: limit }
  return Object.keys(given).length > 0 ? { ...rest, limits: given } : rest
}
