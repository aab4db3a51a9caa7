/** Vector tiles of layers: answered by their version where the asker has them, from memory where somebody asked before. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import Type from 'typebox'
import { type Ctx, perPlatform } from '../ctx.ts'
import { type Route, route } from '../http/route.ts'
import { JsonObject } from '../http/shapes.ts'
import { badField, notFound } from '../problem.ts'
import { inLanguage } from '../titles.ts'
import { extentOf } from './extent.ts'
import { getLayer, type LayerDefinition } from './layer.ts'

const DEEPEST = 22
const TILE_TYPE = 'application/vnd.mapbox-vector-tile'
/** Of all tiles kept for the next asker, as they go out. */
const MOST_BYTES = 48 * 1024 * 1024

interface Kept {
  version: string
  body: Buffer
}

/** The least recently asked go first. */
const keptTiles = perPlatform(() => {
  const tiles = new Map<string, Kept>()
  let bytes = 0
  return {
    get(name: string, version: string): Buffer | null {
      const kept = tiles.get(name)
      if (kept?.version !== version) return null
      tiles.delete(name)
      tiles.set(name, kept)
      return kept.body
    },
    put(name: string, kept: Kept): void {
      bytes += kept.body.length - (tiles.get(name)?.body.length ?? 0)
      tiles.delete(name)
      tiles.set(name, kept)
      for (const [oldest, { body }] of tiles) {
        if (bytes <= MOST_BYTES) break
        bytes -= body.length
        tiles.delete(oldest)
      }
    },
  }
})

export const tileRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/layers/:id/tiles/:z/:x/:y',
    summary: 'A vector tile (MVT 2.1): live, filtered, clustered and exact; answers 304 to the ETag of a tile that did not change',
    access: 'signed_in',
    forPrograms: true,
    params: Type.Object({
      id: Type.String(),
      z: Type.Integer({ minimum: 0, maximum: DEEPEST }),
      x: Type.Integer({ minimum: 0 }),
      y: Type.Integer({ minimum: 0 }),
    }),
    query: Type.Object({}, { additionalProperties: Type.String() }),
    answer: Type.Any({ description: TILE_TYPE }),
    streams: true,
    async handle(ctx, { params, query, request, reply }) {
      const layer = tiledLayer(ctx, params.id)
      const address = { z: params.z, x: params.x, y: params.y }
      if (Math.max(address.x, address.y) >= 2 ** address.z) throw badField('x', 'tile', '没有这个瓦片', 'There is no such tile')
      const coding = codingOf(request.headers['accept-encoding'])
      const filters = Object.entries(query)
        .map(([name, value]): [string, string] => [name, String(value)])
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const tile = await layer.tile(ctx, address, Object.fromEntries(filters))
      const etag = `"${tile.version}-${coding}"`
      reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding, authorization, cookie')
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      const name = [layer.id, coding, address.z, address.x, address.y, ...filters.flat()].join('/')
      const tiles = keptTiles(ctx)
      const body = tiles.get(name, tile.version) ?? packed(tile.encode(), coding)
      tiles.put(name, { version: tile.version, body })
      if (body.length === 0) return reply.code(204).send()
      if (coding !== 'identity') reply.header('content-encoding', coding)
      return reply.type(TILE_TYPE).send(body)
    },
  }),
  route({
    method: 'GET',
    url: '/api/layers/:id/tilejson',
    summary: 'TileJSON 3.0 of a layer, for other map programs',
    access: 'signed_in',
    forPrograms: true,
    params: Type.Object({ id: Type.String() }),
    answer: JsonObject,
    async handle(ctx, { params, request }) {
      const layer = tiledLayer(ctx, params.id)
      return {
        tilejson: '3.0.0',
        name: inLanguage(layer.title, ctx.language),
        tiles: [`${request.protocol}://${request.host}/api/layers/${layer.id}/tiles/{z}/{x}/{y}`],
        scheme: 'xyz',
        minzoom: layer.minZoom,
        maxzoom: DEEPEST,
        bounds: await extentOf(ctx),
        vector_layers: [{ id: layer.id, minzoom: layer.minZoom, maxzoom: DEEPEST, fields: layer.tileFields ?? {} }],
      }
    },
  }),
]

type TiledLayer = LayerDefinition & Required<Pick<LayerDefinition, 'tile'>>

function tiledLayer(ctx: Ctx, id: string): TiledLayer {
  const layer = getLayer(ctx, id)
  if (!layer.tile) throw notFound()
  return { ...layer, tile: layer.tile }
}

type Coding = 'br' | 'gzip' | 'identity'

function codingOf(accepted: string | string[] | undefined): Coding {
  const text = String(accepted ?? '')
  return /\bbr\b/.test(text) ? 'br' : /\bgzip\b/.test(text) ? 'gzip' : 'identity'
}

const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }

function packed(bytes: Uint8Array, coding: Coding): Buffer {
  if (bytes.length === 0 || coding === 'identity') return Buffer.from(bytes)
  return coding === 'br' ? brotliCompressSync(bytes, QUICK) : gzipSync(bytes, { level: 1 })
}
