/** What each transition changes besides state, history and clocks (CL §5, column effect). */

import type { LimitUnit } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, type Sql, sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { badField } from '#kernel/problem.ts'
import type { ClockRule } from '#kernel/procedure/definition.ts'
import { areasOf } from '#modules/grid/index.ts'
import { collectorsOf } from '#modules/identity/index.ts'
import type { ActInput } from '../contract.ts'
import type { CaseEvent } from '../procedure/index.ts'
import { insertPhotos, type UrbanCase } from '../store.ts'
import type { Gathered } from './facts.ts'
import { nextCaseCode } from './held.ts'

export interface Effect {
  changes?: Partial<UrbanCase>
  writes?: Sql[]
  /** For history: what was chosen, in codes. */
  payload?: Record<string, unknown>
  /** Limit of the clock that starts, where the table leaves it to the case. */
  limit?: NonNullable<ClockRule['limit']>
  chargedUnit?: string | null
  chargedPerson?: string | null
}

interface Doing {
  ctx: Ctx
  row: UrbanCase
  input: ActInput
  gathered: Gathered
  at: Date
}

type EffectOf = (doing: Doing) => Effect | Promise<Effect>

const NONE: EffectOf = () => ({})

const effects: Record<CaseEvent, EffectOf> = {
  submit: NONE,
  reject: ({ ctx, input }) => ({ changes: { acceptedBy: ctx.actor.id, closedAt: null }, payload: { reasonKind: input.reasonKind } }),
  orderVerify: (doing) => orderTask(doing, 'verify', { verifyCount: doing.row.verifyCount + 1, acceptedBy: doing.ctx.actor.id }),
  verifyTrue: (doing) => answerTask(doing, 'true', 'verify', { verified: true }),
  verifyFalse: (doing) => answerTask(doing, 'false', 'verify', {}),
  verifyExpired: (doing) => reassignTask(doing),
  forward: ({ ctx, input }) => ({
    changes: { acceptedBy: ctx.actor.id, ...(input.matter ? { matterCode: input.matter } : {}) },
    payload: { matter: input.matter },
  }),
  file: fileCase,
  decline: NONE,
  sendBack: NONE,
  dispatch,
  sign: ({ row, at }) => ({
    changes: { signedAt: at },
    writes: [sql`update assignment set signed_at = ${at} where case_id = ${row.id} and ended_at is null`],
  }),
  dispose,
  disposeReject: NONE,
  orderCheck: (doing) => orderTask(doing, 'check', {}),
  checkPass: (doing) => answerTask(doing, 'pass', 'check', {}),
  checkFail: (doing) => answerTask(doing, 'fail', 'check', {}),
  confirmRework: ({ row, at }) => ({
    changes: { round: row.round + 1, disposedAt: null, onTime: null },
    writes: [insertInto('assignment', { id: newId(), caseId: row.id, unitCode: row.unitCode, round: row.round + 1, at, signedAt: at })],
    limit: frozenLimit(row),
    chargedUnit: row.unitCode,
    payload: { round: row.round + 1 },
  }),
  overruleFail: NONE,
  newProblem: ({ input }) => ({ payload: { note: input.note } }),
  close: ({ at }) => ({ changes: { closedAt: at, closureKind: 'normal' } }),
  notSatisfied: NONE,
  fastDispatch: NONE,
}

export async function effectOf(event: CaseEvent, doing: Doing): Promise<Effect> {
  return effects[event](doing)
}

async function orderTask({ ctx, row, input, gathered, at }: Doing, kind: 'verify' | 'check', changes: Partial<UrbanCase>): Promise<Effect> {
  const collectors = row.dutyGridCode === null ? [] : await collectorsOf(ctx.db, row.dutyGridCode)
  const able = collectors.filter((one) => kind === 'verify' || one.id !== gathered.facts.handledBy)
  const chosen = input.collectorId ? { id: input.collectorId, name: able.find((one) => one.id === input.collectorId)?.name ?? '' } : able[0]
  if (input.collectorId && !able.some((one) => one.id === input.collectorId))
    throw badField('collectorId', 'not_of_grid', '该采集员不在本责任网格', 'This collector does not patrol the duty grid')
  const task = {
    id: newId(),
    caseId: row.id,
    kind,
    collectorId: chosen?.id ?? null,
    collectorName: chosen?.name ?? null,
    orderedBy: ctx.actor.id,
    orderedAt: at,
  }
  return {
    changes,
    writes: [insertInto('field_task', task)],
    payload: { collector: chosen?.id ?? null },
    chargedPerson: chosen?.id ?? null,
  }
}

function answerTask({ ctx, row, input, gathered, at }: Doing, result: string, stage: string, changes: Partial<UrbanCase>): Effect {
  const task = gathered.standing.tasks.at(-1)
  const photos = input.photos ?? []
  const answer = sql`update field_task set answered_at = ${at}, result = ${result}, note = ${input.note ?? input.reason ?? null}, photos = ${photos}::uuid[],
    collector_id = coalesce(collector_id, ${ctx.actor.id}), collector_name = coalesce(collector_name, ${ctx.actor.name}) where id = ${task?.id ?? row.id}`
  return {
    changes,
    writes: [answer, ...(photos.length > 0 ? [insertPhotos(row.id, photos, stage, at, ctx.actor)] : [])],
    payload: { photos, ...(input.point ? { point: input.point } : {}) },
  }
}

async function reassignTask({ ctx, row, gathered }: Doing): Promise<Effect> {
  const task = gathered.standing.tasks.at(-1)
  const collectors = row.dutyGridCode === null ? [] : await collectorsOf(ctx.db, row.dutyGridCode)
  // Somebody else of the grid; where there is nobody else, whoever answers first.
  const other = collectors.find((one) => one.id !== task?.collectorId)
  const release = sql`update field_task set collector_id = ${other?.id ?? null}, collector_name = ${other?.name ?? null} where id = ${task?.id ?? row.id}`
  return { writes: [release], payload: { late: task?.collectorId ?? null, collector: other?.id ?? null }, chargedPerson: other?.id ?? null }
}

async function fileCase({ ctx, row, input, gathered, at }: Doing): Promise<Effect> {
  const { timeZone, cityCode } = await areasOf(ctx)
  const region = codeOfRegion(row.districtCode ?? cityCode)
  const day = dayFormat(timeZone).format(at).replaceAll('-', '')
  const caseCode = await nextCaseCode(ctx, day, region)
  const matterCode = input.matter ?? row.matterCode
  const conditionNo = gathered.entry?.conditionNo ?? 1
  return {
    changes: { caseCode, filedAt: at, matterCode, conditionNo },
    payload: { caseCode, matter: matterCode, conditionNo, edition: row.edition },
  }
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Making a format is far slower than using it. */
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone })
  dayFormats.set(timeZone, format)
  return format
}

/** Six digits of the region, whatever form the city's codes have. */
function codeOfRegion(code: string): string {
  return code.replace(/\D/g, '').slice(0, 6).padStart(6, '0')
}

function dispatch({ ctx, row, input, gathered, at }: Doing): Effect {
  const unitCode = input.unitCode ?? gathered.routing?.unitCode
  const { entry } = gathered
  if (!unitCode || !entry) throw badField('unitCode', 'required', '请选择处置部门', 'Choose a department')
  const limit = { amount: entry.limit.amount, unit: unitOf(entry.limit.unit) }
  return {
    changes: {
      unitCode,
      dispatchedAt: at,
      dispatchCount: row.dispatchCount + 1,
      limitAmount: String(limit.amount),
      limitUnit: limit.unit,
      handbookVersion: entry.version,
    },
    writes: [insertInto('assignment', { id: newId(), caseId: row.id, unitCode, round: row.round, at })],
    limit,
    chargedUnit: unitCode,
    payload: {
      unitCode,
      limit,
      handbook: entry.code,
      handbookVersion: entry.version,
      routed: unitCode === gathered.routing?.unitCode,
      ...(input.override ? { override: true } : {}),
      by: ctx.actor.kind,
    },
  }
}

function dispose({ ctx, row, input, at }: Doing): Effect {
  const photos = input.photos ?? []
  return {
    changes: { disposedAt: at, handledBy: input.handlerId ?? ctx.actor.id },
    writes: [
      sql`update assignment set ended_at = ${at}, ended = 'disposed', handler_id = ${input.handlerId ?? ctx.actor.id}, handler_name = ${ctx.actor.name}
        where case_id = ${row.id} and ended_at is null`,
      ...(photos.length > 0 ? [insertPhotos(row.id, photos, 'after', at, ctx.actor)] : []),
    ],
    payload: { photos, note: input.note ?? null },
  }
}

function frozenLimit(row: UrbanCase): NonNullable<ClockRule['limit']> {
  return { amount: Number(row.limitAmount ?? 0), unit: unitOf(row.limitUnit ?? 'work_hour') }
}

const UNITS: readonly LimitUnit[] = ['minute', 'work_hour', 'work_day', 'urgent_hour', 'natural_day']
function unitOf(text: string): LimitUnit {
  const unit = UNITS.find((one) => one === text)
  if (!unit) throw new Error(`unknown limit unit ${text}`)
  return unit
}
