/** Where a tile lies in the order of keys, and how often it changed. */
import { interleave, KEY_ZOOM } from '../geo/morton.ts'

export interface TileAddress {
  z: number
  x: number
  y: number
}

export function rangeOf({ z, x, y }: TileAddress): { from: number; to: number } {
  const side = 2 ** (KEY_ZOOM - z)
  const from = interleave(x * side, y * side)
  return { from, to: from + side * side - 1 }
}

/** Beyond this, counting starts over: every tile is new once. */
const MOST_VERSIONS = 400_000
const DEEPEST = 18

/** How often each tile changed, at every zoom; tiles that never did share the version of the whole. */
export function makeVersions() {
  let whole = 1
  let changed = new Map<number, number>()
  const bumpAll = () => {
    whole += 1_000_000
    changed = new Map()
  }
  return {
    bumpAll,
    of: (address: TileAddress) => whole + (changed.get(cellName(address.z, rangeOf(address).from)) ?? 0),
    bump(key: number) {
      if (changed.size > MOST_VERSIONS) bumpAll()
      for (let z = 0; z <= DEEPEST; z++) {
        const cell = cellName(z, key)
        changed.set(cell, (changed.get(cell) ?? 0) + 1)
      }
    },
  }
}

/** One number for zoom and cell: a leading one, then two bits a zoom. */
function cellName(z: number, key: number): number {
  return 4 ** z + Math.floor(key / 4 ** (KEY_ZOOM - z))
}
