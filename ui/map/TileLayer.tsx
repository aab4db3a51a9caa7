import type { VectorTileSource } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { KEY_ZOOM, uninterleave } from '#kernel/geo/morton.ts'
import { type QueryWords, urlWith } from '../api/client.ts'
import { useLive } from '../api/live.ts'
import { usePreferences } from '../preferences.tsx'
import { PALETTES } from '../theme.ts'
import { fontFor } from './base-style.ts'
import type { LayerInfo } from './layer-data.ts'
import { useMap } from './MapView.tsx'
import { type PointSigns, tileParts } from './tile-parts.ts'

interface TileLayerProps {
  layer: LayerInfo
  filters: QueryWords
  /** Class → the sign drawn in its symbol. */
  signs: PointSigns
}

/** From this zoom on tiles hold every point; nearer, the same tiles are drawn larger. */
const DEEPEST = 16
/** More changes than this at once, and all tiles on the screen are asked for again; what did not change answers 304. */
const MANY = 40
const SOON_MS = 250

/** A layer of very many points as vector tiles of 512 px, kept true by the live line. */
export function TileLayer({ layer, filters, signs }: TileLayerProps) {
  const map = useMap()
  const { mode } = usePreferences()
  const url = tilesUrl(layer.id, filters)
  const first = useRef(url)
  useEffect(() => {
    map.addSource(layer.id, { type: 'vector', tiles: [first.current], minzoom: 0, maxzoom: DEEPEST })
    return () => {
      if (map.style && map.getSource(layer.id)) map.removeSource(layer.id)
    }
  }, [map, layer.id])
  useEffect(() => {
    const parts = tileParts(layer.id, PALETTES[mode], signs)
    let gone = false
    void fontFor(Object.values(signs)).then(() => {
      if (gone || !map.getSource(layer.id)) return
      // What stands in the street lies under what goes on there, whichever was switched on first.
      const below = map.getStyle().layers.find(({ id }) => id.endsWith('/ring'))?.id
      for (const part of parts) map.addLayer(part, below ?? 'names')
    })
    return () => {
      gone = true
      if (!map.style) return
      for (const part of parts) if (map.getLayer(part.id)) map.removeLayer(part.id)
    }
  }, [map, layer.id, mode, signs])
  useEffect(() => {
    if (first.current === url) return
    first.current = url
    map.getSource<VectorTileSource>(layer.id)?.setTiles([url])
  }, [map, layer.id, url])
  useChangedTiles(layer.id)
  return null
}

function tilesUrl(id: string, filters: QueryWords): string {
  return `${window.location.origin}${urlWith(`/api/layers/${id}/tiles/{z}/{x}/{y}`, filters)}`
}

/** Asks again for the tiles that hold what was changed, and for no others. */
function useChangedTiles(id: string): void {
  const map = useMap()
  const waiting = useRef<{ keys: number[]; all: boolean; timer: ReturnType<typeof setTimeout> | null }>({
    keys: [],
    all: false,
    timer: null,
  })
  const flush = () => {
    const { keys, all } = waiting.current
    waiting.current = { keys: [], all: false, timer: null }
    if (!map.style || !map.getSource(id)) return
    if (all || keys.length > MANY) map.refreshTiles(id)
    else map.refreshTiles(id, keys.flatMap(tilesWith))
  }
  useEffect(() => () => void (waiting.current.timer && clearTimeout(waiting.current.timer)), [])
  useLive((news) => {
    const { current } = waiting
    if (news === 'resync' || news.topic === `${id}.imported`) current.all = true
    else if (news.topic === `${id}.changed`) current.keys.push(...[news.payload.before, news.payload.after].flatMap(keyOf))
    else return
    current.timer ??= setTimeout(flush, SOON_MS)
  })
}

function keyOf(changed: unknown): number[] {
  return typeof changed === 'object' && changed !== null && 'morton' in changed && typeof changed.morton === 'number'
    ? [changed.morton]
    : []
}

/** The tile of a point at every zoom. */
function tilesWith(key: number): { z: number; x: number; y: number }[] {
  const cell = uninterleave(key)
  return Array.from({ length: DEEPEST + 1 }, (_, z) => {
    const side = 2 ** (KEY_ZOOM - z)
    return { z, x: Math.floor(cell.x / side), y: Math.floor(cell.y / side) }
  })
}
