import Type, { type Static } from 'typebox'
import { JsonObject, Nullable, OneOf, TitlesShape } from '#kernel/http/shapes.ts'

const Area = Type.Object({ code: Type.String(), name: Type.String() })

export const LocatedShape = Type.Object({
  unitGrid: Nullable(Area),
  dutyGrid: Nullable(Area),
  community: Nullable(Area),
  street: Nullable(Area),
  district: Nullable(Area),
})
export type LocatedAreas = Static<typeof LocatedShape>

export const LEVEL_CODES = ['city', 'district', 'street', 'community'] as const

export const RegionShape = Type.Object({
  code: Type.String(),
  level: OneOf(LEVEL_CODES),
  kind: Nullable(Type.String()),
  name: Type.String(),
  nameEn: Type.String(),
  parentCode: Nullable(Type.String()),
  demo: Type.Boolean({ description: 'The outline was generated and is no official boundary' }),
})
export type Region = Static<typeof RegionShape>

export const CityShape = Type.Object({
  code: Type.String(),
  title: TitlesShape,
  timeZone: Type.String(),
  bounds: Type.Array(Type.Number()),
  centre: Type.Array(Type.Number()),
  demoNotice: Nullable(TitlesShape),
  attribution: Type.Array(Type.String()),
})
export type City = Static<typeof CityShape>

export const PlaceShape = Type.Object({
  code: Type.String(),
  level: OneOf(['district', 'street', 'community', 'duty_grid']),
  name: Type.String(),
  nameEn: Type.String(),
  lon: Type.Number(),
  lat: Type.Number(),
})
export type FoundPlace = Static<typeof PlaceShape>

export const BaseMapShape = Type.Object({
  land: JsonObject,
  lines: JsonObject,
  names: JsonObject,
  external: Nullable(
    Type.Object({ kind: OneOf(['tianditu', 'xyz', 'pmtiles']), url: Type.String(), key: Type.String(), attribution: Type.String() }),
  ),
})

export const UnitGridShape = Type.Object({
  code: Type.String(),
  communityCode: Type.String(),
  dutyGridCode: Type.String(),
  areaM2: Type.Integer(),
  demo: Type.Boolean(),
})
