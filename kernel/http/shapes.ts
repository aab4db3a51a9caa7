/** Shapes that many contracts share. */
import Type, { type Static, type TSchema, type TUnsafe } from 'typebox'

export const Uuid = Type.String({ format: 'uuid' })
export const Instant = Type.String({ format: 'date-time', description: 'UTC instant' })
export const Point = Type.Object(
  {
    lon: Type.Number({ minimum: -180, maximum: 180, description: 'CGCS2000 longitude, degrees' }),
    lat: Type.Number({ minimum: -90, maximum: 90, description: 'CGCS2000 latitude, degrees' }),
  },
  { description: 'A place in CGCS2000 (EPSG:4490)' },
)
export type Point = Static<typeof Point>

export const TitlesShape = Type.Object({ zh: Type.String(), en: Type.String() })

/** The same shape or null, in a form that is quick to write out. */
export function Nullable<T extends TSchema>(schema: T): TUnsafe<Static<T> | null> {
  const plain = Object.fromEntries(Object.entries(schema))
  const type = plain.type
  return Type.Unsafe<Static<T> | null>(
    typeof type === 'string'
      ? { ...plain, type: [type, 'null'], ...(Array.isArray(plain.enum) ? { enum: [...plain.enum, null] } : {}) }
      : { anyOf: [schema, { type: 'null' }] },
  )
}

/** One of a list of words, as `enum` in the document. */
export function OneOf<const T extends readonly string[]>(values: T, options: { description?: string } = {}): TUnsafe<T[number]> {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options })
}

/** Anything JSON; for parts whose shape another definition holds. */
export const Json = Type.Unsafe<unknown>({})
export const JsonObject = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })

export function PageOf<T extends TSchema>(row: T) {
  return Type.Object({
    rows: Type.Array(row),
    next: Nullable(Type.String({ description: 'Give it back as `after` for the next page; null on the last page' })),
  })
}

export const ProblemShape = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable name of the problem' }),
    detail: Type.Optional(Type.String()),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), rule: Type.String(), message: Type.String() }))),
  },
  { additionalProperties: true, $id: 'Problem' },
)
