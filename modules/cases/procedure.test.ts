import { describe, expect, it } from 'vitest'
import { ROLES } from '#modules/identity/index.ts'
import { STATES } from './contract.ts'
import { caseProcedure } from './procedure/index.ts'
import { requestProcedure } from './request-procedure.ts'

describe('the table of the case', () => {
  it('knows every state of CL §4, and nothing leaves a terminal one', () => {
    expect(Object.keys(caseProcedure.states)).toEqual([...STATES])
    for (const { from } of caseProcedure.transitions)
      for (const state of from) expect(caseProcedure.states[state].terminal ?? false).toBe(false)
  })

  it('has at most one transition for an event in a state', () => {
    const seen = caseProcedure.transitions.flatMap((transition) => transition.from.map((state) => `${state}/${transition.event}`))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('runs the disposal clock exactly with the department (CL §5 b)', () => {
    for (const { id, to, starts, stops, from } of caseProcedure.transitions) {
      const withDepartment = (state: string) => state === 'dispatched' || state === 'handling'
      if (starts === 'disposal') expect([id, withDepartment(to)]).toEqual([id, true])
      if (from.some(withDepartment) && !withDepartment(to)) expect([id, stops]).toEqual([id, expect.arrayContaining(['disposal'])])
    }
  })

  it('every clock that starts is one the table knows, and somebody is charged', () => {
    for (const { starts } of caseProcedure.transitions) if (starts) expect(caseProcedure.clocks[starts]?.chargedRole).toBeTruthy()
  })

  it.each([caseProcedure, requestProcedure])('of $name opens each event to a role, unless the platform fires it', (procedure) => {
    const granted = new Set(Object.values(ROLES).flatMap((role) => Object.keys(role.permissions)))
    for (const { event, permission, system } of procedure.transitions)
      if (!system) expect([event, granted.has(permission)]).toEqual([event, true])
  })
})
