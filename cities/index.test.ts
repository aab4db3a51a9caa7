/** What every city pack promises, whatever the city. */
import { describe, expect, it } from 'vitest'
import { loadPack, SHIPPED_PACKS } from './index.ts'
import { ringsOf } from './kit/geometry-checks.ts'
import type { RoleCode } from './pack.ts'

const ROLES: RoleCode[] = [
  'collector',
  'acceptor',
  'shift_leader',
  'dispatcher',
  'dept_operator',
  'dept_lead',
  'handler',
  'supervisor',
  'office_lead',
  'sys_admin',
  'security_admin',
  'audit_admin',
  'grid_admin',
  'leader',
]

it('refuses a city it does not have', async () => {
  await expect(loadPack('110000')).rejects.toThrow('no city pack 110000')
})

describe.each(SHIPPED_PACKS)('the pack %s', async (code) => {
  const pack = await loadPack(code)
  const regions = new Map(pack.regions().map((region) => [region.code, region]))
  const dutyGrids = new Map(pack.dutyGrids().map((grid) => [grid.code, grid]))
  const units = new Map(pack.units().map((unit) => [unit.code, unit]))

  it('goes by the name of its folder', () => {
    expect(pack.code).toBe(code)
  })

  it('gives each code once', () => {
    expect(regions.size).toBe(pack.regions().length)
    expect(dutyGrids.size).toBe(pack.dutyGrids().length)
    expect(units.size).toBe(pack.units().length)
    expect(new Set(pack.unitGrids().map((grid) => grid.code)).size).toBe(pack.unitGrids().length)
    expect(new Set(pack.people().map((person) => person.id)).size).toBe(pack.people().length)
  })

  it('has one tree of regions and one of units, parents first in the one of regions', () => {
    const seen = new Set<string>()
    for (const region of pack.regions()) {
      if (region.parentCode !== null) expect(seen).toContain(region.parentCode)
      seen.add(region.code)
    }
    expect(pack.regions().filter((region) => region.parentCode === null)).toHaveLength(1)
    expect(pack.units().filter((unit) => unit.parentCode === null)).toHaveLength(1)
    for (const unit of pack.units()) {
      expect(rootOf(unit.code)).toBe(pack.units().find(({ parentCode }) => parentCode === null)?.code)
    }
  })

  function rootOf(unitCode: string): string | undefined {
    let unit = units.get(unitCode)
    for (let step = 0; step < 10 && unit?.parentCode != null; step++) unit = units.get(unit.parentCode)
    return unit?.code
  }

  it('refers only to what it has', () => {
    for (const unit of pack.units()) expect(regions.has(unit.regionCode), unit.code).toBe(true)
    for (const grid of pack.dutyGrids()) {
      expect(regions.get(grid.streetCode)?.level, grid.code).toBe('street')
      if (grid.communityCode !== null) expect(regions.get(grid.communityCode)?.level).toBe('community')
    }
    for (const { name, posts } of pack.people()) {
      for (const post of posts) {
        expect(units.has(post.unitCode), `${name} at ${post.unitCode}`).toBe(true)
        expect(regions.has(post.regionCode), `${name} in ${post.regionCode}`).toBe(true)
        if (post.dutyGridCode !== undefined) expect(dutyGrids.has(post.dutyGridCode)).toBe(true)
      }
    }
  })

  it('lies within its bounds', () => {
    const [west, south, east, north] = pack.bounds
    const outside = [...pack.regions(), ...pack.dutyGrids()]
      .flatMap(({ geometry }) => (geometry === null ? [] : ringsOf(geometry).flat()))
      .filter(([x = 0, y = 0]) => x < west || x > east || y < south || y > north)
    expect(outside).toEqual([])
  })

  it('has a demo sign-in for each role and one of a second department', () => {
    const signIns = pack.people().filter(({ demoSignIn }) => demoSignIn)
    const accounts = signIns.map(({ account }) => account).sort()
    expect(accounts).toEqual([...ROLES.map((role) => role.replace('_', '')), 'deptoperator2'].sort())
    for (const { account, posts } of signIns) {
      expect(account).toBe(posts[0]?.role.replace('_', '') + (account?.endsWith('2') ? '2' : ''))
    }
    expect(pack.people().filter(({ account }) => account !== undefined)).toEqual(signIns)
  })

  it('staffs each unit that disposes of something and each duty grid', () => {
    const posts = new Set(pack.people().flatMap((person) => person.posts.map((post) => `${post.role} ${post.unitCode}`)))
    for (const { code } of pack.units().filter(({ trades }) => trades.length > 0)) {
      for (const role of ['dept_lead', 'dept_operator', 'handler']) expect(posts).toContain(`${role} ${code}`)
    }
    const patrolled = pack.people().flatMap((person) => person.posts.map((post) => post.dutyGridCode))
    expect(new Set(patrolled.filter((grid) => grid !== undefined))).toEqual(new Set(dutyGrids.keys()))
  })

  it('gives people stable UUIDs and no number that rings', () => {
    for (const { id, phone } of pack.people()) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(phone ?? '100').toMatch(/^100/)
    }
    for (const { phone } of pack.units()) expect(phone ?? '0592-000').toMatch(/^0592-000/)
  })

  it('says what is demo', () => {
    expect(pack.demoNotice.zh).toContain('演示数据')
    expect(pack.demoNotice.en).toContain('Demo data')
    expect(pack.attribution.length).toBeGreaterThan(0)
    expect(pack.units().every(({ demo }) => demo)).toBe(true)
  })
})
