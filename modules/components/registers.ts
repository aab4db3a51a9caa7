/** The census as a register, with the attributes of GB/T 47678.5 (ST §2.2). */
import type { Ctx } from '#kernel/ctx.ts'
import type { ListDefinition } from '#kernel/list/definition.ts'
import { badField, type Problem } from '#kernel/problem.ts'
import type { RegisterDefinition, RegisterField, RegisterRow } from '#kernel/register/register.ts'
import { componentClass, findCreditCodeFault, parseComponentCode } from '#modules/catalogue/index.ts'
import { PLACE_FIELDS, PLACE_SCOPE, POINT_FIELDS, resolved, resolvePlace } from '#modules/grid/index.ts'
import { RefusalShape } from './contract.ts'
import { classCodeOf, editionOf, GEOMETRY_KINDS, NEAR_DUPLICATE_M, STATUSES } from './rules.ts'
import type { Indexed } from './service/census.ts'
import { nearDuplicate } from './store/index.ts'

const unitCode = (zh: string, en: string, required = false): RegisterField => ({
  title: { zh, en },
  type: 'text',
  required,
  filter: true,
  detailOnly: !required,
  maxLength: 18,
  pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$',
  help: { zh: '18位统一社会信用代码', en: 'Unified social credit code, 18 characters' },
})
const unitName = (zh: string, en: string, required = false): RegisterField => ({
  title: { zh, en },
  type: 'text',
  required,
  detailOnly: !required,
  maxLength: 100,
})
export const components: RegisterDefinition = {
  name: 'components',
  title: { zh: '城市部件', en: 'components' },
  table: 'component',
  code: 'code',
  label: 'name',
  defaultSort: 'code',
  scope: PLACE_SCOPE,
  permissions: { read: 'component.read', write: 'component.write' },
  layer: 'components',
  outline: 'geometry',
  importAt: '/component-imports',
  fields: {
    code: {
      title: { zh: '部件标识码', en: 'Component id' },
      type: 'text',
      required: true,
      fixed: true,
      filter: true,
      sort: true,
      pattern: '^[0-9]{16,17}$',
      help: {
        zh: '17位：区划6＋大类2＋小类3＋顺序号6（2013版16位）',
        en: '17 digits: region, major, minor, sequence (16 in the 2013 edition)',
      },
    },
    name: { title: { zh: '部件名称', en: 'Name' }, type: 'text', required: true, maxLength: 30 },
    classCode: resolved('小类', 'Class'),
    edition: resolved('标准版本', 'Edition', true),
    status: { title: { zh: '状态', en: 'Status' }, type: 'text', required: true, filter: true, words: STATUSES },
    ...POINT_FIELDS,
    geometryKind: {
      title: { zh: '几何类型', en: 'Geometry' },
      type: 'text',
      filter: true,
      hidden: true,
      words: GEOMETRY_KINDS,
      readOnly: true,
    },
    authorityUnitCode: { ...unitCode('主管部门代码', 'Authority code', true), hidden: true },
    authorityUnitName: unitName('主管部门', 'Authority', true),
    ownerUnitCode: unitCode('权属单位代码', 'Owner code'),
    ownerUnitName: unitName('权属单位', 'Owner'),
    maintenanceUnitCode: unitCode('养护单位代码', 'Maintenance unit code'),
    maintenanceUnitName: unitName('养护单位', 'Maintenance unit'),
    ...PLACE_FIELDS,
    initialDate: { title: { zh: '初始日期', en: 'Surveyed' }, type: 'date', required: true },
    changeDate: { title: { zh: '变更日期', en: 'Changed on' }, type: 'date', detailOnly: true },
    dataSource: { title: { zh: '数据来源', en: 'Source' }, type: 'text', maxLength: 30, detailOnly: true },
    remark: { title: { zh: '备注', en: 'Remark' }, type: 'text', maxLength: 1000, detailOnly: true },
    nearDuplicateOf: {
      title: { zh: '疑似重复', en: 'Near duplicate of' },
      type: 'text',
      readOnly: true,
      filter: true,
      hidden: true,
      nullable: true,
    },
    previousId: { title: { zh: '替换自', en: 'Stands in for' }, type: 'text', readOnly: true, filter: true, hidden: true, nullable: true },
    importId: { title: { zh: '导入批次', en: 'Import' }, type: 'text', readOnly: true, filter: true, hidden: true, nullable: true },
    demo: { title: { zh: '演示数据', en: 'Demo' }, type: 'boolean', readOnly: true, hidden: true, filter: true },
  },
  check: checkComponent,
  derive: deriveComponent,
  news: (before, after) => ({ before: before && indexed(before), after: after && indexed(after) }),
}

const FIELD_WORDS = Object.fromEntries(Object.entries(components.fields).map(([field, { title }]) => [field, title]))

/** Rows of an import that were not taken. */
export const refusalList: ListDefinition = {
  from: 'component_import_refusal',
  key: 'id',
  permission: 'component.write',
  scope: {},
  defaultSort: 'line',
  row: RefusalShape,
  columns: {
    line: { title: { zh: '行号', en: 'Line' }, type: 'number', sort: true },
    field: { title: { zh: '字段', en: 'Field' }, type: 'text', words: FIELD_WORDS },
    reason: { title: { zh: '原因', en: 'Reason' }, type: 'json' },
    raw: { title: { zh: '原始行', en: 'Row as it stood' }, type: 'text' },
  },
}

async function checkComponent(ctx: Ctx, row: RegisterRow, before: RegisterRow | null): Promise<Problem | null> {
  const parsed = parseComponentCode(String(row.code))
  if (!parsed.ok) return badField('code', parsed.fault, parsed.reason.zh, parsed.reason.en)
  const { edition, major, minor } = parsed.value
  if (!(await componentClass(ctx, edition, major, minor)))
    return badField(
      'code',
      'unknown_class',
      `目录中没有部件小类 ${major}-${minor}`,
      `The catalogue has no component class ${major}-${minor}`,
    )
  for (const field of ['authorityUnitCode', 'ownerUnitCode', 'maintenanceUnitCode']) {
    const fault = typeof row[field] === 'string' ? findCreditCodeFault(row[field]) : null
    if (fault) return badField(field, fault, '统一社会信用代码有误', 'The unified social credit code is not valid')
  }
  if (before && !row.changeDate) return badField('changeDate', 'required', '变更后须填写变更日期', 'A change needs its date')
  return null
}

/** A point is resolved once, at the door (D4); the class follows from the code. */
async function deriveComponent(ctx: Ctx, row: RegisterRow, before: RegisterRow | null): Promise<Record<string, unknown>> {
  const place = await resolvePlace(ctx, row, before)
  if (!place) return {}
  if (before && before.districtCode !== place.districtCode)
    throw badField('lon', 'other_district', '跨区移动须停用后重新登记', 'Moved to another district: retire it and register a new one')
  const code = String(row.code)
  const classCode = classCodeOf(code)
  const nearDuplicateOf = await nearDuplicate(ctx.db, { lon: Number(row.lon), lat: Number(row.lat) }, classCode, NEAR_DUPLICATE_M, row.id)
  return { ...place, edition: editionOf(code), classCode, nearDuplicateOf }
}

function indexed(row: RegisterRow): Indexed {
  const text = (key: string) => String(row[key] ?? '')
  return {
    code: text('code'),
    morton: Number(row.morton),
    classCode: text('classCode'),
    status: text('status'),
    districtCode: text('districtCode'),
    authorityUnitCode: text('authorityUnitCode'),
  }
}
