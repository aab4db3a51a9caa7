/** A small generator with a seed (mulberry32), so that every run asks the same. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function oneOf<T>(random: () => number, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('nothing to choose from')
  return value
}

/** Normal deviate of mean 0 and deviation 1 (Box and Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** A duration as people take them: never negative, mostly near the median, sometimes far above. */
export function lognormal(random: () => number, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random))
}

/** A number from a text, the same on every machine, as a seed. */
export function seedOf(...parts: (string | number)[]): number {
  let seed = 0x811c9dc5
  for (const char of parts.join(' ')) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return seed >>> 0
}
