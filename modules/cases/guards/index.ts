/** Conditions of the case's transitions. Pure: server and screen ask the same functions. */
import { beside } from './beside.ts'
import { straight } from './straight.ts'
import { work } from './work.ts'

export const guards = { ...straight, ...work, ...beside }
export type GuardName = keyof typeof guards
export type { CaseFacts, RequestFact } from './facts.ts'
