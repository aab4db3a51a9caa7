/** Which component codes are taken: a bit each, so that a census of millions fits into a few dozen megabytes. */
export interface CodeSet {
  has(code: string): boolean
  add(code: string): void
}

const SEQUENCE_DIGITS = 6
const FIRST_BYTES = 1 << 10

export function makeCodeSet(): CodeSet {
  const families = new Map<string, Uint8Array>()
  const split = (code: string) => ({ family: code.slice(0, -SEQUENCE_DIGITS), sequence: Number(code.slice(-SEQUENCE_DIGITS)) })
  return {
    has(code) {
      const { family, sequence } = split(code)
      return ((families.get(family)?.[sequence >> 3] ?? 0) & (1 << (sequence & 7))) !== 0
    },
    add(code) {
      const { family, sequence } = split(code)
      const bits = roomFor(families.get(family), sequence >> 3)
      families.set(family, bits)
      bits[sequence >> 3] = (bits[sequence >> 3] ?? 0) | (1 << (sequence & 7))
    },
  }
}

function roomFor(bits: Uint8Array | undefined, byte: number): Uint8Array {
  if (bits && byte < bits.length) return bits
  const grown = new Uint8Array(Math.max(FIRST_BYTES, (bits?.length ?? 0) * 2, byte + 1))
  if (bits) grown.set(bits)
  return grown
}
