import { TRADES } from '#cities/pack.ts'
import { sql } from '#kernel/db/sql.ts'
import { badField } from '#kernel/problem.ts'
import type { RegisterDefinition } from '#kernel/register/register.ts'
import { forgetHandbook } from './handbook-store.ts'

export const LIMIT_UNITS = {
  work_hour: { zh: '工作时', en: 'working hours' },
  work_day: { zh: '工作日', en: 'working days' },
  urgent_hour: { zh: '紧急工作时', en: 'hours, nights included' },
  natural_day: { zh: '自然日', en: 'calendar days' },
}

const SOURCES = {
  default: { zh: '公开表默认值', en: 'Published default' },
  assumed: { zh: '建议值，待本市确认', en: 'Proposal, to be confirmed' },
  city: { zh: '本市规定', en: 'City rule' },
}

export const handbook: RegisterDefinition = {
  name: 'handbook',
  title: { zh: '指挥手册', en: 'handbook entries' },
  table: 'handbook_entry',
  code: 'code',
  label: 'conditionZh',
  defaultSort: 'code',
  scope: {},
  permissions: { read: 'catalogue.read', write: 'catalogue.write' },
  search: { columns: ['code', 'condition_zh', 'condition_en'] },
  fields: {
    code: {
      title: { zh: '编号', en: 'Code' },
      type: 'text',
      required: true,
      fixed: true,
      filter: true,
      sort: true,
      pattern: '^\\d{2}-\\d{3}#\\d{1,2}$',
      help: { zh: '大类-小类#条件序号，如 06-010#1', en: 'Major-minor#condition, such as 06-010#1' },
    },
    matter: {
      title: { zh: '事项', en: 'Matter' },
      type: 'text',
      required: true,
      fixed: true,
      filter: true,
      sort: true,
      pattern: '^\\d{2}-\\d{3}$',
      refers: 'matters',
    },
    conditionNo: { title: { zh: '条件序号', en: 'Condition no.' }, type: 'number', required: true, fixed: true, minimum: 1, maximum: 99 },
    conditionZh: { title: { zh: '立案条件', en: 'Filing condition (Chinese)' }, type: 'text', required: true, maxLength: 500 },
    conditionEn: { title: { zh: '立案条件（英文）', en: 'Filing condition' }, type: 'text', required: true, maxLength: 500, hidden: true },
    limitAmount: { title: { zh: '处置时限', en: 'Limit' }, type: 'number', required: true, minimum: 0.1, maximum: 1000 },
    limitUnit: { title: { zh: '时限单位', en: 'Limit unit' }, type: 'text', required: true, filter: true, words: LIMIT_UNITS },
    closingZh: { title: { zh: '结案条件', en: 'Closing condition (Chinese)' }, type: 'text', required: true, maxLength: 500 },
    closingEn: { title: { zh: '结案条件（英文）', en: 'Closing condition' }, type: 'text', required: true, maxLength: 500, hidden: true },
    trade: { title: { zh: '责任行业', en: 'Trade in charge' }, type: 'text', required: true, filter: true, words: TRADES },
    level: {
      title: { zh: '责任层级', en: 'Level in charge' },
      type: 'text',
      required: true,
      filter: true,
      words: { city: { zh: '市级', en: 'City' }, district: { zh: '区级', en: 'District' }, street: { zh: '街道级', en: 'Street' } },
    },
    safetyCritical: { title: { zh: '危及安全', en: 'Danger to life' }, type: 'boolean', required: true, filter: true },
    areaMatter: { title: { zh: '面状问题', en: 'Area matter' }, type: 'boolean', required: true, hidden: true },
    simpleFlow: { title: { zh: '简易流程', en: 'Simple flow' }, type: 'boolean', required: true, filter: true },
    fastFlow: { title: { zh: '快速流程', en: 'Fast flow' }, type: 'boolean', required: true, filter: true },
    informativeClose: { title: { zh: '可告知性结案', en: 'May close by notice' }, type: 'boolean', required: true, hidden: true },
    secondStage: { title: { zh: '第二阶段', en: 'Second stage' }, type: 'json', detailOnly: true },
    basis: { title: { zh: '依据', en: 'Legal basis' }, type: 'text', maxLength: 300 },
    source: { title: { zh: '来源', en: 'Source' }, type: 'text', required: true, filter: true, words: SOURCES },
  },
  async check(ctx, row) {
    if (row.code !== `${row.matter}#${row.conditionNo}`)
      return badField('code', 'code_of_parts', '编号应为“事项#条件序号”', 'The code is matter#condition number')
    const [major, minor] = String(row.matter).split('-')
    const known = await ctx.db.query(sql`select 1 from catalogue_class c join catalogue_edition e on e.id = c.edition and e.in_force
      where c.kind = 'matter' and c.major = ${major} and c.minor = ${minor}`)
    return known.length > 0 ? null : badField('matter', 'unknown_matter', '目录中没有这个事项', 'The catalogue has no such matter')
  },
  async changed(ctx) {
    forgetHandbook(ctx)
  },
}
