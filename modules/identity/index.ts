/** Door of identity: who is here, in which post, and what that allows. */
import type { Module } from '#kernel/module.ts'
import { addresses } from './addresses.ts'
import { layers } from './layers.ts'
import { people, units } from './registers.ts'
import { routes } from './routes.ts'
import { seed } from './seed.ts'
import { contactsOf } from './store.ts'

export const identity: Module = {
  name: 'identity',
  migrations: new URL('./migrations', import.meta.url),
  registers: [units, people],
  layers,
  addresses,
  routes,
  contacts: contactsOf,
  seed,
}

export { ROLE_CODES, ROLES } from './roles.ts'
export { DEMO_PASSWORD } from './seed.ts'
export { peopleWhoMay } from './service.ts'
export { lendSession, personActor } from './session.ts'
export { collectorsOf, demoAccounts, handlersOf, hasActivePost, type UnitOfArea, unitsOfAreas } from './store.ts'
export { authenticate } from './tokens/authenticate.ts'
