/** Which collections there are: those of registers follow from their fields, others come from the modules. */
import { may } from '../access/actor.ts'
import type { Ctx, Platform } from '../ctx.ts'
import { snake, sql } from '../db/sql.ts'
import type { ListColumn, ListDefinition } from '../list/definition.ts'
import { notAllowed, notFound } from '../problem.ts'
import { isPlaced, listOf, type RegisterDefinition } from '../register/register.ts'
import type { FeatureShape, FeatureSource } from './definition.ts'

export function collectionsOf(platform: Platform): FeatureSource[] {
  return platform.modules.flatMap((module) => [
    ...(module.registers ?? []).flatMap((one) => ofRegister(platform, one)),
    ...(module.features ?? []),
  ])
}

/** A collection the asker may see. */
export function getCollection(ctx: Ctx, id: string): FeatureSource {
  const collection = collectionsOf(ctx).find((one) => one.id === id)
  if (!collection) throw notFound()
  if (!may(ctx.actor, collection.list.permission)) throw notAllowed({ extra: { permission: collection.list.permission } })
  return collection
}

/** The collection of the same rows, for exports of a list as files of a GIS. */
export function collectionOver(platform: Platform, list: ListDefinition): FeatureSource | undefined {
  return collectionsOf(platform).find((one) => one.list.from === list.from && one.list.permission === list.permission)
}

function ofRegister(platform: Platform, register: RegisterDefinition): FeatureSource[] {
  const shape = shapeOf(platform, register)
  if (!shape) return []
  const { name: id, title } = register
  return [{ id, title, list: listOf(register), shape, instant: 'updatedAt', where: sql`t.retired_at is null` }]
}

function shapeOf(platform: Platform, register: RegisterDefinition): FeatureShape | null {
  if (register.closed || !isPlaced(register)) return null
  if (register.fields.geometry?.type === 'json')
    return { kind: 'area', column: 'geometry', code: snake(register.code), layers: register.layer ? [register.layer] : [] }
  // A layer that lists what lies inside a shape promises the key and its index.
  const layer = platform.modules.flatMap((module) => module.layers ?? []).find((one) => one.id === register.layer)
  return { kind: 'point', keyed: layer?.inside !== undefined, ...(register.outline ? { outline: register.outline } : {}) }
}

const isComputed = (column: ListColumn): boolean => column.where !== undefined && column.detailOnly === true

/** What a feature carries: columns of the table, without its place and without personal data. */
export function propertiesOf({ list }: Pick<FeatureSource, 'list'>): [string, ListColumn][] {
  return Object.entries(list.columns).filter(
    ([key, column]) => column.type !== 'json' && key !== 'lon' && key !== 'lat' && !column.personal && !isComputed(column),
  )
}

/** What may be asked for: the properties, and words a list computes, such as the light of a clock. */
export function queryablesOf({ list }: Pick<FeatureSource, 'list'>): [string, ListColumn][] {
  return [...propertiesOf({ list }), ...Object.entries(list.columns).filter(([, column]) => isComputed(column) && !column.personal)]
}
