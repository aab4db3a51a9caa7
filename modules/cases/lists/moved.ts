/** Cases that a changed rule would have sent elsewhere: enough to judge the rule, nothing of what citizens said. */
import type { ListDefinition } from '#kernel/list/definition.ts'
import { MovedCaseShape } from '../contract.ts'
import { CASE_SCOPE } from './cases.ts'

export const movedList: ListDefinition = {
  from: 'urban_case',
  key: 'id',
  permission: 'catalogue.write',
  scope: CASE_SCOPE,
  defaultSort: '-dispatchedAt',
  row: MovedCaseShape,
  columns: {
    id: { title: { zh: '标识', en: 'Id' }, type: 'text', hidden: true },
    caseCode: { title: { zh: '案件编号', en: 'Case code' }, type: 'text', filter: true },
    matterCode: { title: { zh: '事项', en: 'Matter' }, type: 'text', filter: true },
    conditionNo: { title: { zh: '立案条件', en: 'Condition' }, type: 'number' },
    districtCode: { title: { zh: '区', en: 'District' }, type: 'text', filter: true },
    streetCode: { title: { zh: '街道', en: 'Street' }, type: 'text', filter: true },
    unitCode: { title: { zh: '处置部门', en: 'Department' }, type: 'text', filter: true },
    state: { title: { zh: '状态', en: 'State' }, type: 'text', filter: true },
    dispatchedAt: { title: { zh: '派遣时间', en: 'Dispatched' }, type: 'instant', sort: true },
  },
}
