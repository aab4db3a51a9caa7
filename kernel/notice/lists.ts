/** Lists of the engine: the inbox of a person, and every delivery for the operator. */
import { sql } from '../db/sql.ts'
import type { ListDefinition } from '../list/definition.ts'
import { DeliveryRowShape, InboxRowShape } from './contract.ts'

const SEVERITY_WORDS = {
  info: { zh: '一般', en: 'Information' },
  warning: { zh: '提醒', en: 'Warning' },
  urgent: { zh: '紧急', en: 'Urgent' },
}

/** Given to every role, each for the own notices. */
export const READ_OWN = 'notice.readOwn'
export const OPERATE = 'notice.operate'
export const EDIT_TEXTS = 'notice.editTexts'

export const inboxList: ListDefinition = {
  from: 'inbox',
  key: 'id',
  permission: READ_OWN,
  scope: { owner: 'recipient_id' },
  defaultSort: '-madeAt',
  search: { columns: ['title_zh', 'title_en', 'body_zh', 'body_en'] },
  row: InboxRowShape,
  columns: {
    kind: { title: { zh: '种类', en: 'Kind' }, type: 'text', filter: true },
    severity: { title: { zh: '级别', en: 'Severity' }, type: 'text', filter: true, words: SEVERITY_WORDS },
    titleZh: { title: { zh: '标题', en: 'Chinese title' }, type: 'text' },
    titleEn: { title: { zh: '英文标题', en: 'Title' }, type: 'text' },
    bodyZh: { title: { zh: '内容', en: 'Chinese text' }, type: 'text' },
    bodyEn: { title: { zh: '英文内容', en: 'Text' }, type: 'text' },
    link: { title: { zh: '链接', en: 'Link' }, type: 'text', hidden: true },
    madeAt: { title: { zh: '时间', en: 'Time' }, type: 'instant', filter: true, sort: true },
    readAt: { title: { zh: '已读时间', en: 'Read' }, type: 'instant', nullable: true },
    unread: {
      title: { zh: '未读', en: 'Unread' },
      type: 'boolean',
      filter: true,
      detailOnly: true,
      where: (text) => (text === 'true' ? sql`t.read_at is null` : sql`t.read_at is not null`),
    },
  },
}

export const deliveryList: ListDefinition = {
  from: 'notice_delivery_list',
  key: 'id',
  permission: OPERATE,
  scope: {},
  defaultSort: '-madeAt',
  search: { columns: ['recipient', 'title_zh', 'title_en', 'error'] },
  row: DeliveryRowShape,
  columns: {
    noticeId: { title: { zh: '通知', en: 'Notice' }, type: 'text', filter: true, hidden: true },
    kind: { title: { zh: '种类', en: 'Kind' }, type: 'text', filter: true },
    titleZh: { title: { zh: '标题', en: 'Chinese title' }, type: 'text' },
    titleEn: { title: { zh: '英文标题', en: 'Title' }, type: 'text' },
    recipient: { title: { zh: '接收人', en: 'Recipient' }, type: 'text' },
    channel: {
      title: { zh: '渠道', en: 'Channel' },
      type: 'text',
      filter: true,
      words: { push: { zh: '网页推送', en: 'Web push' }, sms: { zh: '短信', en: 'SMS' }, email: { zh: '电子邮件', en: 'E-mail' } },
    },
    state: {
      title: { zh: '状态', en: 'State' },
      type: 'text',
      filter: true,
      words: {
        queued: { zh: '待发送', en: 'Waiting' },
        sending: { zh: '发送中', en: 'Being sent' },
        failed: { zh: '失败待重试', en: 'Failed, tried again' },
        sent: { zh: '已发送', en: 'Sent' },
        given_up: { zh: '已放弃', en: 'Given up' },
        dropped: { zh: '已失效', en: 'No longer true' },
        skipped: { zh: '未发送', en: 'Not sent' },
      },
    },
    attempts: { title: { zh: '尝试次数', en: 'Attempts' }, type: 'number' },
    nextAt: { title: { zh: '下次尝试', en: 'Next attempt' }, type: 'instant', nullable: true },
    simulated: { title: { zh: '模拟', en: 'Simulated' }, type: 'boolean', filter: true },
    providerId: { title: { zh: '服务商编号', en: 'Provider id' }, type: 'text', filter: true },
    error: { title: { zh: '原因', en: 'Reason' }, type: 'text' },
    madeAt: { title: { zh: '产生时间', en: 'Made' }, type: 'instant', filter: true, sort: true },
    settledAt: { title: { zh: '完成时间', en: 'Settled' }, type: 'instant', nullable: true },
  },
}
