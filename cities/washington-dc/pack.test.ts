import { describe, expect, it } from 'vitest'
import { exactArea, isInside, ringFaults } from '../kit/geometry-checks.ts'
import { TRADES } from '../pack.ts'
import { KINDS } from './components.ts'
import { pack } from './index.ts'
import { services } from './services.ts'

describe('areas', () => {
  it('are one city, 8 wards, 40 commissions and 296 single-member districts', () => {
    const levels = pack.regions().map(({ level }) => level)
    expect(levels.filter((level) => level === 'city')).toHaveLength(1)
    expect(levels.filter((level) => level === 'district')).toHaveLength(8)
    expect(levels.filter((level) => level === 'street')).toHaveLength(40)
    expect(levels).toHaveLength(49)
    expect(pack.dutyGrids()).toHaveLength(296)
    expect(pack.unitGrids()).toEqual([])
  })

  it('nest by prefix', () => {
    for (const { code, parentCode } of pack.regions()) expect(code.startsWith(parentCode ?? 'DC')).toBe(true)
    for (const { code, streetCode } of pack.dutyGrids()) expect(code.startsWith(streetCode)).toBe(true)
  })

  it('are real, and the single-member districts add up to the city', () => {
    expect([...pack.regions(), ...pack.dutyGrids()].some(({ demo }) => demo)).toBe(false)
    const outlines = [...pack.regions(), ...pack.dutyGrids()].map(({ geometry }) => geometry)
    expect(outlines.flatMap((geometry) => (geometry === null ? ['none'] : ringFaults(geometry)))).toEqual([])
    const city = pack.regions()[0]?.geometry
    expect(city?.type).toBe('Polygon')
    const parts = pack.dutyGrids().reduce((sum, { geometry }) => sum + exactArea(geometry), 0)
    expect(city == null ? 0 : exactArea(city)).toBe(parts)
  })

  it('hold the points of the city', () => {
    const whiteHouse = [-77.0365, 38.8977]
    const around = [...pack.regions(), ...pack.dutyGrids()]
      .filter(({ geometry }) => geometry !== null && isInside(geometry, whiteHouse))
      .map(({ code }) => code)
    expect(around).toHaveLength(4)
    expect(around.slice(0, 3)).toEqual(['DC', 'DC-2', 'DC-2A'])
  })
})

describe('units', () => {
  it('answer for every trade', () => {
    const trades = new Set(pack.units().flatMap((unit) => unit.trades))
    expect(trades).toEqual(new Set(Object.keys(TRADES)))
  })

  it('are the agencies of the open data and their service groups', () => {
    expect(pack.units().filter(({ kind }) => kind === 'bureau')).toHaveLength(6)
    expect(pack.units().filter(({ kind }) => kind === 'team')).toHaveLength(14)
    expect(pack.units().find(({ code }) => code === 'DC-dpw-solid-waste')?.parentCode).toBe('DC-dpw')
  })
})

describe('services', () => {
  const units = new Set(pack.units().map(({ code }) => code))

  it('are the 48 of the open data, each with a unit', () => {
    expect(services()).toHaveLength(48)
    expect(new Set(services().map(({ serviceCode }) => serviceCode)).size).toBe(48)
    for (const { serviceCode, unitCode } of services()) expect(units.has(unitCode), serviceCode).toBe(true)
  })

  it('have a class of the catalogue or one of the city', () => {
    const local = new Set(pack.localMatters?.().map(({ major, minor }) => `matter ${major}-${minor}`))
    expect(local.size).toBe(7)
    for (const { matterKind, major, minor } of services()) {
      expect(Number(major)).toBeLessThanOrEqual(matterKind === 'component' ? 5 : 10)
      if (Number(minor) >= 80) expect(local).toContain(`${matterKind} ${major}-${minor}`)
    }
    expect(services().find(({ serviceCode }) => serviceCode === 'S0301')).toMatchObject({
      name: 'Pothole',
      matterKind: 'matter',
      major: '06',
      minor: '013',
      unitCode: 'DC-ddot-streets-bridges',
    })
  })
})

describe('components', () => {
  const census = [...(pack.components?.(0) ?? [])]

  it('are the real inventory, each under a code of its own', () => {
    expect(census.length).toBeGreaterThan(38_000)
    expect(new Set(census.map(({ code }) => code)).size).toBe(census.length)
    for (const { code, initialDate, demo } of census) {
      if (!/^11000[1-8]\d{11}$/.test(code) || !/^\d{4}-\d\d-\d\d$/.test(initialDate) || demo) expect.fail(`${code} ${initialDate}`)
    }
    expect(new Set(census.map(({ name }) => name))).toEqual(new Set(Object.values(KINDS).map(({ name }) => name)))
  })
})
