/** Addresses as people write them, from large to small in Chinese, from small to large in English. */
import type { Language } from '#kernel/titles.ts'
import type { AreaSet } from '../areas.ts'
import type { Candidate, Located } from './score.ts'

export type Words = Pick<Candidate, 'road' | 'number' | 'suffix' | 'numberTo' | 'building' | 'marker'>

const HAN = /\p{Script=Han}/u

/** Road, number and building, or the marker. */
export function doorOf({ road, number, suffix, numberTo, building, marker }: Words, language: Language): string {
  if (road === '' || (number === null && marker !== '')) return crossingOf(marker, language)
  if (!HAN.test(road))
    return [number === null ? '' : `${number}${numberTo === null ? '' : `-${numberTo}`}${suffix}`, road].filter(Boolean).join(' ')
  const door = number === null ? '' : `${number}${suffix}${numberTo === null ? '' : `-${numberTo}`}号`
  return `${road}${door}${building}`
}

function crossingOf(marker: string, language: Language): string {
  const roads = marker.split('/')
  if (roads.length < 2) return marker
  if (HAN.test(marker)) return `${roads.join('与')}交叉口`
  return roads.join(language === 'en' ? ' & ' : ' 与 ')
}

/** The whole standard address; `door` may be empty where nothing is known of the place but its areas. */
export function fullAddress(place: Located, door: string, { names }: AreaSet, language: Language): string {
  const nameOf = (code: string | null) => {
    const area = code === null ? undefined : names.get(code)
    return (language === 'en' && area?.nameEn) || (area?.name ?? '')
  }
  const areas = [...new Set([nameOf(place.districtCode), nameOf(place.streetCode), nameOf(place.communityCode)].filter(Boolean))]
  if (language === 'en') return [door, ...areas.toReversed()].filter(Boolean).join(', ')
  const spaced = !HAN.test(areas.join('')) || (door !== '' && !HAN.test(door))
  return [...areas, door].filter(Boolean).join(spaced ? ' ' : '')
}
