/** Ledgers beside the cases: pauses, revisits of citizens, second looks (CL §8, §11, §12). */
import Type from 'typebox'
import { Instant, Nullable, Uuid } from '#kernel/http/shapes.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import { SUSPENSION_KINDS } from '../procedure/exceptions.ts'
import { BESIDE_SCOPE, caseColumns, caseFields } from './beside.ts'

const Text = Nullable(Type.String())
const unitCode = { title: { zh: '部门', en: 'Department' }, type: 'text', filter: true } as const

export const pauseList: ListDefinition = {
  from: 'pause_list',
  key: 'id',
  permission: 'case.read',
  defaultSort: 'untilAt',
  scope: BESIDE_SCOPE,
  row: Type.Object({
    id: Uuid,
    ...caseFields,
    kind: Type.String(),
    state: Type.String(),
    unitCode: Type.String(),
    reasonKind: Text,
    explanation: Type.String(),
    measure: Text,
    leader: Text,
    startedAt: Instant,
    untilAt: Instant,
    nextReviewAt: Nullable(Instant),
    reviews: Type.Integer(),
    endedAt: Nullable(Instant),
    ended: Text,
  }),
  columns: {
    ...caseColumns,
    unitCode,
    kind: {
      title: { zh: '种类', en: 'Kind' },
      type: 'text',
      filter: true,
      words: { suspension: { zh: '挂账', en: 'Suspension' }, deferral: { zh: '缓办', en: 'Deferral' } },
    },
    reasonKind: { title: { zh: '原因类别', en: 'Kind of reason' }, type: 'text', filter: true, words: SUSPENSION_KINDS },
    explanation: { title: { zh: '说明', en: 'Explanation' }, type: 'text' },
    measure: { title: { zh: '临时措施', en: 'Temporary measure' }, type: 'text' },
    leader: { title: { zh: '责任领导', en: 'Responsible leader' }, type: 'text', filter: true },
    startedAt: { title: { zh: '开始', en: 'From' }, type: 'instant', filter: true, sort: true },
    untilAt: { title: { zh: '恢复处置', en: 'Until' }, type: 'instant', filter: true, sort: true },
    nextReviewAt: { title: { zh: '下次复核', en: 'Next review' }, type: 'instant', filter: true, nullable: true, sort: true },
    reviews: { title: { zh: '复核次数', en: 'Reviews' }, type: 'number' },
    endedAt: { title: { zh: '结束', en: 'Ended' }, type: 'instant', filter: true, nullable: true },
    ended: {
      title: { zh: '结束方式', en: 'How ended' },
      type: 'text',
      filter: true,
      words: {
        expired: { zh: '到期', en: 'Expired' },
        resumed: { zh: '提前恢复', en: 'Resumed' },
        closed: { zh: '案件结束', en: 'Case ended' },
      },
    },
    state: { title: { zh: '案件状态', en: 'Case state' }, type: 'text', hidden: true },
  },
}

export const revisitList: ListDefinition = {
  from: 'revisit_list',
  key: 'caseId',
  permission: 'case.read',
  defaultSort: 'dueAt',
  scope: BESIDE_SCOPE,
  row: Type.Object({
    ...caseFields,
    unitCode: Text,
    dueAt: Instant,
    answer: Text,
    note: Text,
    answeredAt: Nullable(Instant),
    answeredName: Text,
    doubted: Type.Boolean({ description: 'The citizen is not satisfied and nobody has looked again yet' }),
    doubtDueAt: Nullable(Instant),
  }),
  columns: {
    ...caseColumns,
    unitCode,
    dueAt: { title: { zh: '回访时限', en: 'Due' }, type: 'instant', filter: true, sort: true },
    doubtDueAt: { title: { zh: '复核派发时限', en: 'Second look ordered by' }, type: 'instant', filter: true, nullable: true },
    answer: {
      title: { zh: '评价', en: 'Answer' },
      type: 'text',
      filter: true,
      words: {
        satisfied: { zh: '满意', en: 'Satisfied' },
        basic: { zh: '基本满意', en: 'Basically' },
        dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
        no_answer: { zh: '无法联系', en: 'No answer' },
      },
    },
    note: { title: { zh: '意见', en: 'Note' }, type: 'text' },
    answeredAt: { title: { zh: '回访时间', en: 'Answered' }, type: 'instant', filter: true, nullable: true },
    answeredName: { title: { zh: '回访人', en: 'By' }, type: 'text' },
    doubted: { title: { zh: '待复核', en: 'To be looked at' }, type: 'boolean', filter: true },
  },
}

export const recheckList: ListDefinition = {
  from: 'recheck_list',
  key: 'id',
  permission: 'case.read',
  defaultSort: '-orderedAt',
  scope: { ...BESIDE_SCOPE, dutyGrid: 'duty_grid_code' },
  row: Type.Object({
    id: Uuid,
    ...caseFields,
    unitCode: Text,
    kind: Type.String(),
    collectorId: Nullable(Uuid),
    collectorName: Text,
    orderedAt: Instant,
    answeredAt: Nullable(Instant),
    found: Text,
    note: Text,
    newCaseId: Nullable(Uuid),
  }),
  columns: {
    ...caseColumns,
    unitCode,
    kind: {
      title: { zh: '种类', en: 'Kind' },
      type: 'text',
      filter: true,
      words: {
        random: { zh: '随机抽查', en: 'Drawn by lot' },
        self_handled: { zh: '自行处置抽查', en: 'Self-handled' },
        dissatisfied: { zh: '市民不满意', en: 'Citizen not satisfied' },
      },
    },
    collectorName: { title: { zh: '核查人', en: 'Collector' }, type: 'text' },
    orderedAt: { title: { zh: '下达', en: 'Ordered' }, type: 'instant', filter: true, sort: true },
    answeredAt: { title: { zh: '答复', en: 'Answered' }, type: 'instant', filter: true, nullable: true },
    found: {
      title: { zh: '结论', en: 'Found' },
      type: 'text',
      filter: true,
      words: { good: { zh: '属实合格', en: 'Good' }, bad: { zh: '不合格', en: 'Bad' } },
    },
    note: { title: { zh: '说明', en: 'Note' }, type: 'text' },
    collectorId: { title: { zh: '核查人编号', en: 'Collector id' }, type: 'text', filter: true, hidden: true },
    newCaseId: { title: { zh: '新案件', en: 'New case' }, type: 'text', hidden: true },
  },
}
