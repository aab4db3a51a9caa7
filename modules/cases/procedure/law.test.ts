import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Adaptation, adapt } from '#kernel/procedure/adapt.ts'
import { findingsOf } from '#kernel/procedure/check.ts'
import { ROLES } from '#modules/identity/index.ts'
import { caseProcedure } from './index.ts'
import { CORE, CORE_GUARDS, INSTEAD } from './law.ts'

const errors = (adaptation: Adaptation) => findingsOf(caseProcedure, adaptation).filter(({ severity }) => severity === 'error')

describe('the law of the loop', () => {
  it('speaks of rows, guards and permissions that exist', () => {
    const ids = caseProcedure.transitions.map(({ id }) => id)
    const granted = Object.values(ROLES).flatMap(({ permissions }) => Object.keys(permissions))
    expect([...Object.keys(CORE), ...Object.keys(INSTEAD)].filter((id) => !ids.includes(id))).toEqual([])
    expect(Object.keys(CORE_GUARDS).filter((name) => !(name in caseProcedure.guards))).toEqual([])
    expect(
      Object.values(INSTEAD)
        .flat()
        .filter((permission) => !granted.includes(permission)),
    ).toEqual([])
  })

  it('finds nothing against the table itself', () => expect(findingsOf(caseProcedure, {})).toEqual([]))

  it.each(['T01', 'T07', 'T10', 'T15', 'T17', 'T18b', 'T19', 'T22'])('keeps %s', (id) =>
    expect(errors({ transitionsOff: [id] }).map(({ code }) => code)).toContain('core_transition'),
  )

  it('keeps handling and checking apart (CL §2)', () => {
    expect(
      errors({ guardsOff: { T16: ['checkerIsNotHandler'], T17: ['askerIsNotHandler'] } }).map(({ code, at }) => `${code} ${at}`),
    ).toEqual(['core_guard T16', 'core_guard T17'])
  })

  /** Whatever a city switches off and is let through, the invariants of CL §5 stand. */
  it('holds (a) and (b) and lets every case end, under any adaptation that passes', () => {
    const rows = caseProcedure.transitions
    const anyRows = fc.subarray(rows.map(({ id }) => id).filter((id) => !(id in CORE)))
    const withDepartment = ['dispatched', 'handling']
    fc.assert(
      fc.property(anyRows, (transitionsOff) => {
        fc.pre(errors({ transitionsOff }).length === 0)
        const { transitions, states } = adapt(caseProcedure, { transitionsOff }, 2)
        const leaving = transitions.filter(({ from, to }) => to !== null && from.some((state) => states[state].terminal && state !== to))
        expect(['T09b', 'T28']).toEqual(expect.arrayContaining(leaving.map(({ id }) => id)))
        for (const { id, from, to, stops } of transitions) {
          const goes = to !== null && !withDepartment.includes(to) && to !== 'suspended' && to !== 'deferred'
          if (goes && from.some((state) => withDepartment.includes(state)))
            expect([id, stops]).toEqual([id, expect.arrayContaining(['disposal'])])
        }
        for (const paused of ['suspended', 'deferred'] as const)
          if (transitions.some(({ to }) => to === paused))
            expect(transitions.some(({ from, to }) => from.includes(paused) && to === 'handling')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
