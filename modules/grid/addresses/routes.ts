/** Geocoding: forward, reverse, many at once (GB/T 30428.3). */
import Type from 'typebox'
import type { Ctx } from '#kernel/ctx.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { badField } from '#kernel/problem.ts'
import { type AreaSet, areasOf } from '../areas.ts'
import { BatchAnswer, BatchShape, type GeocodeCandidate, GeocodeShape, ReverseShape } from '../contract.ts'
import { doorOf, fullAddress } from './describe.ts'
import { geocode } from './forward.ts'
import { reverseGeocode } from './reverse.ts'
import type { Candidate } from './score.ts'

/** So many of a batch are looked up side by side. */
const ABREAST = 4

export const addressRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/geocode',
    summary: 'Candidates for an address, also one that is misspelt, best first',
    access: 'region.read',
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }), limit: Type.Integer({ minimum: 1, maximum: 50, default: 8 }) }),
    answer: GeocodeShape,
    async handle(ctx, { query }) {
      if (query.q.trim() === '') throw badField('q', 'required', '请输入地址', 'Give an address')
      const { elements, candidates } = await geocode(ctx, query.q, query.limit)
      const areas = await areasOf(ctx)
      return { asked: elements, candidates: candidates.map((one) => shown(ctx, areas, one)) }
    },
  }),
  route({
    method: 'GET',
    url: '/api/geocode/reverse',
    summary: 'The standard address of a point, its grids, and the nearest known addresses',
    access: 'region.read',
    query: Type.Object({
      lon: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -90, maximum: 90 }),
      limit: Type.Integer({ minimum: 1, maximum: 50, default: 5 }),
    }),
    answer: ReverseShape,
    handle: (ctx, { query }) => reverseGeocode(ctx, query, query.limit),
  }),
  route({
    method: 'POST',
    url: '/api/geocode/batch',
    summary: 'The best candidate for each of up to a thousand addresses; changes nothing',
    access: 'address.batch',
    body: BatchShape,
    answer: BatchAnswer,
    async handle(ctx, { body: { texts } }) {
      const areas = await areasOf(ctx)
      const found: { text: string; found: GeocodeCandidate | null }[] = []
      for (let from = 0; from < texts.length; from += ABREAST) {
        const some = texts.slice(from, from + ABREAST)
        const best = await Promise.all(some.map((text) => geocode(ctx, text, 1)))
        found.push(...best.map(({ candidates: [first] }, at) => ({ text: some[at] ?? '', found: first ? shown(ctx, areas, first) : null })))
      }
      return found
    },
  }),
]

const KINDS: Readonly<Record<string, 'region' | 'road' | 'interpolated'>> = { region: 'region', road: 'road', interpolated: 'interpolated' }

function shown(ctx: Ctx, areas: AreaSet, candidate: Candidate): GeocodeCandidate {
  const { key: _key, score, kind, weight, areaCode, lon, lat, road, number, suffix, numberTo, building, marker, ...codes } = candidate
  const { districtCode, streetCode, communityCode, dutyGridCode, unitGridCode } = codes
  const elements = { road, number, suffix, numberTo, building, marker }
  const door = doorOf(elements, ctx.language)
  const place = { districtCode, streetCode, communityCode, dutyGridCode, unitGridCode }
  const known = KINDS[kind]
  return {
    score,
    kind: known ?? 'known',
    source: known ? null : kind,
    address: areaCode === undefined ? fullAddress(place, door, areas, ctx.language) : areaAddress(areas, areaCode, ctx.language),
    door,
    elements,
    point: { lon, lat },
    ...place,
    seen: weight,
  }
}

/** An area by its own name and those it lies in. */
function areaAddress({ names }: AreaSet, code: string, language: Ctx['language']): string {
  const parts: string[] = []
  for (let area = names.get(code); area && area.level !== 'city'; area = area.parentCode === null ? undefined : names.get(area.parentCode))
    parts.push((language === 'en' && area.nameEn) || area.name)
  return language === 'en' ? parts.join(', ') : parts.toReversed().join('')
}
