/**
 * Chance that repeats itself: generated rows must be the same on every run and every machine, so there is
 * no clock, no `Math.random` and no transcendental function behind them.
 */
import { createHash } from 'node:crypto'

/** Mixes integers into 32 even bits (the finaliser of MurmurHash3). */
export function mix32(a: number, b: number, salt = 0): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(salt, 0xc2b2ae3d)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A number in [0, 1) that belongs to the pair. */
export const unitOf = (a: number, b: number, salt = 0): number => mix32(a, b, salt) / 4294967296

/** FNV-1a, enough to turn a code into a seed. */
export function seedOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** A sequence of numbers in [0, 1) that starts over with the same seed. */
export function sequenceOf(seed: number): () => number {
  let step = 0
  return () => unitOf(seed, step++)
}

/** One of the list; the same seed takes the same one. */
export function pick<T>(list: readonly T[], seed: number): T {
  const chosen = list[seed % list.length]
  if (chosen === undefined) throw new Error('nothing to pick from')
  return chosen
}

/** Smooth noise in [-1, 1]: values on a coarse lattice, blended between. */
export function smoothNoise(x: number, y: number, salt: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const fx = ease(x - column)
  const fy = ease(y - row)
  const north = blend(unitOf(column, row, salt), unitOf(column + 1, row, salt), fx)
  const south = blend(unitOf(column, row + 1, salt), unitOf(column + 1, row + 1, salt), fx)
  return blend(north, south, fy) * 2 - 1
}

const ease = (t: number) => t * t * (3 - 2 * t)
const blend = (from: number, to: number, t: number) => from + (to - from) * t

/** The same parts always give the same UUID (version 8, RFC 9562). */
export function stableUuid(...parts: string[]): string {
  const bytes = createHash('sha256').update(parts.join('\u0000')).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
