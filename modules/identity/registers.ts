import { TRADES } from '#cities/pack.ts'
import { sql } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { badField } from '#kernel/problem.ts'
import type { RegisterDefinition, RegisterField } from '#kernel/register/register.ts'

export const UNIT_KINDS = {
  commission: { zh: '城管委', en: 'Commission' },
  commission_office: { zh: '城管办', en: 'Commission office' },
  supervision_command_centre: { zh: '监督指挥中心', en: 'Supervision and command centre' },
  affairs_centre: { zh: '综合事务中心', en: 'Affairs centre' },
  government: { zh: '人民政府', en: 'Government' },
  street_office: { zh: '街道办事处', en: 'Street office' },
  community: { zh: '社区', en: 'Community' },
  village: { zh: '村', en: 'Village' },
  bureau: { zh: '主管部门', en: 'Bureau' },
  team: { zh: '作业队伍', en: 'Team' },
  enterprise: { zh: '权属企业', en: 'Enterprise' },
  collector_team: { zh: '采集公司', en: 'Collector contractor' },
}

export const LEVELS = {
  city: { zh: '市级', en: 'City' },
  district: { zh: '区级', en: 'District' },
  street: { zh: '街道级', en: 'Street' },
  community: { zh: '社区级', en: 'Community' },
}

const placeField = (zh: string, en: string, most: number): RegisterField => ({
  title: { zh, en },
  type: 'number',
  detailOnly: true,
  nullable: true,
  minimum: -most,
  maximum: most,
})

export const units: RegisterDefinition = {
  name: 'units',
  title: { zh: '单位', en: 'units' },
  table: 'unit',
  code: 'code',
  label: 'name',
  defaultSort: 'code',
  scope: { unit: 'code' },
  permissions: { read: 'unit.read', write: 'unit.write' },
  layer: 'units',
  search: { columns: ['code', 'name', 'name_en'] },
  fields: {
    code: {
      title: { zh: '单位代码', en: 'Code' },
      type: 'text',
      required: true,
      fixed: true,
      filter: true,
      sort: true,
      maxLength: 60,
      pattern: '^[A-Za-z0-9._-]+$',
    },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', required: true, sort: true, maxLength: 100 },
    nameEn: { title: { zh: '英文名称', en: 'English name' }, type: 'text', required: true, maxLength: 200, hidden: true },
    kind: { title: { zh: '类别', en: 'Kind' }, type: 'text', required: true, filter: true, words: UNIT_KINDS },
    parentCode: { title: { zh: '上级单位', en: 'Parent unit' }, type: 'text', filter: true, refers: 'units' },
    regionCode: { title: { zh: '辖区', en: 'Area' }, type: 'text', required: true, filter: true, refers: 'regions', maxLength: 20 },
    regionLevel: { title: { zh: '层级', en: 'Level' }, type: 'text', required: true, filter: true, words: LEVELS },
    trades: { title: { zh: '行业', en: 'Trades' }, type: 'text', many: true, words: TRADES },
    phone: { title: { zh: '电话', en: 'Phone' }, type: 'text', maxLength: 30 },
    lon: placeField('办公地点经度', 'Office longitude', 180),
    lat: placeField('办公地点纬度', 'Office latitude', 85),
    rank: {
      title: { zh: '派遣次序', en: 'Order in routing' },
      type: 'number',
      hidden: true,
      minimum: 0,
      help: { zh: '同一行业、同一辖区有多家单位时，小者优先', en: 'Of several units of one trade and area, the lowest is asked first' },
    },
    demo: { title: { zh: '演示数据', en: 'Demo data' }, type: 'boolean', readOnly: true, hidden: true },
  },
  async check(ctx, row, before) {
    if (((row.lon ?? null) === null) !== ((row.lat ?? null) === null))
      return badField(row.lon == null ? 'lon' : 'lat', 'half_place', '经度和纬度须同时填写', 'A place has both longitude and latitude')
    if (row.parentCode === row.code) return badField('parentCode', 'own_parent', '上级单位不能是自己', 'A unit cannot be its own parent')
    if (!row.parentCode || row.parentCode === before?.parentCode) return null
    const loop = await ctx.db.query(sql`with recursive above as (
        select code, parent_code from unit where code = ${row.parentCode}
        union select u.code, u.parent_code from unit u join above a on u.code = a.parent_code
      ) select 1 from above where code = ${row.code}`)
    return loop.length > 0 ? badField('parentCode', 'loop', '上级单位不能是下级', 'The parent lies below this unit') : null
  },
  async derive(_ctx, { lon, lat }) {
    return { morton: typeof lon === 'number' && typeof lat === 'number' ? mortonKey(lon, lat) : null }
  },
}

export const people: RegisterDefinition = {
  name: 'people',
  title: { zh: '人员', en: 'people' },
  table: 'person',
  code: 'id',
  label: 'name',
  defaultSort: 'name',
  scope: {},
  permissions: { read: 'person.read', write: 'person.write' },
  search: { columns: ['name'] },
  fields: {
    name: { title: { zh: '姓名', en: 'Name' }, type: 'text', required: true, sort: true, maxLength: 50 },
    phone: { title: { zh: '电话', en: 'Phone' }, type: 'text', maxLength: 30 },
    email: { title: { zh: '电子邮箱', en: 'E-mail' }, type: 'text', maxLength: 120, pattern: '^[^\\s<>@]+@[^\\s<>@]+$' },
    language: {
      title: { zh: '语言', en: 'Language' },
      type: 'text',
      required: true,
      words: { 'zh-CN': { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } },
    },
    demo: { title: { zh: '演示数据', en: 'Demo data' }, type: 'boolean', readOnly: true, hidden: true },
  },
}
