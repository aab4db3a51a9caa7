import { sql } from '#kernel/db/sql.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import type { Titles } from '#kernel/titles.ts'
import { AgendaRowShape, BulletinRowShape, OrderRowShape } from './contract.ts'
import { supervision } from './procedures.ts'
import { ENDING_TITLES, KIND_TITLES, LEVEL_RULES, TRIGGER_TITLES } from './rules.ts'

const LEVEL_WORDS: Record<string, Titles> = Object.fromEntries(
  Object.entries(LEVEL_RULES).map(([level, { title }]) => [level, { zh: `L${level} ${title.zh}`, en: `L${level} ${title.en}` }]),
)
const STATE_WORDS = Object.fromEntries(Object.entries(supervision.states).map(([state, { title }]) => [state, title]))
const AGENDA_WORDS = {
  open: { zh: '待上会', en: 'To be discussed' },
  decided: { zh: '已议定', en: 'Decided' },
  withdrawn: { zh: '已撤下', en: 'Taken off' },
}

const SCOPE = {
  district: 'district_code',
  street: 'street_code',
  community: 'community_code',
  unit: 'unit_code',
  dutyGrid: 'duty_grid_code',
}

export const orderList: ListDefinition = {
  from: 'supervision_order',
  key: 'id',
  permission: 'supervision.read',
  scope: SCOPE,
  defaultSort: '-issuedAt',
  search: { columns: ['case_code', 'summary', 'reason'] },
  row: OrderRowShape,
  columns: {
    level: { title: { zh: '级别', en: 'Level' }, type: 'number', filter: true, words: LEVEL_WORDS },
    kind: { title: { zh: '类别', en: 'Kind' }, type: 'text', filter: true, words: KIND_TITLES },
    state: { title: { zh: '状态', en: 'State' }, type: 'text', filter: true, words: STATE_WORDS },
    caseCode: { title: { zh: '案件编号', en: 'Case code' }, type: 'text', filter: true },
    caseId: { title: { zh: '案件', en: 'Case' }, type: 'text', filter: true, hidden: true },
    summary: { title: { zh: '问题描述', en: 'Description' }, type: 'text' },
    reason: { title: { zh: '督办要求', en: 'What is asked' }, type: 'text' },
    unitCode: { title: { zh: '答复单位', en: 'Who must answer' }, type: 'text', filter: true },
    dueAt: { title: { zh: '答复期限', en: 'Answer due' }, type: 'instant', filter: true, sort: true, nullable: true },
    issuedAt: { title: { zh: '下发时间', en: 'Issued' }, type: 'instant', filter: true, sort: true },
    issuedName: { title: { zh: '下发人', en: 'Issued by' }, type: 'text' },
    trigger: { title: { zh: '触发', en: 'Trigger' }, type: 'text', filter: true, words: TRIGGER_TITLES },
    ended: { title: { zh: '办结方式', en: 'How settled' }, type: 'text', filter: true, words: ENDING_TITLES },
    open: {
      title: { zh: '在办', en: 'Open' },
      type: 'boolean',
      filter: true,
      detailOnly: true,
      where: (text) => (text === 'all' ? sql`true` : text === 'false' ? sql`not t.open` : sql`t.open`),
    },
    light: {
      title: { zh: '答复灯', en: 'Light' },
      type: 'text',
      filter: true,
      detailOnly: true,
      where: (text, now) => {
        if (text === 'red') return sql`(t.open and t.due_at < ${now})`
        const inTime = sql`t.open and t.due_at >= ${now}`
        return text === 'yellow' ? sql`(${inTime} and t.yellow_at <= ${now})` : sql`(${inTime} and t.yellow_at > ${now})`
      },
    },
    answeredOnTime: {
      title: { zh: '按期答复', en: 'Answered on time' },
      type: 'boolean',
      filter: true,
      detailOnly: true,
      where: (text) => (text === 'false' ? sql`(t.answered_at <= t.answer_due_at) is not true` : sql`t.answered_at <= t.answer_due_at`),
    },
    answerDueAt: { title: { zh: '首次答复期限', en: 'First answer due' }, type: 'instant', filter: true, hidden: true },
    answeredAt: { title: { zh: '首次答复时间', en: 'First answered' }, type: 'instant', filter: true, hidden: true },
    settledAt: { title: { zh: '办结时间', en: 'Settled' }, type: 'instant', filter: true, hidden: true },
    arisesAt: { title: { zh: '触发时间', en: 'Arose' }, type: 'instant', filter: true, hidden: true },
    caseDueAt: { title: { zh: '案件截止时间', en: 'Deadline of the case' }, type: 'instant', hidden: true },
    matterCode: { title: { zh: '事项', en: 'Matter' }, type: 'text', filter: true, hidden: true },
    districtCode: { title: { zh: '区', en: 'District' }, type: 'text', filter: true, hidden: true },
    streetCode: { title: { zh: '街道', en: 'Street' }, type: 'text', filter: true, hidden: true },
    version: { title: { zh: '版本', en: 'Version' }, type: 'number', hidden: true },
    clockKind: { title: { zh: '计时', en: 'Clock' }, type: 'text', hidden: true },
    clockStartedAt: { title: { zh: '计时开始', en: 'Clock started' }, type: 'instant', hidden: true },
    yellowAt: { title: { zh: '黄灯时间', en: 'Yellow from' }, type: 'instant', hidden: true },
  },
}

const MEETING_SCOPE = { district: 'district_code', street: 'street_code', unit: 'unit_code' }

export const agendaList: ListDefinition = {
  from: 'agenda_item',
  key: 'id',
  permission: 'agenda.read',
  scope: MEETING_SCOPE,
  defaultSort: '-addedAt',
  search: { columns: ['case_code', 'title', 'decision'] },
  row: AgendaRowShape,
  columns: {
    meeting: { title: { zh: '会议', en: 'Meeting' }, type: 'text', words: { director: { zh: '主任会议', en: 'Director meeting' } } },
    state: { title: { zh: '状态', en: 'State' }, type: 'text', filter: true, words: AGENDA_WORDS },
    caseCode: { title: { zh: '案件编号', en: 'Case code' }, type: 'text', filter: true },
    title: { title: { zh: '议题', en: 'Item' }, type: 'text' },
    kind: { title: { zh: '督办类别', en: 'Kind' }, type: 'text', filter: true, words: KIND_TITLES },
    unitCode: { title: { zh: '责任单位', en: 'Department' }, type: 'text', filter: true },
    caseDueAt: { title: { zh: '案件截止时间', en: 'Deadline of the case' }, type: 'instant' },
    addedAt: { title: { zh: '列入时间', en: 'Added' }, type: 'instant', filter: true, sort: true },
    decision: { title: { zh: '议定事项', en: 'Decision' }, type: 'text' },
    ownerUnit: { title: { zh: '落实单位', en: 'Owner' }, type: 'text', filter: true },
    dueOn: { title: { zh: '完成日期', en: 'Due on' }, type: 'date', filter: true },
    decidedName: { title: { zh: '登记人', en: 'Recorded by' }, type: 'text' },
    decidedAt: { title: { zh: '议定时间', en: 'Decided' }, type: 'instant', filter: true },
    districtCode: { title: { zh: '区', en: 'District' }, type: 'text', filter: true, hidden: true },
    streetCode: { title: { zh: '街道', en: 'Street' }, type: 'text', hidden: true },
    orderId: { title: { zh: '督办', en: 'Order' }, type: 'text', filter: true, hidden: true },
    caseId: { title: { zh: '案件', en: 'Case' }, type: 'text', filter: true, hidden: true },
  },
}

export const bulletinList: ListDefinition = {
  from: 'supervision_bulletin',
  key: 'id',
  permission: 'agenda.read',
  scope: MEETING_SCOPE,
  defaultSort: '-issuedAt',
  search: { columns: ['case_code', 'summary'] },
  row: BulletinRowShape,
  columns: {
    caseCode: { title: { zh: '案件编号', en: 'Case code' }, type: 'text', filter: true },
    summary: { title: { zh: '问题描述', en: 'Description' }, type: 'text' },
    unitCode: { title: { zh: '责任单位', en: 'Department' }, type: 'text', filter: true },
    kind: { title: { zh: '督办类别', en: 'Kind' }, type: 'text', filter: true, words: KIND_TITLES },
    trigger: { title: { zh: '通报原因', en: 'Why' }, type: 'text', filter: true, words: TRIGGER_TITLES },
    caseDueAt: { title: { zh: '案件截止时间', en: 'Deadline of the case' }, type: 'instant' },
    issuedAt: { title: { zh: '提级时间', en: 'Raised' }, type: 'instant', filter: true, sort: true },
    unanswered: { title: { zh: '逾期未答复', en: 'Never answered' }, type: 'number' },
    state: { title: { zh: '督办状态', en: 'State' }, type: 'text', filter: true, words: STATE_WORDS },
    agendaState: { title: { zh: '议题', en: 'Agenda' }, type: 'text', filter: true, words: AGENDA_WORDS },
    decision: { title: { zh: '议定事项', en: 'Decision' }, type: 'text' },
    ownerUnit: { title: { zh: '落实单位', en: 'Owner' }, type: 'text' },
    dueOn: { title: { zh: '完成日期', en: 'Due on' }, type: 'date' },
    districtCode: { title: { zh: '区', en: 'District' }, type: 'text', filter: true, hidden: true },
    streetCode: { title: { zh: '街道', en: 'Street' }, type: 'text', hidden: true },
    caseId: { title: { zh: '案件', en: 'Case' }, type: 'text', hidden: true },
  },
}
