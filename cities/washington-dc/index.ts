/** Washington, DC: real outlines, agencies and services of open data; only the people are made up. See README.md. */
import { once } from '../kit/once.ts'
import type { CityPack } from '../pack.ts'
import { baseMap } from './base-map.ts'
import { components } from './components.ts'
import { handbook } from './handbook.ts'
import { people } from './people.ts'
import { caseProcedure } from './procedure.ts'
import { dutyGrids, regions } from './regions.ts'
import { LOCAL_MATTERS } from './services.ts'
import { units } from './units.ts'

export const pack: CityPack = {
  code: 'washington-dc',
  title: { zh: '华盛顿哥伦比亚特区', en: 'Washington, DC' },
  timeZone: 'America/New_York',
  bounds: [-77.125, 38.785, -76.905, 39.0],
  centre: [-77.0365, 38.8977],
  demoNotice: {
    zh: '演示数据：界线、机构名称和服务目录来自华盛顿哥伦比亚特区开放数据，人员和业务分工为虚构。',
    en: 'Demo data: outlines, agency names and the list of services are open data of the District of Columbia; people and division of trades are made up.',
  },
  attribution: ['Outlines and 311 services: © District of Columbia (Open Data DC), CC BY 4.0'],
  calendar: 'us-federal',
  regions: once(regions),
  unitGrids: () => [],
  dutyGrids: once(dutyGrids),
  units: once(units),
  people: once(people),
  localMatters: () => LOCAL_MATTERS,
  handbook,
  caseProcedure,
  components,
  baseMap: once(baseMap),
}
