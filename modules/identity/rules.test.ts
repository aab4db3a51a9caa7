import { describe, expect, it } from 'vitest'
import { DEFAULT_LEVEL_RIGHTS } from './roles.ts'
import { type Candidate, peopleAmong } from './rules.ts'

const PLACE = { districtCode: '350203', streetCode: '350203001', communityCode: null, unitCode: 'TEAM', dutyGridCode: 'G1' }

function aPost(personId: string, changes: Partial<Candidate>): Candidate {
  const unit = { unitCode: 'CENTRE', unitName: '', unitCodes: [], above: null }
  return { id: personId, personId, role: 'acceptor', regionCode: '350200', regionLevel: 'city', dutyGridCode: null, ...unit, ...changes }
}

const among = (permission: string, ...posts: Candidate[]) => peopleAmong(posts, permission, PLACE, DEFAULT_LEVEL_RIGHTS)

describe('whose business something is', () => {
  it('of a region: those whose area holds the place', () => {
    const inside = aPost('inside', { regionLevel: 'district', regionCode: '350203' })
    const outside = aPost('outside', { regionLevel: 'district', regionCode: '350206' })
    expect(among('case.accept', aPost('city', {}), inside, outside)).toEqual(['city', 'inside'])
  })

  it('without the level right it is nobody’s, whatever the role (Q2-02)', () => {
    const street = aPost('street', { role: 'dispatcher', regionLevel: 'street', regionCode: '350203001' })
    expect(among('case.dispatch', street, aPost('city', { role: 'dispatcher' }))).toEqual(['city'])
  })

  it('of a department: its own people; the unit above only where it has none', () => {
    const own = aPost('own', { role: 'dept_operator', unitCode: 'TEAM', unitCodes: ['TEAM'], above: 0 })
    const bureau = aPost('bureau', { role: 'dept_operator', unitCode: 'BUREAU', unitCodes: ['TEAM'], above: 1 })
    expect(among('case.dispose', bureau, own)).toEqual(['own'])
    expect(among('case.dispose', bureau)).toEqual(['bureau'])
  })

  it('of a grid: its collector, and whoever patrols the area without a grid; somebody in two posts is one', () => {
    const grid = aPost('grid', { role: 'collector', dutyGridCode: 'G1' })
    const other = aPost('other', { role: 'collector', dutyGridCode: 'G2' })
    const lead = aPost('lead', { role: 'collector', regionLevel: 'district', regionCode: '350203' })
    expect(among('case.answerTask', grid, grid, other, lead)).toEqual(['grid', 'lead'])
  })
})
