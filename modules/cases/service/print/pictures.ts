/** Photographs of the case, small enough for paper, in the order of the work. */
import sharp from 'sharp'
import { sql } from '#kernel/db/sql.ts'
import type { Picture } from '#kernel/document/index.ts'
import type { Titles } from '#kernel/titles.ts'
import type { CaseDetail } from '../../contract.ts'
import type { Printing } from './words.ts'

const STAGES: Record<CaseDetail['photos'][number]['stage'], Titles> = {
  before: { zh: '处置前', en: 'Before' },
  verify: { zh: '核实', en: 'Verification' },
  after: { zh: '处置后', en: 'After' },
  check: { zh: '核查', en: 'Check' },
}
const ORDER = ['before', 'verify', 'after', 'check']
const LONGEST_EDGE = 900

export async function picturesOf({ ctx, say, when }: Printing, { photos }: CaseDetail): Promise<Picture[]> {
  const files = await ctx.db.query<{ id: string; sha256: string; mediaType: string }>(
    sql`select id, sha256, media_type from stored_file where id = any(${photos.map(({ id }) => id)}::uuid[])`,
  )
  const shown: Picture[] = []
  for (const photo of photos.toSorted((one, other) => ORDER.indexOf(one.stage) - ORDER.indexOf(other.stage))) {
    const file = files.find(({ id }) => id === photo.id)
    if (!file?.mediaType.startsWith('image/')) continue
    const content = await forPaper(await bytesOf(ctx.files.read(file.sha256)))
    shown.push({ content, caption: `${say(STAGES[photo.stage])} · ${when(photo.at)} · ${photo.by} · ${file.sha256.slice(0, 12)}` })
  }
  return shown
}

function forPaper(content: Buffer): Promise<Buffer> {
  return sharp(content).resize(LONGEST_EDGE, LONGEST_EDGE, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 72 }).toBuffer()
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
