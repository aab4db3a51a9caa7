/** A Shapefile as it travels: a zip with .shp and .dbf, sometimes .cpg. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feature, Geometry } from 'geojson'
import { open } from 'shapefile'
import { encodingOf, headOf } from '#kernel/files/csv.ts'
import { badFile, cellOf, HANDFUL, type Source, type SourceRow } from './source.ts'
import { unzip } from './unzip.ts'

const PARTS: ReadonlySet<string> = new Set(['.shp', '.dbf', '.cpg'])
/** Where the number of records stands in a .dbf. */
const DBF_RECORDS = 4

export async function openShapefile(file: string): Promise<Source> {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-shapefile-'))
  const close = async () => rmSync(folder, { recursive: true, force: true })
  try {
    const found = await unzip(file, statSync(file).size, folder, PARTS)
    if (!found.has('.shp') || !found.has('.dbf')) throw badFile('压缩包里应有 .shp 和 .dbf', 'The zip must hold a .shp and a .dbf')
    return await sourceOf(join(folder, 'part'), found.has('.cpg'), close)
  } catch (error) {
    await close()
    throw error
  }
}

async function sourceOf(part: string, saysEncoding: boolean, close: () => Promise<void>): Promise<Source> {
  const head = await headOf(`${part}.dbf`)
  const encoding = saysEncoding ? readFileSync(`${part}.cpg`, 'latin1').trim() : encodingOf(head)
  const records = Math.max(head.readUInt32LE(DBF_RECORDS), 1)
  const features = () => featuresOf(`${part}.shp`, `${part}.dbf`, knownEncoding(encoding))
  let read = 0
  const first = await features().next()
  if (first.done) throw badFile('文件中没有要素', 'There is no feature in the file')
  const columns = Object.keys(first.value.properties ?? {})

  async function* rows(): AsyncGenerator<SourceRow[]> {
    read = 0
    let handful: SourceRow[] = []
    for await (const { properties, geometry } of features()) {
      handful.push({ line: ++read, cells: columns.map((column) => cellOf(properties?.[column])), geometry })
      if (handful.length < HANDFUL) continue
      yield handful
      handful = []
    }
    if (handful.length > 0) yield handful
  }
  return { columns, shapes: true, rows, share: () => Math.min(read / records, 1), close }
}

async function* featuresOf(shp: string, dbf: string, encoding: string): AsyncGenerator<Feature<Geometry | null>> {
  const source = await open(shp, dbf, { encoding }).catch(broken)
  for (;;) {
    const next = await source.read().catch(broken)
    if (next.done) return
    yield next.value
  }
}

function broken(): never {
  throw badFile('Shapefile 已损坏或不完整', 'The Shapefile is damaged or incomplete')
}

function knownEncoding(name: string): string {
  try {
    return new TextDecoder(name).encoding
  } catch {
    return 'utf-8'
  }
}
