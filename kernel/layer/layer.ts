/** A map layer: registered once by a module, then on every map, for those who may see it. */
import type { FeatureCollection } from 'geojson'
import type { Ctx } from '../ctx.ts'
import type { Titles } from '../titles.ts'

export interface LayerWindow {
  /** [west, south, east, north], degrees. */
  bounds: [number, number, number, number]
  zoom: number
  filters: Record<string, string>
}

export interface LayerDefinition {
  id: string
  title: Titles
  permission: string
  /** How the map skin draws it; colours belong to the skin. */
  style: 'points' | 'areas' | 'outlines'
  /** Below this zoom the layer is not asked for. */
  minZoom: number
  group: string
  /** Switched on when a map opens. */
  on: boolean
  features(ctx: Ctx, window: LayerWindow): Promise<FeatureCollection>
}
