/** Kaohsiung: real districts, departments and categories of open data, without outlines; people are made up. See README.md. */
import { once } from '../kit/once.ts'
import type { CityPack } from '../pack.ts'
import { LOCAL_MATTERS } from './categories.ts'
import { people } from './people.ts'
import { caseProcedure } from './procedure.ts'
import { regions } from './regions.ts'
import { units } from './units.ts'

const EMPTY = { type: 'FeatureCollection', features: [] } satisfies GeoJSON.FeatureCollection

export const pack: CityPack = {
  code: 'kaohsiung',
  title: { zh: '高雄市', en: 'Kaohsiung' },
  timeZone: 'Asia/Taipei',
  bounds: [120.1, 22.4, 121.1, 23.5],
  centre: [120.3014, 22.6273],
  demoNotice: {
    zh: '演示数据：区、部门和类别的名称来自高雄市政府开放资料，人员、业务分工和事项对照为虚构或自拟。',
    en: 'Demo data: names of districts, departments and categories are open data of Kaohsiung; people, division of trades and the match of categories are made up.',
  },
  attribution: ['高雄市政府，Open1999派工受理案件資料，政府資料開放授權條款 第1版'],
  calendar: 'cn',
  regions: once(regions),
  unitGrids: () => [],
  dutyGrids: () => [],
  units: once(units),
  people: once(people),
  localMatters: () => LOCAL_MATTERS,
  caseProcedure,
  baseMap: () => ({ land: EMPTY, lines: EMPTY }),
}
