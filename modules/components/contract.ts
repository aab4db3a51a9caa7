/** What travels of an import of the census. */
import Type, { type Static } from 'typebox'
import { Instant, JsonObject, Nullable, OneOf, TitlesShape, Uuid } from '#kernel/http/shapes.ts'

export const IMPORT_STATES = ['uploaded', 'running', 'cancelled', 'done', 'failed', 'rolling_back', 'rolled_back'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export const FORMATS = ['csv', 'geojson', 'shapefile', 'geopackage'] as const
export type Format = (typeof FORMATS)[number]

export const SYSTEMS = ['cgcs2000', 'gcj02', 'bd09', 'gk117'] as const

const Mapping = Type.Record(Type.String({ pattern: '^[a-zA-Z]{2,40}$' }), Type.String({ maxLength: 200 }), {
  description: 'Attribute of the register → column of the file',
})

/** How the file is to be read. */
export const Reading = Type.Object({ crs: OneOf(SYSTEMS), mapping: Mapping }, { additionalProperties: false })
export type Reading = Static<typeof Reading>

export const ImportShape = Type.Object({
  id: Uuid,
  state: OneOf(IMPORT_STATES),
  fileName: Type.String(),
  fileSha256: Type.String(),
  format: OneOf(FORMATS),
  bytes: Type.Integer(),
  columns: Type.Array(Type.String()),
  crs: Nullable(OneOf(SYSTEMS)),
  mapping: Nullable(Mapping),
  read: Type.Integer({ description: 'Rows read and settled' }),
  written: Type.Integer(),
  refused: Type.Integer(),
  nearDuplicates: Type.Integer(),
  withoutGrid: Type.Integer(),
  share: Type.Number({ description: 'How much of the file is settled, 0 to 1' }),
  seconds: Type.Number({ description: 'Spent writing' }),
  rolledBack: Type.Integer(),
  kept: Type.Integer({ description: 'Left standing by a rollback, because somebody changed them since' }),
  startedName: Type.String(),
  startedAt: Instant,
  endedAt: Nullable(Instant),
  error: Nullable(TitlesShape),
})
export type ImportRow = Static<typeof ImportShape>

const Fault = Type.Object({ field: Type.String(), reason: TitlesShape })

export const PreviewShape = Type.Object({
  shapes: Type.Boolean({ description: 'The file brings geometry; no columns of coordinates are wanted' }),
  crs: OneOf(SYSTEMS),
  mapping: Mapping,
  missing: Type.Array(Type.String(), { description: 'Required attributes that no column stands for' }),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      fields: JsonObject,
      kind: Nullable(Type.String()),
      lon: Nullable(Type.Number()),
      lat: Nullable(Type.Number()),
      unitGridCode: Nullable(Type.String()),
      faults: Type.Array(Fault),
    }),
  ),
})
export type Preview = Static<typeof PreviewShape>

export const RefusalShape = Type.Object({
  id: Type.Integer(),
  line: Type.Integer(),
  field: Type.String(),
  reason: TitlesShape,
  raw: Type.String(),
})
export type Refusal = Static<typeof RefusalShape>

/** News: `component-import.changed` with how far it is; `components.imported` when many rows came or went at once. */
export const IMPORT_NEWS = 'component-import.changed'
export const MANY_CHANGED = 'components.imported'

/** One stands in for another: the old is retired, the new begins, in one step (ST §2.1). */
export const Replacement = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    code: Type.Optional(Type.String({ pattern: '^[0-9]{16,17}$', description: 'The next free of its class and district by default' })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
    lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    lat: Type.Optional(Type.Number({ minimum: -85, maximum: 85 })),
    initialDate: Type.String({ format: 'date' }),
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  },
  { additionalProperties: false },
)
export type Replacement = Static<typeof Replacement>
