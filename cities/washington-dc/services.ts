/**
 * The 48 services of the open 311 data in terms of the catalogue GB/T 47678.5-2026, so that real cases run through
 * the same loop. `component` means the facility itself is at fault; `matter` is what happens around it.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { once } from '../kit/once.ts'
import type { Titles, Trade } from '../pack.ts'
import { unitOfServiceGroup } from './units.ts'

export interface CityService {
  serviceCode: string
  name: string
  agency: string
  group: string
  matterKind: 'matter' | 'component'
  /** Two digits. */
  major: string
  /** Three digits. */
  minor: string
  unitCode: string
}

/**
 * Matters of this city where neither the national list nor the extensions of the platform
 * (modules/catalogue/editions/local-extensions.ts) have one; the numbers carry on downward from theirs.
 */
export const LOCAL_MATTERS: { major: string; minor: string; name: Titles; trade: Trade }[] = [
  { major: '03', minor: '999', name: { zh: '家用垃圾收集容器异常', en: 'Household waste container at fault' }, trade: 'sanitation' },
  { major: '06', minor: '994', name: { zh: '垃圾漏收', en: 'Missed waste collection' }, trade: 'sanitation' },
  { major: '06', minor: '993', name: { zh: '鼠害', en: 'Rodents' }, trade: 'market' },
  { major: '09', minor: '997', name: { zh: '外埠车辆长期停放', en: 'Unregistered out-of-state vehicle' }, trade: 'parking' },
  { major: '09', minor: '996', name: { zh: '机动车停车怠速', en: 'Engine idling' }, trade: 'environment' },
  { major: '10', minor: '991', name: { zh: '社区消防活动申请', en: 'Fire service at a community event' }, trade: 'culture' },
  { major: '10', minor: '990', name: { zh: '烟感报警器申请', en: 'Smoke alarm request' }, trade: 'fire' },
]

/** Service code → kind, major and minor. */
const CLASSES: Record<string, `${'matter' | 'component'} ${string}-${string}`> = {
  S0031: 'matter 06-035', // bulky waste: 废弃家具设备
  S0276: 'component 02-003', // 停车计费设备
  S0261: 'matter 09-009', // 机动车乱停放
  S05SL: 'component 01-037', // 路灯
  S0441: 'matter 06-994',
  S0011: 'matter 06-012', // 道路不洁
  S0361: 'matter 06-013', // 道路破损
  S0346: 'matter 06-010', // 暴露垃圾
  S0457: 'component 04-002', // 行道树
  S0301: 'matter 06-013', // 道路破损
  GRAFF: 'matter 06-004', // 建筑物外立面污损
  S0391: 'matter 06-012', // 道路不洁
  S0181: 'matter 06-011', // 积存垃圾渣土
  S0321: 'matter 06-994',
  PRUNING: 'component 04-002', // 行道树
  S0000: 'matter 06-034', // 废弃车辆
  S0459: 'component 04-002', // 行道树
  SIGTRAMA: 'component 02-014', // 交通信号灯
  S0166: 'component 04-013', // 绿地
  S0311: 'matter 06-993',
  S05AL: 'component 01-037', // 路灯
  '11': 'matter 06-037', // 动物尸体
  S0406: 'matter 06-013', // 道路破损
  S0336: 'matter 09-997',
  S0476: 'matter 06-994',
  S0286: 'component 02-010', // 交通标志牌及标线
  CONTREMO: 'matter 03-999',
  S0316: 'matter 03-999',
  S0016: 'matter 06-013', // 道路破损
  S0081: 'matter 06-050', // 路缘石缺损
  S0003: 'matter 06-034', // 废弃车辆
  S0376: 'component 02-010', // 交通标志牌及标线
  S0422: 'matter 03-999',
  FESPEDNU: 'matter 10-991',
  SIGNMISS: 'component 02-010', // 交通标志牌及标线
  S0216: 'component 03-005', // 垃圾箱
  SPSTDAMA: 'component 02-043', // 减速带
  S0217: 'matter 06-042', // 垃圾站（箱）满溢
  DDOCONRU: 'matter 06-030', // 乱倒乱排污水、废水
  S0423: 'matter 03-999',
  S0287: 'component 02-010', // 交通标志牌及标线
  MARKMAIN: 'matter 06-016', // 交通标线不清晰
  MARKINST: 'component 02-010', // 交通标志牌及标线
  FESAADNU: 'matter 10-990',
  POWEOUTA: 'matter 10-002', // 架空线缆脱落
  MARKMODI: 'component 02-010', // 交通标志牌及标线
  DDENIDTI: 'matter 09-996',
  MARKREMO: 'component 02-010', // 交通标志牌及标线
}

export const services = once((): CityService[] => {
  const file = new URL('./sources/services/services.csv', import.meta.url)
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true })
  return rows.map(({ service_code: serviceCode = '', service: name = '', service_group: group = '', agency = '' }) => ({
    serviceCode,
    name,
    agency,
    group,
    ...classOf(serviceCode),
    unitCode: unitOfServiceGroup(agency, group),
  }))
})

function classOf(serviceCode: string): Pick<CityService, 'matterKind' | 'major' | 'minor'> {
  const [, kind, major, minor] = /^(matter|component) (\d\d)-(\d{3})$/.exec(CLASSES[serviceCode] ?? '') ?? []
  if (major === undefined || minor === undefined) throw new Error(`service ${serviceCode} has no class`)
  return { matterKind: kind === 'component' ? 'component' : 'matter', major, minor }
}
