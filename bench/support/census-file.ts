/** A census as a surveyor hands it in: CSV with the names of GB/T 47678.5. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CityPack } from '#cities/pack.ts'

const HEAD = 'GLBJBSM,GLBJMC,ZGBMDM,ZGBMMC,GLBJZT,CSRQ,SJLY,lon,lat\n'
const STATUS = { intact: '完好', damaged: '破损', lost: '丢失', abandoned: '废弃', removed: '移除' }

export async function censusFile(pack: CityPack, about: number, file: string): Promise<void> {
  if (!pack.components) throw new Error('the pack has no census')
  await pipeline(Readable.from(linesOf(pack.components(about))), createWriteStream(file))
}

function* linesOf(components: ReturnType<NonNullable<CityPack['components']>>): Generator<string> {
  yield HEAD
  let piece = ''
  for (const { code, name, authorityUnitCode, authorityUnitName, status, initialDate, dataSource, lon, lat } of components) {
    piece += `${code},${name},${authorityUnitCode},${authorityUnitName},${STATUS[status]},${initialDate},${dataSource},${lon},${lat}\n`
    if (piece.length < 60_000) continue
    yield piece
    piece = ''
  }
  yield piece
}
