/** Replies to citizens over all cases (CL §12). */
import Type from 'typebox'
import { Instant, Nullable } from '#kernel/http/shapes.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import { ReplyShape } from '../contract.ts'
import { BESIDE_SCOPE, caseColumns, caseFields } from './beside.ts'
import { SOURCE_WORDS } from './cases.ts'

export const replyList: ListDefinition = {
  from: 'reply_list',
  key: 'id',
  permission: 'case.read',
  defaultSort: '-writtenAt',
  scope: BESIDE_SCOPE,
  row: Type.Object({
    ...ReplyShape.properties,
    ...caseFields,
    shortCode: Type.String(),
    source: Type.String(),
    ticketDueAt: Nullable(Instant),
  }),
  columns: {
    ...caseColumns,
    shortCode: { title: { zh: '查询码', en: 'Short code' }, type: 'text', filter: true },
    source: { title: { zh: '来源', en: 'Source' }, type: 'text', filter: true, words: SOURCE_WORDS },
    ticketDueAt: { title: { zh: '工单到期', en: 'Ticket due' }, type: 'instant', filter: true, nullable: true },
    text: { title: { zh: '答复内容', en: 'Reply' }, type: 'text' },
    state: {
      title: { zh: '状态', en: 'State' },
      type: 'text',
      filter: true,
      words: {
        to_approve: { zh: '待审批', en: 'To be approved' },
        approved: { zh: '已发出', en: 'Sent' },
        returned: { zh: '已退回', en: 'Returned' },
      },
    },
    writtenName: { title: { zh: '拟写人', en: 'Written by' }, type: 'text' },
    writtenAt: { title: { zh: '拟写时间', en: 'Written' }, type: 'instant', filter: true, sort: true },
    decidedName: { title: { zh: '审批人', en: 'Decided by' }, type: 'text' },
    decidedAt: { title: { zh: '审批时间', en: 'Decided' }, type: 'instant', filter: true, nullable: true },
    note: { title: { zh: '审批意见', en: 'Note' }, type: 'text' },
  },
}
