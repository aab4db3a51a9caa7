/**
 * Service requests of Washington, DC as its open data lists them, one row a request.
 *
 * | Event | Instant |
 * |---|---|
 * | submit, forward, file, dispatch | `added_at`: the centre sends a request on the moment it is entered |
 * | sign | `inspected_at` where the agency went to see before it was done, otherwise `added_at` |
 * | dispose, orderCheck | `resolved_at` |
 * | checkPass, close | `inspected_at` where that is after `resolved_at`, otherwise `resolved_at` |
 *
 * What happened is read on the wall of New York. `due_at` was written with the offset of the day of the extract,
 * UTC-4: after 6 November its ends of day stand at 18:00, which is 17:00 on that day's wall.
 */
import { serviceRules } from '#cities/washington-dc/handbook.ts'
import { codeOf } from '#cities/washington-dc/regions.ts'
import type { CaseState } from '#modules/cases/index.ts'
import { cell, type ImportProfile, type Plan, type RefusedRow, type SourceRow, type Stated, type Step } from '../profile.ts'
import { wallClock } from '../wall-clock.ts'
import { classifyDue, DUE_TITLES } from './dc311-dues.ts'

const happened = wallClock('America/New_York')
const promised = wallClock(-4 * 60)

/** Where a request stands here, by `order_status`. */
const FATES = {
  OPEN: 'dispatched',
  'IN-PROGRESS': 'handling',
  'IN PROGRESS': 'handling',
  CLOSED: 'closed',
  'CLOSED - INCOMPLETE INFORMATION': 'rejected',
  'DUPLICATE (OPENED)': 'pending_filing',
  'DUPLICATE (CLOSED)': 'not_filed',
  VOIDED: 'not_filed',
} as const satisfies Record<string, CaseState>
type Fate = (typeof FATES)[keyof typeof FATES]

const isStatus = (text: string): text is keyof typeof FATES => text in FATES

const ENDED: readonly Fate[] = ['closed', 'rejected', 'not_filed']

interface Times {
  added: Date
  inspected: Date | null
  /** Of an open request: when it was added, and never used. */
  resolved: Date
}

function plan(row: SourceRow): Plan | RefusedRow {
  const key = cell(row, 'request_id')
  const refuse = (refused: string): RefusedRow => ({ key, refused })
  const rule = serviceRules().get(cell(row, 'service_code'))
  if (!rule) return refuse(`unknown service ${cell(row, 'service_code')}`)
  const status = cell(row, 'order_status')
  if (!isStatus(status)) return refuse(`unknown status ${status}`)
  const fate = FATES[status]
  const added = happened(cell(row, 'added_at'))
  if (!added) return refuse('no time of entry')
  const resolved = happened(cell(row, 'resolved_at'))
  if (!resolved && ENDED.includes(fate)) return refuse('ended without a time')
  if (resolved && resolved < added) return refuse('resolved before it was added')
  const [lon, lat] = [Number(cell(row, 'lon') || Number.NaN), Number(cell(row, 'lat') || Number.NaN)]
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return refuse('no coordinates')
  const { service, entry } = rule
  const matter = `${service.major}-${service.minor}`
  const times = { added, inspected: happened(cell(row, 'inspected_at')), resolved: resolved ?? added }
  return {
    key,
    at: added,
    report: {
      source: 'hotline12345',
      matter,
      description: service.name,
      point: { lon, lat },
      address: [cell(row, 'address'), cell(row, 'zip')].filter((part) => part !== '').join(', '),
      externalCode: key,
    },
    unitCode: service.unitCode,
    steps: stepsOf(fate, times, { conditionNo: entry.conditionNo, unitCode: service.unitCode, row, status }),
    stated: statedOf(row, fate, status),
    notes: [],
  }
}

interface Details {
  conditionNo: number
  unitCode: string
  row: SourceRow
  status: string
}

function stepsOf(fate: Fate, { added, inspected, resolved }: Times, details: Details): Step[] {
  const { conditionNo, unitCode, row, status } = details
  if (fate === 'rejected') return [step('reject', resolved, { reasonKind: 'insufficient_info', reason: status })]
  const forward = step('forward', added)
  if (fate === 'pending_filing') return [forward]
  if (fate === 'not_filed') return [forward, step('decline', resolved, { reason: status })]
  const dispatched = [forward, step('file', added, { conditionNo }), step('dispatch', added, { unitCode })]
  if (fate === 'dispatched') return dispatched
  const seenBefore = inspected !== null && inspected >= added && (fate === 'handling' || inspected <= resolved)
  const handling = [...dispatched, step('sign', seenBefore ? inspected : added)]
  if (fate === 'handling') return handling
  const checked = inspected !== null && inspected > resolved ? inspected : resolved
  const note = cell(row, 'details')
  return [
    ...handling,
    step('dispose', resolved, { checklist: true, ...(note === '' ? {} : { note: note.slice(0, 2000) }) }),
    step('orderCheck', resolved),
    step('checkPass', checked),
    step('close', checked),
  ]
}

const step = (event: Step['event'], at: Date, input: Step['input'] = {}): Step => ({ event, at, input })

function statedOf(row: SourceRow, state: Fate, status: string): Stated {
  const ward = cell(row, 'ward')
  return {
    status,
    state,
    doneAt: state === 'closed' ? happened(cell(row, 'resolved_at')) : null,
    dueAt: promised(cell(row, 'due_at')),
    districtCode: /^[1-8]$/.test(ward) ? codeOf(ward) : null,
  }
}

export const dc311: ImportProfile = {
  name: 'dc311',
  title: 'Washington, DC: 311 service requests, July and August 2016',
  attribution: '© District of Columbia / DC GIS (Open Data DC), CC BY 4.0',
  needsEvents: false,
  overrideReason: 'The source names this unit',
  keyOf: (row) => cell(row, 'request_id'),
  plan,
  dueClasses: {
    titles: DUE_TITLES,
    classify: (row, own) => classifyDue(promised(cell(row, 'due_at')), serviceRules().get(cell(row, 'service_code'))?.entry.limit, own),
  },
}
