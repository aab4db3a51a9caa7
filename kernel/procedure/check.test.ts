import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Adaptation, adapt, changesBetween } from './adapt.ts'
import { findingsOf } from './check.ts'
import type { Procedure, Transition } from './definition.ts'

const t = (name: string) => ({ zh: name, en: name })
type Row = Transition<string, string, string>
const row = (id: string, from: string[], to: string | null, more: Partial<Row> = {}): Row => ({
  ...{ id, event: id, from, to, title: t(id), permission: 'work', guards: [] },
  ...more,
})

function procedureOf(transitions: Row[], states = ['a', 'b', 'c', 'end']): Procedure<string, string, string, object> {
  return {
    ...{ name: 'p', title: t('p'), table: 'p', version: 1, initial: 'a', transitions },
    states: Object.fromEntries(
      states.map((state) => [state, { title: t(state), holder: null, ...(state === 'end' ? { terminal: true } : {}) }]),
    ),
    guards: { free: { title: t('free'), holds: () => true }, law: { title: t('law'), core: t('why'), holds: () => true } },
    clocks: {
      post: { kind: 'post', title: t('post'), limit: { amount: 15, unit: 'minute' }, chargedRole: 'x' },
      own: { kind: 'own', title: t('own'), limit: null, chargedRole: 'x' },
    },
  }
}

const base = procedureOf([
  row('go', ['a'], 'b', { core: t('the way'), guards: ['free', 'law'] }),
  row('on', ['b'], 'end', { instead: ['other'] }),
  row('aside', ['b'], 'c'),
  row('back', ['c'], 'b'),
  row('quick', ['a'], 'b', { runs: ['go', 'on'] }),
  row('ask', ['b'], null, { via: { request: 'leave', step: 'ask' } }),
  row('grant', ['b'], 'end', { via: { request: 'leave', step: 'approve' } }),
])

const codes = (adaptation: Adaptation, procedure = base) =>
  findingsOf(procedure, adaptation).map(({ severity, code, at }) => `${severity} ${code} ${at}`)

describe('what a city may change', () => {
  it.each<[string, Adaptation, string[]]>([
    ['nothing', {}, []],
    ['a row that the law does not need', { transitionsOff: ['aside'] }, ['warning unreachable c']],
    ['the law’s own row', { transitionsOff: ['go'] }, ['error core_transition go', 'error parts_missing quick']],
    ['the way out of a state', { transitionsOff: ['back'] }, ['error no_exit c']],
    ['a part of a composed row', { transitionsOff: ['on'] }, ['error parts_missing quick']],
    ['half a request', { transitionsOff: ['ask'] }, ['error request_incomplete ask']],
    ['a whole request', { transitionsOff: ['ask', 'grant'] }, []],
    ['a free guard', { guardsOff: { go: ['free'] } }, []],
    ['a guard of the law', { guardsOff: { go: ['law'] } }, ['error core_guard go']],
    [
      'a guard that is not there',
      { guardsOff: { on: ['free'], nowhere: [] } },
      ['error unknown_guard on', 'error unknown_transition nowhere'],
    ],
    ['a limit', { limits: { post: { amount: 30, unit: 'minute' } } }, []],
    ['the limit that comes with the case', { limits: { own: { amount: 1, unit: 'minute' } } }, ['error limit_of_case own']],
    ['the limit of no clock', { limits: { lost: { amount: 1, unit: 'minute' } } }, ['error unknown_clock lost']],
    ['a limit beyond reason', { limits: { post: { amount: 9999, unit: 'natural_day' } } }, ['error bad_limit post']],
    ['a permission the table offers', { permissions: { on: 'other' } }, []],
    ['any other permission', { permissions: { go: 'other' } }, ['error permission_not_offered go']],
    [
      'rows nobody knows',
      { transitionsOff: ['x'], permissions: { y: 'work' }, reasons: ['z'] },
      ['error unknown_transition x', 'error unknown_transition y', 'error unknown_transition z'],
    ],
  ])('%s', (_name, adaptation, expected) => expect(codes(adaptation)).toEqual(expected))

  it('tells a trap from a dead end', () => {
    const circle = procedureOf([row('in', ['a'], 'b'), row('round', ['b'], 'c'), row('again', ['c'], 'b'), row('out', ['c'], 'end')])
    expect(codes({ transitionsOff: ['out'] }, circle)).toEqual(['error trap a', 'error trap b', 'error trap c', 'warning unreachable end'])
  })

  it('is applied as it says', () => {
    const adapted = adapt(
      base,
      { limits: { post: { amount: 1, unit: 'work_hour' } }, permissions: { on: 'other' }, reasons: ['on'], guardsOff: { go: ['free'] } },
      7,
    )
    const on = adapted.transitions.find(({ id }) => id === 'on')
    expect([adapted.version, adapted.clocks.post?.limit, on?.permission, on?.reason]).toEqual([
      7,
      { amount: 1, unit: 'work_hour' },
      'other',
      'required',
    ])
    expect(adapted.transitions[0]?.guards).toEqual(['law'])
    expect(base.clocks.post?.limit).toEqual({ amount: 15, unit: 'minute' })
  })

  it('differs by what it says, not by how it is written', () => {
    expect(changesBetween({ transitionsOff: ['a', 'b'] }, { transitionsOff: ['b', 'a'], limits: {} })).toEqual([])
    expect(changesBetween({ reasons: ['a'] }, { limits: { post: { amount: 5, unit: 'minute' } } })).toEqual([
      { what: 'limit', id: 'post', before: '', after: '5 minute' },
      { what: 'reason', id: 'a', before: 'required', after: '' },
    ])
  })
})

/** Walks from a state, one way at a time, without the sets of the checked code. */
function ends(rows: readonly Row[], state: string, seen: readonly string[] = []): boolean {
  if (state === 'end') return true
  return rows.some(({ from, to }) => to !== null && from.includes(state) && !seen.includes(to) && ends(rows, to, [...seen, state]))
}
function reaches(rows: readonly Row[], target: string, state = 'a', seen: readonly string[] = []): boolean {
  if (state === target) return true
  return rows.some(
    ({ from, to }) => to !== null && from.includes(state) && !seen.includes(to) && reaches(rows, target, to, [...seen, state]),
  )
}

it('finds exactly the states that walking finds, whatever the table', () => {
  const states = ['a', 'b', 'c', 'd', 'end']
  const anyState = fc.constantFrom(...states)
  const steps = fc.array(fc.record({ from: fc.constantFrom('a', 'b', 'c', 'd'), to: fc.option(anyState) }), { maxLength: 9 })
  fc.assert(
    fc.property(steps, fc.array(fc.nat(8)), (made, off) => {
      const rows = made.map(({ from, to }, index) => row(`r${index}`, [from], to))
      const on = rows.filter((_one, index) => !off.includes(index))
      const transitionsOff = rows.filter((one) => !on.includes(one)).map(({ id }) => id)
      const found = findingsOf(procedureOf(rows, states), { transitionsOff })
      const stuck = states.filter((state) => reaches(on, state) && !ends(on, state))
      expect(found.filter(({ severity }) => severity === 'error').map(({ at }) => at)).toEqual(stuck)
      expect(found.filter(({ code }) => code === 'unreachable').map(({ at }) => at)).toEqual(states.filter((state) => !reaches(on, state)))
    }),
    { numRuns: 500 },
  )
})
