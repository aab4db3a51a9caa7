/** How well an address answers what was asked: 1 says the same in every part. Pure. */
import type { AddressElements } from './elements.ts'
import type { Address } from './store.ts'

export type Located = Pick<Address, 'districtCode' | 'streetCode' | 'communityCode' | 'dutyGridCode' | 'unitGridCode'>

export interface Candidate
  extends Located,
    Pick<Address, 'key' | 'road' | 'number' | 'suffix' | 'numberTo' | 'building' | 'marker' | 'lon' | 'lat'> {
  /** Id of the source, or `region`, `road`, `interpolated`. */
  kind: string
  weight: number
  score: number
  /** Of a region. */
  areaCode?: string
}

export type How = 'known' | 'between' | 'road' | 'marker'

type Asked = Pick<AddressElements, 'districtCode' | 'streetCode' | 'communityCode' | 'number' | 'suffix' | 'building' | 'marker' | 'road'>
type Row = Located & Pick<Address, 'number' | 'suffix' | 'numberTo' | 'building' | 'marker' | 'road'>

/** An area that was named and is another one; the district weighs more than the community, whose bounds few people know. */
const OTHER_AREA = { districtCode: 0.6, streetCode: 0.8, communityCode: 0.9 } as const

export function regionFit(row: Located, asked: Asked): number {
  return (['districtCode', 'streetCode', 'communityCode'] as const).reduce(
    (fit, level) => (asked[level] === null || asked[level] === row[level] ? fit : fit * OTHER_AREA[level]),
    1,
  )
}

export function scoreOf(row: Row, asked: Asked, likeness: number, how: How): number {
  const named = likeness * regionFit(row, asked)
  switch (how) {
    case 'known':
      return named * numberFit(row, asked) * buildingFit(row, asked)
    case 'between':
      return named * 0.8
    case 'road':
      return named * (asked.marker === '' ? 0.85 : row.marker === asked.marker ? 1 : 0.5)
    case 'marker':
      return named * (asked.marker === '' ? 0.8 : asked.road !== '' && asked.road !== row.road ? 0.7 : asked.number === null ? 1 : 0.75)
  }
}

function numberFit(row: Row, { number, suffix }: Asked): number {
  if (row.number === number) return row.suffix === suffix ? 1 : suffix === '' ? 0.92 : row.suffix === '' ? 0.9 : 0.8
  if (row.numberTo !== null && number !== null && row.number !== null && row.number <= number && number <= row.numberTo) return 0.88
  const apart = Math.abs((row.number ?? 0) - (number ?? 0))
  // A door or two on is around the corner at worst; farther off it may be a digit misread.
  return apart <= 4 ? 0.72 - apart * 0.01 : 0.66 - Math.min(apart, 1000) / 10_000
}

function buildingFit(row: Row, { building }: Asked): number {
  if (row.building === building) return 1
  return building === '' || row.building === '' ? 0.95 : 0.85
}
