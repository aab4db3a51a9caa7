/** Files by their hash, in the data folder. Photographs are re-encoded and stripped of hidden data (design D12). */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import sharp from 'sharp'
import { defineProblem } from '../problem.ts'

export interface StoredContent {
  sha256: string
  capturedSha256: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
}

export interface FileStore {
  /** Keeps the bytes; returns only when they are on disk. */
  keep(content: Buffer, mediaType: string): Promise<StoredContent>
  /** Keeps a file of any size as it comes, never whole in memory; returns when it is on disk. */
  receive(content: Readable): Promise<{ sha256: string; bytes: number }>
  read(sha256: string): Readable
  /** Where the bytes lie, for readers that need more than a stream. */
  path(sha256: string): string
  thumbnail(sha256: string): Promise<Buffer>
}

export const unreadableImage = defineProblem('unreadable_image', 422, '图片无法识别', 'This picture cannot be read')
export const fileTypeRefused = defineProblem('file_type_refused', 415, '不支持的文件类型', 'This kind of file is not accepted')

const LONGEST_EDGE = 2560
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif', 'image/avif'])
const OTHERS = new Set(['application/pdf', 'audio/mpeg', 'audio/mp4', 'audio/webm', 'video/mp4', 'video/webm'])

export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)

  async function put(content: Buffer): Promise<string> {
    const sha256 = hash(content)
    const path = pathOf(sha256)
    if (await exists(path)) return sha256
    await mkdir(dirname(path), { recursive: true })
    const waiting = `${path}.${process.pid}.${Date.now()}`
    await writeFile(waiting, content, { flush: true })
    await rename(waiting, path)
    return sha256
  }

  return {
    async keep(content, mediaType) {
      const capturedSha256 = hash(content)
      if (OTHERS.has(mediaType))
        return { sha256: await put(content), capturedSha256, mediaType, bytes: content.length, width: null, height: null }
      if (!PICTURES.has(mediaType)) throw fileTypeRefused({ extra: { mediaType } })
      const picture = await reencode(content)
      const sha256 = await put(picture.data)
      return {
        sha256,
        capturedSha256,
        mediaType: 'image/jpeg',
        bytes: picture.data.length,
        width: picture.info.width,
        height: picture.info.height,
      }
    },
    receive: (content) => receive(content, folder, pathOf),
    read: (sha256) => createReadStream(pathOf(sha256)),
    path: pathOf,
    async thumbnail(sha256) {
      return sharp(pathOf(sha256)).resize(320, 320, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 72 }).toBuffer()
    },
  }
}

async function receive(content: Readable, folder: string, pathOf: (sha256: string) => string) {
  const waiting = join(folder, `incoming.${process.pid}.${randomUUID()}`)
  const digest = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      digest.update(chunk)
      bytes += chunk.length
      next(null, chunk)
    },
  })
  try {
    await pipeline(content, counted, createWriteStream(waiting))
    const file = await open(waiting)
    await file.sync()
    await file.close()
    const sha256 = digest.digest('hex')
    await mkdir(dirname(pathOf(sha256)), { recursive: true })
    await rename(waiting, pathOf(sha256))
    return { sha256, bytes }
  } finally {
    await rm(waiting, { force: true })
  }
}

async function reencode(content: Buffer) {
  try {
    return await sharp(content, { limitInputPixels: 120_000_000, failOn: 'error' })
      .rotate()
      .resize(LONGEST_EDGE, LONGEST_EDGE, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 84, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
  } catch {
    throw unreadableImage()
  }
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
