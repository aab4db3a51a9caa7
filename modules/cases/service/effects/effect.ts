/** What a transition may change besides state, history and clocks. */
import type { Calendar, Clock } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Change } from '#kernel/db/change.ts'
import type { Sql } from '#kernel/db/sql.ts'
import type { CaseRequestTable } from '#kernel/db/tables.gen.ts'
import type { OutboxEvent } from '#kernel/module.ts'
import type { ClockRule } from '#kernel/procedure/definition.ts'
import type { Subject } from '#kernel/procedure/subject.ts'
import type { ActInput, RequestKind, RequestState } from '../../contract.ts'
import type { UrbanCase } from '../../store.ts'
import type { Gathered } from '../facts.ts'
import type { CaseReads } from '../reads.ts'

export type RequestRow = Omit<CaseRequestTable, 'state' | 'kind'> & { state: RequestState; kind: RequestKind }

export interface Effect {
  changes?: Partial<UrbanCase>
  writes?: (Change | Sql)[]
  /** For history: what was chosen, in codes. */
  payload?: Record<string, unknown>
  /** Limit of the clock that starts, where the table leaves it to the case. */
  limit?: NonNullable<ClockRule['limit']>
  chargedUnit?: string | null
  chargedPerson?: string | null
  /** What happens to the disposal clock that runs: paused, resumed, extended. */
  clock?: (clock: Clock, calendar: Calendar) => Clock
  /** The disposal clock that stops is charged to nobody. */
  uncharged?: boolean
  events?: (OutboxEvent & { deliverAt: Date })[]
  /** Cases that change together with this one. */
  others?: Subject<UrbanCase>[]
}

export interface Doing {
  ctx: Ctx
  row: UrbanCase
  input: ActInput
  gathered: Gathered
  at: Date
  request: RequestRow | undefined
  /** What the effect has to know of other rows. */
  reads: CaseReads
}

export type EffectOf = (doing: Doing) => Effect | Promise<Effect>
