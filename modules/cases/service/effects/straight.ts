/** Filing, dispatch and disposal (CL §5, T07 – T18b). */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import type { Limit, LimitUnit } from '#kernel/clock/index.ts'
import { added, changed } from '#kernel/db/change.ts'
import { newId } from '#kernel/id.ts'
import { badField } from '#kernel/problem.ts'
import type { Titles } from '#kernel/titles.ts'
import type { Entry } from '#modules/catalogue/index.ts'
import { areasOf } from '#modules/grid/index.ts'
import type { Routing } from '../../rules.ts'
import { photosAdded, type UrbanCase } from '../../store.ts'
import { nextCaseCode } from '../held.ts'
import type { Doing, Effect } from './effect.ts'
import { NOBODYS } from './work.ts'

/** A code of 19 digits and the condition that holds (T07, T29). */
export async function numbered({ ctx, row, at }: Doing): Promise<string> {
  const { timeZone, cityCode } = await areasOf(ctx)
  const region = codeOfRegion(row.districtCode ?? cityCode)
  return nextCaseCode(ctx, dayFormat(timeZone).format(at).replaceAll('-', ''), region)
}

export async function fileCase(doing: Doing): Promise<Effect> {
  const { row, input, gathered, at } = doing
  const caseCode = await numbered(doing)
  const matterCode = input.matter ?? row.matterCode
  const conditionNo = gathered.entry?.conditionNo ?? 1
  const recurrenceOf = gathered.closedBefore ?? row.recurrenceOf
  return {
    changes: { caseCode, filedAt: at, matterCode, conditionNo, recurrenceOf },
    payload: { caseCode, matter: matterCode, conditionNo, edition: row.edition, ...(recurrenceOf ? { recurrenceOf } : {}) },
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

export function dispatch({ ctx, row, input, gathered, at }: Doing): Effect {
  const unitCode = input.unitCode ?? gathered.routing?.unitCode
  const { entry } = gathered
  if (!unitCode || !entry) throw badField('unitCode', 'required', '请选择处置部门', 'Choose a department')
  const limit = { amount: entry.limit.amount, unit: unitOf(entry.limit.unit) }
  const second = secondStageOf(entry)
  return {
    changes: {
      unitCode,
      dispatchedAt: at,
      dispatchCount: row.dispatchCount + 1,
      limitAmount: String(limit.amount),
      limitUnit: limit.unit,
      stage: 1,
      secondAmount: second ? String(second.amount) : null,
      secondUnit: second?.unit ?? null,
      handbookVersion: entry.version,
    },
    writes: [added('assignment', { id: newId(), caseId: row.id, unitCode, round: row.round, at })],
    limit,
    chargedUnit: unitCode,
    payload: {
      unitCode,
      limit,
      handbook: entry.code,
      handbookVersion: entry.version,
      routed: unitCode === gathered.routing?.unitCode,
      why: whySent(unitCode, entry, gathered.routing),
      ...(input.override ? { override: true } : {}),
      by: ctx.actor.kind,
    },
  }
}

/** Why the case went where it went, in words that stay when the handbook changes. */
function whySent(unitCode: string, entry: Entry, routing: Routing | null): Titles {
  if (unitCode === routing?.unitCode) return routing.reason
  return routing
    ? {
        zh: `派遣员另行选定；指挥手册 ${entry.code} 指向 ${routing.unitCode}`,
        en: `Chosen by the dispatcher; handbook ${entry.code} names ${routing.unitCode}`,
      }
    : {
        zh: `派遣员选定；指挥手册 ${entry.code} 在该处没有主管部门`,
        en: `Chosen by the dispatcher; handbook ${entry.code} names nobody here`,
      }
}

/** Handled by whom the clerk names, or who told the result; otherwise by the clerk. */
export function dispose({ ctx, row, input, gathered, at }: Doing): Effect {
  const photos = input.photos ?? []
  const told = row.resultAt === null ? null : row.handledBy
  const handledBy = gathered.handler?.id ?? told ?? ctx.actor.id
  const named = gathered.handler?.name ?? (told === null ? ctx.actor.name : null)
  return {
    changes: { disposedAt: at, handledBy, ...NOBODYS },
    writes: [
      changed(
        'assignment',
        { endedAt: at, ended: 'disposed', handlerId: handledBy, ...(named === null ? {} : { handlerName: named }) },
        { caseId: row.id, endedAt: null },
      ),
      ...photosAdded(row.id, photos, 'after', at, ctx.actor),
    ],
    payload: { photos, note: input.note ?? null },
  }
}

/** The limit of a new round: that of the stage the case is in (R7, R10). */
export function rework({ row, at }: Doing): Effect {
  const round = row.round + 1
  return {
    changes: { round, disposedAt: null, onTime: null },
    writes: [added('assignment', { id: newId(), caseId: row.id, unitCode: row.unitCode, round, at, signedAt: at })],
    limit: row.stage === 2 ? secondLimit(row) : { amount: Number(row.limitAmount ?? 0), unit: unitOf(row.limitUnit ?? 'work_hour') },
    chargedUnit: row.unitCode,
    payload: { round },
  }
}

/** Danger is removed; the repair has a limit of its own (CL §14). */
export function makeSafe({ ctx, row, input, at }: Doing): Effect {
  const photos = input.photos ?? []
  return {
    changes: { stage: 2 },
    writes: photosAdded(row.id, photos, 'after', at, ctx.actor),
    limit: secondLimit(row),
    chargedUnit: row.unitCode,
    payload: { photos, note: input.note ?? null, stage: 2 },
  }
}

function secondLimit(row: UrbanCase): Limit {
  return { amount: Number(row.secondAmount ?? 0), unit: unitOf(row.secondUnit ?? 'work_day') }
}

function secondStageOf(entry: Entry): Limit | null {
  const stage: unknown = entry.secondStage
  if (!secondStages.Check(stage)) return null
  return { amount: stage.limit.amount, unit: unitOf(stage.limit.unit) }
}

const secondStages = Compile(Type.Object({ limit: Type.Object({ amount: Type.Number({ exclusiveMinimum: 0 }), unit: Type.String() }) }))

const UNITS: readonly LimitUnit[] = ['minute', 'work_hour', 'work_day', 'urgent_hour', 'natural_day']
function unitOf(text: string): LimitUnit {
  const unit = UNITS.find((one) => one === text)
  if (!unit) throw new Error(`unknown limit unit ${text}`)
  return unit
}
