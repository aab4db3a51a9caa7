/** Which column of a file is which attribute: the abbreviations of GB/T 47678.5, and the names people use. */
export const COLUMN_NAMES: Readonly<Record<string, readonly string[]>> = {
  code: ['GLBJBSM', 'code', 'componentId', '部件标识码', '标识码', '部件编码'],
  name: ['GLBJMC', 'name', '部件名称', '名称'],
  authorityUnitCode: ['ZGBMDM', 'authorityUnitCode', '主管部门代码'],
  authorityUnitName: ['ZGBMMC', 'authorityUnitName', '主管部门名称', '主管部门'],
  ownerUnitCode: ['QSDWDM', 'ownerUnitCode', '权属单位代码'],
  ownerUnitName: ['QSDWMC', 'ownerUnitName', '权属单位名称', '权属单位'],
  maintenanceUnitCode: ['YHDWDM', 'maintenanceUnitCode', '养护单位代码'],
  maintenanceUnitName: ['YHDWMC', 'maintenanceUnitName', '养护单位名称', '养护单位'],
  status: ['GLBJZT', 'status', '状态', '部件状态'],
  initialDate: ['CSRQ', 'initialDate', '初始日期'],
  changeDate: ['BGRQ', 'changeDate', '变更日期'],
  dataSource: ['SJLY', 'dataSource', '数据来源'],
  remark: ['BZ', 'remark', '备注'],
  lon: ['lon', 'lng', 'longitude', 'x', '经度', 'X坐标'],
  lat: ['lat', 'latitude', 'y', '纬度', 'Y坐标'],
}

/** Attribute → column of the file. */
export type Mapping = Readonly<Record<string, string>>

/** What the names of the columns suggest; people correct it. */
export function guessMapping(columns: readonly string[]): Mapping {
  const find = (names: readonly string[]) =>
    columns.find((column) => names.some((name) => name.toLowerCase() === column.trim().toLowerCase()))
  return Object.fromEntries(
    Object.entries(COLUMN_NAMES).flatMap(([field, names]) => {
      const column = find(names)
      return column === undefined ? [] : [[field, column]]
    }),
  )
}

const REQUIRED = ['code', 'name', 'authorityUnitCode', 'authorityUnitName', 'initialDate']

/** Required attributes for which no column stands. */
export function missingFields(mapping: Mapping, shapes: boolean): string[] {
  return [...REQUIRED, ...(shapes ? [] : ['lon', 'lat'])].filter((field) => !mapping[field])
}
