import Type, { type Static } from 'typebox'
import { JsonObject, Nullable, OneOf, Point, TitlesShape, Uuid } from '#kernel/http/shapes.ts'

const Area = Type.Object({ code: Type.String(), name: Type.String() })

export const LocatedShape = Type.Object({
  unitGrid: Nullable(Area),
  dutyGrid: Nullable(Area),
  community: Nullable(Area),
  street: Nullable(Area),
  district: Nullable(Area),
})
export type LocatedAreas = Static<typeof LocatedShape>

/** Who answers for a place: whoever patrols its duty grid, and the units of its community and of its street. */
export const InChargeShape = Type.Object({
  located: LocatedShape,
  collectors: Type.Array(Type.Object({ id: Uuid, name: Type.String(), phone: Nullable(Type.String()) })),
  units: Type.Array(
    Type.Object({
      id: Uuid,
      code: Type.String(),
      name: Type.String({ description: 'In the language of the request' }),
      kind: Type.String(),
      regionCode: Type.String({ description: 'The area it answers for' }),
      trades: Type.Array(Type.String()),
      phone: Nullable(Type.String()),
    }),
    { description: 'The smallest area first' },
  ),
})
export type InCharge = Static<typeof InChargeShape>

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

const AddressWords = {
  road: Type.String({ description: 'Road, lane or village; empty where none' }),
  number: Nullable(Type.Integer()),
  suffix: Type.String({ description: 'What follows the number: -3, A' }),
  numberTo: Nullable(Type.Integer({ description: 'Last number of a block' })),
  building: Type.String(),
  marker: Type.String({ description: 'A place known by its name, or a crossing' }),
}

const PlaceCodes = {
  districtCode: Type.String(),
  streetCode: Type.String(),
  communityCode: Nullable(Type.String()),
  dutyGridCode: Type.String(),
  unitGridCode: Nullable(Type.String()),
}

export const CANDIDATE_KINDS = ['region', 'road', 'interpolated', 'known'] as const

export const CandidateShape = Type.Object({
  score: Type.Number({ minimum: 0, maximum: 1, description: '1 says the same in every part' }),
  kind: OneOf(CANDIDATE_KINDS, { description: 'An area, a whole road, a number between two known ones, or a known address' }),
  source: Nullable(Type.String({ description: 'Where a known address comes from' })),
  address: Type.String({ description: 'Standard address in the language of the request' }),
  door: Type.String({ description: 'Road and number, or the marker, without the areas' }),
  elements: Type.Object(AddressWords),
  point: Point,
  ...PlaceCodes,
  seen: Type.Integer({ description: 'How often the address was seen' }),
})
export type GeocodeCandidate = Static<typeof CandidateShape>

export const GeocodeShape = Type.Object({
  asked: Type.Object({
    districtCode: Nullable(Type.String()),
    streetCode: Nullable(Type.String()),
    communityCode: Nullable(Type.String()),
    ...AddressWords,
    relation: Type.String(),
    rest: Type.String({ description: 'What was not understood' }),
  }),
  candidates: Type.Array(CandidateShape),
})
export type Geocode = Static<typeof GeocodeShape>

export const ReverseShape = Type.Object({
  address: Type.String({ description: 'Standard address in the language of the request' }),
  located: LocatedShape,
  nearest: Type.Array(
    Type.Object({ address: Type.String(), door: Type.String(), elements: Type.Object(AddressWords), point: Point, metres: Type.Number() }),
  ),
})
export type ReverseGeocode = Static<typeof ReverseShape>

export const MOST_TEXTS = 1000
const AddressText = Type.String({ maxLength: 200 })

export const BatchShape = Type.Object(
  { texts: Type.Array(AddressText, { minItems: 1, maxItems: MOST_TEXTS }) },
  { additionalProperties: false },
)
export const BatchAnswer = Type.Array(Type.Object({ text: Type.String(), found: Nullable(CandidateShape) }))
