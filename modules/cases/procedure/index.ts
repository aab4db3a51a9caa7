/** The case as one table (CL §4 – §6); what the screen may show and the server may do both follow from it. */
import type { Procedure } from '#kernel/procedure/definition.ts'
import type { CaseState } from '../contract.ts'
import { type CaseFacts, type GuardName, guards } from '../guards/index.ts'
import type { CaseEvent } from './events.ts'
import { clocks, states } from './states.ts'
import { transitions } from './transitions.ts'

export const caseProcedure: Procedure<CaseState, CaseEvent, GuardName, CaseFacts> = {
  name: 'case',
  title: { zh: '案件', en: 'Case' },
  table: 'urban_case',
  version: 1,
  initial: 'draft',
  states,
  transitions,
  guards,
  clocks,
}

export { CASE_EVENTS, type CaseEvent } from './events.ts'
export type { CaseTransition } from './transitions.ts'
