import { describe, expect, it } from 'vitest'
import { type AddressElements, NOTHING } from './elements.ts'
import { indexNames, parseAddress } from './parse.ts'
import { likeness, numberOf } from './words.ts'

const area = (code: string, level: string, name: string, parentCode: string | null) => ({ code, level, name, parentCode })
const names = indexNames([
  area('350200', 'city', '厦门市', null),
  area('350203', 'district', '思明区', '350200'),
  area('350206', 'district', '湖里区', '350200'),
  area('350203011', 'street', '嘉莲街道', '350203'),
  area('350203001', 'street', '厦港街道', '350203'),
  area('350203011002', 'community', '莲花社区', '350203011'),
  area('350203001009', 'community', '莲花社区', '350203001'),
  area('350203001001', 'community', '鸿山社区', '350203001'),
])

const SIMING = { districtCode: '350203' }
const LIANHUA = { ...SIMING, streetCode: '350203011', communityCode: '350203011002' }

const TABLE: [text: string, elements: Partial<AddressElements>][] = [
  ['湖滨南路388号', { road: '湖滨南路', number: 388 }],
  [
    '思明区嘉莲街道莲花社区莲花北路12-3号3号楼旁',
    { ...LIANHUA, road: '莲花北路', number: 12, suffix: '-3', building: '3号楼', relation: '旁' },
  ],
  ['国贸大厦对面', { marker: '国贸大厦', relation: '对面' }],
  ['福建省厦门市思明区湖滨南路３８８号', { ...SIMING, road: '湖滨南路', number: 388 }],
  ['湖滨南路388号国贸大厦A座', { road: '湖滨南路', number: 388, marker: '国贸大厦', rest: 'A座' }],
  ['湖滨南路388号之2', { road: '湖滨南路', number: 388, suffix: '-2' }],
  ['湖濱南路三百八十八號', { road: '湖滨南路', number: 388 }],
  ['莲花北路12号2栋501室', { road: '莲花北路', number: 12, building: '2栋' }],
  ['鼓山區千光路46之6號與46之9號', { road: '千光路', number: 46, suffix: '-6', rest: '鼓山区 与46-9号' }],
  ['思明南路2A号', { road: '思明南路', number: 2, suffix: 'A' }],
  ['湖里大道10', { road: '湖里大道', number: 10 }],
  ['镇海路29巷5号', { road: '镇海路29巷', number: 5 }],
  ['曾厝垵88号', { road: '曾厝垵', number: 88 }],
  ['嘉禾路与仙岳路交叉口', { road: '嘉禾路', marker: '仙岳路/嘉禾路' }],
  ['思明区嘉莲街到莲花社区莲花北路12号', { ...SIMING, communityCode: '350203011002', road: '莲花北路', number: 12, rest: '嘉莲街到' }],
  ['思明区嘉莲街道莲华社区莲花北路12号', { ...SIMING, streetCode: '350203011', road: '莲花北路', number: 12, rest: '莲华社区' }],
  ['莲花北洛12号', { road: '莲花北洛', number: 12 }],
  ['厦港街道莲花社区', { streetCode: '350203001', communityCode: '350203001009' }],
  ['鸿山社区服务中心门口', { marker: '鸿山社区服务中心', relation: '门口' }],
  ['火车站2号门', { marker: '火车站', rest: '2号门' }],
  ['中山公园南门附近', { marker: '中山公园', rest: '南门', relation: '附近' }],
  ['中山路', { road: '中山路' }],
  ['莲前西路（加油站旁）', { road: '莲前西路', marker: '加油站', relation: '旁' }],
  ['国贸大厦湖滨南路388号', { road: '湖滨南路', number: 388, marker: '国贸大厦' }],
  ['演示数据', { rest: '演示数据' }],
  ['', {}],
  ['1350 Pennsylvania Ave NW', { road: 'PENNSYLVANIA AVE NW', number: 1350 }],
  ['1350 Pennsylvania Avenue, N.W., Washington, DC 20004', { road: 'PENNSYLVANIA AVE NW', number: 1350 }],
  ['1300 - 1399 BLOCK OF H STREET NW', { road: 'H ST NW', number: 1300, numberTo: 1399 }],
  ['1300 block H St NW', { road: 'H ST NW', number: 1300, numberTo: 1399 }],
  ['2350 PITTS PLACE SE, 20020', { road: 'PITTS PL SE', number: 2350 }],
  ['14th Street NW & U Street NW', { road: '14TH ST NW', marker: '14TH ST NW/U ST NW' }],
  ['in front of 700A 7th St NE Apt 3', { road: '7TH ST NE', number: 700, suffix: 'A', relation: 'IN FRONT OF' }],
  ['1350 A St SE', { road: 'A ST SE', number: 1350 }],
  ['Union Station', { marker: 'UNION STATION' }],
]

describe('an address taken apart', () => {
  it.each(TABLE)('%s', (text, elements) => {
    expect(parseAddress(text, names)).toEqual({ ...NOTHING, ...elements })
  })
})

it('reads Chinese numbers', () => {
  expect(['十', '十二', '二十', '三百八十八', '一百零五', '三八八', '路'].map(numberOf)).toEqual([10, 12, 20, 388, 105, 388, null])
})

const LIKE: [known: string, asked: string, least: number, most: number][] = [
  ['莲花北路', '莲花北路', 1, 1],
  ['莲花北路', '莲花北洛', 0.75, 0.75],
  ['莲花北路', '莲北花路', 0.75, 0.75],
  ['莲花北路', '嘉莲街到莲花北路', 0.9, 0.99],
  ['莲花北路', '湖滨南路', 0, 0.5],
  ['镇海路29巷', '镇海路28巷', 0, 0.6],
  ['PENNSYLVANIA AVE NW', 'PENNSILVANIA AVE NW', 0.9, 0.95],
  ['PENNSYLVANIA AVE NW', 'PENNSYLVANIA ST NW', 0.85, 0.85],
  ['7TH ST NE', '7TH ST NW', 0.6, 0.6],
  ['14TH ST NW', '13TH ST NW', 0, 0],
  ['G ST NW', 'IRVING ST NW', 0, 0],
  ['N ST NW', 'P ST NW', 0, 0],
]

it.each(LIKE)('%s is as like %s as between %d and %d', (known, asked, least, most) => {
  expect(likeness(known, asked)).toBeGreaterThanOrEqual(least)
  expect(likeness(known, asked)).toBeLessThanOrEqual(most)
})
