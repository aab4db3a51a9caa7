/** The case as one table (CL §4 – §6); what the screen may show and the server may do both follow from it. */
import type { Guard, Procedure } from '#kernel/procedure/definition.ts'
import type { CaseState } from '../contract.ts'
import { type CaseFacts, type GuardName, guards } from '../guards/index.ts'
import type { CaseEvent } from './events.ts'
import { CORE_GUARDS } from './law.ts'
import { clocks, states } from './states.ts'
import { transitions } from './transitions.ts'

/** Those that the law needs are marked. Checked border: the keys are those of `guards`. */
const marked = Object.fromEntries(
  Object.entries<Guard<CaseFacts>>(guards).map(([name, guard]) => {
    const core = isGuard(name) ? CORE_GUARDS[name] : undefined
    return [name, core ? { ...guard, core } : guard]
  }),
) as Record<GuardName, Guard<CaseFacts>>

function isGuard(name: string): name is GuardName {
  return name in guards
}

export const caseProcedure: Procedure<CaseState, CaseEvent, GuardName, CaseFacts> = {
  name: 'case',
  title: { zh: '案件', en: 'Case' },
  table: 'urban_case',
  version: 1,
  initial: 'draft',
  states,
  transitions,
  guards: marked,
  clocks,
}

export { CASE_EVENTS, type CaseEvent } from './events.ts'
export type { CaseTransition } from './transitions.ts'
