/** Effects beside the straight way: duplicates, requests, pauses, special closings (CL §5, §8, §9, §11). */
import { extendClock, localDate, midnightOf, nextOpening, pauseClock, resumeClock } from '#kernel/clock/index.ts'
import { added, type Change, changed } from '#kernel/db/change.ts'
import { headAfter, nextRecord } from '#kernel/history/record.ts'
import { newId } from '#kernel/id.ts'
import { notFound } from '#kernel/problem.ts'
import { loadedSubject } from '#kernel/procedure/subject.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import { photosAdded, type UrbanCase } from '../../store.ts'
import type { Doing, Effect } from './effect.ts'
import { numbered } from './straight.ts'
import { orderTask } from './tasks.ts'
import { NOBODYS } from './work.ts'

/** The reports of both cases now follow the master; both histories tell of it. */
export async function merge(doing: Doing): Promise<Effect> {
  const { ctx, row, gathered, at } = doing
  const master = await masterSubject(doing, gathered.master?.id ?? row.id, 'mergedIn')
  return {
    changes: { mergedInto: master.row.id },
    writes: [
      changed('urban_case', { mergedInto: master.row.id }, { mergedInto: row.id }),
      changed('duplicate_proposal', { decidedAt: at, decision: 'merged', decidedBy: ctx.actor.id }, { caseId: row.id, decidedAt: null }),
    ],
    payload: { masterId: master.row.id, masterCode: master.row.caseCode },
    others: [master],
  }
}

export async function unmerge(doing: Doing): Promise<Effect> {
  const { row } = doing
  const master = row.mergedInto ? await masterSubject(doing, row.mergedInto, 'mergeUndone') : null
  return { changes: { mergedInto: null }, payload: { masterId: row.mergedInto }, ...(master ? { others: [master] } : {}) }
}

async function masterSubject({ ctx, row, at, reads }: Doing, id: string, event: string) {
  const [master, clocks] = await Promise.all([reads.caseById(id), reads.clocksOf(id)])
  if (!master) throw notFound()
  const subject = loadedSubject(master, clocks)
  const record = nextRecord(id, master, {
    procedure: 'case',
    event,
    fromState: master.state,
    toState: master.state,
    actor: ctx.actor,
    role: 'shift_leader',
    at,
    payload: { caseId: row.id, caseCode: row.caseCode },
  })
  subject.records.push(record)
  Object.assign(subject.row, headAfter(record), { updatedAt: at })
  return subject
}

export function approveReturn({ row, request, at }: Doing): Effect {
  return {
    changes: { unitCode: null, signedAt: null, accurateDispatch: false, modePauseId: null, ...NOBODYS },
    writes: [endAssignment(row, at, 'returned')],
    uncharged: true,
    payload: { unitCode: row.unitCode, requestId: request?.id ?? null, suggestedUnit: request?.suggestedUnit ?? null },
  }
}

/** Suspension or deferral: a row in the ledger, the clock rests, a timer for the end (T21, T23). */
export async function pause(doing: Doing, kind: 'suspension' | 'deferral'): Promise<Effect> {
  const { ctx, row, request, at } = doing
  if (!request?.untilAt) throw notFound()
  const id = newId()
  const ends = await firstMorning(doing, request.untilAt)
  const ledger = {
    id,
    caseId: row.id,
    kind,
    unitCode: row.unitCode ?? request.unitCode,
    reasonKind: request.reasonKind,
    explanation: request.reason,
    measure: request.measure,
    leader: request.leader,
    photos: request.photos,
    startedAt: at,
    untilAt: ends,
    nextReviewAt: kind === 'suspension' ? new Date(at.getTime() + REVIEW_MS) : null,
  }
  return {
    changes: kind === 'suspension' ? { suspendCount: row.suspendCount + 1 } : { deferCount: row.deferCount + 1 },
    writes: [added('case_pause', ledger)],
    events: [{ topic: 'timer.pause-ends', subjectId: row.id, payload: { pauseId: id, kind }, deliverAt: ends }],
    clock: (clock, calendar) => pauseClock(clock, calendar, at.getTime(), kind),
    payload: { requestId: request.id, pauseId: id, until: ends.toISOString(), by: ctx.actor.kind },
  }
}

const REVIEW_MS = 30 * 86_400_000

/** 08:00 of the first workday on or after the day (T22). */
async function firstMorning({ ctx }: Doing, day: Date): Promise<Date> {
  const calendar = await currentCalendar(ctx)
  return new Date(nextOpening(calendar, midnightOf(calendar, localDate(calendar, day.getTime()))))
}

export function resume({ ctx, row, at }: Doing): Effect {
  const ended = ctx.actor.kind === 'system' ? 'expired' : 'resumed'
  return {
    writes: [endPause(row, at, ended)],
    clock: (clock, calendar) => resumeClock(clock, calendar, at.getTime()),
    payload: { ended },
    events: [{ topic: 'case.pauseEnded', subjectId: row.id, payload: { ended, from: row.state, unitCode: row.unitCode }, deliverAt: at }],
  }
}

export function approveExtension({ row, request, at }: Doing): Effect {
  return {
    changes: { extendCount: row.extendCount + 1 },
    clock: (clock, calendar) => extendClock(clock, calendar, at.getTime()),
    payload: { requestId: request?.id ?? null, from: row.dueAt?.toISOString() ?? null },
  }
}

/** Every way to an end that is not the straight one. */
export function end(doing: Doing, closureKind: UrbanCase['closureKind'], more: Partial<UrbanCase> = {}): Effect {
  const { ctx, row, at } = doing
  const closed: Partial<UrbanCase> = closureKind === null ? {} : { closedAt: at, closedBy: ctx.actor.id, closureKind }
  return {
    changes: { ...closed, modePauseId: null, ...NOBODYS, ...more },
    writes: [endAssignment(row, at, closureKind ?? 'voided'), endPause(row, at, 'closed')],
  }
}

export async function undoClose(doing: Doing): Promise<Effect> {
  const order = await orderTask(doing, 'check', {})
  return { ...order, changes: { ...order.changes, closedAt: null, closedBy: null, closureKind: null } }
}

/** Counted as filed, handled and on time; the shift leader closes it (CL §11). */
export async function selfHandle(doing: Doing): Promise<Effect> {
  const { ctx, row, input, gathered, at } = doing
  const photos = input.photos ?? []
  const caseCode = await numbered(doing)
  const conditionNo = gathered.entry?.conditionNo ?? 1
  return {
    changes: { caseCode, conditionNo, filedAt: at, disposedAt: at, handledBy: ctx.actor.id, selfHandled: true, onTime: true },
    writes: photosAdded(row.id, photos, 'after', at, ctx.actor),
    payload: { caseCode, photos, note: input.note ?? null, ...(input.point ? { point: input.point } : {}) },
  }
}

function endAssignment(row: UrbanCase, at: Date, ended: string): Change {
  return changed('assignment', { endedAt: at, ended }, { caseId: row.id, endedAt: null })
}

function endPause(row: UrbanCase, at: Date, ended: string): Change {
  return changed('case_pause', { endedAt: at, ended }, { caseId: row.id, endedAt: null })
}
