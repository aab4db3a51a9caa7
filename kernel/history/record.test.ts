import { describe, expect, it } from 'vitest'
import { SYSTEM } from '../access/actor.ts'
import { canonical, hashOf, headAfter, NO_HISTORY, nextRecord } from './record.ts'

const step = {
  procedure: 'case',
  event: 'submit',
  fromState: null,
  toState: 'reported',
  actor: SYSTEM,
  role: 'system',
  at: new Date('2023-09-22T01:00:00Z'),
}

describe('history records', () => {
  it('continue each other by number and hash', () => {
    const first = nextRecord('s', NO_HISTORY, step)
    const second = nextRecord('s', headAfter(first), { ...step, event: 'forward', fromState: 'reported' })
    expect([first.seq, first.prevHash, second.seq, second.prevHash]).toEqual([1, '', 2, first.hash])
  })

  it.each([
    ['actorName', 'x'],
    ['reason', 'x'],
    ['toState', 'closed'],
    ['at', new Date(0)],
    ['payload', { a: 1 }],
    ['seq', 9],
  ] as const)('a changed %s changes the hash', (field, value) => {
    const record = nextRecord('s', NO_HISTORY, step)
    expect(hashOf({ ...record, [field]: value })).not.toBe(record.hash)
  })

  it('do not depend on the order in which a payload was written', () => {
    expect(canonical({ b: [1, { d: 1, c: undefined }], a: 'x' })).toBe(canonical({ a: 'x', b: [1, { d: 1 }] }))
  })
})
