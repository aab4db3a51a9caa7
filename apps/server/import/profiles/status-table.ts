/**
 * A plain table of cases of another urban management system, one row a case with its status by name (CL §4). Columns:
 * `code, status, reported_at, description` must be there; `matter, condition_no, lon, lat, address, district, source, unit,
 * accepted_at, filed_at, dispatched_at, signed_at, handled_at, checked_at, closed_at, until, reason` where the source has
 * them. Instants carry their offset. A step without an instant of its own happens with the one before.
 */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type CaseEvent, type ForeignState, foreignState, SOURCES, type Source } from '#modules/cases/index.ts'
import { cell, type ImportProfile, type Plan, type RefusedRow, type SourceRow, type Step } from '../profile.ts'
import { laterOf, offsetTime } from '../wall-clock.ts'

/** Which column tells when an event happened. */
const COLUMNS: Partial<Record<CaseEvent, string>> = {
  forward: 'accepted_at',
  reject: 'accepted_at',
  file: 'filed_at',
  dispatch: 'dispatched_at',
  sign: 'signed_at',
  dispose: 'handled_at',
  orderCheck: 'handled_at',
  checkPass: 'checked_at',
  checkFail: 'checked_at',
  close: 'closed_at',
  forceClose: 'closed_at',
  void: 'closed_at',
}

const NO_REASON = '来源系统未注明原因'
const SUSPENDED_DAYS = 30

function plan(row: SourceRow): Plan | RefusedRow {
  const key = cell(row, 'code')
  const refuse = (refused: string): RefusedRow => ({ key, refused })
  const standing = foreignState(cell(row, 'status'))
  if (!standing) return refuse(`unknown status ${cell(row, 'status')}`)
  const at = offsetTime(cell(row, 'reported_at'))
  if (!at) return refuse('no time of entry')
  if (cell(row, 'description') === '') return refuse('no description')
  const source = cell(row, 'source') || 'superior_platform'
  if (!isSource(source)) return refuse(`unknown source ${source}`)
  const closed = offsetTime(cell(row, 'closed_at'))
  return {
    key,
    at,
    report: reportOf(row, key, source),
    unitCode: cell(row, 'unit') || null,
    steps: stepsOf(row, standing, at),
    stated: {
      state: standing.state,
      status: cell(row, 'status'),
      doneAt: standing.state === 'closed' ? closed : null,
      dueAt: null,
      districtCode: cell(row, 'district') || null,
    },
    notes: [],
  }
}

const isSource = (text: string): text is Source => SOURCES.some((one) => one === text)

function reportOf(row: SourceRow, key: string, source: Source): Plan['report'] {
  const [lon, lat] = [Number(cell(row, 'lon') || Number.NaN), Number(cell(row, 'lat') || Number.NaN)]
  const district = cell(row, 'district')
  return {
    source,
    matter: cell(row, 'matter') || null,
    description: cell(row, 'description'),
    address: cell(row, 'address'),
    externalCode: key,
    ...(Number.isFinite(lon) && Number.isFinite(lat) ? { point: { lon, lat } } : {}),
    ...(district === '' ? {} : { districtCode: district }),
  }
}

function stepsOf(row: SourceRow, { way }: ForeignState, reported: Date): Step[] {
  let at = reported
  return way.map((event) => {
    const column = COLUMNS[event]
    const stated = column ? offsetTime(cell(row, column)) : null
    at = stated ? laterOf(at, stated) : at
    return { event, at, input: inputOf(row, event, at) }
  })
}

function inputOf(row: SourceRow, event: CaseEvent, at: Date): Step['input'] {
  const reason = cell(row, 'reason') || NO_REASON
  const unit = cell(row, 'unit')
  switch (event) {
    case 'file':
      return conditions.Check(Number(cell(row, 'condition_no'))) ? { conditionNo: Number(cell(row, 'condition_no')), reason } : { reason }
    case 'dispatch':
      return unit === '' ? {} : { unitCode: unit }
    case 'dispose':
      return { checklist: true }
    case 'reject':
      return { reasonKind: 'insufficient_info', reason }
    case 'void':
      return { reasonKind: 'filed_in_error', reason }
    case 'requestReturn':
      return { reasonKind: 'not_our_power', reason }
    case 'approveSuspend': {
      const until = offsetTime(cell(row, 'until')) ?? new Date(at.getTime() + SUSPENDED_DAYS * 86_400_000)
      return { reason, reasonKind: 'other', untilAt: until.toISOString() }
    }
    default:
      return ['orderVerify', 'checkFail', 'forceClose'].includes(event) ? { reason } : {}
  }
}

const conditions = Compile(Type.Integer({ minimum: 1 }))

export const statusTable: ImportProfile = {
  name: 'status-table',
  title: 'Cases of another urban management system, by the status names of the public systems',
  attribution: 'the table given',
  needsEvents: false,
  overrideReason: '来源指定的部门',
  keyOf: (row) => cell(row, 'code'),
  plan,
}
