import { createHash } from 'node:crypto'
import type { Polygon } from 'geojson'
import { describe, expect, it, vi } from 'vitest'
import { centroidOf, edgesOf, exactArea, isInside, ringFaults, tilingFaults } from '../kit/geometry-checks.ts'
import { type PackRegion, type PackUnit, type RegionLevel, TRADES } from '../pack.ts'
import { unitGridCode } from './geography/rows.ts'
import { pack } from './index.ts'

const regions = new Map(pack.regions().map((region) => [region.code, region]))
const ofLevel = (level: RegionLevel): PackRegion[] => pack.regions().filter((region) => region.level === level)
const outlinesAt = (level: RegionLevel) => ofLevel(level).map((region) => outlineOf(region.code))

function outlineOf(code: string) {
  const geometry = regions.get(code)?.geometry
  if (geometry == null) throw new Error(`no outline of ${code}`)
  return geometry
}

const streetAt = (longitude: number, latitude: number): string | undefined =>
  ofLevel('street').find(({ code }) => isInside(outlineOf(code), [longitude, latitude]))?.code

describe('divisions', () => {
  it('are 6 districts, 54 streets and 555 communities and villages', () => {
    expect(ofLevel('district')).toHaveLength(6)
    expect(ofLevel('street')).toHaveLength(54)
    expect(ofLevel('community')).toHaveLength(555)
    const kinds = ofLevel('community').map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'community')).toHaveLength(404)
    expect(kinds.filter((kind) => kind === 'village')).toHaveLength(147)
  })

  it('nest by prefix and all have an outline and an English name', () => {
    for (const { code, parentCode, geometry, nameEn } of pack.regions()) {
      if (parentCode !== null) expect(code.startsWith(parentCode.replace(/00$/, ''))).toBe(true)
      expect(geometry, code).not.toBeNull()
      expect(nameEn, code).toMatch(/^[A-Z]/)
    }
  })

  it('name the place, not its committee', () => {
    expect(regions.get('350203001001')).toMatchObject({ name: '鸿山社区', nameEn: 'Hongshan Community' })
    expect(regions.get('350212105202')).toMatchObject({ name: '后埔村', nameEn: 'Houpu Village' })
    expect(regions.get('350212109207')).toMatchObject({ name: '顶村村', nameEn: 'Dingcun Village' })
    expect(regions.get('350213003001')).toMatchObject({ name: '新兴社区', nameEn: 'Xinxing Community' })
  })

  it('lie where the places are', () => {
    expect(streetAt(118.0605, 24.447)).toBe('350203012') // 鼓浪屿
    expect(streetAt(118.381, 24.559)).toBe('350213001') // 小嶝
    expect(streetAt(118.15, 24.44)).toBe('350203005') // 黄厝
    expect(streetAt(118.157, 24.737)).toBe('350212001') // 大同
  })

  it('leave out neighbouring cities, Kinmen and the sea', () => {
    expect(streetAt(118.32, 24.45)).toBeUndefined() // Kinmen
    expect(streetAt(118.24, 24.43)).toBeUndefined() // Lieyu
    expect(streetAt(117.96, 24.414)).toBeUndefined() // Haimen island, Zhangzhou
    expect(streetAt(118.4, 24.65)).toBeUndefined() // Quanzhou
    expect(streetAt(118.3, 24.5)).toBeUndefined() // sea
  })
})

describe('outlines', () => {
  it.each(['district', 'street', 'community'] as const)('of level %s tile the city without gap or overlap', (level) => {
    const tiles = outlinesAt(level)
    expect(tilingFaults(tiles, outlineOf('350200'))).toEqual([])
    expect(tiles.reduce((sum, tile) => sum + exactArea(tile), 0)).toBe(exactArea(outlineOf('350200')))
  })

  it('of duty grids tile the city without gap or overlap', () => {
    const tiles = pack.dutyGrids().map(({ geometry }) => geometry)
    expect(tilingFaults(tiles, outlineOf('350200'))).toEqual([])
    expect(tiles.reduce((sum, tile) => sum + exactArea(tile), 0)).toBe(exactArea(outlineOf('350200')))
  })

  it('are valid rings', () => {
    const outlines = [...pack.regions(), ...pack.dutyGrids(), ...pack.unitGrids()]
    expect(outlines.flatMap(({ geometry }) => (geometry === null ? ['none'] : ringFaults(geometry)))).toEqual([])
  })

  it('are marked as demo', () => {
    expect([...pack.regions(), ...pack.dutyGrids()].every(({ demo }) => demo)).toBe(true)
  })
})

describe('unit grids', () => {
  const dutyGrids = new Map(pack.dutyGrids().map((grid) => [grid.code, grid]))

  it('cover about 400 km² of built-up land, about a hectare each', () => {
    const areas = pack.unitGrids().map(({ areaM2 }) => areaM2)
    expect(areas).toHaveLength(40_000)
    expect(areas.reduce((sum, area) => sum + area, 0) / 1e6).toBeCloseTo(400, -1)
    expect(Math.min(...areas)).toBeGreaterThan(5_000)
    expect(Math.max(...areas)).toBeLessThan(17_000)
  })

  it('carry 15-character codes below their community and lie in it with their middle', () => {
    const strays = pack.unitGrids().filter(({ code, communityCode, geometry }) => {
      const isWellFormed = /^[0-9]{12}[0-9A-Z]{3}$/.test(code) && code.slice(0, 12) === communityCode
      return !isWellFormed || !isInside(outlineOf(communityCode), centroidOf(geometry))
    })
    expect(strays).toEqual([])
  })

  it('belong to one duty grid of the same community, and lie in it', () => {
    const strays = pack.unitGrids().filter(({ communityCode, dutyGridCode, geometry }) => {
      const dutyGrid = dutyGrids.get(dutyGridCode)
      return dutyGrid?.communityCode !== communityCode || !isInside(dutyGrid.geometry, centroidOf(geometry))
    })
    expect(strays).toEqual([])
  })

  it('do not overlap', () => {
    const edges = pack.unitGrids().flatMap(({ geometry: { coordinates } }) => {
      const ring = coordinates[0] ?? []
      return ring.slice(1).map((to, i) => `${ring[i]} ${to}`)
    })
    expect(new Set(edges).size).toBe(edges.length)
  })

  it('are numbered by rows from the north, each from the west', () => {
    const middles = pack.unitGrids().filter(({ communityCode }) => communityCode === '350203007010')
    const rows = middles.map(({ geometry }) => centroidOf(geometry))
    rows.slice(1).forEach(([east = 0, north = 0], i) => {
      const [eastBefore = 0, northBefore = 0] = rows[i] ?? []
      const isSameRow = Math.abs(north - northBefore) < 0.00045
      expect(isSameRow ? east > eastBefore : north < northBefore).toBe(true)
    })
    expect(middles.map(({ code }) => code.slice(12))).toEqual(rows.map((_, i) => String(i + 1).padStart(3, '0')))
  })

  it.each([
    [1, '001'],
    [999, '999'],
    [1000, 'A00'],
    [1035, 'A0Z'],
    [1036, 'A10'],
  ])('number %i is written %s', (number, written) => {
    expect(unitGridCode('350203001001', number)).toBe(`350203001001${written}`)
  })
})

describe('duty grids', () => {
  it('are 4513, at least one in each community, each with unit grids', () => {
    expect(pack.dutyGrids()).toHaveLength(4513)
    expect(new Set(pack.dutyGrids().map(({ communityCode }) => communityCode)).size).toBe(555)
    expect(new Set(pack.unitGrids().map(({ dutyGridCode }) => dutyGridCode)).size).toBe(4513)
  })

  it('are connected groups of unit grids', () => {
    const groups = new Map<string, Polygon[]>()
    for (const { dutyGridCode, geometry } of pack.unitGrids()) {
      groups.set(dutyGridCode, [...(groups.get(dutyGridCode) ?? []), geometry])
    }
    const scattered = [...groups].filter(([, polygons]) => !isConnected(polygons))
    expect(scattered.map(([code]) => code)).toEqual([])
  })

  it('carry 16-character codes below their community and street', () => {
    const strays = pack.dutyGrids().filter(({ code, communityCode, streetCode }) => {
      const isBelow = code.slice(0, 12) === communityCode && code.startsWith(streetCode)
      return !isBelow || !/^[0-9]{12}D[0-9]{3}$/.test(code)
    })
    expect(strays).toEqual([])
  })
})

describe('units', () => {
  const disposal = pack.units().filter(({ trades }) => trades.length > 0)

  it('are 662 disposal units besides the bodies that govern', () => {
    expect(disposal).toHaveLength(662)
    expect(disposal.every(({ kind }) => ['bureau', 'team', 'enterprise'].includes(kind))).toBe(true)
    const count = (kind: PackUnit['kind']) => pack.units().filter((unit) => unit.kind === kind).length
    expect([count('commission'), count('commission_office')]).toEqual([1, 1])
    expect([count('supervision_command_centre'), count('affairs_centre')]).toEqual([1, 1])
    expect([count('government'), count('street_office'), count('collector_team')]).toEqual([7, 54, 6])
    expect(count('community') + count('village')).toBe(555)
  })

  it('answer for every trade in every street', () => {
    const areas = new Set(disposal.flatMap(({ trades, regionCode }) => trades.map((trade) => `${trade} ${regionCode}`)))
    for (const { code } of ofLevel('street')) {
      for (const trade of Object.keys(TRADES)) {
        const around = [code, code.slice(0, 6), '350200']
        expect(
          around.some((region) => areas.has(`${trade} ${region}`)),
          `${trade} in ${code}`,
        ).toBe(true)
      }
      for (const trade of ['enforcement', 'sanitation', 'municipal', 'landscape', 'street_affairs']) {
        expect(areas).toContain(`${trade} ${code}`)
      }
    }
  })

  it('are led by the one who does the work where several share a trade', () => {
    const first = (trade: string) =>
      disposal.find(({ trades, regionCode }) => regionCode === '350200' && trades.some((held) => held === trade))?.code
    expect(first('power')).toBe('350200-power-company')
    expect(first('water_supply')).toBe('350200-water-supply-company')
    expect(first('lighting')).toBe('350200-lighting-centre')
  })
})

describe('demo sign-ins', () => {
  const postOf = (account: string) => pack.people().find((person) => person.account === account)?.posts[0]

  it('of the departments and the collector work in one street', () => {
    for (const account of ['deptoperator', 'deptlead', 'handler']) {
      expect(postOf(account)?.unitCode).toBe('350203007-sanitation')
    }
    expect(postOf('deptoperator2')?.unitCode).toBe('350203007-enforcement')
    expect(postOf('collector')?.dutyGridCode).toMatch(/^350203007/)
  })

  it('sit in a full centre', () => {
    const count = (role: string) => pack.people().filter(({ posts }) => posts.some((post) => post.role === role)).length
    expect([count('acceptor'), count('shift_leader'), count('dispatcher')]).toEqual([30, 6, 12])
    expect([count('supervisor'), count('handler'), count('collector')]).toEqual([6, 662, 4513])
  })
})

describe('the base map', () => {
  it('shows the city and its neighbours apart, the coast and six names', () => {
    const { land, lines } = pack.baseMap()
    expect(new Set(land.features.map(({ properties }) => properties?.kind))).toEqual(new Set(['city', 'neighbour']))
    const kinds = lines.features.map(({ properties }) => properties?.kind)
    expect(new Set(kinds)).toEqual(new Set(['coast', 'district_border', 'district_name']))
    expect(kinds.filter((kind) => kind === 'district_name')).toHaveLength(6)
  })
})

/** Whether one can walk from the first polygon to all others over shared edges. */
function isConnected(polygons: Polygon[]): boolean {
  const left = new Set(polygons.slice(1))
  const reached = polygons.slice(0, 1)
  for (const polygon of reached) {
    const edges = new Set(edgesOf(polygon).map(([from, to]) => `${to} ${from}`))
    for (const other of left) {
      if (!edgesOf(other).some(([from, to]) => edges.has(`${from} ${to}`))) continue
      left.delete(other)
      reached.push(other)
    }
  }
  return left.size === 0
}

/** Cases and components are stored with these codes; a change of the digest is a new numbering of the city. */
const DIGEST = 'fe39f3e948fd16d8'

describe('generation', () => {
  it('gives the same rows on every run', { timeout: 60_000 }, async () => {
    vi.resetModules()
    const again = (await import('./index.ts')).pack
    const rows = [again.regions(), again.unitGrids(), again.dutyGrids(), again.units(), again.people()]
    expect(digest(rows)).toBe(digest([pack.regions(), pack.unitGrids(), pack.dutyGrids(), pack.units(), pack.people()]))
    expect(digest(rows.slice(0, 3))).toBe(DIGEST)
  })
})

const digest = (rows: unknown): string => createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)
