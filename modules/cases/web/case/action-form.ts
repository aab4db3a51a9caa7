import type { ActInput } from '#modules/cases/contract.ts'

/** What somebody fills in before acting on a case. */
export type ActionForm = Omit<ActInput, 'version' | 'requestKey'>
