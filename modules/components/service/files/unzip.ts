/** Takes a zip apart into files, part by part, never whole in memory. */
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { extname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { badFile } from './source.ts'

/** A zip that grows beyond so many times its size is no survey. */
const MOST_GROWTH = 60

/** Files of the wanted extensions, under the names `part.shp` and so on; answers which were there. */
export async function unzip(file: string, bytes: number, into: string, wanted: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>()
  const targets: WriteStream[] = []
  let open = 0
  let written = 0
  let fault: Error | null = null
  const zip = new Unzip()
  zip.register(UnzipPassThrough)
  zip.register(UnzipInflate)
  zip.onfile = (part) => {
    const extension = extname(part.name).toLowerCase()
    if (!wanted.has(extension) || found.has(extension)) return
    found.add(extension)
    open++
    const target = createWriteStream(join(into, `part${extension}`))
    targets.push(target)
    part.ondata = (error, data, final) => {
      written += data?.length ?? 0
      if (error || written > bytes * MOST_GROWTH) fault ??= error ?? new Error('the zip grows too much')
      if (!fault) target.write(data)
      if (!final && !fault) return
      open--
      target.end()
    }
    part.start()
  }
  try {
    for await (const chunk of createReadStream(file)) zip.push(chunk, false)
    zip.push(new Uint8Array(0), true)
  } catch (error) {
    fault ??= error instanceof Error ? error : new Error('the zip cannot be read')
  }
  // Every file is closed before anybody takes the folder away.
  for (const target of targets) target.end()
  await Promise.all(targets.map((target) => finished(target)))
  if (fault || open > 0) throw badFile('压缩包已损坏或不完整', 'The zip is damaged or incomplete')
  return found
}
