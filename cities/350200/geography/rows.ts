/** The generated geography as rows of the pack. */
import type { PackDutyGrid, PackRegion, PackUnitGrid, RegionLevel } from '../../pack.ts'
import { type Division, divisions } from '../divisions.ts'
import { builtUpCells } from './built-up.ts'
import { dutyGridCells, dutyGridLabels } from './duty-grids.ts'
import { areaOf, at, polygonOf } from './lattice.ts'
import { outlinesOf } from './outlines.ts'
import { communityCells, communityLabels } from './places.ts'

/** Digits of a code at each level (GB/T 2260 and the statistical division codes). */
const CODE_LENGTH = { city: 4, district: 6, street: 9, community: 12 } as const satisfies Record<RegionLevel, number>

export function regionRows(): PackRegion[] {
  const levels: RegionLevel[] = ['city', 'district', 'street', 'community']
  return levels.flatMap(regionsOfLevel)
}

function regionsOfLevel(level: RegionLevel): PackRegion[] {
  const ofLevel = divisions().filter((division) => division.level === level)
  const length = CODE_LENGTH[level]
  const indexes = new Map(ofLevel.map(({ code }, i) => [code.slice(0, length), i]))
  const labelOfCommunity = communityCells().map(({ code }) => indexes.get(code.slice(0, length)) ?? -1)
  const outlines = outlinesOf(
    communityLabels().map((community) => at(labelOfCommunity, community)),
    ofLevel.length,
  )
  return ofLevel.map((division, i) => ({ ...division, geometry: outlines[i] ?? null, demo: true }))
}

/** Numbered from west to east, then from north to south inside a community (ST §1). */
export function unitGridRows(): PackUnitGrid[] {
  const labels = dutyGridLabels()
  const dutyGrids = dutyGridCells()
  return communityCells().flatMap(({ code: communityCode }) =>
    (builtUpCells().get(communityCode) ?? []).map((cell, i) => {
      const geometry = polygonOf(cell)
      const dutyGridCode = dutyGrids[at(labels, cell)]?.code ?? ''
      return { code: unitGridCode(communityCode, i + 1), communityCode, dutyGridCode, geometry, areaM2: areaOf(geometry) }
    }),
  )
}

/** Community code and three characters: 001 to 999, then A00 to ZZZ with the digits before the letters. */
export function unitGridCode(communityCode: string, number: number): string {
  if (number <= 999) return communityCode + String(number).padStart(3, '0')
  const afterDigits = number - 1000 + 10 * 36 * 36
  if (afterDigits >= 36 * 36 * 36) throw new Error(`too many unit grids in ${communityCode}`)
  return communityCode + afterDigits.toString(36).toUpperCase()
}

export function dutyGridRows(): PackDutyGrid[] {
  const names = new Map(divisions().map((division): [string, Division] => [division.code, division]))
  const outlines = outlinesOf(dutyGridLabels(), dutyGridCells().length)
  return dutyGridCells().map(({ code, number, communityCode, streetCode }, i) => {
    const community = names.get(communityCode)
    const geometry = outlines[i]
    if (community === undefined || geometry == null) throw new Error(`duty grid ${code} has no place`)
    return {
      code,
      name: `${community.name}第${number}责任网格`,
      nameEn: `${community.nameEn}, duty grid ${number}`,
      streetCode,
      communityCode,
      geometry,
      demo: true,
    }
  })
}
