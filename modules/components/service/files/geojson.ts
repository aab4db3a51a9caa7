/** A FeatureCollection of any size, feature by feature. */
import { createReadStream, statSync } from 'node:fs'
import { pipeline } from 'node:stream'
import type { Feature, Geometry } from 'geojson'
import { pick } from 'stream-json/filters/pick.js'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { badFile, cellOf, HANDFUL, type Source, type SourceRow } from './source.ts'

/** Features need not have the same properties; those of the first make the columns. */
const LOOK_AT = 100

export async function openGeoJson(file: string): Promise<Source> {
  const bytes = Math.max(statSync(file).size, 1)
  let reading = createReadStream(file)
  reading.destroy()
  const features = () => {
    reading = createReadStream(file)
    return featuresOf(reading)
  }
  const columns = await columnsOf(features())

  async function* rows(): AsyncGenerator<SourceRow[]> {
    let line = 0
    let handful: SourceRow[] = []
    for await (const { properties, geometry } of features()) {
      handful.push({ line: ++line, cells: columns.map((column) => cellOf(properties?.[column])), geometry })
      if (handful.length < HANDFUL) continue
      yield handful
      handful = []
    }
    if (handful.length > 0) yield handful
  }

  return { columns, shapes: true, rows, share: () => Math.min(reading.bytesRead / bytes, 1), close: async () => void reading.destroy() }
}

type ReadFeature = Feature<Geometry | null>

async function* featuresOf(reading: NodeJS.ReadableStream): AsyncGenerator<ReadFeature> {
  const picked = pick.withParserAsStream({ filter: 'features' })
  const elements = pipeline(reading, picked, streamArray.asStream(), () => undefined)
  const found: AsyncIterable<{ value: unknown }> = elements
  try {
    for await (const { value } of found) if (isFeature(value)) yield value
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error
    throw badFile('不是完整的 GeoJSON', 'This is no complete GeoJSON')
  }
}

function isFeature(value: unknown): value is ReadFeature {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Feature' && 'geometry' in value
}

async function columnsOf(features: AsyncIterable<ReadFeature>): Promise<string[]> {
  const columns = new Set<string>()
  let looked = 0
  for await (const { properties } of features) {
    for (const column of Object.keys(properties ?? {})) columns.add(column)
    if (++looked === LOOK_AT) break
  }
  if (looked === 0) throw badFile('文件中没有要素', 'There is no feature in the file')
  return [...columns]
}
