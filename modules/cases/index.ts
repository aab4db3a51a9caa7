/** Door of cases: the loop from report to closing. */
import type { Module } from '#kernel/module.ts'
import { reactions } from './jobs.ts'
import { layers } from './layers.ts'
import { metrics } from './metrics.ts'
import { routes } from './routes.ts'
import { seed } from './seed.ts'

export const cases: Module = {
  name: 'cases',
  migrations: new URL('./migrations', import.meta.url),
  routes,
  layers,
  metrics,
  reactions,
  seed,
}

export { ActInput, type CaseState, NewReport } from './contract.ts'
export { type CaseEvent, caseProcedure } from './procedure/index.ts'
export { act, canSee, conditionNotMet, illegalTransition, placed } from './service/act.ts'
export { caseDetail } from './service/detail.ts'
export { unknownPhoto } from './service/facts.ts'
export { submitReport } from './service/submit.ts'
export { caseById, clocksOf, photoTimes, type UrbanCase } from './store.ts'
