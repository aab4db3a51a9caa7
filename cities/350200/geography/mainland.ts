/**
 * Parts the mainland along the inland border of the city. Both parts follow the real shore; the seam between them is
 * the border of the cells, straightened, and the same for both.
 */
import type { Position } from 'geojson'
import { squaredDistance, straighten } from '../../kit/line.ts'
import { land } from './land.ts'
import { at, CELLS, positionOf } from './lattice.ts'
import { cellBeside, type Walk, walksAround } from './outlines.ts'
import { mainlandShore, WINDOW_CORNERS } from './sources.ts'

export interface Mainland {
  city: Position[]
  neighbour: Position[]
}

export function splitMainland(): Mainland {
  const shore = mainlandShore()
  const border = straighten(inlandBorder().map(positionOf), 0.0009)
  const eastern = nearestIndex(shore, border[0])
  const western = nearestIndex(shore, border.at(-1))
  const seam = [...shore.slice(eastern, eastern + 1), ...border.slice(1, -1), ...shore.slice(western, western + 1)]
  return {
    city: [...seam, ...shore.slice(western + 1, eastern + 1)],
    neighbour: [...shore.slice(0, western), ...seam.toReversed(), ...shore.slice(eastern + 1), ...WINDOW_CORNERS, ...shore.slice(0, 1)],
  }
}

/** The stretch of the border that touches land of others: from the eastern shore by the north to the western. */
function inlandBorder(): Walk {
  const labels = new Int32Array(CELLS).fill(-1)
  land().district.forEach((district, cell) => {
    if (district >= 0) labels[cell] = 0
  })
  const [walks = []] = walksAround(labels, 1)
  return longestStretch(walks.reduce((longest, walk) => (walk.length > longest.length ? walk : longest), []))
}

function longestStretch(walk: Walk): Walk {
  const start = walk.findIndex((corner) => !touchesForeignLand(corner))
  let longest: Walk = []
  let stretch: Walk = []
  for (const corner of [...walk.slice(start), ...walk.slice(0, start)]) {
    stretch = touchesForeignLand(corner) ? [...stretch, corner] : []
    if (stretch.length > longest.length) longest = stretch
  }
  return longest
}

const touchesForeignLand = (corner: number): boolean =>
  [0, 1, 2, 3].some((direction) => {
    const cell = cellBeside(corner, direction, 0)
    return cell === -1 || (at(land().ground, cell) === 0 && at(land().district, cell) === -1)
  })

function nearestIndex(line: Position[], to: Position | undefined): number {
  const distances = line.map((position) => squaredDistance(position, to ?? []))
  return distances.indexOf(Math.min(...distances))
}
