/** Xiamen: real divisions, districts and coast; everything else is generated and labelled demo. See README.md. */
import { once } from '../kit/once.ts'
import type { CityPack } from '../pack.ts'
import { baseMap } from './base-map.ts'
import { camerasOf } from './cameras.ts'
import { censusOf } from './census.ts'
import { BOUNDS } from './geography/lattice.ts'
import { dutyGridRows, regionRows, unitGridRows } from './geography/rows.ts'
import { people } from './people.ts'
import { units } from './units/units.ts'

export const pack: CityPack = {
  code: '350200',
  title: { zh: '厦门市', en: 'Xiamen' },
  timeZone: 'Asia/Shanghai',
  bounds: BOUNDS,
  centre: [118.1, 24.48],
  demoNotice: {
    zh: '演示数据：区、街道、社区的名称和代码以及海岸线为公开资料；各级界线、单元网格、责任网格、机构和人员由程序生成，并非官方数据。',
    en: 'Demo data: names and codes of divisions and the coastline are public data; outlines, unit and duty grids, units and people are generated and not official.',
  },
  attribution: [
    '行政区划代码：国家统计局（2023），modood/Administrative-divisions-of-China（WTFPL 2）',
    '区界：© OpenStreetMap contributors（ODbL 1.0），xmc811/mapchina',
    '海岸线：GSHHG 2.3.7 © 2014 The GMT Team（LGPL 3）',
  ],
  calendar: 'cn',
  regions: once(regionRows),
  unitGrids: once(unitGridRows),
  dutyGrids: once(dutyGridRows),
  units,
  people,
  components: (about) => censusOf(unitGridRows(), about),
  cameras: (about) => camerasOf(unitGridRows(), about),
  baseMap: once(baseMap),
}
