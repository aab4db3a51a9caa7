import { type Sql, sql } from '#kernel/db/sql.ts'
import type { FeatureSource } from '#kernel/features/definition.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import { CaseRowShape } from '../contract.ts'
import { caseProcedure } from '../procedure/index.ts'

const STATE_WORDS = Object.fromEntries(Object.entries(caseProcedure.states).map(([state, { title }]) => [state, title]))

export const SOURCE_WORDS = {
  collector: { zh: '采集员上报', en: 'Collector' },
  citizen_app: { zh: '市民随手拍', en: 'Citizen app' },
  hotline12345: { zh: '12345热线', en: 'Hotline 12345' },
  media: { zh: '媒体曝光', en: 'Media' },
  video_patrol: { zh: '视频巡检', en: 'Video patrol' },
  sensor: { zh: '感知设备', en: 'Sensor' },
  leader: { zh: '领导交办', en: 'Leader' },
  superior_platform: { zh: '上级平台', en: 'Superior platform' },
  campaign: { zh: '专项整治', en: 'Campaign' },
  assessment: { zh: '点位考评', en: 'Assessment' },
  transfer: { zh: '部门转办', en: 'Other department' },
}

export const CASE_SCOPE = {
  district: 'district_code',
  street: 'street_code',
  community: 'community_code',
  unit: 'unit_code',
  dutyGrid: 'duty_grid_code',
  owner: 'reported_by',
  assignee: 'collector_id',
}

const LIGHT_WORDS = { green: { zh: '绿灯', en: 'Green' }, yellow: { zh: '黄灯', en: 'Yellow' }, red: { zh: '红灯', en: 'Red' } }

/** Of several states no index gives the order; wrapped, they are read in the order asked for until the page is full. */
function stateFilter(text: string): Sql {
  const states = text.split(',')
  return states.length === 1 ? sql`t.state = ${text}` : sql`coalesce(t.state = any(${states}), false)`
}

/** As somebody reads it off a message: small letters, with or without the line in the middle. */
function byShortCode(text: string): Sql {
  return sql`t.short_code = ${text.replace(/[^0-9a-z]/gi, '').toUpperCase()}`
}

export const caseList: ListDefinition = {
  from: 'urban_case',
  key: 'id',
  permission: 'case.read',
  scope: CASE_SCOPE,
  defaultSort: '-reportedAt',
  search: { vector: 'search' },
  row: CaseRowShape,
  columns: {
    caseCode: { title: { zh: '案件编号', en: 'Case code' }, type: 'text', filter: true, nullable: true },
    state: { title: { zh: '状态', en: 'State' }, type: 'text', filter: true, words: STATE_WORDS, where: stateFilter },
    summary: { title: { zh: '问题描述', en: 'Description' }, type: 'text' },
    matterCode: { title: { zh: '事项', en: 'Matter' }, type: 'text', filter: true },
    source: { title: { zh: '来源', en: 'Source' }, type: 'text', filter: true, words: SOURCE_WORDS },
    address: { title: { zh: '位置', en: 'Address' }, type: 'text' },
    districtCode: { title: { zh: '区', en: 'District' }, type: 'text', filter: true },
    streetCode: { title: { zh: '街道', en: 'Street' }, type: 'text', filter: true },
    communityCode: { title: { zh: '社区', en: 'Community' }, type: 'text', filter: true, hidden: true },
    dutyGridCode: { title: { zh: '责任网格', en: 'Duty grid' }, type: 'text', filter: true, hidden: true },
    unitGridCode: { title: { zh: '单元网格', en: 'Unit grid' }, type: 'text', filter: true, hidden: true },
    unitCode: { title: { zh: '处置部门', en: 'Department' }, type: 'text', filter: true },
    reportedAt: { title: { zh: '上报时间', en: 'Reported' }, type: 'instant', filter: true, sort: true },
    filedAt: { title: { zh: '立案时间', en: 'Filed' }, type: 'instant', filter: true, hidden: true },
    dispatchedAt: { title: { zh: '派遣时间', en: 'Dispatched' }, type: 'instant', filter: true, hidden: true },
    disposedAt: { title: { zh: '处置时间', en: 'Handled' }, type: 'instant', filter: true, hidden: true },
    closedAt: { title: { zh: '结案时间', en: 'Closed' }, type: 'instant', filter: true },
    dueAt: { title: { zh: '截止时间', en: 'Due' }, type: 'instant', filter: true, sort: true, nullable: true },
    light: {
      title: { zh: '时限灯', en: 'Light' },
      type: 'text',
      filter: true,
      words: LIGHT_WORDS,
      detailOnly: true,
      // Wrapped, so that the planner does not multiply the rarity of open, due and yellow, which go together, and
      // reads in the order asked for instead of sorting everything that is late.
      where: (text, now) => {
        if (text === 'red') return sql`(t.open and coalesce(t.due_at < ${now}, false))`
        const inTime = sql`t.open and coalesce(t.due_at >= ${now}, false)`
        if (text === 'yellow') return sql`(${inTime} and coalesce(t.yellow_at <= ${now}, false))`
        return sql`(${inTime} and coalesce(t.yellow_at > ${now}, false))`
      },
    },
    open: {
      title: { zh: '在办', en: 'Open' },
      type: 'boolean',
      filter: true,
      detailOnly: true,
      where: (text) => (text === 'false' ? sql`not t.open` : sql`t.open`),
    },
    task: {
      title: { zh: '任务', en: 'Task' },
      type: 'text',
      filter: true,
      detailOnly: true,
      where: (_text, _now, asker) =>
        sql`t.id in (select case_id from field_task where answered_at is null and (collector_id = ${asker.id} or collector_id is null))`,
    },
    missedBy: {
      title: { zh: '漏报采集员', en: 'Missed by' },
      type: 'text',
      filter: true,
      detailOnly: true,
      where: (text) =>
        text === 'any'
          ? sql`t.id in (select case_id from fact_missed_report)`
          : sql`t.id in (select case_id from fact_missed_report where collector_id::text = ${text})`,
    },
    handlerId: { title: { zh: '处置人员', en: 'Handler' }, type: 'text', filter: true, hidden: true, nullable: true },
    innerDueAt: { title: { zh: '内部时限', en: 'Inner deadline' }, type: 'instant', filter: true, hidden: true, nullable: true },
    resultAt: { title: { zh: '结果上报', en: 'Result told' }, type: 'instant', filter: true, hidden: true, nullable: true },
    work: {
      title: { zh: '承办', en: 'Work' },
      type: 'text',
      filter: true,
      detailOnly: true,
      // Mine, or still nobody's: what a handler of the department may take up.
      where: (_text, _now, asker) => sql`(t.handler_id is null or t.handler_id = ${asker.id})`,
    },
    onTime: { title: { zh: '按期', en: 'On time' }, type: 'boolean', filter: true, hidden: true },
    urgent: { title: { zh: '紧急', en: 'Urgent' }, type: 'boolean', filter: true, hidden: true },
    closureKind: { title: { zh: '结案方式', en: 'How closed' }, type: 'text', filter: true, hidden: true },
    componentCode: { title: { zh: '部件', en: 'Component' }, type: 'text', filter: true, detailOnly: true },
    externalCode: { title: { zh: '来源编号', en: 'External code' }, type: 'text', filter: true, hidden: true },
    lon: { title: { zh: '经度', en: 'Longitude' }, type: 'number', hidden: true },
    lat: { title: { zh: '纬度', en: 'Latitude' }, type: 'number', hidden: true },
    version: { title: { zh: '版本', en: 'Version' }, type: 'number', hidden: true },
    round: { title: { zh: '轮次', en: 'Round' }, type: 'number', hidden: true, filter: true },
    clockKind: { title: { zh: '计时', en: 'Clock' }, type: 'text', hidden: true, filter: true },
    clockStartedAt: { title: { zh: '计时开始', en: 'Clock started' }, type: 'instant', hidden: true },
    limitUnit: { title: { zh: '时限单位', en: 'Limit unit' }, type: 'text', hidden: true },
    mergedInto: { title: { zh: '主案', en: 'Merged into' }, type: 'text', hidden: true, filter: true, nullable: true },
    recurrenceOf: { title: { zh: '重复发生自', en: 'Recurrence of' }, type: 'text', hidden: true, filter: true, nullable: true },
    fast: { title: { zh: '快速流程', en: 'Fast flow' }, type: 'boolean', hidden: true, filter: true },
    selfHandled: { title: { zh: '自行处置', en: 'Handled on the spot' }, type: 'boolean', hidden: true, filter: true },
    exempt: { title: { zh: '申诉免责', en: 'Exempt' }, type: 'boolean', hidden: true, filter: true },
    modePauseId: { title: { zh: '应急暂停令', en: 'Emergency pause' }, type: 'text', filter: true, detailOnly: true },
    stage: { title: { zh: '阶段', en: 'Stage' }, type: 'number', hidden: true },
    ticketDueAt: { title: { zh: '工单到期', en: 'Ticket due' }, type: 'instant', hidden: true, filter: true, nullable: true },
    effectiveDueAt: { title: { zh: '有效期限', en: 'Effective due' }, type: 'instant', hidden: true, filter: true, nullable: true },
    shortCode: { title: { zh: '查询码', en: 'Short code' }, type: 'text', hidden: true, filter: true, where: byShortCode },
    yellowAt: { title: { zh: '黄灯时间', en: 'Yellow from' }, type: 'instant', hidden: true },
  },
}

export const caseFeatures: FeatureSource = {
  id: 'cases',
  title: { zh: '案件', en: 'cases' },
  list: caseList,
  shape: { kind: 'point', keyed: true },
  instant: 'reportedAt',
}
