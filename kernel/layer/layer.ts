/** A map layer: registered once by a module, then on every map, for those who may see it. */
import type { FeatureCollection } from 'geojson'
import { may } from '../access/actor.ts'
import type { Ctx } from '../ctx.ts'
import type { Row } from '../db/database.ts'
import type { ListDefinition } from '../list/definition.ts'
import { notAllowed, notFound } from '../problem.ts'
import type { TileAddress } from '../tiles/versions.ts'
import type { Language, Titles } from '../titles.ts'

export interface LayerWindow {
  /** [west, south, east, north], degrees. */
  bounds: [number, number, number, number]
  zoom: number
  filters: Record<string, string>
}

/** A vector tile and the version of what is in it. */
export interface LayerTile {
  /** Changes whenever the content may have changed; goes into the ETag. */
  version: string
  encode(): Uint8Array
}

/** How a thing is told in one line. */
export interface Line {
  title: string
  note: string
  /** Its page in the console. */
  page: string
}

/** The list behind a layer. Its rows have `lon` and `lat`, its table has `morton`. */
export interface ListedThings {
  list: ListDefinition
  filters: Record<string, string>
  /** Columns of the list that the line and the facts need. */
  columns: readonly string[]
  line(row: Row, language: Language): Line
}

export interface LayerDefinition {
  id: string
  title: Titles
  permission: string
  /** How the map skin draws it; colours belong to the skin. */
  style: 'points' | 'areas' | 'outlines'
  /** One sign, or two letters, that tells its points from those of other layers. */
  sign?: Titles
  /** Its things move without news of each: a screen asks again every so many seconds. */
  everySeconds?: number
  /** Below this zoom the layer is not asked for. */
  minZoom: number
  group: string
  /** Switched on when a map opens. */
  on: boolean
  features(ctx: Ctx, window: LayerWindow): Promise<FeatureCollection>
  /** Layers of many points come as vector tiles; the vector layer has the id of the layer. */
  tile?(ctx: Ctx, address: TileAddress, filters: Record<string, string>): Promise<LayerTile>
  /** What the features of its tiles carry, for other map programs (TileJSON 3.0 §3.3). */
  tileFields?: Readonly<Record<string, string>>
  /** How what lies inside a drawn shape is listed and exported. */
  inside?: ListedThings
  /** Also counted and listed among what surrounds a point. */
  surrounds?: true
}

export function layersOf(ctx: Ctx): LayerDefinition[] {
  return ctx.modules.flatMap((module) => module.layers ?? [])
}

/** A layer the asker may see. */
export function getLayer(ctx: Ctx, id: string): LayerDefinition {
  const layer = layersOf(ctx).find((one) => one.id === id)
  if (!layer) throw notFound()
  if (!may(ctx.actor, layer.permission)) throw notAllowed()
  return layer
}
