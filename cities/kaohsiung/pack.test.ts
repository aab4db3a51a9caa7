import { describe, expect, it } from 'vitest'
import { categoryClasses } from './categories.ts'
import { pack } from './index.ts'
import { unitCodes } from './units.ts'

describe('Kaohsiung', () => {
  it('has the 36 districts and 39 departments that its cases name, and no outlines', () => {
    expect(pack.regions().filter(({ level }) => level === 'district')).toHaveLength(36)
    expect(pack.regions().every(({ geometry }) => geometry === null)).toBe(true)
    expect(unitCodes().size).toBe(39)
    expect(pack.regions().find(({ code }) => code === 'KH-807')).toMatchObject({ name: '三民區', nameEn: 'Sanmin District' })
  })

  it('gives each of the 76 categories a matter', () => {
    expect(categoryClasses().size).toBe(76)
    expect(categoryClasses().get('路燈故障(一)')).toEqual({ matter: '01-037', conditionNo: 2 })
    const own = new Set(pack.localMatters?.().map(({ major, minor }) => `${major}-${minor}`))
    const named = [...categoryClasses().values()].map(({ matter }) => matter)
    for (const matter of own) expect(named, matter).toContain(matter)
  })

  it('has an office for the district in its name', () => {
    const office = pack.units().find(({ name }) => name === '鳳山區公所')
    expect(office).toMatchObject({ code: 'KH-F01004', regionCode: 'KH-830', trades: ['street_affairs'] })
  })
})
