/**
 * A register (台账): a typed set of things the city keeps a file on. One definition gives list, detail, history,
 * form, import, export, permissions, API and screens (design §1).
 */
import Type, { type TObject, type TSchema } from 'typebox'
import type { ScopeColumns } from '../access/scope.ts'
import type { Ctx } from '../ctx.ts'
import { Instant, Json, Nullable } from '../http/shapes.ts'
import type { ListColumn, ListDefinition } from '../list/definition.ts'
import type { Problem } from '../problem.ts'
import type { Titles } from '../titles.ts'

export interface RegisterField extends ListColumn {
  help?: Titles
  required?: boolean
  /** Fixed once written, such as a code. */
  fixed?: boolean
  /** Shown, never written by people. */
  readOnly?: boolean
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
  /** Several words instead of one. */
  many?: boolean
  /** The field holds the code of a row in another register. */
  refers?: string
}

export interface RegisterDefinition {
  /** Path of the API and of the screens: `duty-grids`. */
  name: string
  title: Titles
  table: string
  /** View with further columns to read, such as names behind codes; the table by default. */
  view?: string
  /** Field that people know a row by; unique among rows not retired. */
  code: string
  /** Field shown as the name of a row. */
  label: string
  fields: Record<string, RegisterField>
  scope: ScopeColumns
  permissions: { read: string; write: string }
  defaultSort: string
  search?: ListDefinition['search']
  /** Screen of an import of its own, in place of the general one. */
  importAt?: string
  /** Layer of the map on which the rows lie. */
  layer?: string
  /**
   * Column with the GeoJSON of those rows that are lines or areas; their point lies on it. What reaches farther from it than
   * `LONGEST_OUTLINE_DEGREES` is found by its middle only: it ought to be surveyed in pieces.
   */
  outline?: string
  /** Its rows are for the screens of those who may see them: no collection of open data, no file of a GIS. */
  closed?: true
  /** A rule that a schema cannot say; returns the problem or null. */
  check?(ctx: Ctx, row: RegisterRow, before: RegisterRow | null): Promise<Problem | null>
  /** Fields that follow from the given ones, such as the codes of a place; throws what cannot be resolved. */
  derive?(ctx: Ctx, row: RegisterRow, before: RegisterRow | null): Promise<Record<string, unknown>>
  /**
   * What others are told of a change beside that there was one; null stands for a row that is not in force. Of an import they
   * hear only that there was one.
   */
  news?(before: RegisterRow | null, after: RegisterRow | null): Record<string, unknown>
  /** What else follows from a change, such as reloading areas held in memory. */
  changed?(ctx: Ctx): Promise<void>
}

export const CHANGED = 'changed'
export const IMPORTED = 'imported'

/** News of a register: one row changed, or an import brought many. Whoever keeps its rows in memory listens to both. */
export const newsTopics = (register: string): [string, string] => [`${register}.${CHANGED}`, `${register}.${IMPORTED}`]

export interface RegisterRow {
  id: string
  version: number
  historySeq: number
  historyHash: string
  retiredAt: Date | null
  updatedAt: Date
  [field: string]: unknown
}

export function fieldSchema(field: RegisterField): TSchema {
  const one = singleSchema(field)
  return field.many ? Type.Array(one, { maxItems: 100 }) : one
}

function singleSchema(field: RegisterField): TSchema {
  if (field.words) return Type.Unsafe<string>({ type: 'string', enum: Object.keys(field.words) })
  switch (field.type) {
    case 'text':
      return Type.String({
        maxLength: field.maxLength ?? 200,
        ...(field.required ? { minLength: 1 } : {}),
        ...(field.pattern ? { pattern: field.pattern } : {}),
      })
    case 'number':
      return Type.Number({
        ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
        ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
      })
    case 'boolean':
      return Type.Boolean()
    case 'date':
      return Type.String({ format: 'date' })
    case 'instant':
      return Instant
    case 'json':
      return Json
  }
}

/** What a caller may send: all required fields for a new row, any writable ones for a change. */
export function inputShape(register: RegisterDefinition, purpose: 'create' | 'change'): TObject {
  const entries = Object.entries(register.fields)
    .filter(([, field]) => !field.readOnly && !(purpose === 'change' && field.fixed))
    .map(([key, field]): [string, TSchema] => {
      const schema = field.required ? fieldSchema(field) : Nullable(fieldSchema(field))
      return [key, purpose === 'create' && field.required ? schema : Type.Optional(schema)]
    })
  const identity: Record<string, TSchema> =
    purpose === 'create' ? { id: Type.Optional(Type.String({ format: 'uuid' })) } : { version: Type.Integer({ minimum: 1 }) }
  return Type.Object({ ...identity, ...Object.fromEntries(entries) }, { additionalProperties: false })
}

export function rowShape(register: RegisterDefinition, detail: boolean): TSchema {
  const entries = Object.entries(register.fields)
    .filter(([, field]) => detail || !field.detailOnly)
    .map(([key, field]): [string, TSchema] => [key, Nullable(fieldSchema({ ...field, maxLength: 100_000 }))])
  return Type.Object({
    id: Type.String({ format: 'uuid' }),
    version: Type.Integer(),
    retiredAt: Nullable(Instant),
    updatedAt: Instant,
    ...Object.fromEntries(entries),
  })
}

/** The register as a list; rows no longer in force are hidden unless asked for. */
export function listOf(register: RegisterDefinition): ListDefinition {
  return {
    from: register.view ?? register.table,
    key: 'id',
    columns: {
      ...register.fields,
      version: { title: { zh: '版本', en: 'Version' }, type: 'number', hidden: true },
      retiredAt: { title: { zh: '停用时间', en: 'Retired' }, type: 'instant', hidden: true, filter: true, nullable: true },
      updatedAt: { title: { zh: '更新时间', en: 'Updated' }, type: 'instant', sort: true },
    },
    scope: register.scope,
    permission: register.permissions.read,
    defaultSort: register.defaultSort,
    ...(register.search ? { search: register.search } : {}),
    row: rowShape(register, false),
  }
}

/** Rows with a place can be taken along as files of a GIS. */
export function isPlaced({ fields }: Pick<RegisterDefinition, 'fields'>): boolean {
  return (fields.lon?.type === 'number' && fields.lat?.type === 'number') || fields.geometry?.type === 'json'
}

/** What the generated screens need to know. */
export function describeRegister(register: RegisterDefinition) {
  return {
    name: register.name,
    title: register.title,
    code: register.code,
    label: register.label,
    layer: register.layer ?? null,
    importAt: register.importAt ?? null,
    defaultSort: register.defaultSort,
    searchable: register.search !== undefined,
    placed: isPlaced(register) && !register.closed,
    fields: Object.entries(register.fields).map(([key, field]) => ({ key, ...field })),
  }
}
