import { describe, expect, it } from 'vitest'
import { duplicateRadius, maskedPhone, type RoutedUnit, routeUnit } from './rules.ts'

const unit = (code: string, regionCode: string, regionLevel: RoutedUnit['regionLevel'], rank = 0, trades = ['sanitation']): RoutedUnit => ({
  code,
  name: code,
  nameEn: code,
  regionCode,
  regionLevel,
  trades,
  rank,
})
const units = [
  unit('city', '350200', 'city'),
  unit('district', '350203', 'district'),
  unit('street', '350203001', 'street'),
  unit('elsewhere', '350206001', 'street'),
  unit('other', '350203001', 'street', 0, ['lighting']),
]
const place = { districtCode: '350203', streetCode: '350203001', communityCode: null }

describe('routing', () => {
  it.each([
    ['street', 'street'],
    ['district', 'district'],
    ['city', 'city'],
  ])('a matter of the %s level goes to the unit there', (level, code) => {
    expect(routeUnit(units, { trade: 'sanitation', level, code: '06-010#1' }, place)?.unitCode).toBe(code)
  })

  it('goes to the nearest level where the named one has no unit, and says so', () => {
    const routing = routeUnit(
      units.filter((one) => one.code !== 'street'),
      { trade: 'sanitation', level: 'street', code: '06-010#1' },
      place,
    )
    expect([routing?.unitCode, routing?.reason.zh]).toEqual(['district', expect.stringContaining('本级没有主管部门')])
  })

  it('of several of one area asks the first in order', () => {
    const two = [unit('second', '350203001', 'street', 2), unit('first', '350203001', 'street', 1)]
    expect(routeUnit(two, { trade: 'sanitation', level: 'street', code: 'x' }, place)?.unitCode).toBe('first')
  })

  it('finds nobody for a trade nobody has', () => {
    expect(routeUnit(units, { trade: 'gas', level: 'city', code: 'x' }, place)).toBeNull()
  })
})

it('duplicates are sought within 20 m, area matters within 50 m (CL §9)', () => {
  expect([duplicateRadius(false), duplicateRadius(true)]).toEqual([20, 50])
})

it.each([
  ['13812341234', '138****1234'],
  ['1234', '****'],
  [null, null],
])('%s is shown as %s', (phone, shown) => {
  expect(maskedPhone(phone)).toBe(shown)
})
