/** A base map from outside, only where the installation names one (CITYLOOP_BASE_MAP). */
import { addProtocol, type LayerSpecification, type SourceSpecification } from 'maplibre-gl'
import { PMTiles, Protocol, TileType } from 'pmtiles'
import type { ExternalBase } from '../api/city.ts'

/** 天地图 in the grid of the web: 矢量底图 and its names. */
function tiandituUrl({ url, key }: ExternalBase, layer: 'vec' | 'cva'): string {
  const words = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}`
  return `${url}/${layer}_w/wmts?${words}&tk=${encodeURIComponent(key)}`
}

const raster = (tiles: string[]): SourceSpecification => ({ type: 'raster', tiles, tileSize: 256, maxzoom: 18 })

export function externalSources(external: ExternalBase | null): Record<string, SourceSpecification> {
  if (!external) return {}
  if (external.kind === 'xyz') return { external: raster([external.url.replace('{key}', encodeURIComponent(external.key))]) }
  if (external.kind === 'tianditu')
    return { external: raster([tiandituUrl(external, 'vec')]), 'external-names': raster([tiandituUrl(external, 'cva')]) }
  const url = `pmtiles://${external.url}`
  return { external: archive === 'vector' ? { type: 'vector', url } : { type: 'raster', url, tileSize: 256 } }
}

export function externalParts(external: ExternalBase | null): LayerSpecification[] {
  if (!external) return []
  if (external.kind === 'pmtiles' && archive === 'vector') return VECTOR_PARTS
  const parts: LayerSpecification[] = [{ id: 'external', type: 'raster', source: 'external' }]
  return external.kind === 'tianditu' ? [...parts, { id: 'external-names', type: 'raster', source: 'external-names' }] : parts
}

/** Streets and water of the layer names that open archives use (Protomaps, OpenMapTiles). */
const VECTOR_PARTS: LayerSpecification[] = [
  ...['water'].map(
    (layer): LayerSpecification => ({
      id: `external/${layer}`,
      type: 'fill',
      source: 'external',
      'source-layer': layer,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': '#9DB2CB', 'fill-opacity': 0.35 },
    }),
  ),
  ...['roads', 'transportation'].map(
    (layer): LayerSpecification => ({
      id: `external/${layer}`,
      type: 'line',
      source: 'external',
      'source-layer': layer,
      paint: { 'line-color': '#8C9AB1', 'line-opacity': 0.5, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.3, 17, 4] },
    }),
  ),
]

let archive: 'raster' | 'vector' = 'raster'
let opened = false

/** The archive says in its head what it holds; asked once, before the map is drawn. */
export async function openExternal(external: ExternalBase | null): Promise<void> {
  if (external?.kind !== 'pmtiles' || opened) return
  opened = true
  const protocol = new Protocol()
  addProtocol('pmtiles', protocol.tile)
  const held = new PMTiles(external.url)
  protocol.add(held)
  archive = (await held.getHeader()).tileType === TileType.Mvt ? 'vector' : 'raster'
}
