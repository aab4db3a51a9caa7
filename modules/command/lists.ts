/** People in the field, for the map and what surrounds a point. No list of its own address: nobody needs all of them at once. */
import { sql } from '#kernel/db/sql.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import { ROLES } from '#modules/identity/index.ts'
import { PersonPositionShape } from './contract.ts'
import { FRESH_MS } from './rules.ts'

const ROLE_WORDS = Object.fromEntries(Object.entries(ROLES).map(([role, { title }]) => [role, title]))

/** Everything here says something about a person. */
const personal = true

export const positionList: ListDefinition = {
  from: 'person_position',
  key: 'id',
  permission: 'position.read',
  scope: {
    district: 'district_code',
    street: 'street_code',
    community: 'community_code',
    dutyGrid: 'duty_grid_code',
    unit: 'unit_code',
    owner: 'id',
  },
  defaultSort: 'name',
  search: { columns: ['name'] },
  row: PersonPositionShape,
  columns: {
    name: { title: { zh: '姓名', en: 'Name' }, type: 'text', sort: true, personal },
    role: { title: { zh: '角色', en: 'Role' }, type: 'text', filter: true, words: ROLE_WORDS, personal },
    unitName: { title: { zh: '单位', en: 'Unit' }, type: 'text', personal },
    unitNameEn: { title: { zh: '单位英文名称', en: 'English name of the unit' }, type: 'text', hidden: true, personal },
    unitCode: { title: { zh: '单位代码', en: 'Unit code' }, type: 'text', filter: true, hidden: true, personal },
    at: { title: { zh: '定位时间', en: 'Located' }, type: 'instant', filter: true, sort: true, personal },
    fresh: {
      title: { zh: '十五分钟内', en: 'Within 15 minutes' },
      type: 'boolean',
      filter: true,
      detailOnly: true,
      personal,
      where: (text, now) => (text === 'false' ? sql`t.at < ${since(now)}` : sql`t.at >= ${since(now)}`),
    },
    accuracyM: { title: { zh: '定位精度（米）', en: 'Accuracy (m)' }, type: 'number', hidden: true, personal },
    districtCode: { title: { zh: '区', en: 'District' }, type: 'text', filter: true, hidden: true, personal },
    streetCode: { title: { zh: '街道', en: 'Street' }, type: 'text', filter: true, hidden: true, personal },
    communityCode: { title: { zh: '社区', en: 'Community' }, type: 'text', filter: true, hidden: true, personal },
    dutyGridCode: { title: { zh: '责任网格', en: 'Duty grid' }, type: 'text', filter: true, hidden: true, personal },
    unitGridCode: { title: { zh: '单元网格', en: 'Unit grid' }, type: 'text', hidden: true, personal },
    lon: { title: { zh: '经度', en: 'Longitude' }, type: 'number', hidden: true, personal },
    lat: { title: { zh: '纬度', en: 'Latitude' }, type: 'number', hidden: true, personal },
    demo: { title: { zh: '演示数据', en: 'Demo data' }, type: 'boolean', filter: true, hidden: true },
  },
}

const since = (now: Date): Date => new Date(now.getTime() - FRESH_MS)
