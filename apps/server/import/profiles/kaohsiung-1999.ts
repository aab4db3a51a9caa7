/**
 * Cases of Kaohsiung's 1999 hotline: one row a case, and a table of what a recorder saw change. Times carry their
 * offset. A case is placed by its district; the few coordinates lie in no outline of the pack and are left out.
 */
import { categoryClasses } from '#cities/kaohsiung/categories.ts'
import { districtCodes } from '#cities/kaohsiung/regions.ts'
import { unitCodes } from '#cities/kaohsiung/units.ts'
import type { CaseState } from '#modules/cases/index.ts'
import { cell, type ImportProfile, type Plan, type RefusedRow, type SourceRow } from '../profile.ts'
import { offsetTime } from '../wall-clock.ts'
import { type Seen, type StageNumber, walk } from './kaohsiung-stages.ts'

const STAGE_NUMBERS = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 } as const satisfies Record<string, StageNumber>

/** Where a case of that stage stands here. */
const STATES = { 1: 'reported', 2: 'pending_dispatch', 3: 'handling', 4: 'disposed', 5: 'closed' } as const satisfies Record<
  StageNumber,
  CaseState
>

const isStage = (code: string): code is keyof typeof STAGE_NUMBERS => code in STAGE_NUMBERS

function plan(row: SourceRow, events: readonly SourceRow[]): Plan | RefusedRow {
  const key = cell(row, 'file_no')
  const refuse = (refused: string): RefusedRow => ({ key, refused })
  const created = offsetTime(cell(row, 'created_at'))
  if (!created) return refuse('no time of entry')
  const districtCode = districtCodes().get(cell(row, 'district'))
  if (districtCode === undefined) return refuse(`unknown district ${cell(row, 'district')}`)
  const description = cell(row, 'description') || cell(row, 'category')
  if (description === '') return refuse('neither description nor category')
  const status = cell(row, 'status_code')
  if (!isStage(status)) return refuse(`unknown stage ${status}`)
  const seen: Seen[] = []
  for (const event of events) {
    const one = seenOf(event, row)
    if (typeof one === 'string') return refuse(one)
    seen.push(one)
  }
  const closed = offsetTime(cell(row, 'closed_at'))
  const known = { created, saved: offsetTime(cell(row, 'saved_at')), closed, reply: cell(row, 'reply') }
  const { steps, notes, unitCode } = walk(seen, known)
  return {
    key,
    at: created,
    report: {
      source: 'hotline12345',
      matter: seen.find(({ matter }) => matter !== null)?.matter ?? null,
      description,
      address: `${cell(row, 'district')}${cell(row, 'address')}`,
      districtCode,
      externalCode: key,
    },
    unitCode,
    steps,
    stated: {
      state: STATES[STAGE_NUMBERS[status]],
      status: `${status} ${cell(row, 'status_name')}`,
      doneAt: closed,
      dueAt: null,
      districtCode,
    },
    notes,
  }
}

/** What the recorder saw, or why it cannot be read. A category that is missing at the time is taken from the end. */
function seenOf(event: SourceRow, row: SourceRow): Seen | string {
  const stage = cell(event, 'status_code')
  if (!isStage(stage)) return `unknown stage ${stage}`
  const at = offsetTime(cell(event, 'observed_at'))
  if (at === null) return 'an event without a time'
  const unit = cell(event, 'unit_name') || cell(row, 'unit_name')
  const unitCode = unitCodes().get(unit)
  if (unitCode === undefined) return `unknown department ${unit}`
  const known = categoryClasses().get(cell(event, 'category') || cell(row, 'category'))
  return { stage: STAGE_NUMBERS[stage], at, matter: known?.matter ?? null, conditionNo: known?.conditionNo ?? 1, unitCode }
}

export const kaohsiung1999: ImportProfile = {
  name: 'kaohsiung-1999',
  title: '高雄市 1999: cases of the hotline, September to November 2016 and July 2017',
  attribution: '高雄市政府，Open1999派工受理案件資料，政府資料開放授權條款 第1版 (Open Government Data License 1.0)',
  needsEvents: true,
  overrideReason: '来源指定的部门',
  keyOf: (row) => cell(row, 'file_no'),
  plan,
}
