/**
 * The five stages of Kaohsiung's hotline as events of the procedure, replayed from what a recorder saw.
 *
 * | Stage | Events | Instant |
 * |---|---|---|
 * | 1 建立中 being entered | submit | `created_at` |
 * | 2 待確認 sent, to be confirmed | forward, file | `saved_at`, otherwise when it was seen |
 * | 3 待處理 accepted | dispatch, sign | when it was seen |
 * | 4 處理完成 handled | dispose | when it was seen |
 * | 5 解除管制 checked and closed | orderCheck, checkPass, close | `closed_at`, otherwise when it was seen |
 *
 * The department is assigned when it accepts, because until then the hotline sends cases back and forth and the
 * procedure has no return yet. A stage the recorder missed gets the instant that makes the department's time the
 * longest the source allows: a start the one before, an end the one after. Back from 4 to an earlier stage is a failed
 * check with rework; other ways back have no counterpart and are noted.
 */
import type { Step } from '../profile.ts'
import { earlierOf, laterOf } from '../wall-clock.ts'

export type StageNumber = 1 | 2 | 3 | 4 | 5

export interface Seen {
  stage: StageNumber
  at: Date
  matter: string | null
  conditionNo: number
  unitCode: string
}

export interface Known {
  created: Date
  saved: Date | null
  closed: Date | null
  reply: string
}

export const NOTES = {
  reopened: 'closed and opened again: the first closing is taken as handled only',
  back: 'sent back before it was handled: the procedure has no return yet',
  moved: 'given to another department after it was accepted: it stays with the first',
  reworked: 'handled, then sent back: failed check and rework',
  gap: 'a stage was missed by the recorder',
} as const

interface Walk {
  stage: StageNumber
  at: Date
  unitCode: string | null
  steps: Step[]
  notes: Set<string>
}

export function walk(seen: readonly Seen[], known: Known): { steps: Step[]; notes: string[]; unitCode: string | null } {
  const state: Walk = { stage: 1, at: known.created, unitCode: null, steps: [], notes: new Set() }
  seen.forEach((one, index) => {
    const undone = one.stage === 5 && seen.slice(index + 1).some((later) => later.stage < 5)
    if (undone) state.notes.add(NOTES.reopened)
    const stage = undone ? 4 : one.stage
    const at = laterOf(state.at, known.closed ? earlierOf(one.at, known.closed) : one.at)
    if (stage > state.stage) forwardTo(state, { ...one, stage, at }, known)
    else if (stage < state.stage) backTo(state, stage, at)
    if (state.unitCode !== null && one.unitCode !== state.unitCode) state.notes.add(NOTES.moved)
  })
  return { steps: state.steps, notes: [...state.notes], unitCode: state.unitCode }
}

function forwardTo(state: Walk, target: Seen, known: Known): void {
  if (target.stage > state.stage + 1) state.notes.add(NOTES.gap)
  for (const stage of STAGES) {
    if (stage <= state.stage || stage > target.stage) continue
    const at = instantOf(stage, state.at, target, known)
    state.steps.push(...EVENTS[stage](at, target, known))
    if (stage === 3) state.unitCode = target.unitCode
    Object.assign(state, { stage, at })
  }
}

const STAGES = [2, 3, 4, 5] as const

function instantOf(stage: (typeof STAGES)[number], before: Date, target: Seen, { saved, closed }: Known): Date {
  if (stage === 2 && saved) return laterOf(before, earlierOf(saved, target.at))
  if (stage === 5 && closed) return laterOf(before, closed)
  return stage === target.stage || stage === 4 ? target.at : before
}

const step = (event: Step['event'], at: Date, input: Step['input'] = {}): Step => ({ event, at, input })

const EVENTS: Record<(typeof STAGES)[number], (at: Date, target: Seen, known: Known) => Step[]> = {
  2: (at, { matter, conditionNo }) => [step('forward', at, matter === null ? {} : { matter }), step('file', at, { conditionNo })],
  3: (at, { unitCode }) => [step('dispatch', at, { unitCode }), step('sign', at)],
  4: (at, _target, { reply }) => [step('dispose', at, { checklist: true, ...(reply === '' ? {} : { note: reply }) })],
  5: (at) => [step('orderCheck', at), step('checkPass', at), step('close', at)],
}

function backTo(state: Walk, stage: StageNumber, at: Date): void {
  if (state.stage !== 4) {
    state.notes.add(NOTES.back)
    return
  }
  state.notes.add(NOTES.reworked)
  state.steps.push(step('orderCheck', at), step('checkFail', at, { reason: `退回 ${stage}` }), step('confirmRework', at))
  Object.assign(state, { stage: 3, at })
}
