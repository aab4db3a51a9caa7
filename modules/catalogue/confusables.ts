/** Matters that are easily mixed up: when to choose which (ST §2.5). All are matters of the 2026 edition. */
import type { Titles } from '#kernel/titles.ts'

export interface MatterRef {
  major: string
  minor: string
}

export interface Confusable {
  choose: MatterRef
  when: Titles
  not: (MatterRef & { because: Titles })[]
}

const ref = (code: string): MatterRef => ({ major: code.slice(0, 2), minor: code.slice(3) })
const rather = (code: string, zh: string, en: string) => ({ ...ref(code), because: { zh, en } })

export const CONFUSABLES: readonly Confusable[] = [
  {
    choose: ref('06-010'),
    when: { zh: '容器外散落的生活垃圾', en: 'Loose household refuse outside containers' },
    not: [
      rather('06-042', '垃圾在容器内，装满溢出', 'The container itself is full'),
      rather('06-011', '堆积已久，或为建筑垃圾、渣土', 'Piled for long, or building waste and muck'),
    ],
  },
  {
    choose: ref('06-012'),
    when: { zh: '路面零星、少量的脏物', en: 'Small dirt scattered on the road' },
    not: [rather('06-014', '从车辆上掉落、洒漏', 'It fell or leaked from a vehicle')],
  },
  {
    choose: ref('09-005'),
    when: { zh: '属于固定门店，超出门窗经营', en: 'Belongs to a fixed shop that spreads out of its door' },
    not: [
      rather('09-006', '没有门店，占用公共场地', 'No shop, on public land'),
      rather('09-001', '流动叫卖，没有固定位置', 'Moves about, no fixed place'),
    ],
  },
  {
    choose: ref('06-017'),
    when: { zh: '绿地内有垃圾、脏物', en: 'Dirt or litter on green space' },
    not: [rather('06-045', '绿地被占用或毁坏', 'The green space is occupied or destroyed')],
  },
  {
    choose: ref('07-003'),
    when: { zh: '违规设置的广告设施', en: 'An advertising structure put up illegally' },
    not: [
      rather('07-001', '张贴、喷涂的小广告', 'Paper stuck up or paint sprayed'),
      rather('07-006', '单位自己的名称招牌', "The sign of the unit's own name"),
    ],
  },
  {
    choose: ref('06-036'),
    when: { zh: '任何人在公共场所堆放的杂物', en: "Anybody's clutter in public space" },
    not: [rather('08-006', '工地的施工物料', 'Materials of a construction site')],
  },
  {
    choose: ref('09-010'),
    when: { zh: '私人的自行车、电动自行车', en: 'Private bicycles and e-bikes' },
    not: [rather('09-011', '运营企业投放的共享单车', "An operator's shared bikes")],
  },
]

/** The last row of the table holds for whole majors. */
export const FACILITY_OR_BEHAVIOUR = {
  facilityMajors: ['01', '02', '03', '04', '05'],
  behaviourMajors: ['06', '07', '08', '09', '10'],
  when: {
    zh: '设施本身有缺陷，选01至05大类；设施周边的行为，选06至10大类',
    en: 'Majors 01 to 05 when the facility itself is defective; 06 to 10 for what people do around it',
  },
} as const satisfies { facilityMajors: string[]; behaviourMajors: string[]; when: Titles }

/** The rows to show beside a matter: those that recommend it and those that warn of it. */
export function confusablesOf({ major, minor }: MatterRef): Confusable[] {
  const isSame = (other: MatterRef) => other.major === major && other.minor === minor
  return CONFUSABLES.filter(({ choose, not }) => isSame(choose) || not.some(isSame))
}
