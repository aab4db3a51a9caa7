/**
 * A model as one file: eight bytes of name and version, the length of the head, the head as JSON, then the numbers,
 * all but the name packed (gzip). Little-endian, as every machine the platform runs on.
 */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Head, TextModel } from './model.ts'
import { vocabularyOf } from './vocabulary.ts'

const NAME = Buffer.from('CLTEXT01')

export class UnreadableModel extends Error {}

interface FileHead {
  about: Record<string, unknown>
  pieces: string[]
  heads: { target: string; labels: string[]; temperature: number }[]
}

export function encodeModel({ vocabulary, heads, about = {} }: TextModel): Buffer {
  const fileHead: FileHead = {
    about,
    pieces: [...vocabulary.pieces],
    heads: heads.map(({ target, labels, temperature }) => ({ target, labels: [...labels], temperature })),
  }
  const json = Buffer.from(JSON.stringify(fileHead))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const numbers = [vocabulary.rarity, ...heads.flatMap(({ scale, bias, weights }) => [scale, bias, weights])]
  const parts = numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))
  return Buffer.concat([NAME, gzipSync(Buffer.concat([length, json, ...parts]))])
}

export function decodeModel(file: Buffer): TextModel {
  if (!file.subarray(0, NAME.length).equals(NAME)) throw new UnreadableModel('this is no text model of a version that can be read')
  const content = unpacked(file.subarray(NAME.length))
  const jsonEnd = 4 + content.readUInt32LE(0)
  const { pieces, heads, about }: FileHead = JSON.parse(content.subarray(4, jsonEnd).toString())
  const take = taker(content, jsonEnd)
  const vocabulary = vocabularyOf(pieces, new Float32Array(take(pieces.length * 4)))
  const read = heads.map(
    (head): Head => ({
      ...head,
      scale: new Float32Array(take(head.labels.length * 4)),
      bias: new Float32Array(take(head.labels.length * 4)),
      weights: new Int8Array(take(head.labels.length * pieces.length)),
    }),
  )
  return { vocabulary, heads: read, about }
}

function unpacked(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed)
  } catch {
    throw new UnreadableModel('the file is damaged')
  }
}

/** Each part in memory of its own, aligned for the numbers in it. */
function taker(content: Buffer, start: number): (bytes: number) => ArrayBuffer {
  let at = start
  return (bytes) => {
    if (at + bytes > content.length) throw new UnreadableModel('the file is cut off')
    const part = new ArrayBuffer(bytes)
    new Uint8Array(part).set(content.subarray(at, at + bytes))
    at += bytes
    return part
  }
}

export const hashOf = (file: Buffer): string => createHash('sha256').update(file).digest('hex')
