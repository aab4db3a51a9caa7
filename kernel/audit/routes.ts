import Type from 'typebox'
import type { Route } from '../http/route.ts'
import { Instant, JsonObject, Nullable } from '../http/shapes.ts'
import type { ListDefinition } from '../list/definition.ts'
import { listRoutes } from '../list/routes.ts'

const auditRow = Type.Object({
  id: Type.Integer(),
  at: Instant,
  actorName: Type.String(),
  action: Type.String(),
  objectType: Type.String(),
  objectId: Nullable(Type.String()),
  result: Type.String(),
  address: Nullable(Type.String()),
  detail: JsonObject,
})

/** The audit trail as a list: read only, filtered, exported. */
export function auditRoutes(permission: string): Route[] {
  const list: ListDefinition = {
    from: 'audit_entry',
    key: 'id',
    scope: {},
    permission,
    defaultSort: '-id',
    row: auditRow,
    columns: {
      id: { title: { zh: '序号', en: 'No.' }, type: 'number', sort: true },
      at: { title: { zh: '时间', en: 'Time' }, type: 'instant', filter: true },
      actorName: { title: { zh: '操作人', en: 'Who' }, type: 'text', filter: true },
      action: { title: { zh: '操作', en: 'Act' }, type: 'text', filter: true },
      objectType: { title: { zh: '对象', en: 'Object' }, type: 'text', filter: true },
      objectId: { title: { zh: '对象编号', en: 'Object id' }, type: 'text', filter: true },
      result: {
        title: { zh: '结果', en: 'Result' },
        type: 'text',
        filter: true,
        words: { done: { zh: '成功', en: 'Done' }, refused: { zh: '拒绝', en: 'Refused' }, failed: { zh: '失败', en: 'Failed' } },
      },
      address: { title: { zh: '来源地址', en: 'Address' }, type: 'text' },
      detail: { title: { zh: '详情', en: 'Detail' }, type: 'text', hidden: true },
    },
  }
  return listRoutes('/api/audit', { zh: '审计记录', en: 'audit entries' }, list)
}
