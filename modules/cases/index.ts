/** Door of cases: the loop from report to closing. */
import type { Module } from '#kernel/module.ts'
import { addresses } from './addresses.ts'
import { reactions, schedule } from './jobs.ts'
import { layers } from './layers.ts'
import { caseFeatures } from './lists/index.ts'
import { metrics } from './metrics.ts'
import { notices } from './notices/index.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed.ts'
import { warmSuggestions } from './service/suggestions/suggest.ts'

export const cases: Module = {
  name: 'cases',
  migrations: new URL('./migrations', import.meta.url),
  routes,
  layers,
  features: [caseFeatures],
  metrics,
  reactions,
  schedule,
  notices,
  addresses,
  histories: [
    { procedure: 'case', table: 'urban_case' },
    { procedure: 'case_request', table: 'case_request' },
  ],
  seed,
  warm: warmSuggestions,
}

export { ActInput, type CaseState, NewReport, NewRequest, REQUEST_KINDS, RecheckAnswer, SOURCES, type Source } from './contract.ts'
export { CASE_WORDS, caseLink, caseWords, cityTime } from './notices/words.ts'
export { FOREIGN_STATES, type ForeignState, foreignState } from './procedure/foreign-states.ts'
export { CASE_EVENTS, type CaseEvent, caseProcedure } from './procedure/index.ts'
export { act } from './service/act.ts'
export { caseDetail } from './service/detail.ts'
export { unknownPhoto } from './service/facts.ts'
export { canSee, conditionNotMet, illegalTransition, placed } from './service/fire.ts'
export { type CaseLoad, openLoad } from './service/load/load.ts'
export { askRequest } from './service/requests/ask.ts'
export { decideRequest } from './service/requests/decide.ts'
export { submitReport } from './service/submit.ts'
export { type Trained, tooFewCases, trainSuggestions } from './service/suggestions/train.ts'
export { caseById, clocksOf, photoTimes, type UrbanCase } from './store.ts'
