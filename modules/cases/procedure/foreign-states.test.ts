import { describe, expect, it } from 'vitest'
import { FOREIGN_STATES, foreignState } from './foreign-states.ts'
import { caseProcedure } from './index.ts'

/** CL §4, last paragraph: the names of the public system, as far as it tells them. */
const NAMES =
  'reported pending_verify pending_register accepted not_accepted pending_dispatch dispatched pending_handle returned handling suspended handle_finish pending_check checking check_pass check_not_pass pending_close closed forced_close cancelled'

describe('foreign status names', () => {
  it('has a row for each that CL §4 lists', () => {
    expect(Object.keys(FOREIGN_STATES).toSorted()).toEqual(NAMES.split(' ').toSorted())
  })

  it.each(Object.entries(FOREIGN_STATES))(
    '%s: its way leads to its state through rows of the table',
    (_name, { way, state, closureKind }) => {
      let at: string = 'reported'
      for (const event of way) {
        const row = caseProcedure.transitions.find((one) => one.event === event && one.from.some((from) => from === at))
        expect([event, at, row !== undefined]).toEqual([event, at, true])
        at = row?.to ?? at
      }
      expect(at).toBe(state)
      expect(closureKind !== null).toBe(state === 'closed')
    },
  )

  it('reads a name however it is written, and no other', () => {
    expect(foreignState(' Check-Not Pass ')).toBe(FOREIGN_STATES.check_not_pass)
    expect(foreignState('toString')).toBeUndefined()
    expect(foreignState('')).toBeUndefined()
  })
})
