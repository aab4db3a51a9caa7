/** Features as files of a GIS: GeoJSON, one feature a line, GeoPackage. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Feature, Geometry } from 'geojson'
import type { Ctx } from '../ctx.ts'
import type { FeatureSource } from './definition.ts'
import { writeGeoPackage } from './geopackage.ts'

export const FILE_FORMATS = ['geojson', 'geojsonl', 'gpkg'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

export function isFileFormat(format: string): format is FileFormat {
  return FILE_FORMATS.some((one) => one === format)
}

type Features = AsyncIterable<Feature<Geometry | null>>

export async function sendFile(
  ctx: Ctx,
  reply: FastifyReply,
  collection: FeatureSource,
  features: Features,
  format: FileFormat,
): Promise<FastifyReply> {
  reply.header('content-disposition', `attachment; filename="${collection.id}.${format}"`)
  if (format === 'geojson') return reply.type('application/geo+json').send(Readable.from(collectionText(features)))
  if (format === 'geojsonl') return reply.type('application/x-ndjson').send(Readable.from(lines(features)))
  const { path, remove } = await writeGeoPackage(collection, features, ctx.language, ctx.now())
  return reply.type('application/geopackage+sqlite3').send(createReadStream(path).on('close', remove))
}

async function* collectionText(features: Features): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let between = '\n'
  for await (const feature of features) {
    yield `${between}${JSON.stringify(feature)}`
    between = ',\n'
  }
  yield '\n]}\n'
}

async function* lines(features: Features): AsyncGenerator<string> {
  for await (const feature of features) yield `${JSON.stringify(feature)}\n`
}
