/** A city changes a procedure's table by data (design D19): transitions off, named guards off. */
import type { Procedure } from './definition.ts'

export interface Adaptation {
  /** Ids of transitions that this city does not use. */
  transitionsOff?: readonly string[]
  /** Per transition id, the guards that do not apply here. */
  guardsOff?: Readonly<Record<string, readonly string[]>>
}

export function adapt<S extends string, E extends string, G extends string, F>(
  procedure: Procedure<S, E, G, F>,
  adaptation: Adaptation,
  version: number,
): Procedure<S, E, G, F> {
  const off = new Set(adaptation.transitionsOff ?? [])
  return {
    ...procedure,
    version,
    transitions: procedure.transitions
      .filter((transition) => !off.has(transition.id))
      .map((transition) => {
        const lifted = adaptation.guardsOff?.[transition.id] ?? []
        return { ...transition, guards: transition.guards.filter((name) => !lifted.includes(name)) }
      }),
  }
}
