import Type from 'typebox'
import { sql } from '#kernel/db/sql.ts'
import { Instant, Nullable, Uuid } from '#kernel/http/shapes.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import type { Titles } from '#kernel/titles.ts'
import { REQUEST_RULES, REQUEST_STATE_TITLES } from '../request-procedure.ts'

const titlesOf = (rules: Record<string, { title: Titles }>) =>
  Object.fromEntries(Object.entries(rules).map(([key, { title }]) => [key, title]))
const KIND_WORDS = titlesOf(REQUEST_RULES)
const STATE_WORDS = titlesOf(REQUEST_STATE_TITLES)

const RowShape = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseCode: Nullable(Type.String()),
  kind: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  reason: Type.String(),
  unitCode: Type.String(),
  requestedName: Type.String(),
  untilAt: Nullable(Instant),
  requestedAt: Instant,
  decidedAt: Nullable(Instant),
})

export const requestList: ListDefinition = {
  from: 'request_list',
  key: 'id',
  permission: 'request.read',
  defaultSort: '-requestedAt',
  row: RowShape,
  scope: { unit: 'unit_code', district: 'district_code', street: 'street_code' },
  columns: {
    caseCode: { title: { zh: '案件编号', en: 'Case code' }, type: 'text', filter: true },
    caseId: { title: { zh: '案件', en: 'Case' }, type: 'text', filter: true, hidden: true },
    kind: {
      title: { zh: '申请类别', en: 'Kind' },
      type: 'text',
      filter: true,
      words: KIND_WORDS,
      where: (text) => sql`t.kind = any(${text.split(',')})`,
    },
    state: { title: { zh: '状态', en: 'State' }, type: 'text', filter: true, words: STATE_WORDS },
    reason: { title: { zh: '理由', en: 'Reason' }, type: 'text' },
    unitCode: { title: { zh: '部门', en: 'Department' }, type: 'text', filter: true },
    requestedName: { title: { zh: '申请人', en: 'Asked by' }, type: 'text' },
    requestedAt: { title: { zh: '申请时间', en: 'Asked at' }, type: 'instant', sort: true, filter: true },
    decidedAt: { title: { zh: '办结时间', en: 'Decided at' }, type: 'instant', filter: true, nullable: true },
    untilAt: { title: { zh: '恢复日期', en: 'Until' }, type: 'instant', nullable: true },
    version: { title: { zh: '版本', en: 'Version' }, type: 'number', hidden: true },
  },
}
