import Type from 'typebox'
import { Instant, Nullable, Uuid } from '#kernel/http/shapes.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import { requestProcedure } from './request-procedure.ts'

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
    kind: { title: { zh: '申请类别', en: 'Kind' }, type: 'text', filter: true, words: { extension: { zh: '延期', en: 'Extension' } } },
    state: {
      title: { zh: '状态', en: 'State' },
      type: 'text',
      filter: true,
      words: Object.fromEntries(Object.entries(requestProcedure.states).map(([state, { title }]) => [state, title])),
    },
    reason: { title: { zh: '理由', en: 'Reason' }, type: 'text' },
    unitCode: { title: { zh: '部门', en: 'Department' }, type: 'text', filter: true },
    requestedName: { title: { zh: '申请人', en: 'Asked by' }, type: 'text' },
    requestedAt: { title: { zh: '申请时间', en: 'Asked at' }, type: 'instant', sort: true, filter: true },
    decidedAt: { title: { zh: '办结时间', en: 'Decided at' }, type: 'instant', filter: true, nullable: true },
    version: { title: { zh: '版本', en: 'Version' }, type: 'number', hidden: true },
  },
}
