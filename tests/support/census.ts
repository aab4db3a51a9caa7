/** Builders of census rows and files, all inside the test city. */
export type CensusLine = Record<string, unknown>

const NAMES = [
  ['code', 'GLBJBSM'],
  ['name', 'GLBJMC'],
  ['authorityUnitCode', 'ZGBMDM'],
  ['authorityUnitName', 'ZGBMMC'],
  ['ownerUnitCode', 'QSDWDM'],
  ['status', 'GLBJZT'],
  ['initialDate', 'CSRQ'],
  ['changeDate', 'BGRQ'],
  ['dataSource', 'SJLY'],
  ['remark', 'BZ'],
  ['lon', 'lon'],
  ['lat', 'lat'],
] as const

/** Of one class of major 01, a metre and more apart, in district 350203. */
export function aCensus(count: number, minor: string): CensusLine[] {
  return Array.from({ length: count }, (_, index) => ({
    code: `35020301${minor}${String(index + 1).padStart(6, '0')}`,
    name: '部件',
    authorityUnitCode: '12350200MB00000014',
    authorityUnitName: '演示·市政园林管理中心',
    ownerUnitCode: '',
    status: '完好',
    initialDate: '2023-05-01',
    changeDate: '',
    dataSource: '外业测绘',
    remark: '',
    lon: 118.001 + (index % 70) * 0.0005,
    lat: 24.401 + Math.floor(index / 70) * 0.0005,
  }))
}

export const attributesOf = (row: CensusLine): Record<string, unknown> =>
  Object.fromEntries(NAMES.filter(([field]) => field !== 'lon' && field !== 'lat').map(([field, column]) => [column, row[field]]))

export function asCsv(rows: readonly CensusLine[]): string {
  const head = NAMES.map(([, column]) => column).join()
  return `${[head, ...rows.map((row) => NAMES.map(([field]) => row[field] ?? '').join())].join('\n')}\n`
}
