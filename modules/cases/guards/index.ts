/** Conditions of the case's transitions. Pure: server and screen ask the same functions. */
import { beside } from './beside.ts'
import { straight } from './straight.ts'

export const guards = { ...straight, ...beside }
export type GuardName = keyof typeof guards
export type { CaseFacts, RequestFact } from './facts.ts'
