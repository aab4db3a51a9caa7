import { sql } from '#kernel/db/sql.ts'
import type { FeatureSource } from '#kernel/features/definition.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import type { RegisterDefinition } from '#kernel/register/register.ts'
import { forgetAreas } from './areas.ts'
import { RegionShape, UnitGridShape } from './contract.ts'

const LEVELS = {
  city: { zh: '市', en: 'City' },
  district: { zh: '区', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区（村）', en: 'Community' },
}

export const regionList: ListDefinition = {
  from: 'region',
  key: 'code',
  permission: 'region.read',
  scope: {},
  defaultSort: 'code',
  row: RegionShape,
  search: { columns: ['code', 'name', 'name_en'] },
  columns: {
    code: { title: { zh: '代码', en: 'Code' }, type: 'text', filter: true, sort: true },
    level: { title: { zh: '层级', en: 'Level' }, type: 'text', filter: true, words: LEVELS },
    kind: { title: { zh: '类别', en: 'Kind' }, type: 'text' },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', sort: true },
    nameEn: { title: { zh: '英文名称', en: 'English name' }, type: 'text' },
    parentCode: { title: { zh: '上级', en: 'Parent' }, type: 'text', filter: true },
    demo: { title: { zh: '演示边界', en: 'Demo outline' }, type: 'boolean', filter: true },
  },
}

export const unitGridList: ListDefinition = {
  from: 'unit_grid',
  key: 'code',
  permission: 'grid.read',
  scope: {},
  defaultSort: 'code',
  row: UnitGridShape,
  search: { columns: ['code'] },
  columns: {
    code: { title: { zh: '单元网格代码', en: 'Unit grid' }, type: 'text', filter: true, sort: true },
    communityCode: { title: { zh: '社区', en: 'Community' }, type: 'text', filter: true },
    dutyGridCode: { title: { zh: '责任网格', en: 'Duty grid' }, type: 'text', filter: true },
    areaM2: { title: { zh: '面积（平方米）', en: 'Area (m²)' }, type: 'number', filter: true, sort: true },
    demo: { title: { zh: '演示数据', en: 'Demo data' }, type: 'boolean' },
  },
}

export const dutyGrids: RegisterDefinition = {
  name: 'duty-grids',
  title: { zh: '责任网格', en: 'duty grids' },
  table: 'duty_grid',
  view: 'duty_grid_view',
  code: 'code',
  label: 'name',
  defaultSort: 'code',
  scope: { street: 'street_code', community: 'community_code', dutyGrid: 'code' },
  permissions: { read: 'grid.read', write: 'grid.write' },
  search: { columns: ['code', 'name', 'name_en'] },
  layer: 'duty-grids',
  fields: {
    code: { title: { zh: '网格代码', en: 'Code' }, type: 'text', required: true, fixed: true, filter: true, sort: true, maxLength: 40 },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', required: true, sort: true, maxLength: 100 },
    nameEn: { title: { zh: '英文名称', en: 'English name' }, type: 'text', required: true, hidden: true, maxLength: 200 },
    districtCode: { title: { zh: '区', en: 'District' }, type: 'text', readOnly: true, filter: true, refers: 'regions' },
    streetCode: { title: { zh: '街道', en: 'Street' }, type: 'text', required: true, filter: true, refers: 'regions' },
    communityCode: { title: { zh: '社区', en: 'Community' }, type: 'text', filter: true, refers: 'regions' },
    collectors: { title: { zh: '信息采集员', en: 'Collectors' }, type: 'text', readOnly: true, filter: true, personal: true },
    geometry: {
      title: { zh: '边界', en: 'Outline' },
      type: 'json',
      required: true,
      detailOnly: true,
      help: { zh: 'GeoJSON，CGCS2000', en: 'GeoJSON in CGCS2000' },
    },
    demo: { title: { zh: '演示数据', en: 'Demo data' }, type: 'boolean', readOnly: true, hidden: true },
  },
  async changed(ctx) {
    forgetAreas(ctx)
  },
}

/** Areas that are lists and no registers; duty grids are a collection by themselves. */
export const features: FeatureSource[] = [
  {
    id: 'regions',
    title: { zh: '行政区划', en: 'administrative areas' },
    list: regionList,
    shape: { kind: 'area', column: 'geometry', code: 'code', layers: ['districts', 'streets', 'communities'] },
  },
  {
    id: 'unit-grids',
    title: { zh: '单元网格', en: 'unit grids' },
    list: unitGridList,
    shape: { kind: 'area', column: 'geometry', code: 'code', layers: ['unit-grids'] },
    where: sql`t.retired_at is null`,
  },
]
