/**
 * Status names of the public city-management systems (CL §4), and where such a case stands here: the one table for every
 * import. `way` leads there from the report, through the rows of our own table.
 */
import type { CaseState } from '../contract.ts'
import type { CaseEvent } from './events.ts'

export interface ForeignState {
  title: string
  state: CaseState
  closureKind: 'normal' | 'forced' | null
  way: readonly CaseEvent[]
}

const FILED = ['forward', 'file'] as const
const DISPATCHED = [...FILED, 'dispatch'] as const
const HANDLING = [...DISPATCHED, 'sign'] as const
const DISPOSED = [...HANDLING, 'dispose'] as const
const CHECKING = [...DISPOSED, 'orderCheck'] as const
const PASSED = [...CHECKING, 'checkPass'] as const

export const FOREIGN_STATES = {
  reported: { title: '已上报', state: 'reported', closureKind: null, way: [] },
  pending_verify: { title: '待核实', state: 'verifying', closureKind: null, way: ['orderVerify'] },
  accepted: { title: '已受理', state: 'pending_filing', closureKind: null, way: ['forward'] },
  pending_register: { title: '待立案', state: 'pending_filing', closureKind: null, way: ['forward'] },
  not_accepted: { title: '不予受理', state: 'rejected', closureKind: null, way: ['reject'] },
  pending_dispatch: { title: '待派遣', state: 'pending_dispatch', closureKind: null, way: FILED },
  dispatched: { title: '已派遣', state: 'dispatched', closureKind: null, way: DISPATCHED },
  // Sent and not begun: here the department has not signed for it.
  pending_handle: { title: '待处置', state: 'dispatched', closureKind: null, way: DISPATCHED },
  returned: { title: '已退回', state: 'pending_dispatch', closureKind: null, way: [...DISPATCHED, 'requestReturn', 'approveReturn'] },
  handling: { title: '处置中', state: 'handling', closureKind: null, way: HANDLING },
  suspended: { title: '挂账', state: 'suspended', closureKind: null, way: [...HANDLING, 'approveSuspend'] },
  handle_finish: { title: '处置完成', state: 'disposed', closureKind: null, way: DISPOSED },
  pending_check: { title: '待核查', state: 'disposed', closureKind: null, way: DISPOSED },
  checking: { title: '核查中', state: 'checking', closureKind: null, way: CHECKING },
  check_pass: { title: '核查通过', state: 'pending_closure', closureKind: null, way: PASSED },
  // The failed task waits for the acceptor, who orders the rework or overrules.
  check_not_pass: { title: '核查不通过', state: 'checking', closureKind: null, way: [...CHECKING, 'checkFail'] },
  pending_close: { title: '待结案', state: 'pending_closure', closureKind: null, way: PASSED },
  closed: { title: '已结案', state: 'closed', closureKind: 'normal', way: [...PASSED, 'close'] },
  forced_close: { title: '强制结案', state: 'closed', closureKind: 'forced', way: [...HANDLING, 'forceClose'] },
  cancelled: { title: '作废', state: 'voided', closureKind: null, way: ['forward', 'void'] },
} as const satisfies Record<string, ForeignState>
export type ForeignStateName = keyof typeof FOREIGN_STATES

/** By the name as the source writes it, whatever its case and joints: `PENDING-VERIFY`, `Pending verify`. */
export function foreignState(name: string): ForeignState | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  return isForeign(plain) ? FOREIGN_STATES[plain] : undefined
}

function isForeign(name: string): name is ForeignStateName {
  return Object.hasOwn(FOREIGN_STATES, name)
}
