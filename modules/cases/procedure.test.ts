import { describe, expect, it } from 'vitest'
import { ROLES } from '#modules/identity/index.ts'
import { type CaseState, REQUEST_KINDS, STATES } from './contract.ts'
import { caseProcedure } from './procedure/index.ts'
import { requestProcedure } from './request-procedure.ts'

/** CL §5 row by row: event, from, to (`-` no move), who fires it. */
const DOMAIN = `
T01 submit draft > reported : collector
T02 reject reported > rejected : acceptor
T03 orderVerify reported > verifying : acceptor
T04 verifyTrue verifying > pending_filing : collector
T05 verifyFalse verifying > reported : collector
T05b verifyExpired verifying > verifying : system
T06 forward reported > pending_filing : acceptor
T07 file pending_filing > pending_dispatch : shift_leader
T08 decline pending_filing > not_filed : shift_leader
T08b sendBack pending_filing > reported : shift_leader
T09 merge reported,pending_filing,pending_dispatch > merged : shift_leader
T09b unmerge merged > reported : shift_leader
T10 dispatch pending_dispatch > dispatched : dispatcher
T11 sign dispatched > handling : dept_operator
T12 requestReturn dispatched,handling > - : dept_operator
T13 approveReturn dispatched,handling > pending_dispatch : dispatcher
T14 rejectReturn dispatched,handling > - : dispatcher
T15 dispose handling > disposed : dept_operator
T15b disposeReject handling > handling : dept_operator
T16 orderCheck disposed > checking : acceptor
T17 checkPass checking > pending_closure : collector
T18 checkFail checking > checking : collector
T18b confirmRework checking > handling : acceptor
T18c overruleFail checking > pending_closure : acceptor
T18d newProblem checking > pending_closure : acceptor
T19 close pending_closure > closed : shift_leader
T20 notSatisfied pending_closure > disposed : shift_leader
T21 approveSuspend dispatched,handling > suspended : dispatcher
T22 resume suspended > handling : dispatcher
T23 approveDefer handling > deferred : dispatcher
T24 resumeDefer deferred > handling : dispatcher
T25 approveExtension handling > - : dispatcher
T26 void reported,verifying,pending_filing,pending_dispatch,dispatched,handling > voided : shift_leader
T27 forceClose handling,suspended,disposed,checking > closed : office_lead
T27b informativeClose handling,checking > closed : shift_leader
T28 undoClose closed > checking : shift_leader
T29 selfHandle reported > pending_closure : collector
T30 fastDispatch reported > dispatched : system`
  .trim()
  .split('\n')

/** Ours beside CL §5: the work inside a department (CL §2), the first stage of a two-stage case (CL §14), the appeal (CL §8). */
const OWN = ['T11a', 'T11b', 'T15s', 'A01']

const mayFire = (permission: string) =>
  Object.entries(ROLES).flatMap(([role, { permissions }]) => (permission in permissions ? [role] : []))

describe('the table of the case', () => {
  it('has exactly the rows of CL §5, and four of its own', () => {
    const ids = caseProcedure.transitions.map(({ id }) => id).filter((id) => !OWN.includes(id))
    expect(ids.toSorted()).toEqual(DOMAIN.map((row) => row.split(' ')[0]).toSorted())
  })

  it.each(DOMAIN)('agrees with CL §5: %s', (row) => {
    const [way = '', actor = ''] = row.split(' : ')
    const [id, event, from, , to] = way.split(' ')
    const transition = caseProcedure.transitions.find((one) => one.id === id)
    expect([transition?.event, transition?.from.join(), transition?.to ?? '-']).toEqual([event, from, to])
    if (actor === 'system') expect(transition?.system).toBe(true)
    else expect(mayFire(transition?.permission ?? '')).toContain(actor)
  })

  it('knows every state of CL §4, and nothing leaves a terminal one but the undoing of a merge and of a closing (CL §5 a)', () => {
    expect(Object.keys(caseProcedure.states)).toEqual([...STATES])
    const leaving = caseProcedure.transitions.filter(
      ({ from, to }) => to !== null && from.some((state) => caseProcedure.states[state].terminal && state !== to),
    )
    expect(leaving.map(({ id }) => id)).toEqual(['T09b', 'T28'])
  })

  it('has at most one transition for an event in a state', () => {
    const seen = caseProcedure.transitions.flatMap((transition) => transition.from.map((state) => `${state}/${transition.event}`))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('runs the disposal clock exactly with the department (CL §5 b)', () => {
    const withDepartment = (state: CaseState | null) => state === 'dispatched' || state === 'handling'
    // Suspended and deferred cases keep their clock, paused.
    const ends = (to: CaseState | null) => to !== null && !withDepartment(to) && to !== 'suspended' && to !== 'deferred'
    for (const { id, to, starts, stops, from } of caseProcedure.transitions) {
      if (starts === 'disposal') expect([id, withDepartment(to)]).toEqual([id, true])
      if (from.some(withDepartment) && ends(to)) expect([id, stops]).toEqual([id, expect.arrayContaining(['disposal'])])
    }
  })

  it('every clock that starts is one the table knows, and somebody is charged', () => {
    for (const { starts } of caseProcedure.transitions) if (starts) expect(caseProcedure.clocks[starts]?.chargedRole).toBeTruthy()
  })

  const all = [caseProcedure, ...REQUEST_KINDS.map((kind) => requestProcedure(kind, true))]
  it.each(all)('of $name opens each event to a role, unless the platform fires it', (procedure) => {
    const granted = new Set(Object.values(ROLES).flatMap((role) => Object.keys(role.permissions)))
    for (const { event, permission, system } of procedure.transitions)
      if (!system) expect([event, granted.has(permission)]).toEqual([event, true])
  })
})
