/** The facts at the head of a printed file. */
import type { CaseDetail } from '../../contract.ts'
import type { Printing } from './words.ts'

export function factsOf({ say, when, words }: Printing, detail: CaseDetail): [string, string][] {
  const rows: [zh: string, en: string, value: string | null][] = [
    ['状态', 'State', words.state(detail.state)],
    ['事项', 'Matter', words.matter(detail.matterCode)],
    ['来源', 'Source', words.source(detail.source)],
    ['地址', 'Address', detail.address || null],
    ['责任网格', 'Duty grid', detail.dutyGridCode],
    ['单元网格', 'Unit grid', detail.unitGridCode],
    ['处置部门', 'Department', detail.unitCode === null ? null : words.unit(detail.unitCode)],
    ['处置时限', 'Limit', detail.limit === null ? null : words.limit(detail.limit.amount, detail.limit.unit)],
    ['处置轮次', 'Round', String(detail.round)],
    ['上报', 'Reported', when(detail.reportedAt)],
    ['立案', 'Filed', detail.filedAt && when(detail.filedAt)],
    ['派遣', 'Dispatched', detail.dispatchedAt && when(detail.dispatchedAt)],
    ['处置完成', 'Handled', detail.disposedAt && when(detail.disposedAt)],
    ['结案', 'Closed', detail.closedAt && when(detail.closedAt)],
    ['处置人员', 'Handler', detail.assignments.at(-1)?.handlerName ?? null],
  ]
  return rows.flatMap(([zh, en, value]): [string, string][] => (value === null ? [] : [[say({ zh, en }), value]]))
}
