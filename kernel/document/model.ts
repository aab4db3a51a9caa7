/** What a printed document is made of, before any form is chosen (design §1, `document`). */
import type { Language } from '../titles.ts'

export interface Picture {
  /** JPEG or PNG. */
  content: Buffer
  caption: string
}

/** A little map: areas around a point, in degrees. */
export interface PlaceCrop {
  at: readonly [number, number]
  /** Half the width, in degrees of latitude. */
  reach: number
  areas: readonly { ring: readonly (readonly number[])[]; style: 'land' | 'quiet' | 'strong' }[]
  caption: string
}

/** One entry of a list that is told line by line, such as a step of a history. */
export interface Entry {
  title: string
  meta: string
  lines: readonly string[]
  /** Small and even, for hashes. */
  code?: string
}

export type Block =
  | { kind: 'title'; text: string; sub: string }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { kind: 'text'; text: string; faint?: boolean }
  | { kind: 'entries'; entries: readonly Entry[] }
  | { kind: 'pictures'; pictures: readonly Picture[] }
  | { kind: 'place'; crop: PlaceCrop }
  | { kind: 'proof'; address: string; lines: readonly string[]; code: string }

/** A part with its own foot line; each begins on a new page. */
export interface Part {
  foot: string
  blocks: readonly Block[]
}

export interface PrintedDocument {
  title: string
  author: string
  at: Date
  language: Language
  parts: readonly Part[]
}
