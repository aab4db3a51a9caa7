/** One row of a census file: every rule said with its field, in both languages; nothing here reads the database. */

import { mortonKey } from '#kernel/geo/morton.ts'
import type { Titles } from '#kernel/titles.ts'
import { type ComponentClass, findCreditCodeFault, parseComponentCode } from '#modules/catalogue/index.ts'
import type { Located } from '#modules/grid/index.ts'
import { classCodeOf, editionOf, STATUSES } from '../../rules.ts'
import type { CodeSet } from './code-set.ts'

/** A row as read and mapped: plain text under the names of the register. */
export type Fields = Readonly<Record<string, string | undefined>>

export interface RowFault {
  field: string
  reason: Titles
}

/** Columns of the register as they are written, with the codes of its place. */
export interface CheckedRow extends Located {
  code: string
  edition: string
  classCode: string
  name: string
  lon: number
  lat: number
  morton: number
  status: string
  authorityUnitCode: string
  authorityUnitName: string
  ownerUnitCode: string | null
  ownerUnitName: string | null
  maintenanceUnitCode: string | null
  maintenanceUnitName: string | null
  initialDate: string
  changeDate: string | null
  dataSource: string | null
  remark: string | null
}

export interface RowRules {
  classes: ReadonlyMap<string, ComponentClass>
  locate(lon: number, lat: number): Located | null
  known: CodeSet
  /** Whether the one who imports may write there; everywhere where it is left out. */
  mayWrite?(place: Located): boolean
}

const fault = (field: string, zh: string, en: string): RowFault => ({ field, reason: { zh, en } })

const STATUS_WORDS = new Map(
  Object.entries(STATUSES).flatMap(([status, titles]) => [status, titles.zh, titles.en].map((word) => [word.toLowerCase(), status])),
)
const LENGTHS = Object.entries({
  name: 30,
  authorityUnitName: 100,
  ownerUnitName: 100,
  maintenanceUnitName: 100,
  dataSource: 30,
  remark: 1000,
})
const UNIT_CODES = ['authorityUnitCode', 'ownerUnitCode', 'maintenanceUnitCode'] as const
const REQUIRED = ['code', 'name', 'authorityUnitCode', 'authorityUnitName', 'initialDate'] as const

/** The row ready to be written, or all that is wrong with it. */
export function checkRow(fields: Fields, point: { lon: number; lat: number } | null, rules: RowRules): CheckedRow | RowFault[] {
  const faults: RowFault[] = []
  for (const field of REQUIRED) if (!fields[field]) faults.push(fault(field, '必填', 'Required'))
  for (const [field, most] of LENGTHS)
    if ((fields[field]?.length ?? 0) > most) faults.push(fault(field, `不能超过${most}字`, `At most ${most} characters`))
  const code = fields.code ?? ''
  faults.push(...codeFaults(code, rules), ...unitFaults(fields), ...dateFaults(fields))
  const status = STATUS_WORDS.get((fields.status || 'intact').toLowerCase())
  if (!status) faults.push(fault('status', '应为完好、破损、丢失、废弃、移除之一', 'One of intact, damaged, lost, abandoned, removed'))
  const place = point && rules.locate(point.lon, point.lat)
  if (!point) faults.push(fault('lon', '没有坐标，或坐标系不符', 'No coordinates, or not of this coordinate system'))
  else if (!place) faults.push(fault('lon', '不在本市网格内', 'Outside the grids of the city'))
  else if (rules.mayWrite?.(place) === false) faults.push(fault('lon', '不在您的管辖区域内', 'Outside the area of your post'))
  if (faults.length > 0 || !point || !place || !status) return faults
  rules.known.add(code)
  const text = (field: string) => fields[field] || null
  return {
    code,
    edition: editionOf(code),
    classCode: classCodeOf(code),
    name: fields.name ?? '',
    lon: point.lon,
    lat: point.lat,
    morton: mortonKey(point.lon, point.lat),
    status,
    authorityUnitCode: fields.authorityUnitCode ?? '',
    authorityUnitName: fields.authorityUnitName ?? '',
    ownerUnitCode: text('ownerUnitCode'),
    ownerUnitName: text('ownerUnitName'),
    maintenanceUnitCode: text('maintenanceUnitCode'),
    maintenanceUnitName: text('maintenanceUnitName'),
    initialDate: fields.initialDate ?? '',
    changeDate: text('changeDate'),
    dataSource: text('dataSource'),
    remark: text('remark'),
    unitGridCode: place.unitGridCode,
    dutyGridCode: place.dutyGridCode,
    communityCode: place.communityCode,
    streetCode: place.streetCode,
    districtCode: place.districtCode,
  }
}

function codeFaults(code: string, { classes, known }: RowRules): RowFault[] {
  if (code === '') return []
  const parsed = parseComponentCode(code)
  if (!parsed.ok) return [{ field: 'code', reason: parsed.reason }]
  const { edition, major, minor } = parsed.value
  if (!classes.has(`${edition}:${major}-${minor}`))
    return [fault('code', `目录中没有部件小类 ${major}-${minor}`, `The catalogue has no component class ${major}-${minor}`)]
  return known.has(code) ? [fault('code', '标识码已存在', 'The code exists already')] : []
}

/** Answers once for each text: a census names few units and few days, each very often. */
function oftenAsked(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    if (answers.size > 10_000) answers.clear()
    const answer = test(text)
    answers.set(text, answer)
    return answer
  }
}

const isSound = oftenAsked((code) => findCreditCodeFault(code) === null)

const isDate = oftenAsked(
  (text) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text),
)

function unitFaults(fields: Fields): RowFault[] {
  return UNIT_CODES.flatMap((field) => {
    const code = fields[field]
    return !code || isSound(code) ? [] : [fault(field, '统一社会信用代码有误', 'The unified social credit code is not valid')]
  })
}

function dateFaults(fields: Fields): RowFault[] {
  return ['initialDate', 'changeDate'].flatMap((field) => {
    const date = fields[field]
    return !date || isDate(date) ? [] : [fault(field, '日期应为 2023-05-01 的形式', 'A date such as 2023-05-01')]
  })
}
